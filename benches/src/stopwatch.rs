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

impl Milliseconds {
    /// Of what single runs took.
    fn of(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        let at = |index: usize| times.get(index).copied().unwrap_or_default();
        Self { median: at(times.len() / 2), low: at(0), high: at(times.len().saturating_sub(1)), runs: times.len() }
    }
}

/// Runs some work once to warm up, then so many times against the clock; short work is repeated within a run.
pub fn time<T>(runs: usize, mut work: impl FnMut() -> T) -> Milliseconds {
    let [milliseconds] = in_turns(runs, [&mut || drop(black_box(work()))]);
    milliseconds
}

/// The same for several works in turns, so that what the machine does meanwhile falls on all of them alike.
pub fn in_turns<const N: usize>(runs: usize, mut works: [&mut dyn FnMut(); N]) -> [Milliseconds; N] {
    let times = all_in_turns(runs, &mut works);
    std::array::from_fn(|index| times[index])
}

/// The same for any number of works.
pub fn all_in_turns(runs: usize, works: &mut [impl FnMut()]) -> Vec<Milliseconds> {
    const SHORTEST: f64 = 20.0;
    let repeats = |once: f64| (SHORTEST / once.max(1e-6)).ceil().clamp(1.0, 1e6) as usize;
    let repeats: Vec<usize> = works.iter_mut().map(|work| repeats(run(1, work))).collect();
    let mut times = vec![Vec::new(); works.len()];
    for _ in 0..runs.max(1) {
        for ((work, repeats), times) in works.iter_mut().zip(&repeats).zip(&mut times) {
            times.push(run(*repeats, work));
        }
    }
    times.into_iter().map(Milliseconds::of).collect()
}

fn run(repeats: usize, work: &mut impl FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..repeats {
        work();
    }
    start.elapsed().as_secs_f64() * 1e3 / repeats as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_what_was_measured_with_its_ends() {
        let Milliseconds { median, low, high, runs } = Milliseconds::of(vec![5.0, 1.0, 2.0, 9.0, 3.0]);
        assert_eq!((median, low, high, runs), (3.0, 1.0, 9.0, 5));
    }

    #[test]
    fn works_take_turns() {
        let order = std::cell::RefCell::new(Vec::new());
        let work = |name: char, milliseconds: u64| {
            let order = &order;
            move || {
                std::thread::sleep(std::time::Duration::from_millis(milliseconds));
                order.borrow_mut().push(name);
            }
        };
        let times = all_in_turns(2, &mut [work('a', 25), work('b', 30)]);
        assert_eq!(*order.borrow(), ['a', 'b', 'a', 'b', 'a', 'b'], "once to warm up, then twice");
        assert!(times[0].low >= 25.0 && times[1].low >= 30.0, "{times:?}");
    }
}
