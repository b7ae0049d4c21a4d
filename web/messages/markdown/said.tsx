import { Tree } from "./nodes";
import { parse } from "./parse";

/** What was said, with its emphasis, code, quotes, lists and links. */
export const Said = (props: { body: string }) => <Tree root={parse(props.body)} />;
