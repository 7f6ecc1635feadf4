// What is said to a screen reader in a page. Only these words come along into pages, not those of the whole extension.
import type { Annotation } from "danhdau";
import {
  kindFptUnit as fptUnitEn,
  kindOfficial as officialEn,
  kindPolicy as policyEn,
  kindProvince as provinceEn,
  spokenAs as spokenAsEn,
  uncertain as uncertainEn,
} from "../../_locales/en/messages.json";
import {
  kindFptUnit as fptUnitVi,
  kindOfficial as officialVi,
  kindPolicy as policyVi,
  kindProvince as provinceVi,
  spokenAs as spokenAsVi,
  uncertain as uncertainVi,
} from "../../_locales/vi/messages.json";
import type { Language } from "../language";

const WORDS = {
  vi: {
    kinds: { province: provinceVi, official: officialVi, "fpt-unit": fptUnitVi, policy: policyVi },
    as: spokenAsVi,
    uncertain: uncertainVi,
  },
  en: {
    kinds: { province: provinceEn, official: officialEn, "fpt-unit": fptUnitEn, policy: policyEn },
    as: spokenAsEn,
    uncertain: uncertainEn,
  },
} as const;

/** A mark that the keyboard has reached: what is written, what that names, its kind, and which of how many it is. */
export function sayMark(
  { name, text, kind, confidence }: Annotation,
  place: number,
  all: number,
  language: Language,
): string {
  const words = WORDS[language];
  return [
    text === name ? name : words.as.message.replace("$1", text).replace("$2", name),
    words.kinds[kind].message,
    ...(confidence === "low" ? [words.uncertain.message] : []),
    `${place}/${all}`,
  ].join(", ");
}
