import { fireEvent, render, screen } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { Shell } from "../../web/app/shell";
import { become } from "../../web/session/session";
import { withSite } from "./support/site";
import { page, person } from "./support/things";

const site = withSite();

test("a key that is pressed before its code is here is not lost", async () => {
  site.answers["GET /api/session"] = () => ({ person: { ...person("nora"), displayName: "Nora Hale" } });
  site.answers["GET /api/topics"] = () => page([]);
  become({ ...person("nora"), displayName: "Nora Hale" });
  history.replaceState(null, "", "/privacy");
  render(() => <Shell />);
  fireEvent.keyDown(document.body, { key: "c" });
  expect(await screen.findByRole("heading", { level: 1, name: "Open a room" })).toBeTruthy();
});
