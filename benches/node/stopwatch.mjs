// Medians with their spread, in milliseconds.

const SHORTEST = 20;

/** Runs each work once to warm up, then all of them in turns, so many times; short work is repeated within a run. */
export async function time(runs, ...works) {
  const measured = await rotate(runs, works.map(timed));
  const results = measured.map(([whole]) => whole);
  return works.length === 1 ? results[0] : results;
}

/** The same for works that say themselves what each of their parts took; the last part is the whole. An array for each work. */
export function timeParts(runs, ...works) {
  return rotate(runs, works.map(summed));
}

/** Works that are repeated as often as they are told, and say how long each of their parts took in all of that. */
async function rotate(runs, works) {
  const each = async (work, repeats) => (await work(repeats)).map((took) => took / repeats);
  const repeats = [];
  for (const work of works) {
    let once = (await each(work, 1)).at(-1);
    if (once < SHORTEST) once = (await each(work, 3)).at(-1);
    repeats.push(Math.min(Math.max(Math.ceil(SHORTEST / once), 1), 10_000));
  }
  const times = works.map(() => []);
  for (let i = 0; i < runs; i++) {
    for (const [index, work] of works.entries()) times[index].push(await each(work, repeats[index]));
  }
  return times.map((runs) => runs[0].map((_, part) => spread(runs.map((took) => took[part]))));
}

const timed = (work) => async (repeats) => {
  const start = performance.now();
  for (let i = 0; i < repeats; i++) {
    const result = work();
    if (result instanceof Promise) await result;
  }
  return [performance.now() - start];
};

/** Sums: the clock of a page goes by 5 µs, and what is shorter than that is only right in the sum of many. */
const summed = (work) => (repeats) => {
  const sums = [...work()];
  for (let i = 1; i < repeats; i++) {
    for (const [part, took] of work().entries()) sums[part] += took;
  }
  return sums;
};

export const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

/** What single runs took, in numbers. */
export const spread = (times) => ({
  median: median(times),
  low: Math.min(...times),
  high: Math.max(...times),
  runs: times.length,
});
