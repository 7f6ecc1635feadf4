// The alternations of names that somebody would write in place of danhdau.

/** The names as they are written, in NFC; no letter, mark or digit before and after. */
export function ofNames(names) {
  return alternation(names, "(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])");
}

/**
 * The names in every form in which danhdau takes them: both places of the tone mark, and the capitalisations that count.
 * All of them are alternatives: a second expression with the flag `i`, for those of which any counts, takes a quarter longer.
 *
 * @param cases For each name which capitalisations count: "any", "title", "capitals" or "exact".
 */
export function ofForms(names, cases) {
  const forms = names.flatMap((name, index) => {
    const spelled = cases[index] === "exact" ? [name] : [name, withOtherTones(name)];
    return spelled.flatMap((form) => capitalisations(form, cases[index]));
  });
  return alternation(forms, "(?<![\\p{L}\\p{M}\\p{N}])", "(?![\\p{L}\\p{M}\\p{N}])");
}

/**
 * Where the expression finds something in a text that may be decomposed: pairs of UTF-16 units of the text as it came.
 * The text is composed first, which is quick; decomposed alternatives would double the expression.
 */
export function findInEither(expression, text) {
  const composed = text.normalize("NFC");
  if (composed === text) return find(expression, text);
  const origin = origins(text);
  return find(expression, composed).map(([start, end]) => [origin[start], origin[end]]);
}

/** Where the expression finds something: pairs of start and end. */
export function find(expression, text) {
  return Array.from(text.matchAll(expression), (found) => [found.index, found.index + found[0].length]);
}

function alternation(names, before, after) {
  // The longest first: of alternatives the first that fits is taken.
  const unique = [...new Set(names)].sort((one, other) => other.length - one.length);
  return new RegExp(`${before}(?:${unique.map(quoted).join("|")})${after}`, "gu");
}

function quoted(name) {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** "Hòa" for "Hoà", and the other way: in open oa, oe and uy the tone mark has two places. */
export function withOtherTones(name) {
  const tone = "[\u0300\u0301\u0303\u0309\u0323]";
  const open = new RegExp(
    `(?<![qQ])([oO](?=${tone}?[aAeE])|[uU](?=${tone}?[yY]))(${tone}?)([aAeEyY])(${tone}?)(?![\\p{L}\\p{M}])`,
    "gu",
  );
  return name
    .normalize("NFD")
    .replace(open, (_, first, early, second, late) => `${first}${late}${second}${early}`)
    .normalize("NFC");
}

function capitalisations(form, which) {
  const upper = form.toUpperCase();
  if (which === "title") return [form, upper];
  if (which !== "any") return [form];
  const lower = form.toLowerCase();
  const words = lower.split(" ").map(capitalised);
  return [form, lower, capitalised(lower), words.join(" "), upper];
}

function capitalised(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** For each unit of the composed text, and its end, where it is in the text itself. */
function origins(text) {
  const origins = [];
  let end = 0;
  for (const [cluster] of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    for (let unit = 0; unit < cluster.normalize("NFC").length; unit++) origins.push(end);
    end += cluster.length;
  }
  return [...origins, end];
}
