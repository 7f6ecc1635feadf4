//! Medians with their spread.

use std::hint::black_box;
use std::time::Instant;

use serde::Serialize;

/// Milliseconds of several runs.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Milliseconds {
    /// The middle one.
    pub median: f64,
    /// The shortest.
    pub low: f64,
    /// The longest.
    pub high: f64,
    /// How many.
    pub runs: usize,
}

/// Runs some work once to warm up, then so many times against the clock; short work is repeated within a run.
pub fn time<T>(runs: usize, mut work: impl FnMut() -> T) -> Milliseconds {
    let [milliseconds] = in_turns(runs, [&mut || drop(black_box(work()))]);
    milliseconds
}

/// The same for several works in turns, so that what the machine does meanwhile falls on all of them alike.
pub fn in_turns<const N: usize>(runs: usize, mut works: [&mut dyn FnMut(); N]) -> [Milliseconds; N] {
    const SHORTEST: f64 = 20.0;
    let repeats = works.each_mut().map(|work| (SHORTEST / run(1, work).max(1e-6)).ceil().clamp(1.0, 1e6) as usize);
    let mut times = [const { Vec::new() }; N];
    for _ in 0..runs.max(1) {
        for ((work, repeats), times) in works.iter_mut().zip(repeats).zip(&mut times) {
            times.push(run(repeats, work));
        }
    }
    times.map(|mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        Milliseconds { median: times[times.len() / 2], low: times[0], high: times[times.len() - 1], runs: times.len() }
    })
}

fn run(repeats: usize, work: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..repeats {
        work();
    }
    start.elapsed().as_secs_f64() * 1e3 / repeats as f64
}
