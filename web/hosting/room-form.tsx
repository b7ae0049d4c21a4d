import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { TEXT_LIMITS } from "../../shared/limits";
import { lengthOf } from "../../shared/text";
import { foldTopicName } from "../../shared/topics";
import { inWords } from "../app/failure";
import { wrongWith } from "../app/form";
import { createTopics } from "../topics/topics";
import { Field } from "../ui/field";
import { Notice } from "../ui/states";
import { say } from "./strings";

export type RoomText = { name: string; topic: string; description: string };

const tooLong = (text: string, limit: number) =>
  lengthOf(text) > limit ? say.tooLong(lengthOf(text) - limit) : undefined;

/** What of a room can be seen to be wrong before it is sent. */
export const wrongIn = ({ name, topic, description }: RoomText): Partial<RoomText> => ({
  name: name.trim() ? tooLong(name.trim(), TEXT_LIMITS.roomName) : say.nameMissing,
  topic: topic.trim() ? tooLong(topic.trim(), TEXT_LIMITS.topicName) : say.topicMissing,
  description: tooLong(description, TEXT_LIMITS.description),
});

/** The fields of a room, for opening one and for editing it. */
export function RoomForm(props: {
  text: RoomText;
  onText: (part: Partial<RoomText>) => void;
  error: unknown;
  failedTitle: string;
  onSubmit: () => void;
  /** Stands under the name. */
  belowName?: JSX.Element;
  actions: JSX.Element;
}) {
  const topics = createTopics();
  const list = createUniqueId();
  // Mistakes are shown once one has tried: not while one is still writing.
  const [tried, setTried] = createSignal(false);
  const wrong = (field: keyof RoomText) =>
    (tried() ? wrongIn(props.text)[field] : undefined) ?? wrongWith(props.error, `/${field}`);
  const isElse = () => Boolean(props.error) && !(["name", "topic", "description"] as const).some((one) => wrong(one));
  const known = () => topics.items()?.find(({ name }) => foldTopicName(name) === foldTopicName(props.text.topic));
  const topicHint = () => {
    if (!props.text.topic.trim() || !topics.items()) return say.topicHint;
    return known() ? say.topicKnown(known()!.roomCount) : say.topicNew;
  };
  const ofLimit = (field: "name" | "description", limit: number) => say.ofLimit(lengthOf(props.text[field]), limit);

  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(wrongIn(props.text)).some(Boolean)) return props.onSubmit();
    const form = event.currentTarget;
    queueMicrotask(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };

  return (
    <form class="stack form" novalidate onSubmit={submit}>
      <Field label={say.name} hint={ofLimit("name", TEXT_LIMITS.roomName)} error={wrong("name")}>
        {(wired) => (
          <input
            id={wired.id}
            aria-invalid={wired.invalid()}
            aria-describedby={wired.describedBy}
            class="input serif"
            name="name"
            dir="auto"
            autocomplete="off"
            required
            placeholder={say.namePlaceholder}
            value={props.text.name}
            onInput={(event) => props.onText({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      {props.belowName}
      <Field label={say.topic} hint={topicHint()} error={wrong("topic")}>
        {(wired) => (
          <>
            <input
              id={wired.id}
              aria-invalid={wired.invalid()}
              aria-describedby={wired.describedBy}
              class="input"
              name="topic"
              dir="auto"
              autocomplete="off"
              required
              list={list}
              value={props.text.topic}
              onInput={(event) => props.onText({ topic: event.currentTarget.value })}
            />
            <datalist id={list}>
              <For each={topics.items()}>{(topic) => <option value={topic.name} />}</For>
            </datalist>
          </>
        )}
      </Field>
      <Field
        label={say.about}
        hint={
          lengthOf(props.text.description) > TEXT_LIMITS.description / 2
            ? ofLimit("description", TEXT_LIMITS.description)
            : say.aboutHint
        }
        error={wrong("description")}
      >
        {(wired) => (
          <textarea
            id={wired.id}
            aria-invalid={wired.invalid()}
            aria-describedby={wired.describedBy}
            class="input"
            name="description"
            dir="auto"
            rows={4}
            value={props.text.description}
            onInput={(event) => props.onText({ description: event.currentTarget.value })}
          />
        )}
      </Field>
      <Show when={isElse()}>
        <Notice title={props.failedTitle} text={inWords(props.error)} />
      </Show>
      <p class="row">{props.actions}</p>
    </form>
  );
}
