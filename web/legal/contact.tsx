import { Show } from "solid-js";
import { community } from "../app/community";
import { say } from "./strings";

const EMAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;

/** Where a contact leads: an e-mail address or a page; other words lead nowhere. */
const linkOf = (contact: string) =>
  EMAIL.test(contact) ? `mailto:${contact}` : /^https:\/\/\S+$/.test(contact) ? contact : undefined;

/** How to reach the community's owner, if there is a way. */
export const Contact = () => (
  <Show when={community().contact}>
    {(contact) => (
      <span>
        {say.contact}{" "}
        <Show when={linkOf(contact())} fallback={<span dir="auto">{contact()}</span>}>
          {(href) => (
            <a href={href()} rel="noopener nofollow" dir="ltr">
              {contact()}
            </a>
          )}
        </Show>
      </span>
    )}
  </Show>
);
