//! What a change means for those who have the old code, and for those who will have the new code.
//!
//! Two questions are always answered: what happens to payloads ([`Wire`]), and what happens to Rust code that uses
//! the generated types ([`Bump`]).

use serde::Serialize;

use crate::words::serde_name;

/// What cargo's rules require of the version for a change of the generated code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Bump {
    /// The generated code is the same.
    #[default]
    None,
    /// The code differs, but no caller can tell at compile time.
    Patch,
    /// Something is added, or there is a new warning. Code that compiled still does.
    Minor,
    /// Code that compiled may no longer compile, or may mean something else.
    Major,
}

impl Bump {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        serde_name(&self)
    }
}

/// What happens to a payload whose reader and writer follow different docs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// It is read, and written back unchanged.
    #[default]
    Keeps,
    /// It is read, but not written back quite the same: a key that the reader's docs do not list is left out, null
    /// comes back as absent, a number as its digits.
    Ignores,
    /// It is read, but something that the reader's docs do list does not arrive: it now has another name.
    Loses,
    /// It is refused, or may be.
    Refuses,
}

impl Effect {
    /// Whether somebody must act: data that was meant to arrive does not.
    pub fn breaks(self) -> bool {
        self >= Self::Loses
    }

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        serde_name(&self)
    }
}

/// Three answers about payloads. For a model that is never sent, there is no answer about senders; for one that is never
/// received, none about readers: the answer is then [`Effect::Keeps`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Wire {
    /// How old code reads a response that follows the new docs: the code that runs while the server changes.
    pub old_reader: Effect,
    /// How new code reads a response that follows the old docs: stored payloads, and a server that has not changed yet.
    pub new_reader: Effect,
    /// How a server that follows the new docs strictly reads what old code sends.
    pub old_sender: Effect,
}

impl Wire {
    /// Nothing changes.
    pub const SILENT: Self = Self {
        old_reader: Effect::Keeps,
        new_reader: Effect::Keeps,
        old_sender: Effect::Keeps,
    };

    /// The worse of the two, for each answer.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            old_reader: self.old_reader.max(other.old_reader),
            new_reader: self.new_reader.max(other.new_reader),
            old_sender: self.old_sender.max(other.old_sender),
        }
    }

    /// Without the answers that do not matter for a model with this `usage`.
    #[must_use]
    pub fn masked(self, usage: Usage) -> Self {
        let keep = |is_used: bool, effect: Effect| if is_used { effect } else { Effect::Keeps };
        Self {
            old_reader: keep(usage.is_received(), self.old_reader),
            new_reader: keep(usage.is_received(), self.new_reader),
            old_sender: keep(usage.is_sent(), self.old_sender),
        }
    }

    /// Whether old code, which runs today, stops working.
    pub fn breaks_old_code(self) -> bool {
        self.old_reader.breaks() || self.old_sender.breaks()
    }

    /// One word for all three answers, the worst first.
    pub fn as_str(self) -> &'static str {
        match self {
            _ if self.old_reader.breaks() => "old-reader-breaks",
            _ if self.old_sender.breaks() => "old-sender-breaks",
            _ if self.new_reader.breaks() => "new-reader-breaks",
            _ => "compatible",
        }
    }

    /// The answers in words; nothing if all payloads stay the same.
    pub fn sentences(self) -> Vec<&'static str> {
        let answers = [
            (self.old_reader, OLD_READER),
            (self.old_sender, OLD_SENDER),
            (self.new_reader, NEW_READER),
        ];
        answers
            .into_iter()
            .filter_map(|(effect, words)| words.get(effect as usize).copied()?)
            .collect()
    }
}

/// By [`Effect`].
type Words = [Option<&'static str>; 4];

const OLD_READER: Words = [
    None,
    Some("old code ignores what is new in responses"),
    Some("old code misses a value in new responses"),
    Some("old code refuses new responses"),
];
const NEW_READER: Words = [
    None,
    Some("new code ignores what is extra in old payloads"),
    Some("new code misses a value in old payloads"),
    Some("new code refuses old payloads"),
];
const OLD_SENDER: Words = [
    None,
    Some("the server may ignore what old code sends"),
    Some("the server may miss what old code sends"),
    Some("the server may refuse what old code sends"),
];

/// Which way a model travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Usage {
    Sent,
    Received,
    /// Both ways, or nothing shows which.
    Both,
    /// It was only sent and is now only received, or vice versa: no payload goes from one side to the other. The
    /// fields that hold it show the effect on theirs.
    Neither,
}

impl Usage {
    /// The usage of something that is used in these ways.
    pub fn new(sent: bool, received: bool) -> Self {
        match (sent, received) {
            (true, true) => Self::Both,
            (true, false) => Self::Sent,
            (false, true) => Self::Received,
            (false, false) => Self::Neither,
        }
    }

    pub fn is_sent(self) -> bool {
        matches!(self, Self::Sent | Self::Both)
    }

    pub fn is_received(self) -> bool {
        matches!(self, Self::Received | Self::Both)
    }

    /// The usage that both have.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Self::new(
            self.is_sent() && other.is_sent(),
            self.is_received() && other.is_received(),
        )
    }

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        serde_name(&self)
    }
}

/// How much a reviewer should care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Old code stops working, or callers may not compile.
    Breaking,
    /// Works, but somebody should know: a deprecation, a guess, or old payloads that are refused.
    Caution,
    /// Nothing that worked stops working.
    Compatible,
    /// Only what people read.
    Docs,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 4] = [Self::Breaking, Self::Caution, Self::Compatible, Self::Docs];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        serde_name(&self)
    }
}
