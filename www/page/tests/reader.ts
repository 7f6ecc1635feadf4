import { readFile } from "node:fs/promises";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import type { Kind } from "danhdau";

const KINDS: readonly Kind[] = ["province", "official", "fpt-unit", "policy"];

/** The page as a reader uses it: what can be done, and what can be seen. */
export class Reader {
  /** Addresses of all requests so far. */
  readonly requests: string[] = [];
  /** Console errors and warnings, and uncaught exceptions. */
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    page.on("request", (request) => this.requests.push(request.url()));
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      // Service workers are left to the test that is about them.
      if (message.text().includes("Service Worker registration blocked")) return;
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
  }

  get text(): Locator {
    return this.page.getByRole("textbox", { name: "Bài viết" });
  }

  get card(): Locator {
    return this.page.getByRole("dialog");
  }

  get position(): Locator {
    return this.page.getByRole("navigation").getByRole("button", { name: /^Mở thẻ/ });
  }

  /** Opens the page and waits until it can annotate. */
  async open(): Promise<void> {
    await this.page.goto("/");
    await expect(this.page.getByText("Chưa có chỗ nào")).toBeVisible();
  }

  /** Chooses from one of the menus of the page. */
  async choose(menu: string, item: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name: menu, exact: true }).click();
    await this.page.getByRole("group", { name: menu }).getByRole("button", { name: item }).click();
  }

  /** Selects the first place of a text with the mouse; it must be on one line and in view. */
  async select(text: string): Promise<void> {
    const box = await this.text.evaluate((content, text) => {
      const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(text) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        const { left, right, top, height } = range.getBoundingClientRect();
        return { left, right, y: top + height / 2 };
      }
      return undefined;
    }, text);
    if (!box) throw new Error(`“${text}” is not in view.`);
    const { mouse } = this.page;
    await mouse.move(box.left + 1, box.y);
    await mouse.down();
    await mouse.move(box.right - 1, box.y, { steps: 4 });
    await mouse.up();
  }

  /** The file that the page gives when something is done. */
  async downloaded(act: () => Promise<void>): Promise<{ name: string; text: string }> {
    const waiting = this.page.waitForEvent("download");
    await act();
    const download = await waiting;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  /** Pastes by the clipboard, in place of the text that is there. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.text.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  /** Pastes, and waits until the marks are drawn and the page rests, with the cursor at the beginning. */
  async fill(text: string): Promise<void> {
    await this.paste(text);
    await expect.poll(() => this.drawn("province")).not.toEqual([]);
    await this.page.keyboard.press("ControlOrMeta+Home");
    await this.page.waitForTimeout(500);
  }

  /** The text in the editor, as far as it is drawn. */
  async shownText(): Promise<string> {
    return this.text.evaluate((text) => [...text.children].map((line) => line.textContent).join("\n"));
  }

  legend(kind: Kind): Locator {
    return this.page.locator(`[data-kind="${kind}"][data-count]`);
  }

  async counts(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const kind of KINDS) counts[kind] = Number(await this.legend(kind).getAttribute("data-count"));
    return counts;
  }

  /** The texts that are drawn as marks of a kind, sure or not, in order of the text. */
  async drawn(kind: Kind): Promise<string[]> {
    return this.page.evaluate(async (kind) => {
      // Marks are drawn before the next frame is painted.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const ranges = [`danhdau-${kind}`, `danhdau-${kind}-low`].flatMap((name) =>
        [...(CSS.highlights.get(name) ?? [])].map((fixed) => {
          const range = document.createRange();
          range.setStart(fixed.startContainer, fixed.startOffset);
          range.setEnd(fixed.endContainer, fixed.endOffset);
          return range;
        }),
      );
      return ranges
        .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
        .map((range) => range.toString());
    }, kind);
  }

  /** The texts that are drawn as marks of any kind. */
  async allDrawn(): Promise<string[]> {
    return (await Promise.all(KINDS.map((kind) => this.drawn(kind)))).flat();
  }

  /** The middle of a place where this text is drawn as a mark, once it is, in CSS pixels of the viewport. */
  async pointOf(text: string): Promise<{ x: number; y: number }> {
    const find = () =>
      this.page.evaluate((text) => {
        for (const highlight of CSS.highlights.values()) {
          for (const fixed of highlight as unknown as Set<AbstractRange>) {
            const range = document.createRange();
            range.setStart(fixed.startContainer, fixed.startOffset);
            range.setEnd(fixed.endContainer, fixed.endOffset);
            const box = range.toString() === text ? range.getClientRects()[0] : undefined;
            if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          }
        }
        return undefined;
      }, text);
    await expect.poll(find, `“${text}” is drawn as a mark`).toBeDefined();
    const point = await find();
    if (!point) throw new Error(`“${text}” is not drawn as a mark.`);
    return point;
  }
}

/** Gives each test an open page, and sees to it that nothing was complained of and nothing left the machine. */
export const test = base.extend<{ reader: Reader }>({
  reader: async ({ page, baseURL }, use) => {
    const reader = new Reader(page);
    await reader.open();
    await use(reader);
    expect(reader.complaints).toEqual([]);
    expect(reader.requests.filter((address) => !address.startsWith(baseURL ?? ""))).toEqual([]);
  },
});

export { expect };
