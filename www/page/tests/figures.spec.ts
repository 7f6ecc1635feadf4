// What a visit costs, printed: time from navigation to the first mark, and what travels until then and in all.
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { ARTICLE } from "./article.ts";
import { linkTo, visit } from "./visit.ts";

/** The slowest that a visit may be on the machine of the tests (milliseconds): a bound against mistakes, not a measure. */
const SLOWEST = 4000;
/** All that is fetched until there are marks (bytes, as brotli leaves it). */
const MOST_UNTIL_MARKED = 450_000;

test.use({ serviceWorkers: "allow" });

test("a visit: time to the first mark, cold and warm, and what travels", async ({ context, baseURL }) => {
  const link = await linkTo(baseURL ?? "", ARTICLE);
  const cold = await visit(context, link);
  const warm = await visit(context, link);
  const sizes = [...cold.files].map(([name, body]) => [name, brotliCompressSync(body).length] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(
    `first mark after ${Math.round(cold.toFirstMark)} ms cold, ${Math.round(warm.toFirstMark)} ms warm`,
  );
  console.log(
    `until then ${cold.files.size} files, ${total.toLocaleString("en")} bytes (brotli); warm ${warm.files.size}`,
  );
  for (const [name, size] of sizes) console.log(`  ${size.toLocaleString("en").padStart(9)} ${name}`);
  expect(cold.toFirstMark).toBeLessThan(SLOWEST);
  expect(warm.toFirstMark).toBeLessThan(SLOWEST);
  expect(total).toBeLessThan(MOST_UNTIL_MARKED);
});
