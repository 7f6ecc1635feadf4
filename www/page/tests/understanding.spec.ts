import { ARTICLE } from "./article.ts";
import { expect, test } from "./reader.ts";

test("the list is searched, sorted, and walked through", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  const list = page.getByRole("complementary", { name: "Có trong bài" });
  const names = list.locator(".entry-name");
  await expect(names).toHaveCount(12);
  await page.getByLabel("Tìm trong danh sách").fill("hai");
  await expect(names).toHaveText(["Hải Phòng", "Hải Dương"]);
  await page.getByLabel("Tìm trong danh sách").fill("cds");
  await expect(names).toHaveText(["chuyển đổi số"]);
  await page.getByLabel("Tìm trong danh sách").fill("không có");
  await expect(list.getByText("Không có tên nào chứa “không có”.")).toBeVisible();
  await page.getByLabel("Tìm trong danh sách").fill("");

  const provinces = list.locator('[data-kind="province"] .entry-name');
  await expect(provinces).toHaveText(["Hải Phòng", "Hải Dương", "Phú Yên", "Bến Tre"]);
  await page.getByLabel("Xếp theo").selectOption("tên");
  await expect(provinces).toHaveText(["Bến Tre", "Hải Dương", "Hải Phòng", "Phú Yên"]);
});

test("one switch lists the old provinces of the text beside their present units", async ({
  reader,
  page,
}) => {
  await reader.paste(`${ARTICLE}Tỉnh Hà Tây, tỉnh Thừa Thiên Huế và Cà Mau.`);
  await expect(reader.legend("province")).toHaveAttribute("data-count", "9");
  await page.getByRole("button", { name: "Xưa → nay" }).click();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  const cells = await rows.evaluateAll((all) =>
    all
      .slice(1)
      .map((row) =>
        [...row.children].map((cell) => cell.querySelector("[lang]")?.textContent ?? cell.textContent),
      ),
  );
  expect(cells).toEqual([
    ["Hải Dương", "Hải Phòng"],
    ["Phú Yên", "Đắk Lắk"],
    ["Bến Tre", "Vĩnh Long"],
    ["Hà Tây", "Hà Nội"],
    ["Thừa Thiên Huế", "Huế"],
  ]);
});

test("the date in the text is proposed, shown with its words, and the reader's to change", async ({
  reader,
  page,
}) => {
  const date = page.getByLabel("Ngày của bài");
  await reader.paste(`HẢI PHÒNG, ngày 24/8/2021 - Lãnh đạo thành phố họp.\n${ARTICLE}`);
  await expect(date).toHaveValue("2021-08-24");
  await expect(page.getByText("Lấy từ bài: “24/8/2021”.")).toBeVisible();
  const { x, y } = await reader.pointOf("Bến Tre");
  await page.mouse.click(x, y);
  await expect(reader.card.getByText("Vào ngày 24/8/2021")).toBeVisible();
  await page.keyboard.press("Escape");

  await date.fill("2025-09-15");
  await expect(page.getByText("nay thuộc Vĩnh Long")).toBeVisible();
  await page.keyboard.press("Escape");
  await reader.text.press("End");
  await page.keyboard.type(" thêm");
  await page.waitForTimeout(600);
  await expect(date).toHaveValue("2025-09-15");
  await page.getByRole("button", { name: "Lấy lại ngày trong bài" }).click();
  await expect(date).toHaveValue("2021-08-24");
  await page.getByRole("button", { name: "Bỏ ngày" }).click();
  await expect(date).toHaveValue("");
});

test("without a date none is claimed, and the card lists all periods", async ({ reader, page }) => {
  await reader.paste("Sáng 24.8, lãnh đạo Hải Dương họp.");
  await expect(page.getByText("Bài có ghi “24.8”, chưa đủ ngày tháng năm để dùng.")).toBeVisible();
  await expect(page.getByLabel("Ngày của bài")).toHaveValue("");
  const { x, y } = await reader.pointOf("Hải Dương");
  await page.mouse.click(x, y);
  await expect(reader.card.getByText("Các thời kỳ")).toBeVisible();
  await expect(reader.card.getByText(/^Vào ngày/)).toHaveCount(0);
  await reader.card.getByText("Vì sao?").click();
  await expect(reader.card.getByText("Được đánh dấu vì khớp tên đầy đủ trong danh mục.")).toBeVisible();
});

test("the pictures have their numbers behind them, and are saved as SVG and CSV", async ({
  reader,
  page,
}) => {
  await reader.paste(ARTICLE);
  await expect(reader.legend("province")).toHaveAttribute("data-count", "6");
  await page.getByRole("button", { name: "Hình" }).click();
  const dialog = page.getByRole("dialog", { name: "Hình vẽ từ bài" });
  await dialog.getByText("Bảng số liệu").click();
  await expect(dialog.getByRole("row").nth(1)).toHaveText("chuyển đổi sốChính sách4");
  await expect(dialog.locator("svg rect")).not.toHaveCount(0);

  await dialog.getByRole("button", { name: "Cùng đoạn" }).click();
  const csv = await reader.downloaded(() => dialog.getByRole("button", { name: "Tải CSV" }).click());
  expect(csv.text).toContain('"Hải Dương","Phú Yên","1"');

  await dialog.getByRole("button", { name: "Bản đồ" }).click();
  await expect(dialog.getByRole("row")).toHaveText([
    "Tỉnh, thành phốSố lần",
    "Hải Phòng4",
    "Đắk Lắk1",
    "Vĩnh Long1",
  ]);
  await dialog.getByLabel("Đơn vị").selectOption("before");
  await expect(dialog.getByRole("row").nth(1)).toHaveText("Hải Phòng3");
  const svg = await reader.downloaded(() => dialog.getByRole("button", { name: "Tải SVG" }).click());
  expect(svg.text).toContain("Bến Tre");
  expect(svg.text).not.toContain("var(--");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Hình" })).toBeFocused();
});
