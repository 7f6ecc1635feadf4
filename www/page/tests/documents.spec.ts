import { open, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { ARTICLE, EXPECTED } from "./article.ts";
import { expect, type Reader, test } from "./reader.ts";

interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const give = async (reader: Reader, file: GivenFile | string): Promise<void> => {
  const choosing = reader.page.waitForEvent("filechooser");
  await reader.page.getByRole("button", { name: "Mở tệp" }).first().click();
  await (await choosing).setFiles(file);
};

const file = (name: string, content: Buffer | string): GivenFile => ({
  name,
  mimeType: "",
  buffer: Buffer.from(content as string),
});

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

/** "Lãnh đạo Hải Phòng và Hải Dương họp tại Phú Yên, bàn việc ở Bến Tre và Đà Nẵng trong năm tới." in old fonts. */
const TCVN3 =
  "L·nh ®¹o H¶i Phßng vµ H¶i D\u00ad¬ng häp t¹i Phó Yªn, bµn viÖc ë BÕn Tre vµ §µ N½ng trong n¨m tíi.";
const VNI =
  "Laõnh ñaïo Haûi Phoøng vaø Haûi Döông hoïp taïi Phuù Yeân, baøn vieäc ôû Beán Tre vaø Ñaø Naüng trong naêm tôùi.";
const PLAIN = "Lãnh đạo Hải Phòng và Hải Dương họp tại Phú Yên, bàn việc ở Bến Tre và Đà Nẵng trong năm tới.";

test("documents are tabs, come back after a reload, and can be closed and had back", async ({
  reader,
  page,
}) => {
  const tabs = page.getByRole("tab");
  await reader.paste(ARTICLE);
  await page.getByLabel("Ngày của bài").fill("2025-09-15");
  await page.getByRole("button", { name: "Bài mới" }).click();
  await expect(tabs).toHaveCount(2);
  await reader.paste("Cà Mau hôm nay\nBài thứ hai.");
  await expect.poll(() => reader.drawn("province")).toEqual(["Cà Mau"]);
  await tabs.first().focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await expect(tabs.first()).toBeFocused();
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province);
  await page.waitForTimeout(800);

  await page.reload();
  await expect(tabs).toHaveCount(2);
  await expect(tabs.first()).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province);
  await expect(page.getByLabel("Ngày của bài")).toHaveValue("2025-09-15");

  await tabs.first().focus();
  await page.keyboard.press("Delete");
  await expect(tabs).toHaveCount(1);
  await expect.poll(() => reader.drawn("province")).toEqual(["Cà Mau"]);
  await page.getByRole("button", { name: "Mở lại" }).click();
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province);
});

test("a second window leaves the documents of the first alone", async ({ reader, page, context }) => {
  await reader.paste(ARTICLE);
  await page.waitForTimeout(600);
  const second = await context.newPage();
  await second.goto("/");
  await expect(second.getByRole("status").getByText("đang mở ở một cửa sổ khác")).toBeVisible();
  await expect(second.getByRole("tab")).toHaveCount(1);
  await expect(second.getByRole("tab")).toHaveText("Bài mới");
});

test("nothing is kept once the switch is off", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  await page.waitForTimeout(800);
  await page.getByRole("button", { name: "Cài đặt" }).click();
  await page.getByRole("switch", { name: "Giữ bài trên máy này" }).uncheck();
  await page.keyboard.press("Escape");
  await reader.text.press("End");
  await page.keyboard.type(" thêm");
  await page.waitForTimeout(800);
  await page.reload();
  await reader.open();
  expect(await reader.shownText()).toBe("");
});

test("where storage is denied, the page says so and works", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      value: {
        open: () => {
          throw new DOMException("denied", "SecurityError");
        },
      },
    });
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("Trình duyệt không cho giữ bài");
  await page.getByRole("button", { name: "Xem bài mẫu" }).click();
  await expect(page.locator('[data-kind="province"][data-count]')).not.toHaveAttribute("data-count", "0");
});

test("where storage is full, the page says so, and the text stays", async ({ reader, page }) => {
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await reader.paste(ARTICLE);
  await expect(page.getByRole("alert")).toContainText("Hết chỗ để giữ bài");
  expect(await reader.shownText()).toBe(ARTICLE);
});

test("text files: the encoding is guessed, shown, and changed", async ({ reader, page }) => {
  await give(reader, file("utf8.txt", ARTICLE));
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province);
  const encoding = page.getByLabel("Bảng mã");
  await expect(encoding).toHaveValue("utf-8");

  for (const [name, bytes, guessed] of [
    ["cu.txt", latin1(TCVN3), "tcvn3"],
    ["vni.txt", latin1(VNI), "vni"],
    ["rong.txt", Buffer.from(`\ufeff${PLAIN}`, "utf16le"), "utf-16le"],
  ] as const) {
    await give(reader, file(name, bytes));
    await expect(encoding).toHaveValue(guessed);
    expect(await reader.shownText()).toBe(PLAIN);
  }
  await expect
    .poll(() => reader.drawn("province"))
    .toEqual(["Hải Phòng", "Hải Dương", "Phú Yên", "Bến Tre", "Đà Nẵng"]);

  await give(reader, file("la.txt", latin1(TCVN3)));
  await expect(encoding).toHaveValue("tcvn3");
  await encoding.selectOption("windows-1252");
  await expect.poll(() => reader.shownText()).toContain("H¶i Phßng");
  await encoding.selectOption("tcvn3");
  await expect.poll(() => reader.shownText()).toBe(PLAIN);
  await reader.text.press("ControlOrMeta+z");
  await expect.poll(() => reader.shownText()).toContain("H¶i Phßng");
});

