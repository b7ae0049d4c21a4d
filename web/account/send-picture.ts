import type { PictureType, UploadTicket } from "../../shared/avatars";
import type { OwnProfile } from "../../shared/people";
import * as at from "../api/addresses";
import { get, post, Unreachable } from "../api/client";
import { shown } from "./picture";

/** Why a file does not become a picture. `slow`: it may yet. */
export class NoPicture extends Error {
  constructor(readonly why: "unreadable" | "too-large" | "refused" | "slow") {
    super(why);
  }
}

/** Larger files are not read: a telephone could run out of memory. In bytes. */
export const READABLE = 25_000_000;

/** Reads whatever the browser knows as a picture. @throws NoPicture */
export async function readPicture(file: Blob): Promise<ImageBitmap> {
  if (file.size > READABLE) throw new NoPicture("too-large");
  return createImageBitmap(file).catch(() => {
    throw new NoPicture("unreadable");
  });
}

type Sending = { onProgress: (part: number) => void; signal: AbortSignal };

/** A form POST straight to the store. fetch tells nothing of how far it is. */
const deliver = ({ url, fields }: UploadTicket, file: Blob, { onProgress, signal }: Sending) =>
  new Promise<void>((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set("file", file);
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onload = () => (request.status < 300 ? resolve() : reject(new NoPicture("refused")));
    request.onerror = () => reject(new Unreachable("The picture did not arrive."));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", url);
    request.send(form);
  });

const PATIENCE_MS = 30_000;
const PAUSE_MS = 400;

/** Asks again and again until there is an answer. @throws NoPicture slow */
async function until<T>(ask: () => Promise<T | undefined>, signal: AbortSignal): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    signal.throwIfAborted();
  }
  throw new NoPicture("slow");
}

/**
 * Sends a picture and waits until it is one's own. Then it is shown on this device at once, wherever one stands.
 * @throws NoPicture, Problem, Unreachable, and the signal's reason when it was called off.
 */
export async function sendPicture(file: Blob, sending: Sending): Promise<OwnProfile> {
  const { signal } = sending;
  const ticket = await post<UploadTicket>("/api/me/avatar", { body: { type: file.type as PictureType }, signal });
  const { version } = ticket;
  await deliver(ticket, file, sending);
  const own = await until(async () => {
    const profile = await get<OwnProfile>(at.me(), signal);
    if (profile.avatarRefused === version) throw new NoPicture("refused");
    // It is told once the picture stands at its address. Somebody who chose yet another one elsewhere meanwhile has that.
    return profile.avatarVersion && profile.avatarVersion >= version ? profile : undefined;
  }, signal);
  return shown(own, own.avatarVersion!);
}
