//! The words of a paragraph as they are collected.

/// The words so far, one per line.
#[derive(Debug, Default)]
pub struct Words {
    pub text: String,
    /// There was white space after the last word.
    gap: bool,
}

impl Words {
    /// Ends the word.
    pub fn space(&mut self) {
        self.gap = true;
    }

    pub fn push(&mut self, c: char) {
        self.part();
        self.text.push(c);
    }

    /// Adds to the word; a space in `part` does not end it.
    pub fn push_str(&mut self, part: &str) {
        self.part();
        self.text.push_str(part);
    }

    fn part(&mut self) {
        if self.gap && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.gap = false;
    }

    pub fn ends_with(&self, c: char) -> bool {
        !self.gap && self.text.ends_with(c)
    }
}
