//! Times, and how they are printed.

use std::fs;
use std::time::{Duration, Instant};

/// What everything is measured against.
pub const FLOOR: &str = "floor";

/// The times of all steps, in the order in which they were first measured.
#[derive(Default)]
pub struct Table {
    steps: Vec<Step>,
}

struct Step {
    name: &'static str,
    /// The least time that it took.
    least: Duration,
    /// The time that all threads took together, in all rounds.
    cpu: Ticks,
}

/// Hundredths of a second on a processor.
type Ticks = u64;

/// The ratios that are wanted on two cores.
const TARGETS: [(&str, f64); 4] = [
    ("cold generate", 1.3),
    ("no-op generate", 0.45),
    ("no-op check", 0.45),
    ("one page edited", 0.5),
];

impl Table {
    /// Runs `work` and notes how long it takes.
    pub fn time<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let (before, start) = (ticks(), Instant::now());
        let result = work();
        let (time, cpu) = (start.elapsed(), ticks() - before);
        match self.steps.iter_mut().find(|step| step.name == name) {
            Some(step) => {
                step.least = time.min(step.least);
                step.cpu += cpu;
            }
            None => self.steps.push(Step {
                name,
                least: time,
                cpu,
            }),
        }
        result
    }

    /// Prints all steps as ratios to [`FLOOR`]. The second ratio is that of processor time, which a busy machine changes
    /// less, and which says what all threads cost together.
    pub fn print(&self) {
        let Some(floor) = self.steps.iter().find(|step| step.name == FLOOR) else {
            return;
        };
        println!(
            "  {:<28}{:>8}{:>8}{:>8}{:>10}",
            "step", "ms", "ratio", "target", "cpu ratio"
        );
        for step in &self.steps {
            let target = TARGETS.iter().find(|(name, _)| *name == step.name);
            let target = target.map_or_else(String::new, |(_, ratio)| format!("{ratio:.2}"));
            let milliseconds = step.least.as_secs_f64() * 1e3;
            let ratio = step.least.as_secs_f64() / floor.least.as_secs_f64();
            // Below a few ticks nothing can be said.
            let cpu = match floor.cpu < 20 {
                true => String::new(),
                false => format!("{:.2}", step.cpu as f64 / floor.cpu as f64),
            };
            println!(
                "  {:<28}{milliseconds:>8.1}{ratio:>8.2}{target:>8}{cpu:>10}",
                step.name
            );
        }
    }
}

/// The processor time of this process so far, also that of threads that have ended; 0 where the system does not tell.
fn ticks() -> Ticks {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in parentheses, may hold spaces.
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
    let times = fields
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<Ticks>().ok());
    times.sum()
}
