import { ARTICLE, EXPECTED } from "./article.ts";
import { expect, test } from "./reader.ts";

const clipboard = (page: import("@playwright/test").Page, type: string): Promise<string> =>
  page.evaluate(async (type) => {
    const [item] = await navigator.clipboard.read();
    return item ? await (await item.getType(type)).text() : "";
  }, type);

test("rich text carries the marks, plain text beside it", async ({ reader, page }) => {
  await reader.paste(ARTICLE.replace("FPT IS", "<b>FPT IS</b>"));
  await expect(reader.legend("province")).toHaveAttribute("data-count", "6");
  await reader.choose("Xuất", /^Chép chữ có tô màu/);
  await expect(page.getByText("Đã chép: Chép chữ có tô màu.")).toBeVisible();
  const html = await clipboard(page, "text/html");
  // Reading it back, the browser complains of the styles in it.
  reader.complaints.splice(0);
  expect(html).toContain("Lê Tiến Châu</span>");
  expect(html).toContain("&lt;b&gt;");
  expect(html.match(/<span/g)?.length).toBe(Object.values(EXPECTED).flat().length);
  expect(await clipboard(page, "text/plain")).toContain("<b>FPT IS</b>");
});

test("every form is copied and downloaded, with the corrections in it", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  await expect.poll(() => reader.drawn("province")).toContain("Bến Tre");
  const { x, y } = await reader.pointOf("Bến Tre");
  await page.mouse.click(x, y);
  await reader.card.getByRole("button", { name: "Bỏ chỗ này" }).click();
  await expect.poll(() => reader.drawn("province")).not.toContain("Bến Tre");

  for (const [form, extension, holds] of [
    ["JSON", "json", '"Lê Tiến Châu"'],
    ["CSV", "csv", "official/le-tien-chau"],
    ["HTML", "html", "<!doctype html>"],
    ["W3C Web Annotation", "jsonld", "TextQuoteSelector"],
    ["CoNLL", "conll", "B-"],
  ] as const) {
    const { name, text } = await reader.downloaded(() => reader.choose("Xuất", `Tải về ${form}`));
    expect(name).toBe(`bai-viet.${extension}`);
    expect(text).toContain(holds);
    expect(text).toContain("le-tien-chau");
    expect(text).not.toContain("province/ben-tre");
    await reader.choose("Xuất", `Chép ${form}`);
    await expect(page.getByText(`Đã chép: ${form}.`)).toBeVisible();
    expect(await clipboard(page, "text/plain")).toBe(text.replace("\ufeff", ""));
  }
});

test("a link carries text, date and corrections in its fragment, and is gone from the address once open", async ({
  reader,
  page,
  context,
}) => {
  await reader.paste(ARTICLE);
  await page.getByLabel("Ngày của bài").fill("2025-09-15");
  await expect.poll(() => reader.drawn("province")).toContain("Bến Tre");
  const { x, y } = await reader.pointOf("Bến Tre");
  await page.mouse.click(x, y);
  await reader.card.getByRole("button", { name: "Bỏ chỗ này" }).click();
  await reader.choose("Xuất", /^Chép liên kết/);
  await expect(page.getByText(/Đã chép liên kết/)).toBeVisible();
  const link = await clipboard(page, "text/plain");
  expect(new URL(link).hash.length).toBeGreaterThan(100);

  const other = await context.newPage();
  const requests: string[] = [];
  other.on("request", (request) => requests.push(request.url()));
  await other.goto(link);
  await expect(other.getByLabel("Ngày của bài")).toHaveValue("2025-09-15");
  await expect(other.locator('[data-kind="province"][data-count]')).toHaveAttribute("data-count", "5");
  expect(new URL(other.url()).hash).toBe("");
  expect(requests.filter((address) => address.includes("bai="))).toEqual([]);
  await other.goto(`${link.slice(0, -20)}`);
  await expect(other.getByRole("alert")).toContainText("Liên kết bị cắt hoặc hỏng");
});

test("a text too long for a link is refused with the numbers", async ({ reader, page }) => {
  const noise = Array.from({ length: 9000 }, (_, at) => Math.imul(at + 1, 2_654_435_761).toString(36)).join(
    " ",
  );
  await reader.paste(noise);
  await reader.choose("Xuất", /^Chép liên kết/);
  await expect(page.getByRole("alert")).toContainText("quá giới hạn 16.000");
});

test("work that takes long is shown, can be stopped, and goes on when asked", async ({ reader, page }) => {
  // Holds the worker up, as a very long text would on a slow machine.
  const [worker] = page.workers();
  void worker
    ?.evaluate(() => {
      const end = Date.now() + 20_000;
      while (Date.now() < end);
    })
    .catch(() => {});
  await reader.paste(ARTICLE);
  await expect(page.getByRole("progressbar", { name: "Đang tô…" })).toBeVisible();
  await page.getByRole("button", { name: "Dừng" }).click();
  await expect(page.getByText("Đã dừng tô.")).toBeVisible();
  await page.keyboard.type("Cà Mau");
  await page.waitForTimeout(300);
  expect(await reader.drawn("province")).toEqual([]);
  await page.getByRole("button", { name: "Tô tiếp" }).click();
  await expect.poll(() => reader.drawn("province")).toEqual([...EXPECTED.province, "Cà Mau"]);
});

test("a worker that dies is said, the text stays, and another one takes over", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province);
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error("killed by the test");
    });
  });
  await page.keyboard.type("Cà Mau");
  expect(await reader.shownText()).toBe(`${ARTICLE}Cà Mau`);
  await expect.poll(() => reader.drawn("province"), { timeout: 10_000 }).toContain("Cà Mau");
  reader.complaints.splice(0);
});
