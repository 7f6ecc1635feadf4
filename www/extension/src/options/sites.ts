// Where marks come by themselves: all sites, or some, and never some.
import { byId, element } from "../elements";
import { changeSettings, onSettings, readSettings, type Settings } from "../settings";
import { ALL_SITES, EXCLUSIONS, isAllSites, siteOfPattern } from "../sites";
import type { Words } from "../wording";

export function createSites(words: Words, settings: Settings): void {
  const { say } = words;
  const all = byId<HTMLInputElement>("all-sites");
  all.addEventListener("change", async () => {
    const origins = [...ALL_SITES];
    if (all.checked) await chrome.permissions.request({ origins });
    else await chrome.permissions.remove({ origins });
    await update();
  });
  for (const { hosts, reason } of EXCLUSIONS) {
    byId("excluded").append(
      element("dt", {}, say(`excluded_${reason}`)),
      element("dd", {}, hosts.join(", ")),
    );
  }

  const update = async (): Promise<void> => {
    const { origins = [] } = await chrome.permissions.getAll();
    all.checked = origins.some(isAllSites);
    const single = origins.filter((pattern) => !isAllSites(pattern));
    list(
      "allowed",
      single,
      (pattern) => siteOfPattern(pattern) ?? pattern,
      async (pattern) => {
        await chrome.permissions.remove({ origins: [pattern] });
      },
    );
  };
  const showOff = ({ sitesOff }: Settings): void =>
    list(
      "off",
      sitesOff,
      (site) => site,
      async (site) => {
        const now = await readSettings();
        await changeSettings({ sitesOff: now.sitesOff.filter((other) => other !== site) });
      },
    );

  function list<T>(
    id: string,
    items: readonly T[],
    name: (item: T) => string,
    remove: (item: T) => Promise<void>,
  ): void {
    byId(id).hidden = items.length === 0;
    byId(`${id}-list`).replaceChildren(
      ...items.map((item) => {
        const button = element(
          "button",
          { type: "button", ariaLabel: say("removeNamed", name(item)) },
          say("remove"),
        );
        button.addEventListener("click", () => void remove(item));
        return element("li", {}, element("span", {}, name(item)), button);
      }),
    );
  }

  chrome.permissions.onAdded.addListener(() => void update());
  chrome.permissions.onRemoved.addListener(() => void update());
  onSettings(showOff);
  showOff(settings);
  void update();
}
