import "../styles/index.css";
import { render } from "solid-js/web";
import { language } from "../i18n";
import { Shell } from "./shell";

document.documentElement.lang = language;

render(Shell, document.getElementById("root")!);
