import { Show } from "solid-js";

type Endless = { hasMore: () => boolean; isLoadingMore: () => boolean; moreError: () => unknown; more: () => unknown };

/** The end of a list: a way to more of it, or the words that it ends here. */
export function More(props: {
  list: Endless;
  label: string;
  busyLabel: string;
  errorLabel: string;
  endLabel?: string;
}) {
  return (
    <p class="end">
      <Show when={props.list.hasMore()} fallback={<span class="small dim">{props.endLabel}</span>}>
        <button class="btn" type="button" aria-disabled={props.list.isLoadingMore()} onClick={() => props.list.more()}>
          {props.list.isLoadingMore() ? props.busyLabel : props.label}
        </button>
        <Show when={props.list.moreError()}>
          <br />
          <span class="small wrong" role="alert">
            {props.errorLabel}
          </span>
        </Show>
      </Show>
    </p>
  );
}
