import { render } from "solid-js/web";
import { language, learn } from "../i18n";
import { Shell } from "./shell";

document.documentElement.lang = language;

void learn().then(() => render(Shell, document.getElementById("root")!));
