import type { Page } from "@playwright/test";
import { ARTICLE, longText } from "./article.ts";
import { expect, test } from "./reader.ts";

type Rgba = [red: number, green: number, blue: number, alpha: number];

const KINDS = ["province", "official", "fpt-unit", "policy"] as const;

/** The computed colours of custom properties of the page. */
async function colours(page: Page, ...properties: string[]): Promise<Rgba[]> {
  const values = await page.evaluate((properties) => {
    const probe = document.body.appendChild(document.createElement("i"));
    const found = properties.map((property) => {
      probe.style.color = `var(${property})`;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return found;
  }, properties);
  return values.map((value) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (value.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  });
}

const over = ([r, g, b, a]: Rgba, [R, G, B]: Rgba): Rgba => [
  r * a + R * (1 - a),
  g * a + G * (1 - a),
  b * a + B * (1 - a),
  1,
];

/** Contrast as WCAG 2.2 defines it. */
function contrast(one: Rgba, other: Rgba): number {
  const [light = 0, dark = 0] = [one, other]
    .map((colour) => {
      const [r = 0, g = 0, b = 0] = colour.slice(0, 3).map((channel) => {
        const c = channel / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("text and marks keep their contrast", async ({ reader, page }) => {
      await reader.paste(ARTICLE);
      const [ground, desk, raised, ink, soft, alert, marker] = (await colours(
        page,
        ...[
          "--paper",
          "--desk",
          "--raised",
          "--ink",
          "--ink-soft",
          "--alert",
          "--danhdau-current-background",
        ],
      )) as [Rgba, Rgba, Rgba, Rgba, Rgba, Rgba, Rgba];
      for (const surface of [ground, desk, raised]) {
        expect(contrast(ink, surface)).toBeGreaterThan(7);
        expect(contrast(soft, surface)).toBeGreaterThan(4.5);
      }
      expect(contrast(alert, ground)).toBeGreaterThan(4.5);

      for (const kind of KINDS) {
        const [line, background] = (await colours(
          page,
          `--danhdau-${kind}`,
          `--danhdau-${kind}-background`,
        )) as [Rgba, Rgba];
        const marked = over(background, ground);
        expect(contrast(ink, marked), `text on ${kind}`).toBeGreaterThan(7);
        expect(contrast(ink, over(marker, marked)), `text on the current ${kind}`).toBeGreaterThan(4.5);
        expect(contrast(line, marked), `line of ${kind}`).toBeGreaterThan(3);
        expect(contrast(line, desk), `heading of ${kind}`).toBeGreaterThan(4.5);
      }
    });
  });
}

test("light and dark differ, and follow the system at once", async ({ page, reader }) => {
  await reader.paste(ARTICLE);
  const properties = ["--paper", "--ink", ...KINDS.map((kind) => `--danhdau-${kind}`)];
  const light = await colours(page, ...properties);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await colours(page, ...properties);
  for (const [index, property] of properties.entries())
    expect(dark[index], property).not.toEqual(light[index]);

  const editor = await reader.text.evaluate((text) => getComputedStyle(text).color);
  expect(editor).toBe(`rgb(${dark[1]?.slice(0, 3).join(", ")})`);
});

test("every kind has a line of its own style, in the text and in the legend", async ({ page, reader }) => {
  await reader.paste(ARTICLE);
  const text = await reader.text.evaluate(
    (text, kinds) =>
      kinds.map((kind) => getComputedStyle(text, `::highlight(danhdau-${kind})`).textDecorationStyle),
    KINDS,
  );
  expect(new Set(text).size).toBe(KINDS.length);
  const legend = await page.evaluate(
    (kinds) =>
      kinds.map((kind) => {
        const name = document.querySelector(`[data-kind="${kind}"][data-count] .legend-name`);
        return name && getComputedStyle(name).textDecorationStyle;
      }),
    KINDS,
  );
  expect(legend).toEqual(text);
});

// 640 is a laptop of 1280 at 200 %, 320 the narrowest that WCAG asks for.
test("at every width nothing is cut off, and what can be pressed is large enough for a finger", async ({
  reader,
  page,
}) => {
  await reader.paste(`${ARTICLE}\n${"khôngcókhoảngtrắng".repeat(60)}`);
  await expect(reader.legend("province")).toHaveAttribute("data-count", "6");
  for (const width of [320, 360, 390, 640, 820, 1280, 1920]) {
    await page.setViewportSize({ width, height: 844 });
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0], `${width} pixels wide`).toBe(widths[1]);
    const small = await page
      .locator("button:visible, .legend label, input[type=date], select:visible, input[type=search]:visible")
      .evaluateAll((all) =>
        all.filter((one) => Math.round(one.getBoundingClientRect().height) < 44).map((one) => one.outerHTML),
      );
    expect(small, `${width} pixels wide`).toEqual([]);
    // Everything that a wide window shows can be reached on a narrow one.
    for (const name of ["Mở tệp", "Xuất", "Hình", "Thêm", "Cài đặt"])
      await expect(page.getByRole("button", { name, exact: true }), `${name}, ${width}`).toBeInViewport({
        ratio: 1,
      });
  }
});

test("by keyboard alone: every stop is seen, named, and none is a trap", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  await expect(reader.legend("province")).toHaveAttribute("data-count", "6");
  await page.getByRole("link", { name: "Đến bài viết" }).focus();
  const stops: string[] = [];
  for (let stop = 0; stop < 60; stop++) {
    const { name, isSeen } = await page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      if (!focused || focused === document.body) return { name: "", isSeen: true };
      const { width, height } = focused.getBoundingClientRect();
      const labelled = focused as HTMLInputElement;
      const name = focused.ariaLabel ?? labelled.labels?.[0]?.textContent ?? focused.textContent ?? "";
      return {
        name: name.trim(),
        isSeen:
          width > 0 &&
          height > 0 &&
          // The editor draws the outline around the whole of it.
          getComputedStyle(focused.closest(".cm-focused") ?? focused).outlineStyle !== "none",
      };
    });
    if (name === "" && stops.length > 0) break;
    expect(isSeen, name).toBe(true);
    stops.push(name);
    await page.keyboard.press("Tab");
    // The editor notes its focus a moment later.
    await page.waitForTimeout(30);
  }
  for (const name of [
    "Từ điển riêng",
    "Mở tệp",
    "Xuất",
    "Chỗ sau",
    "Bài viết: dán hoặc gõ vào đây",
    "Ngày của bài",
  ])
    expect(
      stops.some((stop) => stop.startsWith(name)),
      `${name} in ${stops.join("; ")}`,
    ).toBe(true);
  expect(stops.length).toBeLessThan(60);
});

