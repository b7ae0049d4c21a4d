import { render } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { Message } from "../../shared/messages";
import { atHand, farness } from "../../web/messages/far";
import { Stretch } from "../../web/messages/stretch";
import type { Row } from "../../web/messages/turns";

const row = (id: string): Row => ({
  message: { id, createdAt: "2026-03-01T10:00:00Z" } as Message,
  isNewDay: false,
  begins: true,
});

test("a stretch that is far keeps the places of its messages, and their words come back when one is asked for", () => {
  const { container } = render(() => (
    <Stretch rows={[row("m1"), row("m2")]}>
      {({ message }) => <article id={message.id}>said {message.id}</article>}
    </Stretch>
  ));
  const stretch = container.querySelector<HTMLElement>(".stretch")!;
  const said = () => [...stretch.querySelectorAll("article")].map(({ id, textContent }) => [id, textContent]);
  const all = [
    ["m1", "said m1"],
    ["m2", "said m2"],
  ];
  expect(said()).toEqual(all);
  farness.get(stretch)!(300);
  expect([stretch.style.blockSize, stretch.matches(".far")]).toEqual(["300px", true]);
  expect(said()).toEqual([
    ["m1", ""],
    ["m2", ""],
  ]);
  expect(atHand("m2")?.textContent).toBe("said m2");
  expect([stretch.style.blockSize, stretch.matches(".far")]).toEqual(["", false]);
  expect(said()).toEqual(all);
  expect(atHand("another")).toBeNull();
});
