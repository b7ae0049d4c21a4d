import "./picture-row.css";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import type { OwnProfile } from "../../shared/people";
import { inWords } from "../app/failure";
import { Avatar } from "../ui/avatar";
import { later } from "../ui/later";
import { toast } from "../ui/toast";
import { removePicture } from "./picture";
import { say } from "./strings";

const PictureDialog = later(() => import("./picture-dialog"));

const fileIn = (data: DataTransfer | null) => data?.files[0];
const isFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** One's own picture: chosen, dropped or pasted, or given up for the drawn one. */
export function PictureRow(props: { profile: OwnProfile; onChange: (profile: OwnProfile) => void }) {
  const [file, setFile] = createSignal<Blob>();
  const [isOver, setOver] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  let input!: HTMLInputElement;

  const drop = (event: DragEvent) => {
    if (!isFile(event)) return;
    event.preventDefault();
    setOver(false);
    setFile(fileIn(event.dataTransfer));
  };
  const over = (event: DragEvent) => {
    if (!isFile(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = fileIn(event.clipboardData);
    // What is copied from a text often has a picture of it along.
    if (!pasted || event.clipboardData?.types.includes("text/plain")) return;
    event.preventDefault();
    setFile(pasted);
  };
  onMount(() => document.addEventListener("paste", paste));
  onCleanup(() => document.removeEventListener("paste", paste));

  const takeAway = async () => {
    if (isBusy()) return;
    setBusy(true);
    try {
      props.onChange(await removePicture());
      toast(say.pictureGone);
    } catch (error) {
      toast(`${say.pictureNotGone} ${inWords(error)}`, { isUrgent: true });
    } finally {
      setBusy(false);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way of what its button does.
    <div
      class="picture"
      classList={{ over: isOver() }}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Avatar of={props.profile} size="l" />
      <div>
        <p class="row">
          <button class="btn" type="button" onClick={() => input.click()}>
            {props.profile.hasPicture ? say.otherPicture : say.choosePicture}
          </button>
          <Show when={props.profile.hasPicture}>
            <button class="btn quiet" type="button" aria-disabled={isBusy()} onClick={takeAway}>
              {say.removePicture}
            </button>
          </Show>
        </p>
        <p class="small dim">{isOver() ? say.dropHere : say.pictureHint}</p>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={() => {
          setFile(input.files?.[0]);
          // The same file may be chosen again.
          input.value = "";
        }}
      />
      <Show when={file()} keyed>
        {(chosen) => (
          <PictureDialog
            file={chosen}
            me={props.profile.id}
            onClose={() => setFile(undefined)}
            onDone={props.onChange}
          />
        )}
      </Show>
    </div>
  );
}
