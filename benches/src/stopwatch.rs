//! Medians with their spread.

use std::hint::black_box;
use std::time::{Duration, Instant};

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
    let whole = |work: &mut dyn FnMut(), repeats| {
        let start = Instant::now();
        for _ in 0..repeats {
            work();
        }
        [start.elapsed()]
    };
    let mut works: Vec<_> = works.iter_mut().map(|work| move |repeats| whole(work, repeats)).collect();
    rotate(runs, &mut works).into_iter().map(|[whole]| whole).collect()
}

/// The same for works that say themselves how long each of their parts took; the last part is the whole.
pub fn parts_in_turns<const N: usize>(
    runs: usize,
    works: &mut [impl FnMut() -> [Duration; N]],
) -> Vec<[Milliseconds; N]> {
    let sum = |work: &mut dyn FnMut() -> [Duration; N], repeats| {
        let mut sums = [Duration::ZERO; N];
        for _ in 0..repeats {
            sums.iter_mut().zip(work()).for_each(|(sum, part)| *sum += part);
        }
        sums
    };
    let mut works: Vec<_> = works.iter_mut().map(|work| move |repeats| sum(work, repeats)).collect();
    rotate(runs, &mut works)
}

/// Works that are repeated as often as they are told, and say how long that took.
fn rotate<const N: usize>(runs: usize, works: &mut [impl FnMut(u32) -> [Duration; N]]) -> Vec<[Milliseconds; N]> {
    const SHORTEST: Duration = Duration::from_millis(20);
    let repeats = |once: [Duration; N]| {
        let once = once.last().copied().unwrap_or_default().as_secs_f64();
        (SHORTEST.as_secs_f64() / once.max(1e-9)).ceil().clamp(1.0, 1e6) as u32
    };
    let repeats: Vec<u32> = works.iter_mut().map(|work| repeats(work(1))).collect();
    let mut times = vec![[const { Vec::new() }; N]; works.len()];
    for _ in 0..runs.max(1) {
        for ((work, repeats), times) in works.iter_mut().zip(&repeats).zip(&mut times) {
            let took = work(*repeats).map(|took| took.as_secs_f64() * 1e3 / f64::from(*repeats));
            times.iter_mut().zip(took).for_each(|(times, took)| times.push(took));
        }
    }
    times.into_iter().map(|parts| parts.map(Milliseconds::of)).collect()
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
                std::thread::sleep(Duration::from_millis(milliseconds));
                order.borrow_mut().push(name);
            }
        };
        let times = all_in_turns(2, &mut [work('a', 25), work('b', 30)]);
        assert_eq!(*order.borrow(), ['a', 'b', 'a', 'b', 'a', 'b'], "once to warm up, then twice");
        assert!(times[0].low >= 25.0 && times[1].low >= 30.0, "{times:?}");
    }

    #[test]
    fn parts_are_told_apart_and_what_is_short_is_repeated() {
        let mut calls = 0;
        let work = || {
            calls += 1;
            [3, 7, 10].map(Duration::from_millis)
        };
        let [parts] = &parts_in_turns(3, &mut [work])[..] else { panic!("one work is measured") };
        assert_eq!(parts.map(|part| part.median.round()), [3.0, 7.0, 10.0]);
        assert_eq!(calls, 1 + 3 * 2, "once to warm up, then three times as often as 20 ms take");
    }
}
