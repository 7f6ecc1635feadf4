import { ARTICLE, EXPECTED } from "./article.ts";
import { expect, type Reader, test } from "./reader.ts";

const openCardOf = async (reader: Reader, text: string): Promise<void> => {
  await expect.poll(async () => (await reader.allDrawn()).includes(text)).toBe(true);
  const { x, y } = await reader.pointOf(text);
  await reader.page.mouse.click(x, y);
  await expect(reader.card).toBeVisible();
};

interface Exported {
  annotations: { text: string; kind: string; id: string | null; name: string }[];
}

const exported = async (reader: Reader): Promise<Exported["annotations"]> => {
  const { text } = await reader.downloaded(() => reader.choose("Xuất", "Tải về JSON"));
  return (JSON.parse(text) as Exported).annotations;
};

test("a mark is dropped here, or everywhere, and taken back", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  await openCardOf(reader, "Hải Phòng");
  await reader.card.getByRole("button", { name: "Bỏ chỗ này" }).click();
  await expect(reader.card).toBeHidden();
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province.slice(1));
  await openCardOf(reader, "Hải Phòng");
  await reader.card.getByRole("button", { name: "Bỏ mọi chỗ" }).click();
  await expect.poll(() => reader.drawn("province")).toEqual(["Hải Dương", "Phú Yên", "Bến Tre"]);

  // They follow the text, stay with it, and are honoured by what leaves the page.
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("Tin: ");
  await expect.poll(() => reader.drawn("province")).toEqual(["Hải Dương", "Phú Yên", "Bến Tre"]);
  expect((await exported(reader)).filter(({ name }) => name === "Hải Phòng")).toEqual([]);
  await page.waitForTimeout(700);
  await page.reload();
  await expect.poll(() => reader.drawn("province")).toEqual(["Hải Dương", "Phú Yên", "Bến Tre"]);

  const list = page.getByRole("region", { name: /^Bạn đã sửa/ });
  await list.getByRole("button", { name: "Trả lại: Bỏ mọi chỗ: Hải Phòng" }).click();
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province.slice(1));
  await list.getByRole("button", { name: "Trả lại: Bỏ: Hải Phòng" }).click();
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province);
});

test("undo takes a correction back", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  await openCardOf(reader, "Bến Tre");
  await reader.card.getByRole("button", { name: "Bỏ chỗ này" }).click();
  await expect.poll(() => reader.drawn("province")).not.toContain("Bến Tre");
  await reader.text.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => reader.drawn("province")).toContain("Bến Tre");
});

test("another candidate is chosen", async ({ reader }) => {
  await reader.paste("Ông Nguyễn Văn Khoa phát biểu tại hội nghị.");
  await expect.poll(() => reader.drawn("official")).toEqual(["Nguyễn Văn Khoa"]);
  await openCardOf(reader, "Nguyễn Văn Khoa");
  await reader.card.getByRole("button", { name: /^Nguyễn Văn Khoa, .*Nghệ An/ }).click();
  expect((await exported(reader))[0]?.id).toBe("official/nguyen-van-khoa-nghe-an");
});

test("a selection is marked, as what it says or as a record", async ({ reader, page }) => {
  await reader.paste("Đất Cảng mới và ông Tạ Văn Mẫu vào cuộc.");
  await reader.select("Tạ Văn Mẫu");
  const bar = page.getByRole("region", { name: "Chỗ đang chọn" });
  await bar.getByRole("button", { name: "Vì sao?" }).click();
  await expect(bar.getByText("Không có tên nào trong danh mục ở chỗ này.")).toBeVisible();
  await bar.getByRole("button", { name: "Đánh dấu" }).click();
  await bar.getByRole("button", { name: "Đánh dấu" }).last().click();
  await expect.poll(() => reader.drawn("official")).toEqual(["Tạ Văn Mẫu"]);

  await reader.select("Đất Cảng mới");
  await bar.getByRole("button", { name: "Đánh dấu" }).click();
  await bar.getByLabel("Loại").selectOption("province");
  await bar.getByLabel("Là").fill("Hải Phòng");
  await page.keyboard.press("Enter");
  await expect.poll(() => reader.drawn("province")).toEqual(["Đất Cảng mới"]);
  expect(await exported(reader)).toMatchObject([
    { text: "Đất Cảng mới", kind: "province", id: "province/hai-phong" },
    { text: "Tạ Văn Mẫu", kind: "official", id: null },
  ]);
});

test("a refused reading is explained", async ({ reader, page }) => {
  await reader.paste("Nhà ở đường Bình Dương.");
  await reader.select("Bình Dương");
  await page.getByRole("button", { name: "Vì sao?" }).click();
  await expect(page.getByText(/Không hiểu là Bình Dương, vì .*“đường”/)).toBeVisible();
});
