import { Match, Show, Switch } from "solid-js";
import { Problem } from "../api/problem";
import { signInHere } from "../session/way";
import { Blank, Notice } from "../ui/states";
import { problems } from "./problems";
import { say } from "./strings";

const codeOf = (error: unknown) => (error instanceof Problem ? error.code : undefined);

/** What is said of a failure, in the language of the page. */
export const inWords = (error: unknown) => {
  if (!(error instanceof Problem)) return say.lineDropped;
  if (error.code === "too-many") return say.tooFast(error.retryAfter ?? 5);
  return error.status >= 500 ? say.ourFault : (problems[error.message] ?? problems[error.code] ?? error.message);
};

/** A thing could not be read: gone, not there, for members only, or worth another try. */
export function Failure(props: {
  title: string;
  error: unknown;
  onRetry: () => void;
  goneTitle?: string;
  /** It stands in the place of a page's heading. */
  isWholePage?: boolean;
}) {
  const is = (code: string) => codeOf(props.error) === code;
  return (
    <Switch
      fallback={
        <>
          <Show when={props.isWholePage}>
            <h1 class="vh">{props.title}</h1>
          </Show>
          <Notice title={props.title} text={inWords(props.error)}>
            <button class="btn" type="button" onClick={() => props.onRetry()}>
              {say.tryAgain}
            </button>
          </Notice>
        </>
      }
    >
      <Match when={is("signed-out")}>
        <Blank title={say.membersRead} text={say.membersReadText} heading="h1">
          <a class="btn ink" href={signInHere()}>
            {say.signIn}
          </a>
        </Blank>
      </Match>
      <Match when={is("not-found") || is("gone") || is("invalid")}>
        <Blank
          title={is("gone") && props.goneTitle ? props.goneTitle : say.notFound}
          text={is("gone") ? say.goneText : say.notFoundText}
          heading="h1"
        >
          <a class="btn ink" href="/">
            {say.allRooms}
          </a>
          <a class="btn" href="/search">
            {say.find}
          </a>
        </Blank>
      </Match>
    </Switch>
  );
}
