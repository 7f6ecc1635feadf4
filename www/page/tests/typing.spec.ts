import { longText } from "./article.ts";
import { expect, test } from "./reader.ts";

/** The longest task that a key press may take (milliseconds). */
const LONGEST_TASK = 50;

test("typing in 20,000 characters makes no long task", async ({ reader, page }) => {
  const text = longText(20_000);
  await reader.paste(text);
  await expect.poll(() => reader.drawn("province")).not.toEqual([]);
  await page.keyboard.press("ControlOrMeta+Home");
  await page.waitForTimeout(1500);

  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: "longtask",
    });
    Object.assign(window, { longTasks: tasks });
  });
  for (const key of "Đoàn công tác đến Cà Mau. ") {
    await page.keyboard.type(key);
    await page.waitForTimeout(30);
  }
  await expect.poll(() => reader.drawn("province")).toContain("Cà Mau");
  await page.waitForTimeout(1500);

  const longTasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  expect(longTasks.filter((duration) => duration > LONGEST_TASK)).toEqual([]);
});
