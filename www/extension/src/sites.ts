// Which sites are marked without being asked each time: those that the reader has granted, less those on the list below and
// those that the reader has switched off.

/** Why a site is not marked by itself. The button and the shortcut still mark it. */
export type ExclusionReason = "canvas" | "map" | "code" | "mail" | "chat" | "bank" | "forms";

interface Exclusion {
  /** Hosts, with everything below them. */
  readonly hosts: readonly string[];
  readonly reason: ExclusionReason;
}

/** The list. Each reason is put into words as `excluded…` in `_locales`. */
export const EXCLUSIONS: readonly Exclusion[] = [
  // Text is painted on a canvas, where there is nothing to mark; what text there is belongs to menus.
  { hosts: ["docs.google.com", "www.figma.com", "www.canva.com", "excalidraw.com"], reason: "canvas" },
  // Labels move at every frame.
  { hosts: ["maps.google.com", "earth.google.com", "www.openstreetmap.org"], reason: "map" },
  // Names in code are no names, and editors rewrite their lines at every key press.
  { hosts: ["vscode.dev", "github.dev", "codepen.io", "codesandbox.io", "stackblitz.com"], reason: "code" },
  // Letters are no news.
  {
    hosts: ["mail.google.com", "outlook.live.com", "outlook.office.com", "mail.yahoo.com", "mail.zoho.com"],
    reason: "mail",
  },
  {
    hosts: [
      "chat.zalo.me",
      "www.messenger.com",
      "web.whatsapp.com",
      "web.telegram.org",
      "discord.com",
      "app.slack.com",
      "teams.microsoft.com",
    ],
    reason: "chat",
  },
  // Accounts and transfers: nobody but the bank should read along.
  {
    hosts: [
      "vcbdigibank.vietcombank.com.vn",
      "smartbanking.bidv.com.vn",
      "ipay.vietinbank.vn",
      "ibank.agribank.com.vn",
      "online.mbbank.com.vn",
      "onlinebanking.techcombank.com.vn",
      "ebank.tpb.vn",
    ],
    reason: "bank",
  },
  // Applications with personal data.
  { hosts: ["dichvucong.gov.vn", "thuedientu.gdt.gov.vn", "dichvucong.bocongan.gov.vn"], reason: "forms" },
];

export const ALL_SITES: readonly string[] = ["https://*/*", "http://*/*"];

/** The site of a host, as the reader sees it: `www.` is left out, what is below it belongs to it. */
export function siteOf(host: string): string {
  return host.replace(/^www\./, "");
}

/** Match patterns of a site and everything below it. */
export function patternsOf(site: string): string[] {
  // An address of numbers has nothing below it, and a name without a dot is one of the local network.
  const isWhole = /^[\d.]+$/.test(site) || site.startsWith("[") || !site.includes(".");
  return [isWhole ? `*://${site}/*` : `*://*.${site}/*`];
}

/** The site of a match pattern that {@link patternsOf} made, or that the browser granted. */
export function siteOfPattern(pattern: string): string | undefined {
  const host = /^(?:\*|https?):\/\/(?:\*\.)?([^/*]+)\//.exec(pattern)?.[1];
  return host === undefined ? undefined : siteOf(host.replace(/:\d+$/, ""));
}

export function isAllSites(pattern: string): boolean {
  return pattern === "<all_urls>" || /^(\*|https?):\/\/\*\/\*?$/.test(pattern);
}

export function exclusionOf(host: string): ExclusionReason | undefined {
  return EXCLUSIONS.find(({ hosts }) => hosts.some((excluded) => isBelow(host, excluded)))?.reason;
}

/** Whether a host is a site of this list, or below one. */
export function isAmong(host: string, sites: readonly string[]): boolean {
  return sites.some((site) => isBelow(host, site));
}

function isBelow(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}
