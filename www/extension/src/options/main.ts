// The options: what each section does is in the file of its name.
import { themeStyles } from "danhdau/theme";
import { properties } from "../colours";
import { ask } from "../content/ask";
import { byId } from "../elements";
import { changeSettings, onSettings, readSettings, type Settings } from "../settings";
import { fillPage, sayDate, wordsFor } from "../wording";
import { createDictionary } from "./dictionary";
import { createKeys } from "./keys";
import { createMarks } from "./marks";
import { createSites } from "./sites";

const settings = await readSettings();
const words = wordsFor(settings);
fillPage(words);
document.title = words.say("optionsTitle");

const dark = matchMedia("(prefers-color-scheme: dark)");
let colours: CSSStyleSheet | undefined;
adoptColours(settings);
dark.addEventListener("change", async () => adoptColours(await readSettings()));

createSites(words, settings);
createMarks(words, settings);
createDictionary(words);
void createKeys(words);
chooseLanguage(settings);
onSettings((changed) => {
  adoptColours(changed);
  // All words of the page are other ones.
  if (changed.language !== settings.language) location.reload();
});
void ask({ ask: "about" }).then(({ read, version, hash }) => {
  byId("data").textContent = words.say("dataDate", sayDate(read, words), version, hash);
  document.documentElement.dataset.ready = "";
});

function chooseLanguage({ language }: Settings): void {
  const select = byId<HTMLSelectElement>("language");
  select.value = language;
  select.addEventListener("change", () => {
    void changeSettings({ language: select.value as Settings["language"] });
  });
}

function adoptColours(chosen: Settings): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${themeStyles()} :root { ${properties(chosen, dark.matches ? "dark" : "light")} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== colours), sheet];
  colours = sheet;
}
