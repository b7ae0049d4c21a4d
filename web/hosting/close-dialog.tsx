import { Dialog } from "../ui/dialog";
import { say } from "./strings";

/** Asks before a room is closed with everything in it. Whoever takes away another's is asked in other words. */
export default function CloseDialog(props: {
  name: string;
  words?: { title: string; text: string; yes: string };
  onClose: () => void;
  onYes: () => void;
}) {
  return (
    <Dialog title={props.words?.title ?? say.closeTitle(props.name)} onClose={props.onClose}>
      <p>{props.words?.text ?? say.closeText}</p>
      <p class="row">
        <button class="btn stop" type="button" onClick={() => props.onYes()}>
          {props.words?.yes ?? say.closeIt}
        </button>
        <button class="btn" type="button" autofocus onClick={() => props.onClose()}>
          {say.keepIt}
        </button>
      </p>
    </Dialog>
  );
}
