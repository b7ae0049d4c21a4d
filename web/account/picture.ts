import type { OwnProfile } from "../../shared/people";
import { remove } from "../api/client";
import { storeJson } from "../device/stored";
import { showChosen } from "../ui/avatar";

/** From now on this device shows the picture as it is in this version, whatever it kept of the one before. */
export const shown = (profile: OwnProfile, version: string) => {
  const chosen = { id: profile.id, version };
  storeJson("picture", chosen);
  showChosen(chosen);
  return profile;
};

/** Goes back to the drawn default. */
export async function removePicture(): Promise<OwnProfile> {
  const own = await remove<OwnProfile>("/api/me/avatar");
  return shown(own, own.avatarVersion ?? "");
}
