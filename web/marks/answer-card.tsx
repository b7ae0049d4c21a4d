import { createEffect, createSignal, on, Show } from "solid-js";
import type { Message } from "../../shared/messages";
import { plain } from "../messages/plain";
import type { Talk } from "../messages/talk";
import { Moment } from "../time/moment";
import { say } from "./strings";

/** The beginning of what answers a room, on top of it, with the way to its place. */
export function AnswerCard(props: { talk: Talk; id: string }) {
  const { talk } = props;
  /** One that is further back than what is shown is asked for alone; null when it is not to be had. */
  const [far, setFar] = createSignal<Message | null>();
  const near = () => talk.messages().find(({ id }) => id === props.id);
  createEffect(
    on(
      () => (near() ? undefined : props.id),
      (id) => {
        setFar(undefined);
        if (id)
          talk.readOne(id).then(
            (found) => setFar(found ?? null),
            () => setFar(null),
          );
      },
    ),
  );
  const message = () => near() ?? far();
  return (
    <Show when={message() !== null && !message()?.deletedAt}>
      {/* Its height is known before it comes, so that nothing moves. */}
      <section class="answer" aria-label={say.answer}>
        <Show when={message()}>
          {(answer) => (
            <>
              <div class="row small dim">
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
    </Show>
  );
}
