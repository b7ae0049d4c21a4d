import { createSignal, createUniqueId, For } from "solid-js";
import { store, stored } from "../device/stored";
import { say } from "./strings";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const isTheme = (text: string | null): text is Theme => THEMES.some((theme) => theme === text);
const kept = stored("theme");
const [theme, setTheme] = createSignal<Theme>(isTheme(kept) ? kept : "system");

/** The light of this device: the system's, or always day or dusk. start.ts puts it on before the first paint. */
const choose = (next: Theme) => {
  setTheme(next);
  store("theme", next === "system" ? null : next);
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
};

const labels = () => ({ system: say.system, light: say.day, dark: say.dusk });

export function ThemeSwitch() {
  const name = createUniqueId();
  return (
    <fieldset class="switch">
      <legend class="vh">{say.light}</legend>
      <For each={THEMES}>
        {(one) => (
          <label>
            <input type="radio" name={name} value={one} checked={theme() === one} onChange={() => choose(one)} />
            {labels()[one]}
          </label>
        )}
      </For>
    </fieldset>
  );
}

export function ThemeAside() {
  const heading = createUniqueId();
  return (
    <aside class="side aside" aria-labelledby={heading}>
      <h2 id={heading}>{say.light}</h2>
      <div class="pad">
        <ThemeSwitch />
      </div>
    </aside>
  );
}
