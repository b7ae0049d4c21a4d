import * as Rooms from "../rooms";

/** What is due is begun; what does not fit into one run stays due for the next. */
export async function handler(): Promise<void> {
  await Rooms.purgeDue();
}
