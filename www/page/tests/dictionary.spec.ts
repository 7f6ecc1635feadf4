import { expect, test } from "./reader.ts";

const TEXT = "Nhóm Lâm An họp với FPT Lâm An. Lâm An đồng ý.";

test("an entry in two clicks from a selection, kept, edited and removed", async ({ reader, page }) => {
  await reader.paste(TEXT);
  await reader.select("FPT Lâm An");
  await page.getByRole("button", { name: "Thêm vào từ điển" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Thêm", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect.poll(() => reader.drawn("fpt-unit")).toEqual(["FPT Lâm An"]);

  await page.waitForTimeout(700);
  await page.reload();
  await expect.poll(() => reader.drawn("fpt-unit")).toEqual(["FPT Lâm An"]);

  await page.getByRole("button", { name: "Từ điển riêng" }).click();
  const dialog = page.getByRole("dialog", { name: "Từ điển riêng" });
  await dialog.getByRole("button", { name: "Sửa FPT Lâm An" }).click();
  await dialog.getByLabel("Tên khác").fill("Nhóm Lâm An");
  await dialog.getByRole("button", { name: "Lưu" }).click();
  await expect(dialog.getByRole("button", { name: "Sửa FPT Lâm An" })).toBeVisible();
  await expect.poll(() => reader.drawn("fpt-unit")).toEqual(["Nhóm Lâm An", "FPT Lâm An"]);

  const json = await reader.downloaded(() => dialog.getByRole("button", { name: "Xuất JSON" }).click());
  expect(JSON.parse(json.text)).toMatchObject({
    fpt_unit: [{ id: "fpt-unit/fpt-lam-an", aliases: ["Nhóm Lâm An"] }],
  });
  const toml = await reader.downloaded(() => dialog.getByRole("button", { name: "Xuất TOML" }).click());
  expect(toml.text).toContain("[[fpt_unit]]");

  await dialog.getByRole("button", { name: "Xóa FPT Lâm An" }).click();
  await expect.poll(() => reader.drawn("fpt-unit")).toEqual(["FPT"]);

  await page
    .getByRole("dialog")
    .locator('input[type="file"]')
    .setInputFiles({
      name: "pack.toml",
      mimeType: "",
      buffer: Buffer.from(toml.text),
    });
  await expect(dialog.getByText("Đã nhập 1 mục từ pack.toml.")).toBeVisible();
  await expect.poll(() => reader.drawn("fpt-unit")).toEqual(["Nhóm Lâm An", "FPT Lâm An"]);
});

test("a broken pack is refused with its place; a wrong entry is named, and the others are used", async ({
  reader,
  page,
}) => {
  await reader.paste(TEXT);
  await page.getByRole("button", { name: "Từ điển riêng" }).click();
  const dialog = page.getByRole("dialog", { name: "Từ điển riêng" });
  const give = (name: string, text: string) =>
    dialog.locator('input[type="file"]').setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });

  await give("hong.json", '{ "fpt_unit": [');
  await expect(dialog.getByRole("alert")).toContainText("Không nhập được hong.json");
  await give("hong.toml", "[[fpt_unit]\nid = 1");
  await expect(dialog.getByRole("alert")).toContainText("Không nhập được hong.toml");
  await give("khac.json", '{ "name": "danhdau" }');
  await expect(dialog.getByRole("alert")).toContainText("không phải gói");

  const source = [{ title: "sổ tay", read: "2026-11-21" }];
  await give(
    "nua.json",
    JSON.stringify({
      fpt_unit: [
        { id: "fpt-unit/lam-an", name: "Lâm An", type: "công ty con", sources: source },
        { id: "fpt-unit/thieu", name: "Thiếu Nguồn", type: "công ty con" },
      ],
    }),
  );
  await expect(dialog.getByText("1 mục chưa dùng được; các mục khác vẫn được tô.")).toBeVisible();
  const wrong = dialog.getByRole("listitem").filter({ hasText: "Thiếu Nguồn" });
  await expect(wrong.getByRole("alert")).toContainText("sources");
  await expect
    .poll(async () => (await reader.drawn("fpt-unit")).filter((text) => text.endsWith("Lâm An")).length)
    .toBe(3);

  // Mended in the form, it is used.
  await wrong.getByRole("button", { name: "Sửa Thiếu Nguồn" }).click();
  await dialog.getByRole("button", { name: "Lưu" }).click();
  await expect(dialog.getByText("chưa dùng được")).toHaveCount(0);
});
