//! Single constructs of Markdown, written so that they are read back as exactly what they are.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::words::Words;

/// A character that is surely neither white space nor punctuation in any version of Markdown, so rules about what
/// is next to a `*` can rely on it.
pub fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c.is_alphabetic() && (c < '\u{2000}' || ('\u{3040}'..'\u{fb00}').contains(&c)))
}

/// Which of the characters that mark emphasis must be escaped in a paragraph: all of a kind, once there are two runs
/// of them; one alone is harmless and reads better as `*`.
#[derive(Debug, Default, Clone, Copy)]
pub struct Marks {
    pub star: usize,
    pub underscore: usize,
    pub tilde: usize,
}

impl Marks {
    /// Counts the runs in `text`.
    pub fn count(&mut self, text: &str) {
        if !text.contains(['*', '_', '~']) {
            return;
        }
        let mut before = None;
        for (at, c) in text.char_indices() {
            let starts_run = before != Some(c);
            match c {
                '*' => self.star += usize::from(starts_run),
                '~' => self.tilde += usize::from(starts_run),
                '_' if starts_run && !is_inside_word(before, &text[at..]) => self.underscore += 1,
                _ => {}
            }
            before = Some(c);
        }
    }

    /// Counts an intended delimiter.
    pub fn add(&mut self, delimiter: &str) {
        match delimiter.as_bytes()[0] {
            b'*' => self.star += 1,
            b'_' => self.underscore += 1,
            _ => self.tilde += 1,
        }
    }
}

/// Whether the run of underscores at the start of `rest` is inside a word, where it is not a mark: `snake_case`.
fn is_inside_word(before: Option<char>, rest: &str) -> bool {
    before.is_some_and(is_word) && rest.chars().find(|c| *c != '_').is_some_and(is_word)
}

/// Writes `text` into `out` with everything escaped that could be markup; white space goes to `out.space()`.
///
/// `before_link`: what comes next is the bracket of a link, which an exclamation mark would turn into an image.
pub fn text(text: &str, marks: Marks, before_link: bool, out: &mut Words) {
    let mut before = None;
    let mut inside_word = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            out.space();
            before = Some(c);
            continue;
        }
        let rest = &text[at + c.len_utf8()..];
        let next = rest.chars().next();
        if c == '_' && before != Some('_') {
            inside_word = is_inside_word(before, &text[at..]);
        }
        let escaped = match c {
            '`' | '[' | ']' => true,
            '*' => marks.star > 1,
            '~' => marks.tilde > 1,
            '_' => marks.underscore > 1 && !inside_word,
            // At the end of a word it could become the end of a line, which is a hard break.
            '\\' => next.is_none_or(|next| next.is_ascii_punctuation() || next.is_whitespace()),
            '<' => !is_comparison(rest),
            '&' => is_entity(rest),
            '!' => before_link && next.is_none(),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Does the text after a `<` make it a comparison, `a < b` or `a <= b`?
fn is_comparison(rest: &str) -> bool {
    let right = rest.strip_prefix('=').unwrap_or(rest);
    right.starts_with(char::is_whitespace) && !right.trim_start().is_empty()
}

/// Does the text after a `&` make it an entity such as `&lt;` or `&#60;`?
fn is_entity(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let length = name
        .bytes()
        .take(40)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    length > 0 && name.as_bytes().get(length) == Some(&b';')
}

/// A code span. It stays on one line, so line breaks in it are spaces.
pub fn code_span(code: &str) -> String {
    let code = code.replace('\n', " ");
    let fence = "`".repeat(unused_run(&code));
    let needs_padding = code.starts_with('`')
        || code.ends_with('`')
        // Markdown strips one space on each side, so this one would be lost.
        || (code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty());
    let padding = if needs_padding { " " } else { "" };
    format!("{fence}{padding}{code}{padding}{fence}")
}

/// The shortest length that no run of backticks in `code` has.
fn unused_run(code: &str) -> usize {
    if !code.contains('`') {
        return 1;
    }
    let runs: BTreeSet<usize> = code.split(|c| c != '`').map(str::len).collect();
    (1..=runs.len())
        .find(|length| !runs.contains(length))
        .unwrap_or(runs.len() + 1)
}

/// The length of the longest run of `byte` in `text`.
pub fn longest_run(text: &str, byte: u8) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for found in text.bytes() {
        run = if found == byte { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Is this an address that a doc comment may link to?
pub fn is_web_address(target: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        target.len() > scheme.len()
            && target.is_char_boundary(scheme.len())
            && target[..scheme.len()].eq_ignore_ascii_case(scheme)
    })
}

/// Does the target have a scheme, known or not? Then it is never a page.
pub fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    })
}

/// Can a web address be written as `<address>`?
pub fn fits_autolink(address: &str) -> bool {
    address.chars().all(is_address_char)
}

/// Can a mail address surely be written as `<name@host>`, without `mailto:`?
pub fn is_mail_address(address: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part.ends_with(|c: char| c.is_ascii_alphanumeric())
            && part.len() < 64
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    address.split_once('@').is_some_and(|(name, host)| {
        name.split(['.', '_', '+']).all(is_part)
            && host.contains('.')
            && host.split('.').all(is_part)
    })
}

/// The characters of addresses, as far as they may follow each other in any order.
fn is_address_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_word(c) || "-._~:/?#[]@!$&'()*+,;=%{}".contains(c)
}

