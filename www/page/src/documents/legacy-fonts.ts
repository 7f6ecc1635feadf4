// Text that was typed for the fonts of before Unicode: its letters are those of Latin-1, and look Vietnamese in such a
// font alone. TCVN 5712 (VN3, "ABC") has one byte a letter, VNI writes the mark after the letter.

export type LegacyFont = "tcvn3" | "vni";

const TCVN3_FROM = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦";
const TCVN3_TO = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";

const TCVN3: ReadonlyMap<string, string> = new Map(
  [...TCVN3_FROM].map((from, index) => [from, TCVN3_TO[index] ?? from]),
);

/** The mark after a vowel, in the order of the letters that it makes of each. */
const VNI_VOWELS: readonly (readonly [vowel: string, marks: string, made: string])[] = [
  ["a", "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"],
  ["e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"],
  ["o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"],
  ["u", "ùøûõï", "úùủũụ"],
  ["y", "ùøûõ", "ýỳỷỹ"],
  ["ô", "ùøûõï", "ớờởỡợ"],
  ["ö", "ùøûõï", "ứừửữự"],
];
const VNI_ALONE: readonly (readonly [from: string, to: string])[] = [
  ["í", "í"],
  ["ì", "ì"],
  ["æ", "ỉ"],
  ["ó", "ĩ"],
  ["ò", "ị"],
  ["ô", "ơ"],
  ["ö", "ư"],
  ["ñ", "đ"],
  ["î", "ỵ"],
];

const upper = (text: string): string => text.toLocaleUpperCase("vi");

const VNI: ReadonlyMap<string, string> = new Map([
  ...VNI_VOWELS.flatMap(([vowel, marks, made]) =>
    [...marks].flatMap((mark, index): [string, string][] => {
      const letter = made[index] ?? vowel;
      return [
        [vowel + mark, letter],
        // A capital may carry the mark of either case.
        [upper(vowel) + mark, upper(letter)],
        [upper(vowel) + upper(mark), upper(letter)],
      ];
    }),
  ),
  ...VNI_ALONE.flatMap(([from, to]): [string, string][] => [
    [from, to],
    [upper(from), upper(to)],
  ]),
]);

/** Text in Unicode of text that was typed for such a font. */
export function fromLegacyFont(text: string, font: LegacyFont): string {
  if (font === "tcvn3") return text.replace(/[\u00a1-\u00fe]/g, (letter) => TCVN3.get(letter) ?? letter);
  let made = "";
  for (let at = 0; at < text.length; at++) {
    const pair = VNI.get(text.slice(at, at + 2));
    if (pair !== undefined && at + 1 < text.length) {
      made += pair;
      at++;
    } else {
      const letter = text.charAt(at);
      made += VNI.get(letter) ?? letter;
    }
  }
  return made;
}

/** How much of a text is looked at, and how few signs are too few to tell (UTF-16 units). */
const SAMPLE = 20_000;
const FEWEST = 8;
/** Signs of such a font among all letters: Vietnamese has a mark on every third letter, French on every twentieth. */
const SHARE = 0.08;

/** The font that a text was typed for, if it looks like one. */
export function guessLegacyFont(text: string): LegacyFont | undefined {
  const sample = text.slice(0, SAMPLE);
  // Letters that neither font has: this is Unicode already.
  if (/[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/.test(sample)) return undefined;
  const letters = sample.match(/[a-z\u00a1-\u00fe]/gi)?.length ?? 0;
  const inVni = sample.match(/[aeouyAEOUYôöÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñÑöÖæÆ]/g)?.length ?? 0;
  const inTcvn3 =
    sample.match(/[a-zA-Z][¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãä]|®[a-z\u00a1-\u00fe]/g)?.length ??
    0;
  const most = Math.max(inVni, inTcvn3);
  if (most < FEWEST || most < letters * SHARE) return undefined;
  return inVni > inTcvn3 ? "vni" : "tcvn3";
}
