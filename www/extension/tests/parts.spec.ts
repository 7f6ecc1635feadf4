// Parts that need no browser.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import type { Annotation } from "danhdau";
import { unzipSync } from "fflate";
import en from "../_locales/en/messages.json" with { type: "json" };
import vi from "../_locales/vi/messages.json" with { type: "json" };
import { archive } from "../build/archive.js";
import { manifest } from "../build/manifest.js";
import { lightnessOf } from "../src/content/page-styles.ts";
import { entriesOf, merge, withEntry, without } from "../src/dictionary.ts";
import { pack, unpack } from "../src/packed.ts";
import { EXCLUSIONS, exclusionOf, isAmong, patternsOf, siteOf, siteOfPattern } from "../src/sites.ts";
import { DIST } from "./unpacked.ts";

test("annotations come out of their packing as they went in", () => {
  const text = "Bắc Giang gặp FPT ở Bắc Giang";
  const at = (start: number, end: number, more: Partial<Annotation>): Annotation => ({
    kind: "province",
    id: "province/bac-giang",
    name: "Bắc Giang",
    confidence: "high",
    via: "name",
    ...more,
    start,
    end,
    text: text.slice(start, end),
  });
  const annotations = [
    at(0, 9, { status: "dissolved", successor: "Bắc Ninh", successorId: "province/bac-ninh" }),
    at(14, 17, { kind: "fpt-unit", id: null, name: "FPT", candidates: ["fpt-unit/fpt"] }),
    at(20, 29, { status: "dissolved", successor: "Bắc Ninh", successorId: "province/bac-ninh" }),
  ];
  const packed = JSON.parse(JSON.stringify(pack(annotations)));
  expect(packed.subjects).toHaveLength(2);
  expect(unpack(text, packed)).toEqual(annotations);
});

test("sites, their patterns, and what lies below them", () => {
  expect(siteOf("www.bao.example.vn")).toBe("bao.example.vn");
  expect(patternsOf("bao.example.vn")).toEqual(["*://*.bao.example.vn/*"]);
  expect(patternsOf("127.0.0.1")).toEqual(["*://127.0.0.1/*"]);
  expect(patternsOf("localhost")).toEqual(["*://localhost/*"]);
  for (const site of ["bao.example.vn", "127.0.0.1"]) {
    expect(siteOfPattern(patternsOf(site)[0] ?? "")).toBe(site);
  }
  expect(siteOfPattern("https://*/*")).toBeUndefined();
  expect(isAmong("kinhte.bao.example.vn", ["bao.example.vn"])).toBe(true);
  expect(isAmong("xbao.example.vn", ["bao.example.vn"])).toBe(false);
});

test("every site on the list has a reason in both languages", () => {
  expect(exclusionOf("docs.google.com")).toBe("canvas");
  expect(exclusionOf("bao.example.vn")).toBeUndefined();
  for (const { hosts, reason } of EXCLUSIONS) {
    expect(hosts.length).toBeGreaterThan(0);
    for (const messages of [vi, en]) expect(messages[`excluded_${reason}`].message).not.toBe("");
  }
});

test("an entry of one's own takes no other record's place, and leaves no trace when it goes", () => {
  const entry = {
    kind: "fpt-unit",
    name: "FPT Đường Lâm",
    aliases: ["FDL"],
    type: "công ty con",
    organisation: "",
  } as const;
  const source = { title: "sổ tay" };
  const once = withEntry({}, { ...entry, source }, "2026-05-01");
  const twice = withEntry(once, { ...entry, source }, "2026-05-01");
  expect(entriesOf(twice).map(({ id }) => id)).toEqual([
    "fpt-unit/rieng-fpt-duong-lam",
    "fpt-unit/rieng-fpt-duong-lam-2",
  ]);
  expect(entriesOf(merge(twice, once))).toHaveLength(2);
  expect(entriesOf(without(twice, "fpt-unit/rieng-fpt-duong-lam-2"))).toEqual(entriesOf(once));
});

test("lightness is told from every notation in which browsers give colours", () => {
  expect(lightnessOf("rgb(0, 0, 0)")).toBe(0);
  expect(lightnessOf("rgb(255, 255, 255)")).toBeCloseTo(1);
  expect(lightnessOf("rgba(230, 230, 230, 0.9)")).toBeGreaterThan(0.5);
  expect(lightnessOf("color(srgb 0.1 0.1 0.1)")).toBeCloseTo(0.1);
  expect(lightnessOf("oklch(0.93 0.01 120)")).toBeCloseTo(0.93);
  expect(lightnessOf("lab(20 10 10)")).toBeCloseTo(0.2);
});

test("both languages say the same things, and every message is said somewhere", () => {
  expect(Object.keys(en)).toEqual(Object.keys(vi));
  const places = (message: string): string[] => (message.match(/\$\d|%s/g) ?? []).sort();
  for (const key of Object.keys(vi) as (keyof typeof vi)[]) {
    expect(places(en[key].message), key).toEqual(places(vi[key].message));
  }
  const source = fileURLToPath(new URL("../src", import.meta.url));
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(ts|html)$/.test(name),
  );
  const said = files.map((name) => readFileSync(join(source, name), "utf8")).join("\n");
  const built = JSON.stringify(manifest("firefox", "1.0.0"));
  const unsaid = Object.keys(vi).filter(
    (key) =>
      !said.includes(`"${key}"`) && !built.includes(`__MSG_${key}__`) && !/^(excluded_|date_)/.test(key),
  );
  expect(unsaid).toEqual([]);
});

test("the extension asks for no site in advance, and lets none of its pages out", () => {
  for (const browser of ["chromium", "firefox"] as const) {
    const built = JSON.parse(readFileSync(join(DIST, browser, "manifest.json"), "utf8"));
    expect(built.permissions.sort()).toEqual(["activeTab", "contextMenus", "scripting", "storage"]);
    expect(built).not.toHaveProperty("host_permissions");
    expect(built).not.toHaveProperty("content_scripts");
    expect(built).not.toHaveProperty("web_accessible_resources");
    const policy = built.content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'none'");
    expect(policy.replaceAll("'wasm-unsafe-eval'", "")).not.toMatch(/unsafe|https?:|\*/);
  }
});

test("an archive depends on nothing but the files in it", () => {
  const [name] = readdirSync(DIST).filter((file) => file.endsWith("-chromium.zip"));
  const written = readFileSync(join(DIST, name ?? ""));
  const again = archive(new Map(Object.entries(unzipSync(written))));
  expect(Buffer.from(again).equals(written)).toBe(true);
});
