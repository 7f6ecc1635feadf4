// The switch that has the site in front marked for good: a permission that the browser asks the reader for.
import { byId } from "../elements";
import { changeSettings, readSettings } from "../settings";
import { ALL_SITES, exclusionOf, isAmong, patternsOf, siteOf } from "../sites";
import type { Words } from "../wording";
import type { Page } from "./tab";

export async function createAlways({ say }: Words, { host }: Page): Promise<void> {
  if (host === undefined) return;
  const site = siteOf(host);
  const origins = patternsOf(site);
  const row = byId("always-row");
  const input = byId<HTMLInputElement>("always");
  const hint = byId("always-hint");
  byId("always-label").textContent = say("popupAlways", site);
  row.hidden = false;

  const exclusion = exclusionOf(host);
  if (exclusion !== undefined) {
    input.disabled = true;
    hint.textContent = say(`excluded_${exclusion}`);
    hint.hidden = false;
    return;
  }

  const update = async (): Promise<void> => {
    const [isAllowed, { sitesOff }] = await Promise.all([
      chrome.permissions.contains({ origins }),
      readSettings(),
    ]);
    input.checked = isAllowed && !isAmong(host, sitesOff);
  };
  input.addEventListener("change", async () => {
    hint.hidden = true;
    try {
      // Asked first: the browser wants to see the click. What follows from the answer is done by the background, since the
      // popup may be closed by the question.
      if (!input.checked) await switchOff(site, origins);
      else if (await chrome.permissions.request({ origins })) await switchOn(site);
    } catch (error) {
      hint.textContent = say("notKept", error instanceof Error ? error.message : String(error));
      hint.hidden = false;
    }
    await update();
  });
  await update();
}

async function switchOn(site: string): Promise<void> {
  const { sitesOff } = await readSettings();
  if (sitesOff.includes(site)) await changeSettings({ sitesOff: sitesOff.filter((other) => other !== site) });
}

async function switchOff(site: string, origins: string[]): Promise<void> {
  if (await chrome.permissions.contains({ origins: [...ALL_SITES] })) {
    const { sitesOff } = await readSettings();
    await changeSettings({ sitesOff: [...sitesOff.filter((other) => other !== site), site] });
    return;
  }
  await chrome.permissions.remove({ origins });
}
