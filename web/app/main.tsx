import "../styles/index.css";
// All of it is one file with what every page needs: this one is a line that the build leaves out.
import "./begin";
