import "./erased.css";
import { createEffect, createSignal, For, Match, on, onCleanup, Show, Switch } from "solid-js";
import type { ErasureReceipt } from "../../shared/account";
import { get } from "../api/client";
import { Problem } from "../api/problem";
import { Failure } from "../app/failure";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { number } from "../i18n";
import { place } from "../router/router";
import { Moment } from "../time/moment";
import { Lamp } from "../ui/lamp";
import { Blank, Bone } from "../ui/states";
import { toast } from "../ui/toast";
import { say } from "./strings";

const AGAIN_MS = 2_000;

/** What became of an account that was closed, in numbers, while it happens. The receipt stands behind the address's #. */
export default function ErasedPage() {
  const [receipt, setReceipt] = createSignal<ErasureReceipt>();
  const [error, setError] = createSignal<unknown>();
  const isUnknown = () => error() instanceof Problem && (error() as Problem).code === "not-found";
  let timer: ReturnType<typeof setTimeout> | undefined;
  usePage(() => (receipt() ? say.goodbye : say.receipt));

  const read = async () => {
    clearTimeout(timer);
    setError(undefined);
    try {
      const now = await get<ErasureReceipt>(`/api/erasures/${encodeURIComponent(place.hash())}`);
      setReceipt(now);
      if (!now.finishedAt) timer = setTimeout(read, AGAIN_MS);
    } catch (failure) {
      setError(() => failure);
    }
  };
  createEffect(on(place.hash, () => void read()));
  onCleanup(() => clearTimeout(timer));

  return (
    <Hall>
      <Sheet>
        <Switch fallback={<Waiting />}>
          <Match when={error() && !isUnknown()}>
            <Failure title={say.receiptNotLoaded} error={error()} onRetry={read} isWholePage />
          </Match>
          <Match when={receipt()}>{(known) => <Receipt receipt={known()} />}</Match>
          <Match when={isUnknown()}>
            <Blank title={say.noReceipt} text={say.noReceiptText} heading="h1">
              <a class="btn ink" href="/">
                {say.allRooms}
              </a>
            </Blank>
          </Match>
        </Switch>
      </Sheet>
    </Hall>
  );
}

function Receipt(props: { receipt: ErasureReceipt }) {
  const counts = () => {
    const { messages, rooms, memberships, other } = props.receipt.counts;
    return [
      [messages, say.countMessages(messages)],
      [rooms, say.countRooms(rooms)],
      [memberships, say.countMemberships(memberships)],
      [other, say.countOther(other)],
    ] as const;
  };
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => toast(say.copied),
      () => toast(say.notCopied, { isUrgent: true }),
    );
  return (
    <div class="blank receipt">
      <Lamp />
      <h1>{say.goodbye}</h1>
      <p role="status">{props.receipt.finishedAt ? say.goodbyeDone : say.goodbyeText}</p>
      <dl class="num">
        <For each={counts()}>
          {([count, what]) => (
            <div>
              <dt>{what}</dt>
              <dd>{number(count)}</dd>
            </div>
          )}
        </For>
      </dl>
      <p class="small dim">
        {say.begunAt(<Moment at={props.receipt.startedAt} as="date" />)}{" "}
        <Show when={props.receipt.finishedAt} fallback={<span class="live">{say.atWork}</span>}>
          {(at) => say.finishedAt(<Moment at={at()} as="date" />)}
        </Show>
      </p>
      <p class="small dim">{say.keepReceipt}</p>
      <p class="row">
        <button class="btn" type="button" onClick={copy}>
          {say.copyAddress}
        </button>
        <a class="btn quiet" href="/">
          {say.allRooms}
        </a>
      </p>
    </div>
  );
}

const Waiting = () => (
  <>
    <h1 class="vh">{say.receipt}</h1>
    <Bone of="half" />
    <Bone of="long" />
  </>
);
