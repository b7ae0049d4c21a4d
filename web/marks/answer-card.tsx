import { createEffect, createSignal, on, Show } from "solid-js";
import type { Message } from "../../shared/messages";
import { plain } from "../messages/plain";
import type { Talk } from "../messages/talk";
import { Moment } from "../time/moment";
import { say } from "./strings";

/** The beginning of what answers a room, on top of it, with the way to its place. */
export function AnswerCard(props: { talk: Talk; id: string }) {
  const { talk } = props;
  const [far, setFar] = createSignal<Message>();
  const near = () => talk.messages().find(({ id }) => id === props.id);
  // One that is further back than what is shown is asked for alone.
  createEffect(
    on(
      () => (near() ? undefined : props.id),
      (id) => void (id && talk.readOne(id).then(setFar, () => {})),
    ),
  );
  const message = () => {
    const found = near() ?? (far()?.id === props.id ? far() : undefined);
    return found?.deletedAt ? undefined : found;
  };
  return (
    // Its height is known before it comes, so that nothing moves.
    <section class="answer" aria-label={say.answer}>
      <Show when={message()}>
        {(answer) => (
          <>
            <div class="row apart small dim">
              <h2>{say.answer}</h2>
              <span dir="auto">{answer().author.username}</span>
              <Moment at={answer().createdAt} />
              <a href={`#${answer().id}`}>{say.toPlace}</a>
            </div>
            <p class="line" dir="auto">
              {plain(answer().body.slice(0, 400))}
            </p>
          </>
        )}
      </Show>
    </section>
  );
}
