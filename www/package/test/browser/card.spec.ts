import type { Page } from "@playwright/test";
import type { EntityDetails } from "danhdau";
import type { Card } from "danhdau/card";
import { expect, test } from "./package-in-page.js";

const BODY = `<p>Ông <span id="mark">Nguyễn Văn A</span> phát biểu.</p><button id="before">Trước</button><div id="host"></div>`;

declare global {
  interface Window {
    card: Card;
    timesHidden: number;
    arrive(details: EntityDetails): void;
    fail(error: Error): void;
  }
}

/** Opens a card at the mark; `window.arrive` brings its details. */
const show = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const host = window.find("#host");
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    window.timesHidden = 0;
    window.card = window.danhdau.createCard(root, {
      onHide: () => {
        window.timesHidden++;
      },
    });
    const details = new Promise<EntityDetails>((resolve, reject) => {
      window.arrive = resolve;
      window.fail = reject;
    });
    window.find("#before").focus();
    const name = "Nguyễn Văn A";
    window.card.show(
      {
        annotation: {
          start: 4,
          end: 16,
          kind: "official",
          id: "official/a",
          name,
          text: name,
          confidence: "high",
          via: "name",
        },
        entity: { id: "official/a", kind: "official", name, aliases: [] },
        details,
      },
      window.find("#mark"),
      { focus: true },
    );
  });

const SOURCES = { sources: [{ url: "https://example.vn/a", read: "2026-11-21" }] };

test("is a labelled dialog that takes the focus and gives it back", async ({ page, open }) => {
  await open(BODY);
  await show(page);
  const card = page.getByRole("dialog", { name: "Nguyễn Văn A" });
  await expect(card).toBeVisible();
  await expect(card).toBeFocused();
  await expect(card).toContainText("Đang tải nguồn…");

  await page.evaluate((details) => window.arrive(details), SOURCES);
  const link = card.getByRole("link", { name: "example.vn" });
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  await expect(link).toHaveAttribute("target", "_blank");
  await page.keyboard.press("Tab");
  await expect(card.getByRole("button", { name: "Đóng thẻ" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(link).toBeFocused();

  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(page.locator("#before")).toBeFocused();
  expect(await page.evaluate(() => window.timesHidden)).toBe(1);
});

test("closes by Escape also where the focus is elsewhere, and leaves it there", async ({ page, open }) => {
  await open(BODY);
  await show(page);
  await page.locator("#before").focus();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator("#before")).toBeFocused();
});

test("says when the sources did not come", async ({ page, open }) => {
  await open(BODY);
  await show(page);
  await page.evaluate(() => window.fail(new Error("offline")));
  await expect(page.getByRole("dialog")).toContainText("Không tải được nguồn.");
});

test("stays beside its mark and inside a narrow window", async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 480 });
  await open(BODY);
  await show(page);
  await expect
    .poll(async () => {
      const card = await page.getByRole("dialog").boundingBox();
      const mark = await page.locator("#mark").boundingBox();
      return card && mark && card.x >= 0 && card.x + card.width <= 320 && card.y >= mark.y + mark.height;
    })
    .toBe(true);
});

test("follows the colour scheme of the page", async ({ page, open }) => {
  await open(BODY);
  await show(page);
  const ground = () => page.evaluate(() => getComputedStyle(window.card.element).backgroundColor);
  expect(await ground()).toBe("rgb(255, 255, 255)");
  await page.evaluate(() => {
    document.documentElement.style.colorScheme = "dark";
  });
  expect(await ground()).toBe("rgb(30, 35, 34)");
});

test("leaves nothing behind when it is disposed", async ({ page, open }) => {
  await open(BODY);
  await show(page);
  const left = await page.evaluate(() => {
    window.card.dispose();
    const shadowRoot = window.find("#host").shadowRoot as ShadowRoot;
    return [shadowRoot.childNodes.length, shadowRoot.adoptedStyleSheets.length];
  });
  expect(left).toEqual([0, 0]);
});
