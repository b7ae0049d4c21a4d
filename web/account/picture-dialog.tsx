import "./picture.css";
import { createEffect, createSignal, For, onCleanup, Show } from "solid-js";
import type { OwnProfile } from "../../shared/people";
import { inWords } from "../app/failure";
import { locale, number } from "../i18n";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/states";
import { toast } from "../ui/toast";
import { type Crop, draw, middleOf, toFile } from "./crop";
import { Cropper } from "./cropper";
import { NoPicture, READABLE, readPicture, sendPicture } from "./send-picture";
import { say } from "./strings";

const percent = new Intl.NumberFormat(locale, { style: "percent" });

const whyNot = (error: unknown) => {
  if (!(error instanceof NoPicture)) return inWords(error);
  return {
    unreadable: say.noPicture,
    "too-large": say.tooLarge(number(READABLE / 1_000_000)),
    refused: say.refused,
    slow: say.slow,
  }[error.why];
};

/** As large as it stands on a page, in talk, and in a line. */
const SIZES = ["l", "m", "s"] as const;

/** One chooses the square of a picture that is shown, and sends it. */
export default function PictureDialog(props: {
  file: Blob;
  me: string;
  onClose: () => void;
  onDone: (profile: OwnProfile) => void;
}) {
  const [picture, setPicture] = createSignal<ImageBitmap>();
  const [crop, setCrop] = createSignal<Crop>({ x: 0, y: 0, zoom: 1 });
  const [part, setPart] = createSignal<number>();
  const [error, setError] = createSignal<unknown>();
  const callOff = new AbortController();
  const faces: HTMLCanvasElement[] = [];
  onCleanup(() => {
    callOff.abort();
    picture()?.close();
  });

  readPicture(props.file).then((read) => {
    setCrop(middleOf(read));
    setPicture(read);
  }, setError);
  createEffect(() => {
    const read = picture();
    if (read) for (const canvas of faces) draw(canvas, read, crop());
  });

  const send = async () => {
    const read = picture();
    if (!read || part() !== undefined) return;
    setError(undefined);
    setPart(0);
    try {
      const file = await toFile(read, crop());
      props.onDone(await sendPicture(file, { onProgress: setPart, signal: callOff.signal }));
      toast(say.pictureNew);
      props.onClose();
    } catch (failure) {
      setPart(undefined);
      if (!callOff.signal.aborted) setError(() => failure);
    }
  };

  return (
    <Dialog title={picture() ? say.crop : say.choosePicture} onClose={props.onClose}>
      <Show when={picture()}>
        {(read) => (
          <>
            <Cropper
              picture={read()}
              crop={crop()}
              isFixed={part() !== undefined}
              onCrop={setCrop}
              ref={(canvas) => faces.push(canvas)}
            />
            <figure class="faces">
              <figcaption class="small dim">{say.asShown}</figcaption>
              <For each={SIZES}>
                {(size) => (
                  <span class={`avatar ${size}`} aria-hidden="true">
                    <canvas width="176" height="176" ref={(canvas) => faces.push(canvas)} />
                  </span>
                )}
              </For>
            </figure>
          </>
        )}
      </Show>
      <Show when={error()}>
        <Notice title={say.pictureFailed} text={whyNot(error())} />
      </Show>
      <Show when={part() !== undefined}>
        <Progress part={part()!} />
      </Show>
      <p class="row">
        <Show when={picture()}>
          <button class="btn ink" type="button" aria-disabled={part() !== undefined} onClick={send}>
            {error() ? say.tryAgain : say.usePicture}
          </button>
        </Show>
        <button class="btn" type="button" onClick={() => props.onClose()}>
          {say.cancel}
        </button>
      </p>
    </Dialog>
  );
}

function Progress(props: { part: number }) {
  const words = () => (props.part < 1 ? say.sending(percent.format(props.part)) : say.lookedAt);
  return (
    <p class="progress small">
      <Show when={props.part < 1} fallback={<progress aria-label={words()} />}>
        <progress max="1" value={props.part} aria-label={words()} />
      </Show>
      <span role="status">{props.part < 1 ? "" : say.lookedAt}</span>
      <Show when={props.part < 1}>
        <span aria-hidden="true">{words()}</span>
      </Show>
    </p>
  );
}
