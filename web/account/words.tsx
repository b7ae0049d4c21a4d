import { createSignal, Match, onCleanup, Switch } from "solid-js";
import type { ExportState } from "../../shared/account";
import { ask } from "../api/client";
import { inWords } from "../app/failure";
import { person } from "../session/session";
import { Notice } from "../ui/states";
import { toast } from "../ui/toast";
import { Section } from "./section";
import { say } from "./strings";

const AGAIN_MS = 3_000;

/** Hands a file to the browser, which keeps it where it keeps downloads. */
function save(file: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Everything one wrote as a file, and the way to leave. */
export default function Words() {
  const [isBusy, setBusy] = createSignal(false);
  const [made, setMade] = createSignal<ExportState>();
  const [error, setError] = createSignal<unknown>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const collect = async () => {
    setError(undefined);
    try {
      const answer = await ask("GET", "/api/me/export");
      if (answer.status === 200) {
        save(new Blob([answer.text], { type: "application/jsonl" }), `${person()?.username ?? "everything"}.jsonl`);
        toast(say.downloaded);
      } else {
        const state: ExportState = JSON.parse(answer.text);
        setMade(state);
        if (state.state === "being-made") {
          timer = setTimeout(collect, AGAIN_MS);
          return;
        }
      }
    } catch (failure) {
      setError(() => failure);
    }
    setBusy(false);
  };
  const start = () => {
    if (isBusy()) return;
    setBusy(true);
    setMade(undefined);
    void collect();
  };

  return (
    <Section id="words" title={say.words}>
      <p>{say.wordsText}</p>
      <p class="row pad0">
        <button class="btn" type="button" aria-disabled={isBusy()} aria-busy={isBusy()} onClick={start}>
          {isBusy() ? say.collecting : say.download}
        </button>
        <a class="btn stop" href="/leaving">
          {say.leave}
        </a>
      </p>
      <div role="status">
        <Switch>
          <Match when={made()?.state === "being-made"}>
            <p class="note">{say.large}</p>
          </Match>
          <Match when={made()?.url}>
            {(url) => (
              <p class="note">
                <span>
                  <strong>{say.ready}</strong> {say.linkLasts}
                </span>
                <a class="btn" href={url()} download="">
                  {say.fetchIt}
                </a>
              </p>
            )}
          </Match>
        </Switch>
      </div>
      {error() ? <Notice title={say.notDownloaded} text={inWords(error())} /> : null}
    </Section>
  );
}
