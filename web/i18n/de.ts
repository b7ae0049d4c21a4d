import { say as account } from "../account/strings.de";
import { say as activity } from "../activity/strings.de";
import { say as keys } from "../app/keys-dialog-strings.de";
import { problems } from "../app/problems.de";
import { say as app } from "../app/strings.de";
import { acts, say as community } from "../community/strings.de";
import { say as hosting } from "../hosting/strings.de";
import { say as legal } from "../legal/strings.de";
import { say as marks } from "../marks/strings.de";
import { say as later } from "../messages/later-strings.de";
import { say as messages } from "../messages/strings.de";
import { say as moderation } from "../moderation/strings.de";
import { say as notices } from "../notices/strings.de";
import { say as profile } from "../profile/strings.de";
import { say as rooms } from "../rooms/strings.de";
import { say as search } from "../search/strings.de";
import { say as session } from "../session/strings.de";
import { say as time } from "../time/strings.de";
import { say as topics } from "../topics/strings.de";

/** German, by feature: one chunk, fetched before the first page. */
export const german = {
  account,
  activity,
  app,
  community,
  "community acts": acts,
  hosting,
  keys,
  legal,
  marks,
  messages,
  "messages/later": later,
  moderation,
  notices,
  problems,
  profile,
  rooms,
  search,
  session,
  time,
  topics,
};
