import { createSignal, Match, Show, Switch } from "solid-js";
import { post } from "../api/client";
import { Problem } from "../api/problem";
import { inWords } from "../app/failure";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { place } from "../router/router";
import { learn, person } from "../session/session";
import { signInHere } from "../session/way";
import { LampScene } from "../ui/lamp-scene";
import { Blank, Notice } from "../ui/states";
import { say } from "./strings";

/** Where the one-time link leads that makes its first opener the owner. Its secret stands behind the #, and goes to nobody else. */
export default function OwnerPage() {
  const [outcome, setOutcome] = createSignal<"owner" | "used">();
  usePage(() => say.ownerTitle);
  return (
    <Hall>
      <Sheet class="lit">
        <Switch>
          <Match when={outcome() === "owner"}>
            <Blank title={say.isOwner} text={say.isOwnerText} heading="h1">
              <a class="btn ink" href="/community">
                {say.toCommunity}
              </a>
              <a class="btn" href="/">
                {say.allRooms}
              </a>
            </Blank>
          </Match>
          <Match when={outcome() === "used"}>
            <Blank title={say.ownerUsed} text={say.ownerUsedText} heading="h1">
              <a class="btn ink" href="/">
                {say.allRooms}
              </a>
            </Blank>
          </Match>
          <Match when={!/^[\w-]{43}$/.test(place.hash())}>
            <Blank title={say.ownerNotWhole} text={say.ownerNotWholeText} heading="h1">
              <a class="btn ink" href="/">
                {say.allRooms}
              </a>
            </Blank>
          </Match>
          <Match when={true}>
            <Offer onOutcome={setOutcome} />
          </Match>
        </Switch>
      </Sheet>
    </Hall>
  );
}

function Offer(props: { onOutcome: (outcome: "owner" | "used") => void }) {
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const accept = async () => {
    if (isBusy()) return;
    setBusy(true);
    setError(undefined);
    try {
      await post("/api/community/owner", { body: { token: place.hash() } });
      void learn();
      props.onOutcome("owner");
    } catch (failure) {
      setBusy(false);
      if (failure instanceof Problem && failure.code === "gone") props.onOutcome("used");
      else setError(() => failure);
    }
  };
  return (
    <div class="blank">
      <LampScene />
      <h1>{say.ownerTitle}</h1>
      <p>{say.ownerText}</p>
      <Show when={error()}>
        <Notice title={say.notOwner} text={inWords(error())} />
      </Show>
      <Switch>
        <Match when={person()}>
          <button class="btn ink" type="button" aria-disabled={isBusy()} aria-busy={isBusy()} onClick={accept}>
            {isBusy() ? say.becoming : say.becomeOwner}
          </button>
        </Match>
        <Match when={person() === null}>
          <a class="btn ink" href={signInHere()}>
            {say.signIn}
          </a>
          <p class="small dim">{say.ownerSignIn}</p>
        </Match>
      </Switch>
    </div>
  );
}
