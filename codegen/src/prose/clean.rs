//! Which characters are allowed in a doc comment at all.

use std::borrow::Cow;

/// `text` without control and invisible characters, and with all white space but line feeds as plain spaces.
///
/// A reviewer must see what is there: bidirectional controls reorder code on screen (CVE-2021-42574), zero-width
/// characters hide in names. It is applied to the parser's output, not to the source, because `&#x202e;` is one of
/// them as well.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|byte| byte == b'\n' || (b' '..0x7f).contains(&byte))
    {
        return Cow::Borrowed(text);
    }
    let clean = text.chars().filter_map(|c| match c {
        '\n' => Some(c),
        _ if c.is_whitespace() => Some(' '),
        _ if is_invisible(c) => None,
        _ => Some(c),
    });
    Cow::Owned(clean.collect())
}

/// The text with line feeds for every kind of line ending.
pub fn unify_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Control characters, and invisible ones that change how others are shown, joined or compared.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e007f}'
        )
}
