import "./choice.css";
import { createUniqueId } from "solid-js";

/** One of several things one can choose, with what it means. */
export function Choice(props: { name: string; label: string; text: string; isChosen: boolean; onChoose: () => void }) {
  const id = createUniqueId();
  return (
    <div class="choice">
      <input
        type="radio"
        id={id}
        name={props.name}
        aria-describedby={`${id}-text`}
        checked={props.isChosen}
        onChange={() => props.onChoose()}
      />
      <label for={id}>{props.label}</label>
      <p id={`${id}-text`} class="small dim">
        {props.text}
      </p>
    </div>
  );
}