test("what a screen reader is told of the page", async ({ reader, page }) => {
  await reader.paste("Ông Lê Tiến Châu đến Bến Tre.\nFPT cùng đi.");
  await expect(reader.legend("province")).toHaveAttribute("data-count", "1");
  await page.keyboard.press("F8");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - region "Chú giải":
        - heading "Chú giải" [level=2]
        - list:
          - listitem:
            - 'switch "Tỉnh, thành phố: 1 chỗ" [checked]'
          - listitem:
            - 'switch "Nhân sự: 1 chỗ" [checked]'
      - navigation "Các bài đang mở":
        - tablist "Các bài đang mở":
          - tab "Ông Lê Tiến Châu đến Bến Tre." [selected]
        - button "Bài mới"
      - region "Bài viết":
        - textbox "Ngày của bài"
        - button "Mở tệp"
        - button "Xuất"
        - button "Hình"
        - button "Thêm"
        - 'textbox "Bài viết: dán hoặc gõ vào đây"'
      - navigation "Đi qua từng chỗ":
        - button "Chỗ trước"
        - button /Mở thẻ 1.3 Lê Tiến Châu/
        - button "Chỗ sau"
      - complementary "Có trong bài":
        - heading "Có trong bài" [level=2]
        - group "Cách xem":
          - button "Mọi tên" [pressed]
          - button "Xưa → nay"
        - heading "Tỉnh, thành phố 1" [level=3]
        - list:
          - listitem:
            - button "Bến Tre 1 lần"
  `);
  await expect(page.getByRole("status").getByText("Lê Tiến Châu, nhân sự, 1/3")).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(reader.card).toMatchAriaSnapshot(`
    - dialog "Lê Tiến Châu":
      - button "Đóng thẻ"
      - heading "Lê Tiến Châu" [level=2]
      - group: Vì sao?
      - button "Bỏ chỗ này"
      - button "Bỏ mọi chỗ"
  `);
});

test("on paper every line is there, and marked", async ({ reader, page }) => {
  await reader.paste(longText(20_000));
  await expect(reader.legend("province")).not.toHaveAttribute("data-count", "0");
  const all = Number(await reader.legend("province").getAttribute("data-count"));
  expect((await reader.drawn("province")).length).toBeLessThan(all);
  // The editor draws only what is in view again soon after: what counts is what the browser finds at that moment.
  const printed = page.evaluate(
    () =>
      new Promise((resolve) => {
        matchMedia("print").addEventListener(
          "change",
          () => resolve(CSS.highlights.get("danhdau-province")?.size),
          {
            once: true,
          },
        );
      }),
  );
  await page.emulateMedia({ media: "print" });
  expect(await printed).toBe(all);
});

test("nothing moves for those who do not want it", async ({ reader, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await reader.paste(ARTICLE);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration.split(", ").some((time) => time !== "0s") || animationName !== "none";
      })
      .map(({ className, tagName }) => `${tagName}.${className}`),
  );
  expect(moving).toEqual([]);
});

test("landmarks and headings name the parts of the page", async ({ reader, page }) => {
  await reader.paste(ARTICLE);
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.getByRole("contentinfo")).toContainText("F8");
  await expect(page.getByRole("navigation", { name: "Đi qua từng chỗ" })).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Có trong bài" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("đánh dấu");
  await expect(page.getByRole("switch")).toHaveCount(4);
  await expect(page.getByRole("status").getByText(/^Tô 20 chỗ: 6 tỉnh, thành phố; 3 nhân sự/)).toBeAttached();
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");

  await page.locator("body").press("Tab");
  await page.getByRole("link", { name: "Đến bài viết" }).press("Enter");
  await expect(reader.text).toBeFocused();
});

test("the foot says how far the data reaches, and which data it is", async ({ reader }) => {
  const data = reader.page.getByRole("contentinfo").getByText(/^Dữ liệu đến \d{1,2}\/\d{1,2}\/\d{4}$/);
  await expect(data).toBeVisible();
  const [day, month, year] = (await data.innerText()).replace("Dữ liệu đến ", "").split("/");
  await expect(data).toHaveAttribute(
    "title",
    new RegExp(
      `^danhdau \\d+\\.\\d+\\.\\d+, bộ dữ liệu [0-9a-f]{16}\\n\\(data up to ${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}\\)$`,
    ),
  );
});

test("a long list does not make the page longer than the window", async ({ reader, page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await reader.paste(ARTICLE);
  await expect(reader.legend("province")).toHaveAttribute("data-count", "6");
  const heights = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
  expect(heights[0]).toBe(heights[1]);
});
