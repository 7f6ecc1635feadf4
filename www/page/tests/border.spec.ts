import { ARTICLE } from "./article.ts";
import { expect, test } from "./reader.ts";

test("once loaded, nothing is asked of the network but the sources of a card", async ({
  reader,
  page,
  baseURL,
}) => {
  await page.waitForLoadState("networkidle");
  const before = reader.requests.length;
  await reader.paste(ARTICLE);
  await expect(reader.legend("province")).toHaveAttribute("data-count", "6");
  await page.keyboard.type("Cà Mau");
  await page.getByLabel("Ngày của bài").fill("2025-09-15");
  await page.waitForLoadState("networkidle");
  expect(reader.requests.slice(before)).toEqual([]);

  await page.getByRole("button", { name: /^Phú Yên/ }).click();
  await reader.position.click();
  await expect(reader.card.getByRole("link").first()).toBeVisible();
  const later = reader.requests.slice(before);
  expect(later).toHaveLength(1);
  expect(later[0]).toMatch(new RegExp(`^${baseURL}assets/details-[\\w-]+\\.json$`));
});

test("the page forbids itself everything else", async ({ page, reader }) => {
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    "content",
    /default-src 'none'.*require-trusted-types-for 'script'/,
  );
  const refused = await page.evaluate(async () => {
    const outside = await fetch("https://example.org/").then(
      () => "allowed",
      () => "refused",
    );
    let markup = "allowed";
    try {
      document.createElement("p").innerHTML = "<b>x</b>";
    } catch {
      markup = "refused";
    }
    let script = "allowed";
    try {
      new Worker("https://example.org/worker.js");
    } catch {
      script = "refused";
    }
    return { outside, markup, script };
  });
  expect(refused).toEqual({ outside: "refused", markup: "refused", script: "refused" });
  // These refusals are what this test is about.
  expect(reader.complaints.splice(0).length).toBeGreaterThan(0);
});
