export {
  type Card,
  type CardAnchor,
  type CardOptions,
  createCard,
  type ShownContent,
} from "./card.js";
export type { CardContent } from "./describe.js";
export type { Language } from "./wording.js";
