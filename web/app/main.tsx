import "../styles/index.css";
import { Router } from "@solidjs/router";
import { render } from "solid-js/web";
import { language } from "../i18n";
import { routes } from "./routes";
import { Shell } from "./shell";

document.documentElement.lang = language;

render(
  () => (
    <Router root={Shell} scrollRestoration>
      {routes}
    </Router>
  ),
  document.getElementById("root")!,
);
