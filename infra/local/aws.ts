import { Hono } from "hono";
import type { Functions } from "./functions";
import type { Invocations } from "./invocations";

type Options = {
  parametersPath: string;
  parameters: Record<string, string>;
  functions: Functions;
  invocations: Invocations;
};

/** The two calls to AWS that functions make without an SDK: SSM's GetParametersByPath and Lambda's Invoke. */
export const awsStandIn = ({ parametersPath, parameters, functions, invocations }: Options) =>
  new Hono()
    .use(async (c, next) => {
      if (c.req.path.startsWith("/_local/")) return next();
      // Signatures are not checked, but forgetting to sign shows.
      if (c.req.header("authorization")?.startsWith("AWS4-HMAC-SHA256 ")) return next();
      return c.json({ __type: "MissingAuthenticationTokenException" }, 403);
    })
    .post("/", async (c) => {
      if (c.req.header("x-amz-target") !== "AmazonSSM.GetParametersByPath") {
        return c.json({ __type: "UnknownOperationException" }, 400);
      }
      const { Path, WithDecryption } = (await c.req.json()) as { Path: string; WithDecryption?: boolean };
      const here = Path.replace(/\/$/, "") === parametersPath.replace(/\/$/, "");
      const found = here ? Object.entries(parameters) : [];
      return c.json({
        Parameters: found.map(([name, value]) => ({
          Name: `${parametersPath.replace(/\/$/, "")}/${name}`,
          Type: "SecureString",
          Value: WithDecryption ? value : Buffer.from(`encrypted ${name}`).toString("base64"),
          Version: 1,
        })),
      });
    })
    .post("/2015-03-31/functions/:name/invocations", async (c) => {
      const name = c.req.param("name");
      if (!functions.has(name)) return c.json({ Type: "User", Message: `Function not found: ${name}` }, 404);
      const payload: unknown = JSON.parse((await c.req.text()) || "{}");
      if (c.req.header("x-amz-invocation-type") === "Event") {
        invocations.add(name, payload);
        return c.body(null, 202);
      }
      try {
        return c.json((await functions.invoke(name, payload)) ?? null);
      } catch (error) {
        c.header("x-amz-function-error", "Unhandled");
        return c.json({ errorType: (error as Error).name, errorMessage: (error as Error).message });
      }
    });
