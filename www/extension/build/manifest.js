// The manifests of both browsers, from one source.

/** The extension's identity for Firefox, which its stored settings hang on: it never changes. */
const GECKO_ID = "danhdau@extension";

/** Icons by their side in pixels, and the drawing that each is made from: small ones have fewer and thicker strokes. */
export const ICONS = new Map([
  [16, "icon-small.svg"],
  [32, "icon-small.svg"],
  [48, "icon.svg"],
  [128, "icon.svg"],
]);

/**
 * Pages of the extension may run the module, and load nothing from anywhere: no request leaves, whatever a page or a
 * dictionary holds.
 */
const EXTENSION_PAGES_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * @param {"chromium" | "firefox"} browser
 * @param {string} version
 */
export function manifest(browser, version) {
  const icons = Object.fromEntries([...ICONS.keys()].map((size) => [size, `icons/${size}.png`]));
  return {
    manifest_version: 3,
    name: "__MSG_name__",
    short_name: "đánh dấu",
    description: "__MSG_description__",
    version,
    default_locale: "vi",
    icons,
    action: {
      default_title: "__MSG_name__",
      default_popup: "popup.html",
      default_icon: { 16: icons[16], 32: icons[32] },
    },
    options_ui: { page: "options.html", open_in_tab: true },
    background:
      browser === "chromium"
        ? { service_worker: "background.js", type: "module" }
        : { scripts: ["background.js"], type: "module" },
    // The page in front, when the reader asks; other pages only where the reader grants them.
    permissions: ["activeTab", "scripting", "storage", "contextMenus"],
    optional_host_permissions: ["https://*/*", "http://*/*"],
    commands: {
      toggle: { suggested_key: { default: "Alt+Shift+D" }, description: "__MSG_commandToggle__" },
      next: { suggested_key: { default: "Alt+Shift+J" }, description: "__MSG_commandNext__" },
      previous: { suggested_key: { default: "Alt+Shift+K" }, description: "__MSG_commandPrevious__" },
      card: { suggested_key: { default: "Alt+Shift+L" }, description: "__MSG_commandCard__" },
    },
    content_security_policy: { extension_pages: EXTENSION_PAGES_POLICY },
    ...(browser === "chromium"
      ? // light-dark(), and the CSS Custom Highlight API.
        { minimum_chrome_version: "123" }
      : {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              // The oldest that the tests have run in. Before 140 there is no CSS Custom Highlight API.
              strict_min_version: "153.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }),
  };
}
