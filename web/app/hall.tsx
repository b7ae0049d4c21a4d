import type { JSX, ParentProps } from "solid-js";

/** One page: the sheet, and what stands beside it. */
export function Hall(props: ParentProps<{ side?: JSX.Element; aside?: JSX.Element }>) {
  return (
    <div class="hall">
      {props.side}
      {props.children}
      {props.aside}
    </div>
  );
}

/** The sheet one reads: the page's main part. */
export function Sheet(props: ParentProps<{ class?: string }>) {
  return (
    <main class="sheet" classList={{ [props.class ?? ""]: Boolean(props.class) }} id="main" tabindex="-1">
      {props.children}
    </main>
  );
}
