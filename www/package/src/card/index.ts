export { type AttachedCard, type AttachOptions, attachCard, type CardTarget } from "./attach.js";
export {
  type Card,
  type CardAnchor,
  type CardOptions,
  createCard,
  type Later,
  type ShownContent,
  type ShowOptions,
} from "./card.js";
export { type CardSource, type ContentOptions, contentFrom } from "./content.js";
export type { CardContent, Lookup } from "./describe.js";
export { type DanhdauCardElement, defineCardElement } from "./element.js";
export { describeReadings, type Why } from "./why.js";
export type { Language } from "./wording.js";
