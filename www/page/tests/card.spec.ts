import { ARTICLE } from "./article.ts";
import { expect, test } from "./reader.ts";

test.beforeEach(async ({ reader }) => {
  await reader.paste(ARTICLE);
  await expect(reader.legend("province")).toHaveAttribute("data-count", "6");
});

test("by keyboard: from mark to mark, into the card, and back", async ({ reader, page }) => {
  const before = await reader.shownText();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("F8");
  await expect(page.getByRole("status").getByText("FPT, đơn vị FPT, 2/20")).toBeAttached();
  await page.keyboard.press("Shift+F8");
  await expect(page.getByRole("status").getByText("Hải Phòng, tỉnh, thành phố, 1/20")).toBeAttached();

  await page.keyboard.press("Enter");
  await expect(reader.card).toBeVisible();
  await expect(reader.card).toBeFocused();
  await expect(reader.card.getByRole("heading", { name: "Hải Phòng" })).toBeVisible();
  await expect(reader.card.getByText("Tỉnh, thành phố")).toBeVisible();
  const source = reader.card.getByRole("link").first();
  await expect(source).toHaveAttribute("href", /^https?:/);
  // The cross, "vì sao?", and the first source.
  for (let stop = 0; stop < 3; stop++) await page.keyboard.press("Tab");
  await expect(source).toBeFocused();

  await page.keyboard.press("Escape");
  await expect(reader.card).toBeHidden();
  await expect(reader.text).toBeFocused();
  expect(await reader.shownText()).toBe(before);
});

test("F8 leads into the text from anywhere, and takes an open card along", async ({ reader, page }) => {
  await page.keyboard.press("ControlOrMeta+Home");
  await page.getByRole("button", { name: "Mở tệp", exact: true }).focus();
  await page.keyboard.press("F8");
  await expect(reader.text).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(reader.card).toBeFocused();
  await page.keyboard.press("F8");
  await expect(reader.card).toBeFocused();
  await expect(reader.position).toContainText("3/20");
  await expect(reader.card.getByRole("heading", { name: "chuyển đổi số" })).toBeVisible();
});

test("Enter breaks the line again once the caret has moved on", async ({ reader, page }) => {
  const before = await reader.shownText();
  await page.keyboard.press("F8");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(reader.card).toBeHidden();
  expect((await reader.shownText()).length).toBe(before.length + 1);
});

test("Ctrl+Enter opens the card at the caret", async ({ reader, page }) => {
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(reader.card.getByRole("heading", { name: "Hải Phòng" })).toBeVisible();
});

test("by the buttons: the card follows the steps, and Escape gives the focus back", async ({
  reader,
  page,
}) => {
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowRight");
  await expect(reader.position).toContainText("1/20");
  await reader.position.focus();
  await page.keyboard.press("Enter");
  await expect(reader.card.getByRole("heading", { name: "Hải Phòng" })).toBeVisible();

  await page.getByRole("button", { name: "Chỗ sau" }).click();
  await expect(reader.card.getByRole("heading", { name: "FPT", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Chỗ trước" }).click();
  await expect(reader.card.getByRole("heading", { name: "Hải Phòng" })).toBeVisible();

  await page.keyboard.press("Escape");
  await reader.position.focus();
  await page.keyboard.press("Enter");
  await expect(reader.card).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(reader.card).toBeHidden();
  await expect(reader.position).toBeFocused();
});

test("by hovering: opens, stays under the pointer, and goes", async ({ reader, page }) => {
  const { x, y } = await reader.pointOf("Lê Tiến Châu");
  await page.mouse.move(x, y);
  await expect(reader.card.getByRole("heading", { name: "Lê Tiến Châu" })).toBeVisible();
  await expect(reader.card.getByText("Bí thư Thành ủy Hải Phòng").first()).toBeVisible();
  await expect(reader.text).toBeFocused();

  await reader.card.hover();
  await page.waitForTimeout(500);
  await expect(reader.card).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(reader.card).toBeHidden();

  await page.mouse.move(x, y);
  await expect(reader.card).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(reader.card).toBeHidden();
});

test("a click keeps it open until Escape", async ({ reader, page }) => {
  const { x, y } = await reader.pointOf("Nghị quyết 57");
  await page.mouse.click(x, y);
  await page.mouse.move(5, 5);
  await page.waitForTimeout(500);
  await expect(reader.card.getByText("57-NQ/TW").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(reader.card).toBeHidden();
});

test("typing closes it", async ({ reader, page }) => {
  const { x, y } = await reader.pointOf("Nghị quyết 57");
  await page.mouse.click(x, y);
  await expect(reader.card).toBeVisible();
  await page.keyboard.type("x");
  await expect(reader.card).toBeHidden();
});

test("tells what a province was at the date of the article", async ({ reader, page }) => {
  await page.getByLabel("Ngày của bài").fill("2025-09-15");
  await expect(page.getByText("nay thuộc Hải Phòng")).toBeVisible();
  const { x, y } = await reader.pointOf("Hải Dương");
  await page.mouse.click(x, y);
  await expect(reader.card.getByText("Vào ngày 15/9/2025")).toBeVisible();
  await expect(reader.card.getByText("Từ 1/7/2025 thuộc Hải Phòng")).toBeVisible();
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a tap opens the card as a sheet, without bringing up the keyboard", async ({ reader, page }) => {
    await reader.text.blur();
    const { x, y } = await reader.pointOf("Tập đoàn FPT");
    await page.touchscreen.tap(x, y);
    await expect(reader.card.getByRole("heading", { name: "FPT", exact: true })).toBeVisible();
    await expect(reader.text).not.toBeFocused();
    const box = await reader.card.boundingBox();
    expect(box?.x).toBe(0);
    expect(box?.width).toBe(390);

    await reader.card.getByRole("button", { name: "Đóng thẻ" }).tap();
    await expect(reader.card).toBeHidden();
  });

  test("the list is a sheet that leads to the text", async ({ reader, page }) => {
    const toggle = page.getByRole("button", { name: /^Danh sách/ });
    await toggle.tap();
    await expect(toggle).toHaveAttribute("aria-expanded", "true");
    await page.getByRole("button", { name: /^Bến Tre/ }).tap();
    await expect(toggle).toHaveAttribute("aria-expanded", "false");
    await expect(reader.position).toContainText("Bến Tre");
    await toggle.tap();
    await page.keyboard.press("Escape");
    await expect(toggle).toHaveAttribute("aria-expanded", "false");
    await expect(toggle).toBeFocused();
  });
});