for (const [font, text] of [
  ["TCVN3", TCVN3],
  ["VNI", VNI],
] as const) {
  test(`pasted text in a ${font} font is named, and converted if one wants it`, async ({ reader, page }) => {
    await reader.paste(text);
    await expect(page.getByRole("status").getByText(`Bài này gõ cho phông ${font}`)).toBeVisible();
    await page.getByRole("button", { name: "Chuyển sang Unicode" }).click();
    await expect.poll(() => reader.shownText()).toBe(PLAIN);
    await expect.poll(() => reader.drawn("province")).toContain("Hải Phòng");
  });
}

test("French is no Vietnamese of before Unicode", async ({ reader, page }) => {
  await reader.paste(
    "Le président a été reçu à l’Élysée, où l’été s’achève très tôt; même la forêt a gelé.".repeat(4),
  );
  await page.waitForTimeout(400);
  await expect(page.getByText("gõ cho phông")).toHaveCount(0);
});

const PAGE = `<!doctype html><head><title>Trang</title><style>p{color:red}</style></head><body>
<script>window.attacked = true; document.title = "attacked"</script><img src="/absent.png" onerror="window.attacked = true">
<h1>Tin  trong
ngày</h1><p>Lãnh đạo <b>Hải</b> Phòng &amp; FPT.<br>Dòng hai.</p><ul><li>Phú Yên<li>Bến Tre</ul>
<table><tr><td>Cà Mau</td><td>12</td></tr></table><p hidden>ẩn</p></body>`;
const PAGE_TEXT = "Tin trong ngày\nLãnh đạo Hải Phòng & FPT.\nDòng hai.\n- Phú Yên\n- Bến Tre\nCà Mau\t12";

test("HTML, opened or pasted: text with its structure, and nothing of it runs or loads", async ({
  reader,
  page,
}) => {
  await give(reader, file("trang.html", PAGE));
  await expect.poll(() => reader.shownText()).toBe(PAGE_TEXT);
  await page.getByRole("button", { name: "Bài mới" }).click();
  await page.evaluate(
    (html) =>
      navigator.clipboard.write([
        new ClipboardItem({
          "text/html": new Blob([html], { type: "text/html" }),
          "text/plain": new Blob(["plain"], { type: "text/plain" }),
        }),
      ]),
    PAGE,
  );
  await reader.text.focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect.poll(() => reader.shownText()).toBe(PAGE_TEXT);
  expect(await page.evaluate(() => "attacked" in window)).toBe(false);
  expect(reader.requests.filter((address) => address.includes("absent"))).toEqual([]);
  // The policy refuses what the page would have run, even in a document that is only read: the browser says so.
  const refusals = reader.complaints.splice(0);
  expect(refusals.filter((complaint) => !complaint.includes("The action has been blocked"))).toEqual([]);
});

test("a Word document is read with its paragraphs", async ({ reader }) => {
  const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${ARTICLE.trim().split("\n").map(paragraph).join("")}</w:body></w:document>`;
  const zip = new JSZip();
  zip.file(
    "[Content_Types].xml",
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  );
  zip.file(
    "_rels/.rels",
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  zip.file("word/document.xml", document);
  await give(reader, file("bai.docx", await zip.generateAsync({ type: "nodebuffer" })));
  await expect.poll(() => reader.shownText(), { timeout: 10_000 }).toBe(ARTICLE.trim());
});

test("what holds no text is refused with a remedy, and the text stays", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  const zip = new JSZip();
  zip.file("a.txt", "x");
  for (const [given, says] of [
    [file("quet.pdf", "%PDF-1.7\n"), "mở bằng trình đọc PDF"],
    [file("nen.zip", await zip.generateAsync({ type: "nodebuffer" })), "giải nén"],
    [file("cu.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])), "lưu thành .docx"],
    [
      file("may.bin", Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 37) % 256))),
      "không phải văn bản",
    ],
    [file("rong.txt", ""), "không có chữ nào"],
  ] as const) {
    await give(reader, given);
    await expect(page.getByRole("alert").getByText(`Không mở được ${given.name}`)).toBeVisible();
    await expect(page.getByRole("alert")).toContainText(says);
  }
  const large = join(tmpdir(), `danhdau-${process.pid}.txt`);
  await writeFile(large, "");
  const handle = await open(large, "r+");
  await handle.truncate(200_000_000);
  await handle.close();
  await give(reader, large);
  await expect(page.getByRole("alert")).toContainText("200 MB");
  await unlink(large);
  expect(await reader.shownText()).toBe(ARTICLE);
});
