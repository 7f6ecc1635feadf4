// Medians with their spread, in milliseconds.

const SHORTEST = 20;

/** Runs each work once to warm up, then all of them in turns, so many times; short work is repeated within a run. */
export async function time(runs, ...works) {
  const repeats = [];
  for (const work of works) {
    let once = await run(work, 1);
    if (once < SHORTEST) once = await run(work, 3);
    repeats.push(Math.min(Math.max(Math.ceil(SHORTEST / once), 1), 10_000));
  }
  const times = works.map(() => []);
  for (let i = 0; i < runs; i++) {
    for (const [index, work] of works.entries()) times[index].push(await run(work, repeats[index]));
  }
  const results = times.map(spread);
  return works.length === 1 ? results[0] : results;
}

async function run(work, repeats) {
  const start = performance.now();
  for (let i = 0; i < repeats; i++) {
    const result = work();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - start) / repeats;
}

export const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

/** What single runs took, in numbers. */
export const spread = (times) => ({
  median: median(times),
  low: Math.min(...times),
  high: Math.max(...times),
  runs: times.length,
});
