// The first page after the installation: what the extension does, shown on a sample, and when it may do it.
import { MarkedPage } from "../content/marked-page";
import { replaceInDocument } from "../content/page-styles";
import { byId, element } from "../elements";
import { changeSettings, readSettings } from "../settings";
import { ALL_SITES } from "../sites";
import { fillPage, wordsFor } from "../wording";

const settings = await readSettings();
const words = wordsFor(settings);
const { say } = words;
fillPage(words);
document.title = `đánh dấu · ${say("welcomeTitle")}`;

const commands = await chrome.commands.getAll();
const key = (name: string): string =>
  commands.find((command) => command.name === name)?.shortcut || say("keyNone");
fillKeys("how-click", say("welcomeClick", "\0"), [key("toggle")]);
fillKeys("how-card", say("welcomeCard", "\0", "\0"), [key("next"), key("card")]);

new MarkedPage({
  settings,
  selectionOnly: false,
  root: byId("sample"),
  replaceStyles: replaceInDocument(),
  onEnd: () => {},
});

const chosen = byId("chosen");
byId("on-click").addEventListener("click", async () => {
  await chrome.permissions.remove({ origins: [...ALL_SITES] });
  chosen.textContent = say("welcomeChosenClick");
});
byId("all-sites").addEventListener("click", async () => {
  const isGranted = await chrome.permissions.request({ origins: [...ALL_SITES] });
  if (isGranted) await changeSettings({ sitesOff: [] });
  chosen.textContent = say(isGranted ? "welcomeChosenAll" : "welcomeDenied");
});
byId("options").addEventListener("click", () => void chrome.runtime.openOptionsPage());
document.documentElement.dataset.ready = "";

/** Puts keys where the zeros of the text are. */
function fillKeys(id: string, text: string, keys: readonly string[]): void {
  const parts = text.split("\0");
  byId(id).replaceChildren(
    ...parts.flatMap((part, index) => {
      const given = keys[index];
      return index === parts.length - 1 || given === undefined ? [part] : [part, element("kbd", {}, given)];
    }),
  );
}
