// Which kinds are drawn, in which colours, and what counts as found.
import { KINDS, type Kind } from "danhdau";
import { kindStyles } from "danhdau/theme";
import { byId, element } from "../elements";
import { changeSettings, readSettings, type Settings } from "../settings";
import { kindKeys, type Words } from "../wording";

const GROUNDS = ["light", "dark"] as const;

export function createMarks(words: Words, settings: Settings): void {
  for (const kind of KINDS) byId("kinds").append(kindRow(kind, words, settings));
  for (const name of ["uncertain", "plain"] as const) {
    const input = byId<HTMLInputElement>(name);
    input.checked = settings[name];
    input.addEventListener("change", () => void changeSettings({ [name]: input.checked }));
  }
}

function kindRow(kind: Kind, { say }: Words, settings: Settings): HTMLElement {
  const title = say(kindKeys[kind]);
  const own = settings.colours[kind];
  const inputs = GROUNDS.map((ground) => {
    const input = element("input", { type: "color", value: own?.[ground] ?? kindStyles[kind].line[ground] });
    input.ariaLabel = say(ground === "light" ? "colourLight" : "colourDark", title);
    return input;
  });
  const reset = element(
    "button",
    { type: "button", ariaLabel: say("colourResetNamed", title) },
    say("colourReset"),
  );

  reset.classList.toggle("unneeded", own === undefined);

  const keep = async (): Promise<void> => {
    const [light, dark] = inputs.map(({ value }) => value);
    const { line } = kindStyles[kind];
    const chosen = {
      ...(light === undefined || light === line.light ? {} : { light }),
      ...(dark === undefined || dark === line.dark ? {} : { dark }),
    };
    const { colours } = await readSettings();
    const { [kind]: _, ...others } = colours;
    const isOwn = Object.keys(chosen).length > 0;
    reset.classList.toggle("unneeded", !isOwn);
    await changeSettings({ colours: isOwn ? { ...others, [kind]: chosen } : others });
  };
  for (const input of inputs) input.addEventListener("change", () => void keep());
  reset.addEventListener("click", () => {
    for (const [index, input] of inputs.entries())
      input.value = kindStyles[kind].line[GROUNDS[index] ?? "light"];
    void keep();
  });

  const toggle = element("input", {
    type: "checkbox",
    checked: settings.kinds.includes(kind),
    ariaLabel: title,
  });
  toggle.setAttribute("role", "switch");
  toggle.addEventListener("change", async () => {
    const { kinds } = await readSettings();
    await changeSettings({
      kinds: KINDS.filter((other) => (other === kind ? toggle.checked : kinds.includes(other))),
    });
  });

  const row = element(
    "div",
    {},
    element("span", { className: "mark" }, title),
    ...inputs.map((input, index) =>
      element(
        "label",
        { className: "colour" },
        say(GROUNDS[index] === "light" ? "onLight" : "onDark"),
        input,
      ),
    ),
    reset,
    toggle,
  );
  row.dataset.kind = kind;
  return row;
}
