//! Strings as dates, by the rules of the parsers that the generated code uses.

use super::observations::DateShape;
use crate::options::Dates;

/// Whether a date type of `dates` reads `text` as a date (`is_time`: as a date-time).
pub fn reads(dates: Dates, is_time: bool, text: &str) -> bool {
    match (dates, is_time) {
        (Dates::String, _) => true,
        (Dates::Chrono, false) => chrono_date(text),
        (Dates::Chrono, true) => chrono_moment(text),
        (Dates::Jiff | Dates::Time, false) => is_strict_date(text),
        (Dates::Jiff, true) => is_strict_moment(text) && !text.starts_with("9999-12-31"),
        (Dates::Time, true) => is_strict_moment(text),
    }
}

/// How `text` is written.
pub fn shape(text: &str) -> DateShape {
    if is_strict_moment(text) {
        DateShape::DateTime
    } else if is_strict_date(text) {
        DateShape::Date
    } else {
        DateShape::Other
    }
}

/// `2024-12-31`
fn is_strict_date(text: &str) -> bool {
    text.len() == 10 && has_digits(text, &[0..4, 5..7, 8..10]) && chrono_date(text)
}

/// `2024-12-31T23:59:59.123Z`, as in RFC 3339.
fn is_strict_moment(text: &str) -> bool {
    let has_offset = text.ends_with(['Z', 'z'])
        || text.len().checked_sub(6).is_some_and(|start| {
            has_digits(text, &[start + 1..start + 3, start + 4..start + 6])
                && text.as_bytes().get(start + 3) == Some(&b':')
        });
    let has_space = text
        .get(11..)
        .is_none_or(|tail| tail.contains(char::is_whitespace));
    let numbers = [0..4, 5..7, 8..10, 11..13, 14..16, 17..19];
    !has_space && has_offset && has_digits(text, &numbers) && chrono_moment(text)
}

fn has_digits(text: &str, ranges: &[std::ops::Range<usize>]) -> bool {
    ranges.iter().all(|range| {
        let part = text.get(range.clone()).unwrap_or("x");
        part.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether chrono's `NaiveDate` reads `text`: it ignores padding and blanks.
fn chrono_date(text: &str) -> bool {
    let mut scan = Scan(text);
    scan.date().is_some() && scan.0.trim_start().is_empty()
}

/// Whether chrono's `DateTime` reads `text`.
fn chrono_moment(text: &str) -> bool {
    let mut scan = Scan(text);
    scan.moment().is_some() && scan.0.trim_start().is_empty()
}

/// The rest of a text that is being read item by item, as chrono does.
struct Scan<'a>(&'a str);

impl Scan<'_> {
    fn moment(&mut self) -> Option<()> {
        self.date()?;
        self.0 = self.0.strip_prefix(['t', 'T', ' '])?;
        self.number(2, 23)?;
        self.mark(':')?;
        self.number(2, 59)?;
        self.mark(':')?;
        self.number(2, 60)?;
        self.fraction()?;
        self.0 = self.0.trim_start();
        self.offset()
    }

    fn date(&mut self) -> Option<()> {
        let year = self.year()?;
        self.mark('-')?;
        let month = self.number(2, 12)?;
        self.mark('-')?;
        let day = self.number(2, 31)?;
        (month > 0 && day > 0 && day <= days(year, month)).then_some(())
    }

    fn year(&mut self) -> Option<i64> {
        self.0 = self.0.trim_start();
        let (sign, width) = match self.0.as_bytes().first() {
            Some(b'-') => (-1, usize::MAX),
            Some(b'+') => (1, usize::MAX),
            _ => (1, 4),
        };
        if width > 4 {
            self.0 = self.0.get(1..)?;
        }
        let year = sign * self.digits(width)?;
        (-262_143..=262_142).contains(&year).then_some(year)
    }

    /// A number with at most `width` digits, after blanks.
    fn number(&mut self, width: usize, largest: i64) -> Option<i64> {
        self.0 = self.0.trim_start();
        self.digits(width).filter(|number| *number <= largest)
    }

    fn digits(&mut self, width: usize) -> Option<i64> {
        let count = self
            .0
            .bytes()
            .take(width)
            .take_while(u8::is_ascii_digit)
            .count();
        let (digits, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        digits.parse().ok()
    }

    /// One character, after blanks.
    fn mark(&mut self, mark: char) -> Option<()> {
        self.0 = self.0.trim_start().strip_prefix(mark)?;
        Some(())
    }

    fn fraction(&mut self) -> Option<()> {
        let Some(rest) = self.0.strip_prefix('.') else {
            return Some(());
        };
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_any = digits.len() < rest.len();
        self.0 = digits;
        is_any.then_some(())
    }

    fn offset(&mut self) -> Option<()> {
        if self
            .0
            .get(..3)
            .is_some_and(|zone| zone.eq_ignore_ascii_case("UTC"))
        {
            self.0 = self.0.get(3..)?;
            return Some(());
        }
        if let Some(rest) = self.0.strip_prefix(['Z', 'z']) {
            self.0 = rest;
            return Some(());
        }
        self.0 = self.0.strip_prefix(['+', '-', '\u{2212}'])?;
        let hours = self.two_digits()?;
        self.0 = self
            .0
            .trim_start_matches(|c: char| c == ':' || c.is_whitespace());
        let minutes = self.two_digits()?;
        (hours < 24 && minutes < 60).then_some(())
    }

    fn two_digits(&mut self) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(2)?;
        self.0 = rest;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok())?
    }
}

fn days(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
