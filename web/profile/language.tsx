import { createUniqueId, For } from "solid-js";
import { store } from "../device/stored";
import { LANGUAGES, type Language, language } from "../i18n";
import { say } from "./strings";

const choose = (next: Language) => {
  store("language", next);
  // Texts that stand already were said in the old one.
  location.reload();
};

/** The language of this device: each is called as it calls itself. */
export function LanguageSwitch() {
  const name = createUniqueId();
  return (
    <fieldset class="switch">
      <legend class="vh">{say.language}</legend>
      <For each={Object.entries(LANGUAGES) as [Language, string][]}>
        {([one, itself]) => (
          <label lang={one}>
            <input type="radio" name={name} value={one} checked={language === one} onChange={() => choose(one)} />
            {itself}
          </label>
        )}
      </For>
    </fieldset>
  );
}
