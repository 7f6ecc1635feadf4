// The longest of several texts that a finder can be given.

/**
 * The number of the longest text that can be read in time.
 * Reads the texts, the shortest first, as long as one reading takes at most `limit` milliseconds.
 * A text is not begun if the ones before show that it would take much longer.
 */
export function longest(texts, limit, find, clock = performance) {
  let best = 0;
  for (const [index, text] of texts.entries()) {
    const whole = quickest(() => find(text), limit, clock);
    if (index > 0 && whole > limit) break;
    best = index;
    const half = quickest(() => find(text.slice(0, text.length / 2)), limit, clock);
    // Twice the text takes at least twice the time, and four times with what takes the square.
    const power = Math.max(Math.log2(whole / half), 1);
    const next = texts[index + 1];
    if (next !== undefined && whole * (next.length / text.length) ** power > 2 * limit) break;
  }
  return best;
}

/** The quickest of a few runs after a first one, which compiles what is new. */
function quickest(work, limit, clock) {
  let least = Number.POSITIVE_INFINITY;
  work();
  for (let run = 0, spent = 0; run < 5 && spent < limit / 4; run++) {
    const start = clock.now();
    work();
    const took = clock.now() - start;
    spent += took;
    least = Math.min(least, took);
  }
  return least;
}
