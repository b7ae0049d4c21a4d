import { createSignal } from "solid-js";
import type { BanNotice } from "../../shared/session";
import { store, stored } from "../device/stored";
import { navigate } from "../router/router";

const [ban, setBan] = createSignal<BanNotice>();

/** Since when and why the visitor is banned, if they are. */
export { ban };

/** Somebody whose account was closed while they were here, or away, is told once, at the door; there it stands for who asks again. */
export function tell(notice: BanNotice) {
  setBan(notice);
  if (stored("told") === notice.bannedAt) return;
  store("told", notice.bannedAt);
  void navigate("/sign-in?problem=banned");
}
