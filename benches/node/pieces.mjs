// A text in pieces: what is read a thousand times over is soon known by heart, by the processor and by V8, so every reading of a
// short text is one of another.

/**
 * Pieces of so many bytes each of a text in UTF-8, without the halves of characters at their ends; what is left over is left out, and
 * so is what comes after `most` pieces.
 */
export function pieces(bytes, length, most = 100) {
  const decoder = new TextDecoder();
  const pieces = [];
  for (let at = 0; pieces.length < most && (at === 0 || at + length <= bytes.length); at += length) {
    pieces.push(decoder.decode(bytes.subarray(at, at + length)).replace(/^\uFFFD+|\uFFFD+$/gu, ""));
  }
  return pieces;
}

/** Gives the next piece at each call, and after the last the first. */
export function cycle(pieces) {
  let next = 0;
  return () => pieces[next++ % pieces.length];
}
