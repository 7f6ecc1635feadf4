// The examples of README.md that are for a page.
import { readFile } from "node:fs/promises";
import { expect, test } from "./package-in-page.js";

test("the page of the README is marked, and shows its card", async ({ page, open }) => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [example] = [...readme.matchAll(/^```html\n(.*?)^```$/gms)].map(([, code]) => String(code));
  expect(example).toBeDefined();
  await open((example ?? "").replace("<script ", '<script nonce="test" '));
  await expect
    .poll(() => page.evaluate(() => window.marked().map(([, text]) => text)))
    .toEqual(["Tập đoàn FPT", "Hải Phòng"]);
  await page.locator("b").click();
  await expect(page.getByRole("dialog", { name: "Hải Phòng" })).toBeVisible();
});
