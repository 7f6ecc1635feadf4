// Renders on a server, and reports whatever of the machine was touched meanwhile.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";

/** @type {string[]} */
const touched = [];
for (const [object, names] of [
  [WebAssembly, ["compile", "compileStreaming", "instantiate", "instantiateStreaming"]],
  [globalThis, ["fetch", "setTimeout", "setInterval", "addEventListener"]],
  [fs, ["readFile", "createReadStream"]],
  [fs.promises, ["readFile", "open"]],
  [threads, ["Worker"]],
]) {
  for (const name of names) {
    const original = object[name];
    object[name] = new Proxy(original ?? (() => {}), {
      apply(target, self, given) {
        // The loader of modules reads files, too: those of the package that are not code are what counts.
        if (name !== "readFile" || !/\.[cm]?js$/.test(String(given[0]))) touched.push(name);
        return Reflect.apply(target, self, given);
      },
      construct(target, given) {
        touched.push(name);
        return Reflect.construct(target, given);
      },
    });
  }
}
syncBuiltinESMExports();

const before = Object.keys(globalThis);
const { render } = await import(new URL(process.argv[2] ?? "", import.meta.url).href);
const html = render();
const made = Object.keys(globalThis).filter((name) => !before.includes(name));
console.log(JSON.stringify({ touched, made, rendered: /--danhdau-province.*<\/article>$/s.test(html) }));
