import { Menu } from "../ui/menu";
import { keeping, language, type Theme, theme } from "./settings";
import { words } from "./wording";

const THEMES: readonly Theme[] = ["system", "light", "dark", "contrast"];

/** Language, colours, and whether texts are kept. */
export function SettingsMenu() {
  const w = words.value;
  return (
    <>
      <button
        type="button"
        class="language"
        lang={language.value === "vi" ? "en" : "vi"}
        onClick={() => {
          language.value = language.value === "vi" ? "en" : "vi";
        }}
      >
        {language.value === "vi" ? "English" : "Tiếng Việt"}
      </button>
      <Menu label={w.settings}>
        {() => (
          <>
            <fieldset class="choices">
              <legend>{w.theme}</legend>
              {THEMES.map((one) => (
                <label key={one}>
                  <input
                    type="radio"
                    name="theme"
                    checked={theme.value === one}
                    onChange={() => {
                      theme.value = one;
                    }}
                  />
                  {w.themes[one]}
                </label>
              ))}
            </fieldset>
            <label class="toggle">
              <input
                type="checkbox"
                // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says by itself whether it is checked
                role="switch"
                checked={keeping.value === "on"}
                onChange={({ currentTarget }) => {
                  keeping.value = currentTarget.checked ? "on" : "off";
                }}
              />
              <span>{w.keep}</span>
            </label>
            <p class="menu-remark">{w.keepRemark}</p>
          </>
        )}
      </Menu>
    </>
  );
}
