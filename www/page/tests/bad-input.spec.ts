import { ARTICLE, EXPECTED, longText } from "./article.ts";
import { expect, test } from "./reader.ts";

const NONE = { province: 0, official: 0, "fpt-unit": 0, policy: 0 };

const NO_MARK = [
  ["only spaces", "   \t \n  \n"],
  ["one character", "F"],
  ["a letter of two units", "𝒟"],
  ["right-to-left text", "שלום \u200f\u202eabc\u202c عالم"],
  ["control characters", "\u0001\u0007\u001b[31m\u0085\u009f\ufffe"],
] as const;

test("text without names, of every odd kind: no mark, no complaint", async ({ reader, page }) => {
  for (const [name, text] of NO_MARK) {
    await reader.paste(text);
    await page.keyboard.press("F8");
    await page.keyboard.press("Shift+F8");
    await expect(page.getByRole("status").getByText("Chưa có chỗ nào"), name).toBeAttached();
    expect(await reader.counts(), name).toEqual(NONE);
  }
});

const BEFORE = [
  ["a lone surrogate", "\ud800 "],
  ["a NUL", "a\u0000b "],
  ["right-to-left marks", "\u200f\u202bx\u202c "],
  ["line ends of three kinds", "một\r\nhai\rba\n"],
] as const;

test("odd characters before the text move no mark", async ({ reader, page }) => {
  for (const [name, before] of BEFORE) {
    await reader.text.focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    await expect.poll(() => reader.counts(), name).toEqual(NONE);
    // A clipboard repairs lone surrogates and a key press has none: the text comes by the event that pasting raises.
    await reader.text.evaluate((target, text) => {
      const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
      const getData = (type: string): string => (type === "text/html" ? "" : text);
      Object.defineProperty(event, "clipboardData", { value: { getData, files: [], types: ["text/plain"] } });
      target.dispatchEvent(event);
    }, before + ARTICLE);
    await expect.poll(() => reader.drawn("province"), name).toEqual(EXPECTED.province);
    expect(await reader.drawn("policy"), name).toEqual(EXPECTED.policy);
    await page.keyboard.press("F8");
  }
});

test("an empty text again after a long one", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await expect.poll(() => reader.counts()).toEqual(NONE);
  expect(await reader.drawn("province")).toEqual([]);
});

test("5 MB are taken, marked and walked through", async ({ reader, page }) => {
  test.slow();
  const text = longText(4_000_000);
  expect(new TextEncoder().encode(text).length).toBeGreaterThan(5_000_000);
  await reader.paste(text);
  const copies = text.length / (ARTICLE.length + 1);
  await expect(reader.legend("province")).toHaveAttribute(
    "data-count",
    String(copies * EXPECTED.province.length),
    {
      timeout: 20_000,
    },
  );
  await page.keyboard.press("F8");
  await expect(reader.position).toContainText("1/");
  await page.keyboard.press("Shift+F8");
  await expect.poll(() => reader.drawn("province")).toContain("Bến Tre");
});
