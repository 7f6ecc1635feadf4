// The date that a page states for its article: in its data for search engines, in its head, or in a `<time>`.

/** Where the date was found. */
export type DateOrigin = "json-ld" | "meta" | "time";

export interface ArticleDate {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly origin: DateOrigin;
}

/** The date of the article in a document, or `undefined` where it states none or several. */
export function readArticleDate(page: Document): ArticleDate | undefined {
  const found: readonly (readonly [DateOrigin, string | undefined])[] = [
    ["json-ld", fromJsonLd(page)],
    ["meta", fromMeta(page)],
    ["time", fromTime(page)],
  ];
  for (const [origin, date] of found) if (date !== undefined) return { date, origin };
  return undefined;
}

/** schema.org: types of what a reader calls an article. */
const ARTICLE = /^(\w*Article|\w*NewsArticle|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)$/;

function fromJsonLd(page: Document): string | undefined {
  const articles: { readonly date: string; readonly address: string }[] = [];
  const collect = (node: unknown, depth: number): void => {
    if (typeof node !== "object" || node === null || depth > MOST_DEPTH) return;
    if (Array.isArray(node)) {
      for (const item of node) collect(item, depth + 1);
      return;
    }
    const { "@type": type, datePublished, url, mainEntityOfPage } = node as Record<string, unknown>;
    const date = dayOf(datePublished);
    if (date !== undefined && [type].flat().some((name) => typeof name === "string" && ARTICLE.test(name))) {
      const main = typeof mainEntityOfPage === "object" ? Object(mainEntityOfPage)["@id"] : mainEntityOfPage;
      articles.push({ date, address: String(url ?? main ?? "") });
    }
    for (const key of ["@graph", "mainEntity", "mainEntityOfPage"]) collect(Object(node)[key], depth + 1);
  };
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      collect(JSON.parse(script.textContent ?? ""), 0);
    } catch {
      // Not JSON: sites do write such.
    }
  }
  const own = articles.filter(({ address }) => isAddressOf(address, page));
  return onlyOne((own.length > 0 ? own : articles).map(({ date }) => date));
}

const MOST_DEPTH = 8;

const META = [
  '[property="article:published_time"]',
  '[name="article:published_time"]',
  '[itemprop="datePublished"]',
  '[name="pubdate" i]',
  '[name="publish-date" i]',
  '[name="parsely-pub-date"]',
  '[name="dc.date.issued" i]',
  '[name="dcterms.created" i]',
  '[property="og:published_time"]',
];

function fromMeta(page: Document): string | undefined {
  return firstAgreed([...page.getElementsByTagName("meta")], META, "content");
}

// Other times on a page are those of comments and of other articles: only one that stands alone is believed.
const TIMES = [
  '[itemprop="datePublished"]',
  "[pubdate]",
  "article header time",
  "main article time",
  "article time",
  "time",
];

function fromTime(page: Document): string | undefined {
  return firstAgreed([...page.getElementsByTagName("time")], TIMES, "datetime");
}

/** The date of the elements that match the first selector whose elements agree on one. */
function firstAgreed(
  elements: readonly Element[],
  selectors: readonly string[],
  attribute: string,
): string | undefined {
  for (const selector of selectors) {
    const dates = elements
      .filter((element) => element.matches(selector))
      .map((element) => dayOf(element.getAttribute(attribute)));
    const date = onlyOne(dates);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** The date that all agree on. */
function onlyOne(dates: readonly (string | undefined)[]): string | undefined {
  const [date, ...others] = new Set(dates.filter((day) => day !== undefined));
  return others.length === 0 ? date : undefined;
}

function isAddressOf(address: string, page: Document): boolean {
  if (address === "") return false;
  try {
    const { origin, pathname } = new URL(address, page.baseURI);
    return origin === page.location.origin && pathname === page.location.pathname;
  } catch {
    return false;
  }
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** Vietnam is seven hours ahead of UTC, all year. */
const VIETNAM = 7 * 60 * 60 * 1000;
const EARLIEST = "1945-09-02";

/**
 * The day of a date in ISO 8601. With an offset it is the day as written there; a time in UTC is one that a program wrote, and
 * the day is that in Vietnam.
 */
export function dayOf(value: unknown): string | undefined {
  const [, written = "", zone] = ISO.exec(typeof value === "string" ? value.trim() : "") ?? [];
  const time = Date.parse(zone === "Z" ? (value as string).trim().replace(/\s?Z$/, "Z") : written);
  if (Number.isNaN(time)) return undefined;
  const day = new Date(zone === "Z" ? time + VIETNAM : time).toISOString().slice(0, 10);
  // A day that there is not, such as 31 February, has become another one.
  if (zone !== "Z" && day !== written) return undefined;
  const tomorrow = new Date(Date.now() + 2 * VIETNAM).toISOString().slice(0, 10);
  return day >= EARLIEST && day <= tomorrow ? day : undefined;
}
