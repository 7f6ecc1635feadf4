// Where the provinces lie, as tiles: column and row, roughly as on the map. Before the mergers of 2025, and since.

export type Layout = readonly (readonly [column: number, row: number, slug: string])[];

const rows = (...lines: readonly [row: number, first: number, slugs: string][]): Layout =>
  lines.flatMap(([row, first, slugs]) =>
    slugs.split(" ").flatMap((slug, index) => (slug === "." ? [] : [[first + index, row, slug] as const])),
  );

/** The 63 units of the years up to mid-2025. */
export const BEFORE: Layout = rows(
  [0, 2, "ha-giang cao-bang"],
  [1, 0, "lai-chau lao-cai tuyen-quang bac-kan lang-son"],
  [2, 0, "dien-bien yen-bai phu-tho thai-nguyen bac-giang quang-ninh"],
  [3, 0, "son-la hoa-binh vinh-phuc bac-ninh hai-duong hai-phong"],
  [4, 2, "ha-noi hung-yen thai-binh"],
  [5, 2, "ha-nam nam-dinh"],
  [6, 1, "thanh-hoa ninh-binh"],
  [7, 1, "nghe-an"],
  [8, 2, "ha-tinh"],
  [9, 2, "quang-binh"],
  [10, 3, "quang-tri"],
  [11, 3, "hue"],
  [12, 3, "quang-nam da-nang"],
  [13, 3, "kon-tum quang-ngai"],
  [14, 3, "gia-lai binh-dinh"],
  [15, 3, "dak-lak phu-yen"],
  [16, 3, "dak-nong khanh-hoa"],
  [17, 2, "binh-phuoc lam-dong ninh-thuan"],
  [18, 1, "tay-ninh binh-duong dong-nai binh-thuan"],
  [19, 1, "long-an ho-chi-minh ba-ria-vung-tau"],
  [20, 0, "an-giang dong-thap tien-giang"],
  [21, 0, "kien-giang can-tho vinh-long ben-tre"],
  [22, 1, "hau-giang soc-trang tra-vinh"],
  [23, 0, "ca-mau bac-lieu"],
);

/** The 34 units since then. */
export const SINCE: Layout = rows(
  [0, 3, "cao-bang"],
  [1, 0, "lai-chau lao-cai tuyen-quang thai-nguyen lang-son"],
  [2, 0, "dien-bien . phu-tho . bac-ninh quang-ninh"],
  [3, 1, "son-la . ha-noi hung-yen hai-phong"],
  [4, 3, "ninh-binh"],
  [5, 2, "thanh-hoa"],
  [6, 2, "nghe-an"],
  [7, 2, "ha-tinh"],
  [8, 3, "quang-tri"],
  [9, 3, "hue"],
  [10, 4, "da-nang"],
  [11, 4, "quang-ngai"],
  [12, 4, "gia-lai"],
  [13, 4, "dak-lak"],
  [14, 3, "lam-dong khanh-hoa"],
  [15, 2, "tay-ninh dong-nai"],
  [16, 2, "dong-thap ho-chi-minh"],
  [17, 0, "an-giang can-tho vinh-long"],
  [18, 0, "ca-mau"],
);

/** Units that had ended, or had another name, before the years that the first map shows. */
export const EARLIER: Readonly<Record<string, string>> = { "ha-tay": "ha-noi", "thua-thien-hue": "hue" };
