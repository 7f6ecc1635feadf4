/** Beginnings of a text in UTF-8, so many bytes each, to the last whole character. */
export function beginnings(bytes, lengths) {
  const decoder = new TextDecoder();
  return lengths.map((length) => decoder.decode(bytes.subarray(0, length)).replace(/\uFFFD+$/, ""));
}
