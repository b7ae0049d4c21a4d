import "./legal.css";
import { createSignal, For, Show } from "solid-js";
import { community } from "../app/community";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { language } from "../i18n";
import { place } from "../router/router";
import { Contact } from "./contact";
import { guidelines } from "./guidelines";
import { LegalLinks } from "./links";
import type { LegalPage, Section, Shown } from "./page";
import { privacy } from "./privacy";
import { terms } from "./terms";

type Texts = Record<"privacy" | "terms" | "guidelines", (shown: Shown) => LegalPage>;
const english: Texts = { privacy, terms, guidelines };

const [texts, setTexts] = createSignal(language === "en" ? english : undefined);
if (language === "de")
  import("./german").then(
    ({ german }) => setTexts(german),
    () => setTexts(english),
  );

/** One of the community's texts, in its name. */
export default function LegalTextPage() {
  const page = (): LegalPage => {
    const all = texts();
    if (!all) return { title: "", lead: "", sections: [] };
    return (all[place.path().slice(1) as keyof Texts] ?? all.privacy)({ community: community().name });
  };
  usePage(
    () => page().title,
    () => ({ label: page().title, href: "/" }),
  );
  return (
    <Hall>
      <Sheet class="legal">
        <h1>{page().title}</h1>
        <p class="lede serif">{page().lead}</p>
        <Show when={community().contact}>
          <p>
            <Contact />
          </p>
        </Show>
        <For each={page().sections}>{(section) => <Part section={section} />}</For>
        <LegalLinks current={place.path()} />
      </Sheet>
    </Hall>
  );
}

const Part = (props: { section: Section }) => (
  <section>
    <h2>{props.section.heading}</h2>
    <For each={props.section.paragraphs}>{(text) => <p>{text}</p>}</For>
    <Show when={props.section.points}>
      <ul>
        <For each={props.section.points}>{(point) => <li>{point}</li>}</For>
      </ul>
    </Show>
  </section>
);
