import { ARTICLE, EXPECTED } from "./article.ts";
import { expect, test } from "./reader.ts";

const kinds = ["province", "official", "fpt-unit", "policy"] as const;
const expectedCounts = Object.fromEntries(kinds.map((kind) => [kind, EXPECTED[kind].length]));

test("marks a pasted article, and counts by kind", async ({ reader }) => {
  await reader.paste(ARTICLE);
  await expect.poll(() => reader.counts()).toEqual(expectedCounts);
  for (const kind of kinds) expect(await reader.drawn(kind)).toEqual(EXPECTED[kind]);
  expect(await reader.shownText()).toBe(ARTICLE);
});

test("follows every key", async ({ reader, page }) => {
  await reader.text.focus();
  await page.keyboard.type("Đoàn đến Hải Phòn");
  expect(await reader.drawn("province")).toEqual([]);
  await page.keyboard.type("g");
  await expect.poll(() => reader.drawn("province")).toEqual(["Hải Phòng"]);
  await page.keyboard.press("Backspace");
  await expect.poll(() => reader.drawn("province")).toEqual([]);
  await page.keyboard.type("g, Cà Mau");
  await expect.poll(() => reader.drawn("province")).toEqual(["Hải Phòng", "Cà Mau"]);
});

test("finds a name whose letters are decomposed, and keeps them so", async ({ reader }) => {
  const text = "Đoàn đến Hải Phòng hôm qua".normalize("NFD");
  await reader.paste(text);
  await expect.poll(() => reader.drawn("province")).toEqual(["Hải Phòng".normalize("NFD")]);
  expect(await reader.shownText()).toBe(text);
});

test("a switch of the legend hides its kind, and the count stays", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  await expect.poll(() => reader.drawn("policy")).toEqual(EXPECTED.policy);

  const toggle = page.getByRole("switch", { name: /^Chính sách: 6/ });
  await toggle.press("Space");
  await expect(toggle).not.toBeChecked();
  await expect.poll(() => reader.drawn("policy")).toEqual([]);
  expect(await reader.drawn("province")).toEqual(EXPECTED.province);
  await expect(reader.legend("policy")).toHaveAttribute("data-count", "6");
  await expect(page.getByRole("heading", { name: /^Chính sách/ })).toHaveCount(0);

  await toggle.press("Space");
  await expect.poll(() => reader.drawn("policy")).toEqual(EXPECTED.policy);
});

test("lists the entities by kind, and leads to each mention", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  const list = page.getByRole("complementary", { name: "Có trong bài" });
  const provinces = list.locator('[data-kind="province"]').getByRole("button");
  await expect(provinces).toHaveText([/Hải Phòng\s*3/, /Hải Dương\s*1/, /Phú Yên\s*1/, /Bến Tre\s*1/]);

  const first = provinces.first();
  for (const place of ["1/20", "4/20", "8/20", "1/20"]) {
    await first.click();
    await expect(reader.position).toContainText(place);
    await expect(first).toHaveAttribute("aria-current", "true");
  }
});

test("the sample is one click away, and clearing can be undone", async ({ reader, page }) => {
  await page.getByRole("button", { name: "Xem bài mẫu" }).click();
  await expect.poll(async () => (await reader.counts()).province).toBeGreaterThan(5);
  for (const kind of kinds)
    expect(Number(await reader.legend(kind).getAttribute("data-count"))).toBeGreaterThan(2);
  const sample = await reader.shownText();

  await page.getByRole("button", { name: "Thêm", exact: true }).click();
  await page.getByRole("button", { name: "Xóa bài" }).click();
  await expect.poll(() => reader.counts()).toEqual({ province: 0, official: 0, "fpt-unit": 0, policy: 0 });
  await page.getByRole("button", { name: "Lấy lại bài vừa xóa" }).click();
  await expect.poll(() => reader.shownText()).toBe(sample);
});

test("the date of the article says what a province was then", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  const list = page.getByRole("complementary", { name: "Có trong bài" });
  const haiDuong = list.getByRole("button", { name: /^Hải Dương/ });
  await expect(haiDuong).toBeVisible();
  await expect(list.getByText("nay thuộc")).toHaveCount(0);

  const date = page.getByLabel("Ngày của bài");
  await date.fill("2025-06-30");
  await expect(list.getByText("nay thuộc")).toHaveCount(0);
  await date.fill("2025-07-01");
  await expect(haiDuong).toContainText("nay thuộc Hải Phòng");
  await page.getByRole("button", { name: "Bỏ ngày" }).click();
  await expect(date).toHaveValue("");
  await expect(list.getByText("nay thuộc")).toHaveCount(0);
});

test("a pasted article is shown from its beginning", async ({ reader }) => {
  for (const name of ["Hải Phòng", "Bến Tre"]) {
    await reader.paste(`Đầu bài: ${name}\n${"Một dòng của bài.\n".repeat(200)}`);
    await expect(reader.text.getByText(`Đầu bài: ${name}`)).toBeInViewport();
  }
});
