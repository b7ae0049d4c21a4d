import type { Page } from "../../shared/pages";
import type { UnansweredRoom } from "../../shared/reactions";
import * as Rooms from "../rooms";
import { type PageRequest, queryPage } from "../table";
import type { Actor } from "../users";
import { toUnanswered, type UnansweredItem, unansweredPrefix } from "./item";

export { follow, judge, type LastWord } from "./follow";
export { unansweredKey } from "./item";

/** Access pattern: the rooms of one's own that wait, the newest room first. */
export const list = ({ userId }: Actor, page: PageRequest): Promise<Page<UnansweredRoom>> =>
  queryPage<UnansweredItem, UnansweredRoom>(
    { partition: Rooms.personPartition(userId), beginsWith: unansweredPrefix, newestFirst: true },
    page,
    toUnanswered,
  );
