//! Decides what may be written into a checked-in file.
//!
//! Nothing is considered harmless just because it does not look like a secret: it must look like enum values and
//! names of keys, that is, like a few words.

use crate::credentials::BEGINNINGS;
use crate::words::words;

/// Longer strings are not names.
const MAX_LENGTH: usize = 64;

/// More words than this are a sentence.
const MAX_WORDS: usize = 7;

/// Longer runs of letters are not words.
const MAX_WORD: usize = 20;

/// Text with more letter pairs that English does not have is not words.
const MAX_RARE: usize = 3;

/// Longer runs of capitals are not acronyms.
const MAX_ACRONYM: usize = 4;

/// A longer run of digits may be part of a personal number.
const MAX_DIGIT_RUN: usize = 4;

/// More digits than this may be a date, a phone number or an address.
const MAX_DIGITS: usize = 6;

/// Characters that may be between words.
const SEPARATORS: &str = "_-.:/ +#";

/// Characters that may be before the first word of a key: `@type`, `$schema`.
const MARKS: [char; 2] = ['@', '$'];

/// Reasons against a text, each with what it looks for.
const RULES: [fn(&str) -> bool; 7] = [
    is_no_text,
    is_credential,
    has_odd_characters,
    has_many_digits,
    is_mixed,
    has_two_styles,
    is_random,
];

/// Whether `text` reads like a few words: those can be kept. Everything else may be a secret.
pub fn is_harmless(text: &str) -> bool {
    !RULES.iter().any(|is_suspicious| is_suspicious(text))
}

fn is_no_text(text: &str) -> bool {
    text.is_empty() || text.len() > MAX_LENGTH || words(text).len() > MAX_WORDS
}

fn is_credential(text: &str) -> bool {
    BEGINNINGS
        .iter()
        .any(|beginning| text.starts_with(beginning))
}

/// A name has letters, digits and single separators between them.
fn has_odd_characters(text: &str) -> bool {
    let text = text.strip_prefix(MARKS).unwrap_or(text);
    let is_separator = |character: char| SEPARATORS.contains(character);
    let is_odd = |character: char| !character.is_ascii_alphanumeric() && !is_separator(character);
    let separated = text.trim_matches('_');
    let doubled = separated.split(is_separator).any(str::is_empty);
    text.contains(is_odd) || doubled || text.matches('/').count() > 1
}

fn has_many_digits(text: &str) -> bool {
    let runs = text.split(|character: char| !character.is_ascii_digit());
    let lengths: Vec<usize> = runs.map(str::len).filter(|length| *length > 0).collect();
    lengths.iter().any(|length| *length > MAX_DIGIT_RUN)
        || lengths.iter().sum::<usize>() > MAX_DIGITS
        || lengths.len() > 3
}

/// Letters and digits in turn: `h264` and `x5t` are names, `a1b2c3` and `lg5fCz` are not. Hexadecimal digits are not
/// either.
fn is_mixed(text: &str) -> bool {
    text.split(|character| SEPARATORS.contains(character)).any(|part| {
        let classes: Vec<bool> = part.bytes().map(|byte| byte.is_ascii_digit()).collect();
        let turns = classes.windows(2).filter(|pair| pair.first() != pair.last()).count();
        let is_hex = part.len() > 5 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        let goes_on = |pair: &[u8]| {
            matches!(pair, [digit, letter] if digit.is_ascii_digit() && letter.is_ascii_lowercase())
        };
        let goes_on = part.len() > 4 && part.as_bytes().windows(2).any(goes_on);
        turns > 2 || goes_on || (is_hex && turns > 0)
    })
}

/// `a_b` and `aB` are names; both at once look like base64.
fn has_two_styles(text: &str) -> bool {
    let is_camel = |pair: &[u8]| matches!(pair, [small, capital] if small.is_ascii_lowercase() && capital.is_ascii_uppercase());
    text.trim_matches('_').contains(['_', '-', '+', '/'])
        && text.as_bytes().windows(2).any(is_camel)
}

