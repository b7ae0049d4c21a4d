import { createSignal, type JSX, Show } from "solid-js";
import { TEXT_LIMITS } from "../../shared/limits";
import { lengthOf } from "../../shared/text";
import { foldTopicName } from "../../shared/topics";
import { inWords } from "../app/failure";
import { wrongWith } from "../app/form";
import { createTopics } from "../topics/topics";
import { Notice } from "../ui/states";
import { LongField, TextField } from "../ui/text-field";
import { say } from "./strings";

export type RoomText = { name: string; topic: string; description: string };

const tooLong = (text: string, limit: number) =>
  lengthOf(text) > limit ? say.tooLong(lengthOf(text) - limit) : undefined;

/** What of a room can be seen to be wrong before it is sent. */
const wrongIn = ({ name, topic, description }: RoomText): Partial<RoomText> => ({
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
      <TextField
        label={say.name}
        hint={ofLimit("name", TEXT_LIMITS.roomName)}
        error={wrong("name")}
        class="serif"
        name="name"
        isRequired
        placeholder={say.namePlaceholder}
        value={props.text.name}
        onText={(name) => props.onText({ name })}
      />
      {props.belowName}
      <TextField
        label={say.topic}
        hint={topicHint()}
        error={wrong("topic")}
        name="topic"
        isRequired
        options={topics.items()?.map(({ name }) => name) ?? []}
        value={props.text.topic}
        onText={(topic) => props.onText({ topic })}
      />
      <LongField
        label={say.about}
        hint={
          lengthOf(props.text.description) > TEXT_LIMITS.description / 2
            ? ofLimit("description", TEXT_LIMITS.description)
            : say.aboutHint
        }
        error={wrong("description")}
        name="description"
        rows={4}
        value={props.text.description}
        onText={(description) => props.onText({ description })}
      />
      <Show when={isElse()}>
        <Notice title={props.failedTitle} text={inWords(props.error)} />
      </Show>
      <p class="row">{props.actions}</p>
    </form>
  );
}
