import { defineConfig } from "vite";
import { CONTENT_SECURITY_POLICY, contentSecurityPolicy } from "./build/content-security-policy.ts";
import { htmlWording } from "./build/html-wording.ts";
import { wording } from "./src/wording.ts";

export default defineConfig({
  // Relative addresses: the folder works under any path of any static host.
  base: "./",
  plugins: [htmlWording(wording.fixed), contentSecurityPolicy()],
  build: {
    // The oldest browsers that have both the CSS Custom Highlight API and light-dark().
    target: ["chrome123", "edge123", "firefox140", "safari17.5"],
    // The policy would refuse a font or a module at a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  preview: {
    headers: {
      // frame-ancestors has no effect in a <meta>.
      "Content-Security-Policy": `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    },
  },
});
