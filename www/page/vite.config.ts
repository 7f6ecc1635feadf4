import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { CONTENT_SECURITY_POLICY, contentSecurityPolicy } from "./build/content-security-policy.ts";
import { htmlWording } from "./build/html-wording.ts";
import { fixed } from "./src/fixed-wording.ts";

export default defineConfig({
  // Relative addresses: the folder works under any path of any static host.
  base: "./",
  plugins: [
    htmlWording(fixed.vi),
    contentSecurityPolicy(),
    VitePWA({
      // The page registers it by itself: see src/offline.
      injectRegister: false,
      manifest: {
        id: "./",
        name: "đánh dấu",
        short_name: "đánh dấu",
        description: fixed.vi.description,
        lang: "vi",
        start_url: "./",
        scope: "./",
        display: "standalone",
        theme_color: "#e9ecea",
        background_color: "#e9ecea",
        icons: [
          { src: "icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
          { src: "favicon.svg", sizes: "any", type: "image/svg+xml" },
        ],
      },
      workbox: {
        // Everything: the page works without a network, and all of its files are of one build.
        globPatterns: ["**/*.{html,js,css,wasm,json,svg,png,woff2}"],
        globIgnores: ["_headers"],
        maximumFileSizeToCacheInBytes: 4_000_000,
        cleanupOutdatedCaches: true,
        // Trusted Types, where a host sends the policy as a header, would refuse importScripts.
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  build: {
    // The oldest browsers that have both the CSS Custom Highlight API and light-dark().
    target: ["chrome123", "edge123", "firefox140", "safari17.5"],
    // The policy would refuse a font or a module at a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
  preview: {
    headers: {
      // frame-ancestors has no effect in a <meta>.
      "Content-Security-Policy": `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    },
  },
});
