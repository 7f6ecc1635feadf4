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
    const SHORTEST: f64 = 20.0;
    let once = run(1, &mut work);
    let repeats = (SHORTEST / once.max(1e-6)).ceil().clamp(1.0, 1e6) as usize;
    let mut times: Vec<f64> = (0..runs.max(1)).map(|_| run(repeats, &mut work)).collect();
    times.sort_by(f64::total_cmp);
    Milliseconds { median: times[times.len() / 2], low: times[0], high: times[times.len() - 1], runs: times.len() }
}

fn run<T>(repeats: usize, work: &mut impl FnMut() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..repeats {
        black_box(work());
    }
    start.elapsed().as_secs_f64() * 1e3 / repeats as f64
}
