import { Show } from "solid-js";
import type { AuditEntry } from "../../shared/audit";
import { roomPath } from "../rooms/path";
import { Moment } from "../time/moment";
import { acts, say } from "./strings";

// What these notes say is the server's word for a form or a kind; of the others a person wrote them.
const TECHNICAL: AuditEntry["action"][] = ["report-closed", "message-approved"];

/** One act of an owner or host, in a sentence. */
export function AuditLine(props: { entry: AuditEntry }) {
  const entry = () => props.entry;
  return (
    <li>
      <p>
        {acts[entry().action](<Who of={entry().actor} />, <Who of={entry().about} />, <Where of={entry()} />)}
        <Show when={entry().note && !TECHNICAL.includes(entry().action)}>
          <br />
          <span class="small dim" dir="auto">
            {entry().note}
          </span>
        </Show>
      </p>
      <Moment at={entry().at} />
    </li>
  );
}

const Who = (props: { of: AuditEntry["actor"] }) => (
  <Show when={props.of} fallback={say.deletedPerson}>
    {(person) => <a href={`/people/${person().username}`}>{person().username}</a>}
  </Show>
);

const Where = (props: { of: AuditEntry }) => (
  <Show when={props.of.room} fallback={say.aRoom}>
    {(room) => (
      <a href={`${roomPath(room().id)}${props.of.messageId ? `#${props.of.messageId}` : ""}`} dir="auto">
        {room().name}
      </a>
    )}
  </Show>
);