/// The `(…)` of a link: bare if nothing in it can be misread, otherwise in angle brackets.
pub fn destination(target: &str) -> String {
    let mut address = String::with_capacity(target.len() + 2);
    for (at, c) in target.char_indices() {
        match c {
            // Escapes would do as well, but no address contains these raw.
            '<' | '>' | '\\' | '`' | '"' | '|' => percent_encode(c, &mut address),
            _ if c.is_whitespace() => percent_encode(c, &mut address),
            _ if super::clean::is_invisible(c) => {}
            '&' if is_entity(&target[at + 1..]) => address.push_str("\\&"),
            _ => address.push(c),
        }
    }
    let is_simple = address
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'*+,;=%\\".contains(&byte));
    if is_simple {
        format!("({address})")
    } else {
        format!("(<{address}>)")
    }
}

fn percent_encode(c: char, out: &mut String) {
    use std::fmt::Write as _;
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        // Writing to a string cannot fail.
        let _ = write!(out, "%{byte:02X}");
    }
}

/// The range of the first bare `http://…` or `https://…` in `text`. Punctuation that ends a sentence, or closes
/// a bracket opened before it, is left outside.
pub fn find_address(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(found) = text[from..].find("://") {
        let colon = from + found;
        let head = &text.as_bytes()[..colon];
        let scheme = ["https", "http"].into_iter().find(|scheme| {
            head.len() >= scheme.len()
                && head[head.len() - scheme.len()..].eq_ignore_ascii_case(scheme.as_bytes())
        });
        from = colon + 3;
        let Some(scheme) = scheme else { continue };
        let end = from + address_length(&text[from..]);
        if end > from {
            return Some((colon - scheme.len(), end));
        }
    }
    None
}

/// How much of `text` belongs to the address that it continues.
fn address_length(text: &str) -> usize {
    let mut end = text.find(|c| !is_address_char(c)).unwrap_or(text.len());
    let count = |bracket: u8| {
        text.as_bytes()[..end]
            .iter()
            .filter(|byte| **byte == bracket)
            .count()
    };
    // How many closing brackets of each kind have no opening one in the address.
    let mut surplus = [(b'(', b')'), (b'[', b']'), (b'{', b'}')]
        .map(|(open, close)| (close, count(close).saturating_sub(count(open))));
    while let Some(&last) = text.as_bytes()[..end].last() {
        let closing = surplus.iter_mut().find(|(close, _)| *close == last);
        match (last, closing) {
            (b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_' | b'~', _) => end -= 1,
            (_, Some((_, surplus))) if *surplus > 0 => {
                *surplus -= 1;
                end -= 1;
            }
            _ => break,
        }
    }
    end
}

/// `text` with a backslash before each of the places, which are sorted.
pub fn insert_backslashes(text: &str, places: &[usize]) -> String {
    let mut out = String::with_capacity(text.len() + places.len());
    let mut from = 0;
    for &place in places {
        out.push_str(&text[from..place]);
        out.push('\\');
        from = place;
    }
    out.push_str(&text[from..]);
    out
}

/// The languages of code blocks that rustdoc leaves alone, each with its other common names.
#[rustfmt::skip]
pub const LANGUAGES: &[(&str, &[&str])] = &[
    ("json", &[]),
    ("json5", &["jsonc"]),
    ("jsonl", &["ndjson"]),
    ("typescript", &["ts", "tsx"]),
    ("javascript", &["js", "jsx"]),
    ("python", &["py", "python3"]),
    ("go", &["golang"]),
    ("java", &[]),
    ("kotlin", &["kt"]),
    ("swift", &[]),
    ("scala", &[]),
    ("dart", &[]),
    ("elixir", &[]),
    ("csharp", &["cs", "c#"]),
    ("c", &[]),
    ("cpp", &["c++"]),
    ("php", &[]),
    ("ruby", &["rb"]),
    ("http", &[]),
    ("yaml", &["yml"]),
    ("toml", &[]),
    ("ini", &[]),
    ("xml", &[]),
    ("html", &[]),
    ("css", &[]),
    ("bash", &[]),
    ("sh", &["shell", "zsh"]),
    ("console", &[]),
    ("powershell", &[]),
    ("sql", &[]),
    ("graphql", &[]),
    ("diff", &[]),
    ("csv", &[]),
    ("text", &[]),
];

/// The language of a code block, for what the author wrote after the fence. Anything unknown is `text`: an
/// unknown word could mean something to a later rustdoc, and `rust` would be run.
pub fn language(info: &str) -> &'static str {
    let ends_word = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '#' | '+' | '-'));
    let word = info
        .split(ends_word)
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    LANGUAGES
        .iter()
        .find(|(name, others)| *name == word || others.contains(&word.as_str()))
        .map_or("text", |(name, _)| name)
}

/// The lines of a closed code fence, without blank lines around the code. Empty code gives no lines.
pub fn fence(language: &str, code: &str) -> Vec<String> {
    let code = if code.contains('\t') {
        Cow::Owned(code.replace('\t', "    "))
    } else {
        Cow::Borrowed(code)
    };
    let code = super::clean::clean(&code);
    let mut body: Vec<&str> = code
        .split('\n')
        .map(str::trim_end)
        .skip_while(|line| line.is_empty())
        .collect();
    while body.pop_if(|line| line.is_empty()).is_some() {}
    if body.is_empty() {
        return Vec::new();
    }
    let fence = "`".repeat((longest_run(&code, b'`') + 1).max(3));
    let mut lines = Vec::with_capacity(body.len() + 2);
    lines.push(format!("{fence}{language}"));
    lines.extend(body.into_iter().map(str::to_owned));
    lines.push(fence);
    lines
}
