import { test as base, expect } from "@playwright/test";
import { ARTICLE, EXPECTED } from "./article.ts";
import { Reader } from "./reader.ts";

const test = base;

interface Scene {
  readonly scene: { holds: boolean; die(): void };
}

const failures = [
  {
    name: "the module is missing",
    answer: { status: 404, contentType: "text/plain", body: "not found" },
    says: "Không tải được bộ nhận tên",
  },
  {
    name: "an HTML page comes in place of the module",
    answer: { status: 200, contentType: "text/html", body: "<!doctype html><title>Start page</title>" },
    says: "Máy chủ trả về tệp khác",
  },
] as const;

for (const { name, answer, says } of failures) {
  test(`${name}: the page says so, keeps the text, and tries again`, async ({ page }) => {
    const reader = new Reader(page);
    await page.route("**/*.wasm", (route) => route.fulfill(answer));
    await page.goto("/");
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(says);
    await expect(alert).toContainText("Bài của bạn vẫn còn nguyên");

    await reader.paste(ARTICLE);
    await page.keyboard.type("Thêm một câu.");
    expect(await reader.shownText()).toBe(`${ARTICLE}Thêm một câu.`);

    await page.unroute("**/*.wasm");
    await alert.getByRole("button", { name: "Thử lại" }).click();
    await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province);
    await expect(alert).toBeEmpty();
    expect(reader.complaints.filter((complaint) => !complaint.includes("404"))).toEqual([]);
  });
}

test("the network fails: the page says so, and the text can be copied all the same", async ({ page }) => {
  const reader = new Reader(page);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("Không tải được bộ nhận tên");
  await reader.paste(ARTICLE);
  await reader.choose("Xuất", /^Chép chữ có tô màu/);
  await expect(page.getByText("Đã chép: Chép chữ có tô màu.")).toBeVisible();
});

test("what is typed while the worker dies is marked by the next worker", async ({ page }) => {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    const scene = { holds: false, die: () => {} };
    // Once told to, a worker keeps a text as long as if it were very long.
    Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
      const [message] = given as [{ method?: string }];
      if (!scene.holds || message.method !== "annotate") return post.apply(this, given as [unknown]);
      scene.die = () => this.dispatchEvent(new ErrorEvent("error", { message: "killed by the test" }));
    };
    Object.assign(window, { scene });
  });
  const reader = new Reader(page);
  await reader.open();
  await reader.paste(ARTICLE);
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province);
  await page.evaluate(() => Object.assign((window as unknown as Scene).scene, { holds: true }));
  await page.keyboard.type("Cà Mau");
  await page.evaluate(() => {
    const { scene } = window as unknown as Scene;
    scene.holds = false;
    scene.die();
  });
  await expect.poll(() => reader.drawn("province")).toEqual([...EXPECTED.province, "Cà Mau"]);
  expect(await reader.shownText()).toBe(`${ARTICLE}Cà Mau`);
});

test("a browser without highlights: the page says so, list and card still work", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(CSS, "highlights", { value: undefined });
  });
  const reader = new Reader(page);
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("Trình duyệt này chưa tô màu được");
  await reader.paste(ARTICLE);
  await page.getByRole("button", { name: /^Bến Tre/ }).click();
  await reader.position.click();
  await expect(reader.card.getByRole("heading", { name: "Bến Tre" })).toBeVisible();
  expect(reader.complaints).toEqual([]);
});
