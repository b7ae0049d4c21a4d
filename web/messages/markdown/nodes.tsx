import type { Definition, Image, ImageReference, Link, LinkReference, Nodes, Parents, Root } from "mdast";
import { createContext, type JSX, useContext } from "solid-js";
import { CodeBlock } from "./code-block";
import { isAllowed } from "./links";
import { Words } from "./text";

const Definitions = createContext<Map<string, Definition>>(new Map());

// What was said does not change under way, so nothing of it is watched: a long room has thousands of these.
const Inside = (props: { of: Parents }): JSX.Element => props.of.children.map((node) => Node({ node }));

const definitionsIn = (root: Root) =>
  new Map(
    root.children
      .filter((node): node is Definition => node.type === "definition")
      .map((node) => [node.identifier, node]),
  );

/** The tree of what was said, as nodes of the page: nothing in it is ever markup. */
export function Tree(props: { root: Root }): JSX.Element {
  return (
    <Definitions.Provider value={definitionsIn(props.root)}>
      <Inside of={props.root} />
    </Definitions.Provider>
  );
}

/** A link to a page or, in place of a picture from elsewhere, to the picture. */
function Way(props: { to: string; title?: string | null; children: JSX.Element }) {
  return isAllowed(props.to) ? (
    <a href={props.to} title={props.title ?? undefined} rel="nofollow ugc noopener" target="_blank">
      {props.children}
    </a>
  ) : (
    props.children
  );
}

function Linked(props: { node: Link | LinkReference | Image | ImageReference }) {
  const definitions = useContext(Definitions);
  const { node } = props;
  const target = "url" in node ? node : definitions.get(node.identifier);
  const words = "children" in node ? <Inside of={node} /> : node.alt || target?.url;
  return target ? (
    <Way to={target.url} title={target.title}>
      {words}
    </Way>
  ) : (
    <>[{words}]</>
  );
}

function Node(props: { node: Nodes }): JSX.Element {
  const { node } = props;
  switch (node.type) {
    case "text":
      return <Words text={node.value} />;
    case "paragraph":
      return (
        <p>
          <Inside of={node} />
        </p>
      );
    case "heading":
      // Not a heading of the page: that has an order of its own.
      return (
        <p class="title">
          <Inside of={node} />
        </p>
      );
    case "emphasis":
      return (
        <em>
          <Inside of={node} />
        </em>
      );
    case "strong":
      return (
        <strong>
          <Inside of={node} />
        </strong>
      );
    case "inlineCode":
      return <code>{node.value}</code>;
    case "code":
      return <CodeBlock code={node.value} language={node.lang ?? undefined} />;
    case "blockquote":
      return (
        <blockquote>
          <Inside of={node} />
        </blockquote>
      );
    case "list":
      return node.ordered ? (
        <ol start={node.start ?? 1}>
          <Inside of={node} />
        </ol>
      ) : (
        <ul>
          <Inside of={node} />
        </ul>
      );
    case "listItem":
      return (
        <li>
          <Inside of={node} />
        </li>
      );
    case "link":
    case "linkReference":
    case "image":
    case "imageReference":
      return <Linked node={node} />;
    case "break":
      return <br />;
    case "thematicBreak":
      return <hr />;
    case "definition":
      return null;
    default:
      return "value" in node ? node.value : null;
  }
}
