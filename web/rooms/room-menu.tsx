import type { Room } from "../../shared/rooms";
import CloseDialog from "../hosting/close-dialog";
import { closeRoom } from "../hosting/close-room";
import { setLock } from "../moderation/lock";
import { reportItem } from "../moderation/report-item";
import { say as moderating } from "../moderation/strings";
import { navigate } from "../router/router";
import { isMe, person } from "../session/session";
import { ask } from "../ui/ask";
import type { MenuItem } from "../ui/menu";
import { toast } from "../ui/toast";
import { wasClosed } from "./lately";
import type { Membership } from "./membership";
import { roomPath } from "./path";
import { say } from "./strings";

const copyLink = (id: string) =>
  navigator.clipboard.writeText(location.origin + roomPath(id)).then(
    () => void toast(say.copied),
    () => void toast(say.notCopied, { isUrgent: true }),
  );

async function close({ id, name }: Room) {
  if (!(await closeRoom({ id, name }, () => void navigate(roomPath(id))))) return;
  wasClosed(id);
  await navigate("/");
}

/** Asks first: what others said goes along. */
const askToClose = (room: Room, words?: { title: string; text: string; yes: string }) =>
  ask((end) => (
    <CloseDialog
      name={room.name}
      words={words}
      onClose={end}
      onYes={() => {
        end();
        void close(room);
      }}
    />
  ));

type Menued = { room: Room; membership: Membership; onRoom: (room: Room) => void };

/** What one can do with a room: anybody, whoever joined, its host, and who owns the community. */
export function itemsFor({ room, membership, onRoom }: Menued): MenuItem[] {
  const isHost = isMe(room.host.id);
  const mayTakeAway = !isHost && Boolean(person()?.isOwner);
  const isLocked = Boolean(room.lockedAt);
  const item = (is: boolean, one: MenuItem) => (is ? [one] : []);
  return [
    { label: say.share, icon: "link", run: () => void copyLink(room.id) },
    ...item(isHost, { label: say.edit, icon: "edit", run: () => void navigate(`${roomPath(room.id)}/edit`) }),
    ...item(isHost || mayTakeAway, {
      label: isLocked ? moderating.unlock : moderating.lock,
      icon: isLocked ? "check" : "lock",
      run: () => void setLock(room, !isLocked).then((changed) => changed && onRoom(changed)),
    }),
    ...item(isHost, { label: say.remove, icon: "bin", isStop: true, run: () => askToClose(room) }),
    ...item(Boolean(membership.isJoined()) && !isHost, {
      label: say.leave,
      icon: "back",
      run: () => void membership.leave(),
    }),
    ...item(mayTakeAway, {
      label: moderating.closeIt,
      icon: "bin",
      isStop: true,
      run: () =>
        askToClose(room, {
          title: moderating.closeTitle(room.name),
          text: moderating.closeText,
          yes: moderating.closeIt,
        }),
    }),
    ...item(Boolean(person()) && !isHost, reportItem({ kind: "room", roomId: room.id })),
  ];
}
