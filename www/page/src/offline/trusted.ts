// The two places where the page makes something of a string that could run code, and why neither can.

interface Policy {
  createHTML(html: string): string;
}

/** The part of Trusted Types that is used here: not every browser has them, and TypeScript does not know them yet. */
interface Factory {
  createPolicy(
    name: string,
    rules: { createHTML?: (html: string) => string; createScriptURL?: (address: string) => string },
  ): Policy;
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

// Scripts come from this page's own folder: the worker of the annotator, and the service worker.
factory?.createPolicy("default", {
  createScriptURL: (address) => {
    const base = new URL("./", document.baseURI).href;
    if (new URL(address, base).href.startsWith(base)) return address;
    throw new TypeError(`${address} is not a script of this page.`);
  },
});

// For a document that is never shown: in it nothing runs, and nothing is loaded.
const inert = factory?.createPolicy("inert", { createHTML: (html) => html });

/** A document to read text from. */
export function parseInert(html: string): Document {
  return new DOMParser().parseFromString(inert ? inert.createHTML(html) : html, "text/html");
}
