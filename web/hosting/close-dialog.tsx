import { Dialog } from "../ui/dialog";
import { say } from "./strings";

/** Asks before a room is closed with everything in it. */
export default function CloseDialog(props: { name: string; onClose: () => void; onYes: () => void }) {
  return (
    <Dialog title={say.closeTitle(props.name)} onClose={props.onClose}>
      <p>{say.closeText}</p>
      <p class="row">
        <button class="btn stop" type="button" onClick={() => props.onYes()}>
          {say.closeIt}
        </button>
        <button class="btn" type="button" autofocus onClick={() => props.onClose()}>
          {say.keepIt}
        </button>
      </p>
    </Dialog>
  );
}
