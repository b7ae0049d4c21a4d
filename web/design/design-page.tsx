import "./states.css";
import "../ui/tabs.css";
import { createSignal, For, type ParentProps, Show } from "solid-js";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { MessageText } from "../messages/message-text";
import "../messages/prose.css";
import { ThemeSwitch } from "../profile/theme";
import { FeedBones } from "../rooms/room-feed";
import { Avatar } from "../ui/avatar";
import { Dialog } from "../ui/dialog";
import { ICONS, Icon } from "../ui/icon";
import { LampScene } from "../ui/lamp-scene";
import { Menu } from "../ui/menu";
import { Blank, Notice } from "../ui/states";
import { TextField } from "../ui/text-field";
import { toast, toastUndo } from "../ui/toast";
import { Controls } from "./controls";

const Part = (props: ParentProps<{ title: string }>) => (
  <section>
    <header class="head2">
      <h2>{props.title}</h2>
    </header>
    {props.children}
  </section>
);

/** An id whose face has this colour. */
const idOfHue = (hue: number) => String.fromCodePoint(5 + hue + 12);

const SAID = `Prose with *emphasis*, **weight**, \`code\` and [a link](/topics).

> What somebody said before.

1. Durations come from the monotonic clock.
2. Order comes from a counter.

\`\`\`ts
const ordered = stamps.toSorted((a, b) => a.count - b.count);
\`\`\``;

/** Every primitive in every state: for whoever builds on them, in local runs alone. */
export default function DesignPage() {
  const [isOpen, setOpen] = createSignal(false);
  usePage(() => "Every state");
  return (
    <Hall>
      <Sheet>
        <h1>Every state</h1>
        <p class="lede serif">What each part looks like before, between and after.</p>
        <ThemeSwitch />
        <Part title="Controls">
          <Controls />
          <p class="row pad0">
            <button class="btn ink" type="button" aria-disabled="true" aria-busy="true">
              Sending
            </button>
            <a class="chip" href="/topics">
              Astronomy
            </a>
            <span class="live">live</span>
            <span class="new">12 new</span>
            <span class="tag">host</span>
            <kbd>/</kbd>
            <Menu
              label="Actions"
              items={() => [
                { label: "Copy link", icon: "link", run: () => void toast("Link copied.") },
                { label: "Delete", icon: "bin", isStop: true, run: () => void toastUndo("Deleted.", "Undo", () => {}) },
              ]}
            />
          </p>
          <div class="stack form">
            <TextField label="Name" name="name" hint="0 of 80" value="" onText={() => {}} />
            <TextField
              label="Username"
              name="username"
              error="Somebody already sits here. Try another one."
              value="tomasz"
              onText={() => {}}
            />
          </div>
          <nav class="tabs" aria-label="Tabs">
            <a href="/design" aria-current="page">
              Yours
            </a>
            <a href="/activity">Everyone</a>
          </nav>
        </Part>
        <Part title="Loading">
          <FeedBones count={2} />
        </Part>
        <Part title="Empty">
          <Blank title="No rooms about beekeeping yet" text="Somebody has to say the first thing." icon="rooms">
            <a class="btn ink" href="/rooms/new">
              Open the first room
            </a>
          </Blank>
        </Part>
        <Part title="Nowhere">
          <Blank title="Nobody is sitting here" text="The address was copied without its last letter." />
        </Part>
        <Part title="Error">
          <Notice title="The rooms did not load." text="The line dropped on the way. Nothing you wrote is lost.">
            <button class="btn" type="button">
              Try again
            </button>
          </Notice>
        </Part>
        <Part title="Talk">
          <div class="prose pad0">
            <MessageText body={SAID} />
          </div>
        </Part>
        <Part title="Floating">
          <p class="row pad0">
            <button class="btn" type="button" onClick={() => toast("Link copied.")}>
              A toast
            </button>
            <button class="btn" type="button" onClick={() => toastUndo("Message deleted.", "Undo", () => {})}>
              With Undo
            </button>
            <button class="btn stop" type="button" onClick={() => setOpen(true)}>
              A dialog
            </button>
          </p>
          <Show when={isOpen()}>
            <Dialog title="Close “Observing log”?" onClose={() => setOpen(false)}>
              <p>It leaves every list at once.</p>
              <form class="row" method="dialog">
                <button class="btn stop" type="submit">
                  Close the room
                </button>
                <button class="btn" type="submit" autofocus>
                  Keep it
                </button>
              </form>
            </Dialog>
          </Show>
        </Part>
        <Part title="Twelve people">
          <p class="row pad0">
            <For each={Array.from({ length: 12 }, (_, hue) => hue)}>
              {(hue) => <Avatar of={{ id: idOfHue(hue), username: `${"abcdefghijkl"[hue]}-m` }} />}
            </For>
          </p>
        </Part>
        <Part title="Icons">
          <p class="row pad0">
            <For each={ICONS}>{(name) => <Icon name={name} />}</For>
          </p>
        </Part>
        <Part title="The lamp">
          <div class="blank lit">
            <LampScene />
          </div>
        </Part>
      </Sheet>
    </Hall>
  );
}
