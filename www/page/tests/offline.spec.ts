import { ARTICLE, EXPECTED } from "./article.ts";
import { expect, test } from "./reader.ts";

test.use({ serviceWorkers: "allow" });

test("after the first visit the page needs no network, and can be installed", async ({
  reader,
  page,
  context,
}) => {
  await page.waitForFunction(() =>
    navigator.serviceWorker.ready.then(({ active }) => active?.state === "activated"),
  );
  await page.reload();
  await reader.open();
  await context.setOffline(true);
  await page.reload();
  await reader.paste(ARTICLE);
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province);
  await page.getByRole("button", { name: /^Bến Tre/ }).click();
  await reader.position.click();
  await expect(reader.card.getByRole("link").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Hình" }).click();
  await expect(page.getByRole("dialog").locator("svg rect").first()).toBeVisible();

  await context.setOffline(false);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
    return (await (await fetch(link?.href ?? "")).json()) as {
      start_url: string;
      display: string;
      icons: { src: string }[];
    };
  });
  expect(manifest).toMatchObject({ start_url: "./", display: "standalone" });
  for (const { src } of manifest.icons)
    expect(await page.evaluate((src) => fetch(src).then(({ ok }) => ok), src), src).toBe(true);
});