/// Letters in an order that does not occur in words.
fn is_random(text: &str) -> bool {
    let parts = || text.split(|character| SEPARATORS.contains(character));
    let rare: usize = parts().map(|part| rare_in(part).1).sum();
    rare > MAX_RARE || parts().any(has_wild_capitals) || parts().any(is_scrambled)
}

/// [`words`] as `part` spells them, which is letters and digits of ASCII only.
fn spelled_words(part: &str) -> Vec<&str> {
    let mut rest = part.trim_start_matches(MARKS);
    let cut = |word: String| {
        let (spelled, after) = rest.split_at_checked(word.len())?;
        rest = after;
        Some(spelled)
    };
    words(part).into_iter().map_while(cut).collect()
}

/// `userRoleId` has three words in ten letters; `aBcXyQzRt` has five in nine.
fn has_wild_capitals(part: &str) -> bool {
    let words = spelled_words(part);
    let acronyms = words.iter().filter(|word| is_acronym(word)).count();
    (words.len() > 2 && part.len() < words.len() * 3) || (acronyms > 1 && words.len() > 2)
}

/// A run of capitals, whose letters may be in any order.
fn is_acronym(word: &str) -> bool {
    word.len() <= MAX_ACRONYM && !word.contains(|letter: char| letter.is_lowercase())
}

/// Whether the letters of a part without separators are in an order that English words do not have, or a word in it is
/// too long to be one.
fn is_scrambled(part: &str) -> bool {
    let longest = words(part)
        .iter()
        .map(String::len)
        .max()
        .unwrap_or_default();
    let (letters, rare) = rare_in(part);
    longest > MAX_WORD || rare > tolerated(letters)
}

/// How many letters and how many rare pairs of them the words of a part have.
fn rare_in(part: &str) -> (usize, usize) {
    let words = spelled_words(part);
    let words = words.iter().filter(|word| !is_acronym(word));
    words.fold((0, 0), |(letters, rare), word| {
        (letters + word.len(), rare + rare_pairs(word))
    })
}

fn rare_pairs(word: &str) -> usize {
    let lower = word.to_ascii_lowercase();
    lower
        .as_bytes()
        .windows(2)
        .filter(|pair| !is_common(pair))
        .count()
}

/// How many rare pairs of letters a name of a length may have.
fn tolerated(letters: usize) -> usize {
    match letters {
        0..=4 => letters,
        5..=6 => 2,
        _ => 1,
    }
}

/// Which letters follow each letter in English words.
const FOLLOWERS: [(u8, &str); 26] = [
    (b'a', "bcdfgiklmnprstuvwxy"),
    (b'b', "aeilorsuy"),
    (b'c', "acehiklortuy"),
    (b'd', "adegilorsuvy"),
    (b'e', "abcdefgilmnpqrstvwxy"),
    (b'f', "aefiloru"),
    (b'g', "aeghilnorsu"),
    (b'h', "aeimortuy"),
    (b'i', "abcdefglmnoprstvz"),
    (b'j', "aeou"),
    (b'k', "aeilnsy"),
    (b'l', "adefgiklmostuvy"),
    (b'm', "abeimnopsuy"),
    (b'n', "acdefgiklnostuvy"),
    (b'o', "abcdfgiklmnoprstuvwy"),
    (b'p', "aehiloprstuy"),
    (b'q', "u"),
    (b'r', "acdegiklmnoprstuvwy"),
    (b's', "acehiklmnopqstuwy"),
    (b't', "acehilmorstuwy"),
    (b'u', "abcdegilmnprst"),
    (b'v', "aeio"),
    (b'w', "aehinor"),
    (b'x', "acepty"),
    (b'y', "aelmnopst"),
    (b'z', "aeioz"),
];

/// Digits belong to no word.
fn is_common(pair: &[u8]) -> bool {
    let [first, second] = pair else { return true };
    if !first.is_ascii_lowercase() || !second.is_ascii_lowercase() {
        return true;
    }
    FOLLOWERS
        .iter()
        .any(|(letter, followers)| letter == first && followers.as_bytes().contains(second))
}
