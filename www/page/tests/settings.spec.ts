import AxeBuilder from "@axe-core/playwright";
import { ARTICLE } from "./article.ts";
import { expect, test } from "./reader.ts";

test("the whole interface speaks English, and remembers it", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.waitForTimeout(600);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("textbox", { name: /^Article/ })).toBeVisible();
  await expect(page.locator('[data-kind="province"][data-count]')).toHaveAttribute("data-count", "6");
  await page.getByRole("button", { name: /^Bến Tre/ }).click();
  await page.getByRole("button", { name: /^Open the card/ }).click();
  await expect(reader.card.getByText("Periods")).toBeVisible();
  await reader.card.getByText("Why?").click();
  await expect(reader.card.getByText("Marked because")).toBeVisible();
  await page.keyboard.press("Escape");

  // Nothing Vietnamese is left but the brand, the text itself, and names.
  await page.getByRole("button", { name: "Settings" }).click();
  const left = await page.evaluate(() => {
    const vietnamese = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const isNamed = node.parentElement?.closest('[lang="vi"], [role="status"], noscript, script');
      if (!isNamed && vietnamese.test(node.nodeValue ?? "")) found.push(node.nodeValue ?? "");
    }
    return found;
  });
  expect(left).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Tiếng Việt" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
});

test("the appearance is chosen, and remembered", async ({ reader, page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: "Cài đặt" }).click();
  await page.getByLabel("Tối").check();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.getByLabel("Tương phản cao").check();
  expect(await ground()).toBe("rgb(255, 255, 255)");
  await page.reload();
  await reader.open();
  expect(await ground()).toBe("rgb(255, 255, 255)");
});

for (const scheme of ["light", "dark"] as const) {
  test.describe(`${scheme} theme`, () => {
    test.use({ colorScheme: scheme });

    test("axe finds nothing, with everything open in turn", async ({ reader, page }) => {
      const violations = async (): Promise<string[]> => {
        // What fades in has its colours only once it is in.
        await page.evaluate(async () => {
          const passing = document
            .getAnimations()
            .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
          await Promise.allSettled(passing.map((animation) => animation.finished));
        });
        const axe = new AxeBuilder({ page });
        // In the dark only the colours are others.
        const { violations } = await (scheme === "light"
          ? axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          : axe.withRules(["color-contrast"])
        ).analyze();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
      };
      expect.soft(await violations(), "empty").toEqual([]);
      await reader.paste(ARTICLE);
      await expect(reader.legend("province")).toHaveAttribute("data-count", "6");
      await page.getByRole("button", { name: /^Bến Tre/ }).click();
      await reader.position.click();
      await expect(reader.card.getByRole("link").first()).toBeVisible();
      expect.soft(await violations(), "card").toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Xưa → nay" }).click();
      await page.getByRole("button", { name: "Xuất", exact: true }).click();
      expect.soft(await violations(), "menu, then and now").toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Cài đặt" }).click();
      expect.soft(await violations(), "settings").toEqual([]);
      await page.keyboard.press("Escape");
      await reader.select("Tập đoàn FPT");
      await page.getByRole("button", { name: "Đánh dấu" }).click();
      expect.soft(await violations(), "selection").toEqual([]);
      await page.getByRole("button", { name: "Thêm vào từ điển" }).click();
      expect.soft(await violations(), "dictionary").toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Hình" }).click();
      await page.getByRole("button", { name: "Bản đồ" }).click();
      await expect(page.getByRole("dialog").locator("svg rect").first()).toBeVisible();
      expect.soft(await violations(), "pictures").toEqual([]);
    });
  });
}
