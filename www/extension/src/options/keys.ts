// Shortcuts: the browser keeps them, and lets the reader change them in a place of its own.
import { byId, element } from "../elements";
import type { MessageKey, Words } from "../wording";

const COMMANDS: Readonly<Record<string, MessageKey>> = {
  toggle: "commandToggle",
  next: "commandNext",
  previous: "commandPrevious",
  card: "commandCard",
};

export async function createKeys({ say }: Words): Promise<void> {
  const set = await chrome.commands.getAll();
  byId("keys").replaceChildren(
    ...Object.entries(COMMANDS).flatMap(([name, key]) => {
      const shortcut = set.find((command) => command.name === name)?.shortcut;
      return [
        element(
          "dt",
          {},
          shortcut ? element("kbd", {}, shortcut) : element("span", { className: "hint" }, say("keyNone")),
        ),
        element("dd", {}, say(key)),
      ];
    }),
  );
  byId("change-keys").addEventListener("click", async () => {
    const { openShortcutSettings } = chrome.commands as { openShortcutSettings?: () => Promise<void> };
    try {
      if (openShortcutSettings) await openShortcutSettings();
      else await chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
    } catch {
      byId("keys-hint").textContent = say("keysElsewhere");
    }
  });
}
