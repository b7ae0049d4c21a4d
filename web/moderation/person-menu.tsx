import type { BanState } from "../../shared/moderation";
import type { PersonRef } from "../../shared/people";
import { get } from "../api/client";
import { person } from "../session/session";
import { Menu, type MenuItem } from "../ui/menu";
import { askToBan, banAddress, unban } from "./ban";
import { reportItem } from "./report-item";
import { say } from "./strings";

/** What one can do about another person: report them; as owner ban them, or let them in again. */
export function PersonMenu(props: { of: PersonRef }) {
  const power = async ({ username }: PersonRef): Promise<MenuItem[]> => {
    const { bannedAt } = await get<BanState>(banAddress(username));
    return bannedAt
      ? [{ label: say.unban(username), icon: "check", run: () => void unban(username) }]
      : [{ label: say.ban(username), icon: "lock", isStop: true, run: () => askToBan(username, () => {}) }];
  };
  const items = async () => [
    reportItem({ kind: "person", username: props.of.username }),
    ...(person()?.isOwner ? await power(props.of) : []),
  ];
  return <Menu label={say.personActions} items={items} />;
}
