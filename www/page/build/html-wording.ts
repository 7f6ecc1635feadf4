import type { Plugin } from "vite";

/**
 * Puts words in the place of `{{name}}` in the page: it is complete before any script runs, and its
 * wording stays in one file. A name without words stops the build.
 */
export function htmlWording(words: Readonly<Record<string, string>>): Plugin {
  return {
    name: "html-wording",
    transformIndexHtml: {
      order: "pre",
      handler: (html) =>
        html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
          const text = words[name];
          if (text === undefined)
            throw new Error(`index.html asks for “${name}”, which src/fixed-wording.ts does not have.`);
          return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
        }),
    },
  };
}
