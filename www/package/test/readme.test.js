// Runs the examples of README.md, and compares what they print with what the comments after it say. Those for a page run in
// a browser (browser/readme.spec.ts).
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";

test("the examples of the README print what it says they print", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const examples = [...readme.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => String(code));
  assert.ok(examples.length >= 6);
  const expected = examples.flatMap((code) =>
    code
      .split("\n")
      .filter((line) => line.startsWith("// "))
      .map((line) => line.slice(3)),
  );
  // One after the other, as one reads them; beside the tests, so that the package is found by its name.
  const program = new URL("readme-examples.generated.mjs", import.meta.url);
  await writeFile(program, `${examples.join("\n")}\nannotator.dispose();\n`);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program.pathname]);
    assert.deepEqual(stdout.trimEnd().split("\n"), expected);
    assert.ok(expected.length >= 10);
  } finally {
    await rm(program);
  }
});
