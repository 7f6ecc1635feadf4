// The date that a page states for its article, in the ways in which news sites do.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformWithOxc } from "vite";
import { expect, test } from "./browsers.ts";

const source = fileURLToPath(new URL("../src/content/article-date.ts", import.meta.url));

const jsonLd = (content: object): string =>
  `<script type="application/ld+json">${JSON.stringify(content)}</script>`;
const article = (datePublished: string, more: object = {}): object => ({
  "@type": "NewsArticle",
  datePublished,
  ...more,
});

const CASES: readonly { name: string; html: string; date?: string; origin?: string }[] = [
  {
    name: "an article in data for search engines",
    html: jsonLd(article("2026-03-05T23:40:00+07:00")),
    date: "2026-03-05",
    origin: "json-ld",
  },
  {
    name: "an article among other things, of two types",
    html: jsonLd({
      "@graph": [
        { "@type": "WebPage", datePublished: "2020-01-01" },
        article("2026-03-05", { "@type": ["Article", "Report"] }),
      ],
    }),
    date: "2026-03-05",
    origin: "json-ld",
  },
  {
    name: "of several articles, the one whose address is that of the page",
    html: jsonLd([
      article("2026-03-05", { url: "/article" }),
      article("2026-02-01", { url: "/other" }),
    ] as object),
    date: "2026-03-05",
    origin: "json-ld",
  },
  {
    name: "several articles of which none is the page",
    html: jsonLd([article("2026-03-05", { url: "/a" }), article("2026-02-01", { url: "/b" })] as object),
  },
  {
    name: "data that is no JSON, and a head that has a date",
    html: '<script type="application/ld+json">{ "@type": </script><meta property="article:published_time" content="2026-03-05T08:00:00+0700">',
    date: "2026-03-05",
    origin: "meta",
  },
  {
    name: "a time in UTC is that of a program: the day is the one in Vietnam",
    html: '<meta property="article:published_time" content="2026-03-05T18:30:00Z">',
    date: "2026-03-06",
    origin: "meta",
  },
  {
    name: "a dateline",
    html: '<article><header><time datetime="2026-03-05 08:00">5/3</time></header><section><time datetime="2026-03-07"></time></section></article>',
    date: "2026-03-05",
    origin: "time",
  },
  {
    name: "times of comments, none of which is the article's",
    html: '<div><time datetime="2026-03-05"></time><time datetime="2026-03-07"></time></div>',
  },
  { name: "a day that there is not", html: '<meta property="article:published_time" content="2026-02-31">' },
  { name: "a day to come", html: '<meta property="article:published_time" content="2199-01-01">' },
  { name: "a date in words", html: '<meta property="article:published_time" content="5 tháng 3 năm 2026">' },
  { name: "no date", html: "<p>Không ngày.</p>" },
];

test("the date that a page states", async ({ plain, site }) => {
  const { code } = await transformWithOxc(readFileSync(source, "utf8"), source);
  const page = await plain.newPage();
  for (const { name, html, date, origin } of CASES) {
    await page.route(`${site.origin}/article`, (route) =>
      route.fulfill({
        contentType: "text/html; charset=utf-8",
        body: `<!doctype html><html><body>${html}</body></html>`,
      }),
    );
    await page.goto(`${site.origin}/article`);
    await page.addScriptTag({ type: "module", content: `${code}; window.read = readArticleDate;` });
    // A module runs some time after it is there.
    await page.waitForFunction(() => "read" in window);
    const found = await page.evaluate(() =>
      (window as unknown as { read(page: Document): unknown }).read(document),
    );
    expect(found, name).toEqual(date === undefined ? undefined : { date, origin });
  }
  await page.close();
});
