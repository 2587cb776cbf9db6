//! What became of payloads, and whether a verdict says so.

use fieldnotes::diff::{Diff, Effect, Usage};

/// What became of one payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Outcome {
    #[default]
    Same,
    /// Read, but written back as something else.
    Other,
    Refused,
}

impl Outcome {
    fn of(effect: Effect) -> Self {
        match effect {
            Effect::Keeps => Self::Same,
            Effect::Ignores | Effect::Loses => Self::Other,
            Effect::Refuses => Self::Refused,
        }
    }
}

/// What became of all payloads of a pair, at worst.
#[derive(Debug, Clone, Copy, Default)]
pub struct Found {
    old_reader: Outcome,
    new_reader: Outcome,
    /// By a server that keeps to the new docs.
    is_refused: bool,
}

impl Found {
    pub fn note(&mut self, is_old: bool, outcome: Outcome, is_valid: bool) {
        if is_old {
            self.old_reader = self.old_reader.max(outcome);
        } else {
            self.new_reader = self.new_reader.max(outcome);
            self.is_refused |= !is_valid;
        }
    }

    /// Whether it is what the verdict says, as far as the models are used that way.
    pub fn agrees(&self, diff: &Diff) -> bool {
        let is_used = |test: fn(Usage) -> bool| diff.changes.iter().any(|it| test(it.usage));
        let (sent, received) = (is_used(Usage::is_sent), is_used(Usage::is_received));
        let wire = diff.wire();
        let reads = |outcome: Outcome, effect| !received || outcome == Outcome::of(effect);
        reads(self.old_reader, wire.old_reader)
            && reads(self.new_reader, wire.new_reader)
            && (!sent || self.is_refused == (wire.old_sender == Effect::Refuses))
    }
}
