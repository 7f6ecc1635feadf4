// The built extension as a folder for tests. A browser without a window cannot ask for permissions: what a reader would grant is
// written into the manifest of the copy. Nothing else differs.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const DIST = fileURLToPath(new URL("../dist", import.meta.url));

export function unpacked(browser: "chromium" | "firefox", granted: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), `danhdau-${browser}-`));
  cpSync(join(DIST, browser), folder, { recursive: true });
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(
    path,
    JSON.stringify({ ...manifest, ...(granted.length > 0 ? { host_permissions: granted } : {}) }),
  );
  return folder;
}
