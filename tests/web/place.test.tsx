import { render } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import "./support/browser";
import { createPlace } from "../../web/messages/place";

test("whoever is at a room's end stays there as it grows; whoever reads on from there is left in place", () => {
  let grow = () => {};
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(grown: () => void) {
        grow = grown;
      }
      observe() {}
      disconnect() {}
    },
  );
  const scrollTo = vi.fn();
  vi.stubGlobal("scrollTo", scrollTo);
  let place!: ReturnType<typeof createPlace>;
  render(() => {
    place = createPlace();
    return <main id="main" />;
  });
  grow();
  expect(scrollTo).toHaveBeenCalledOnce();
  place.stay();
  grow();
  expect(scrollTo).toHaveBeenCalledOnce();
});
