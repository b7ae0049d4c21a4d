import { createSignal } from "solid-js";
import type { Community } from "../../shared/community";
import { PRODUCT_NAME } from "../../shared/product";
import * as at from "../api/addresses";
import { warm } from "../api/kept";
import { storedJson, storeJson } from "../device/stored";

type Known = Pick<Community, "name" | "welcome" | "contact" | "membersOnly">;

/** As this device knew it last, so that the name at the head of the page does not change under one's eyes. */
const [community, setCommunity] = createSignal<Known>(
  storedJson<Known>("community") ?? { name: PRODUCT_NAME, welcome: "", contact: "", membersOnly: false },
);

export { community };

export const learnCommunity = ({ name, welcome, contact, membersOnly }: Known) => {
  const known = { name, welcome, contact, membersOnly };
  setCommunity(known);
  storeJson("community", known);
};

/** Asks what the community is called and whether visitors read in it. */
export const followCommunity = () => warm<Community>(at.community(), learnCommunity);
