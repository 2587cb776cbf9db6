//! Times, and how they are printed.

use std::time::{Duration, Instant};

/// What everything is measured against.
pub const BARE: &str = "bare";

/// The least time of each step, in the order in which they were first measured.
#[derive(Default)]
pub struct Table {
    steps: Vec<(&'static str, Duration)>,
}

/// The ratios that are wanted on two cores.
const TARGETS: [(&str, f64); 4] = [
    ("cold generate", 4.0),
    ("no-op generate", 1.5),
    ("no-op check", 1.5),
    ("one page edited", 1.6),
];

impl Table {
    /// Runs `work` and notes how long it takes.
    pub fn time<T>(&mut self, step: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.note(step, start.elapsed());
        result
    }

    /// Notes one more time of `step`.
    pub fn note(&mut self, step: &'static str, time: Duration) {
        match self.steps.iter_mut().find(|(name, _)| *name == step) {
            Some((_, least)) => *least = time.min(*least),
            None => self.steps.push((step, time)),
        }
    }

    fn least(&self, step: &str) -> Option<Duration> {
        self.steps.iter().find(|(name, _)| *name == step).map(|(_, least)| *least)
    }

    /// Prints all steps as ratios to [`BARE`].
    pub fn print(&self) {
        let Some(bare) = self.least(BARE) else { return };
        println!("  {:<28}{:>8}{:>10}{:>8}", "step", "ms", "ratio", "target");
        for (step, time) in &self.steps {
            let target = TARGETS.iter().find(|(name, _)| name == step);
            let target = target.map_or_else(String::new, |(_, ratio)| format!("{ratio:.1}"));
            let ratio = time.as_secs_f64() / bare.as_secs_f64();
            println!("  {step:<28}{:>8.1}{ratio:>10.2}{target:>8}", time.as_secs_f64() * 1e3);
        }
    }
}
