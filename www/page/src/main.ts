import "./offline/trusted";
import { themeStyles } from "danhdau/theme";
import { App } from "./app";
import { startOffline } from "./offline/offline";
import { applyFixedWords } from "./settings/fixed-words";
import { applySettings } from "./settings/settings";
import { mountViews } from "./views";

const theme = new CSSStyleSheet();
theme.replaceSync(themeStyles());
document.adoptedStyleSheets.push(theme);
applySettings(document.documentElement);
applyFixedWords();

const app = new App();
mountViews(app);
void app.start();
startOffline();
