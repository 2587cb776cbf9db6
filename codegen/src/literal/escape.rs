//! The escapes in strings.

/// Replaces the escapes of all the languages. The backslash before a character that needs none is dropped, except where
/// the language keeps it.
pub(crate) fn unescape(body: &str, keep_unknown: bool) -> String {
    let mut plain = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let (text, length) = escape(after);
        match text {
            Escape::Char(c) => plain.push(c),
            Escape::Nothing => {}
            Escape::Unknown if keep_unknown => plain.push('\\'),
            Escape::Unknown => {}
        }
        rest = after.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

enum Escape {
    Char(char),
    Nothing,
    Unknown,
}

const ESCAPES: [(char, char); 9] = [
    ('n', '\n'),
    ('t', '\t'),
    ('r', '\r'),
    ('b', '\u{8}'),
    ('f', '\u{c}'),
    ('v', '\u{b}'),
    ('\\', '\\'),
    ('"', '"'),
    ('\'', '\''),
];

/// The character of the escape whose text after the backslash is at the start of `text`, and its length in bytes.
fn escape(text: &str) -> (Escape, usize) {
    let Some(first) = text.chars().next() else {
        return (Escape::Unknown, 0);
    };
    if let Some((_, plain)) = ESCAPES.iter().find(|(known, _)| *known == first) {
        return (Escape::Char(*plain), 1);
    }
    let coded = match first {
        '\n' => return (Escape::Nothing, 1),
        'x' => hex(text, 1, 2),
        'u' => braced(text).or_else(|| utf16(text)),
        'U' => hex(text, 1, 8),
        '0'..='7' => octal(text),
        _ => None,
    };
    match coded {
        Some((code, length)) => (
            Escape::Char(char::from_u32(code).unwrap_or('\u{fffd}')),
            length,
        ),
        None => (Escape::Unknown, 0),
    }
}

/// The number in the `count` hexadecimal digits of `text` from `start` on, and where they end.
fn hex(text: &str, start: usize, count: usize) -> Option<(u32, usize)> {
    let end = start + count;
    let digits = text.get(start..end)?;
    let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(digits, 16).ok()?;
    all.then_some((code, end))
}

/// `u{1F600}`.
fn braced(text: &str) -> Option<(u32, usize)> {
    let digits = text.strip_prefix("u{")?;
    let length = digits.bytes().take(8).position(|byte| byte == b'}')?;
    let (code, end) = hex(text, 2, length)?;
    Some((code, end + 1))
}

/// `uD83D` and the low surrogate after it, if it needs one.
fn utf16(text: &str) -> Option<(u32, usize)> {
    let (high, end) = hex(text, 1, 4)?;
    let low = || {
        let after = text.get(end..)?.strip_prefix("\\u")?;
        hex(after, 0, 4)
            .map(|(low, _)| low)
            .filter(|low| (0xdc00..0xe000).contains(low))
    };
    match (0xd800..0xdc00).contains(&high).then(low).flatten() {
        Some(low) => Some((0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00), end + 6)),
        None => Some((high, end)),
    }
}

/// `0` or up to three octal digits.
fn octal(text: &str) -> Option<(u32, usize)> {
    let digits = text
        .bytes()
        .take(3)
        .take_while(|byte| (b'0'..=b'7').contains(byte))
        .count();
    let code = u32::from_str_radix(text.get(..digits)?, 8).ok()?;
    Some((code, digits))
}
