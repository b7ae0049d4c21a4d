import { Match, Show, Switch } from "solid-js";
import { Problem } from "../api/problem";
import { inWords } from "../app/failure";
import { isOnline } from "../app/offline";
import { say as app } from "../app/strings";
import { person } from "../session/session";
import { signInHere } from "../session/way";
import { AvatarLink } from "../ui/avatar";
import { say } from "./later-strings";
import { MessageText } from "./message-text";
import type { Outbox, Waiting } from "./outbox";
import { say as talk } from "./strings";

/** Something said that is on its way, or that did not arrive and waits to be sent again. */
export default function WaitingRow(props: { one: Waiting; outbox: Outbox }) {
  const is = (state: Waiting["state"]) => props.one.state === state;
  const isSignedOut = () => props.one.error instanceof Problem && props.one.error.code === "signed-out";
  return (
    <article class="turn own" classList={{ dim: is("sending") }}>
      <Show when={person()}>{(me) => <AvatarLink of={me()} />}</Show>
      <p class="who">
        <b>{person()?.username}</b>
        <span class="tag">{talk.you}</span>
        <Switch>
          <Match when={!is("sending")}>{null}</Match>
          <Match when={!isOnline()}>{say.waiting}</Match>
          <Match when={props.one.pause}>{(pause) => say.slow(Math.ceil(pause()))}</Match>
          <Match when={true}>{say.sending}</Match>
        </Switch>
      </p>
      <div class="said">
        <div class="prose" dir="auto">
          <MessageText body={props.one.body} />
        </div>
        <Show when={is("failed")}>
          <p class="row small" role="alert">
            <span class="wrong">
              {say.notSent} {props.one.error ? inWords(props.one.error) : ""}
            </span>
            <Show when={isSignedOut()}>
              <a href={signInHere()}>{app.signIn}</a>
            </Show>
            <button class="btn text" type="button" onClick={() => props.outbox.again(props.one.key)}>
              {say.sendAgain}
            </button>
            <button class="btn text" type="button" onClick={() => props.outbox.discard(props.one.key)}>
              {say.discard}
            </button>
          </p>
        </Show>
      </div>
    </article>
  );
}
