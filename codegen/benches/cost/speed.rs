//! How fast the models of both crates read and write the same payloads. `generated.sh` builds and runs this.

use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs};

use serde::{Serialize, de::DeserializeOwned};

/// Each time is the median of so many batches, which take turns.
const BATCHES: usize = 30;

/// How often all payloads are read in a batch.
const REPETITIONS: usize = 20;

fn main() {
    let path = env::args().nth(1).expect("the file of payloads");
    let text = fs::read_to_string(path).expect("the payloads can be read");
    let payloads: Vec<serde_json::Value> = text
        .lines()
        .skip(1)
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    println!("speed (typify's time / ours, target: at least 1.0):");
    println!(
        "  {:<20}{:>9}{:>8}{:>8}{:>8}",
        "model", "payloads", "bytes", "read", "write"
    );
    let mut ratios = Vec::new();
    macro_rules! compare {
        ($($name:ident)*) => {
            $(ratios.push(compare::<ours::components::$name, typify::$name>(stringify!($name), &payloads));)*
        };
    }
    compare!(LinkSchema SaleCreatedEvent LeadCreatedEvent LinkClickedEvent DomainSchema);
    for (index, what) in ["read", "write"].into_iter().enumerate() {
        let product: f64 = ratios.iter().map(|ratios| ratios[index]).product();
        println!(
            "  {what}: {:.2} (geometric mean)",
            product.powf(1.0 / ratios.len() as f64)
        );
    }
}

/// typify's time by ours, for reading and for writing.
fn compare<O, T>(name: &str, payloads: &[serde_json::Value]) -> [f64; 2]
where
    O: DeserializeOwned + Serialize,
    T: DeserializeOwned + Serialize,
{
    let texts: Vec<String> = payloads
        .iter()
        .filter(|payload| payload["schema"] == name && payload["kind"] == "valid")
        .map(|payload| payload["json"].to_string())
        .filter(|text| {
            serde_json::from_str::<O>(text).is_ok() && serde_json::from_str::<T>(text).is_ok()
        })
        .collect();
    let ours: Vec<O> = texts.iter().map(read).collect();
    let theirs: Vec<T> = texts.iter().map(read).collect();
    let mut times: [Vec<Duration>; 4] = Default::default();
    for batch in 0..BATCHES {
        // Whoever comes first finds another heap and other caches than the second one.
        for step in [[0, 1, 2, 3], [1, 0, 3, 2]][batch % 2] {
            let start = Instant::now();
            for _ in 0..REPETITIONS {
                match step {
                    0 => texts
                        .iter()
                        .for_each(|text| drop(black_box(read::<O>(text)))),
                    1 => texts
                        .iter()
                        .for_each(|text| drop(black_box(read::<T>(text)))),
                    2 => ours.iter().for_each(|value| drop(black_box(write(value)))),
                    _ => theirs
                        .iter()
                        .for_each(|value| drop(black_box(write(value)))),
                }
            }
            times[step].push(start.elapsed());
        }
    }
    let [our_read, their_read, our_write, their_write] = times.map(median);
    let ratios = [their_read / our_read, their_write / our_write];
    let bytes: usize = texts.iter().map(String::len).sum();
    println!(
        "  {name:<20}{:>9}{:>8}{:>8.2}{:>8.2}",
        texts.len(),
        bytes / texts.len().max(1),
        ratios[0],
        ratios[1]
    );
    ratios
}

fn read<T: DeserializeOwned>(text: &String) -> T {
    serde_json::from_str(black_box(text)).expect("it could be read before")
}

fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string(black_box(value)).expect("what was read can be written")
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}
