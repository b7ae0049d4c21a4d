import { Sha256 } from "@smithy/core/checksum";
import { HttpRequest } from "@smithy/core/protocols";
import { SignatureV4 } from "@smithy/signature-v4";
import { expect, test } from "vitest";
import { tableSigner } from "../../functions/table/signer";

const ALONE = { accessKeyId: "AKID", secretAccessKey: "secret/of+the key" };
const IN_SESSION = { ...ALONE, sessionToken: "IQoJb3JpZ2luX2VjE+/==" };

const HEADERS = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-target": "DynamoDB_20120810.Query",
  "content-length": "2",
  host: "dynamodb.eu-central-1.amazonaws.com",
  "user-agent": "table m/d",
  "amz-sdk-invocation-id": "3b1a0f0e-0d36-4c8c-9a4c-5f3a0b7c9a11",
  "amz-sdk-request": "attempt=1; max=3",
};

const asked = (headers: Record<string, string> = {}, body: string | Uint8Array = "{}") =>
  new HttpRequest({ method: "POST", hostname: HEADERS.host, path: "/", headers: { ...HEADERS, ...headers }, body });

const signers = (region = "eu-central-1", credentials: typeof ALONE & { sessionToken?: string } = IN_SESSION) => ({
  ours: tableSigner(region, credentials),
  theirs: new SignatureV4({ credentials, region, service: "dynamodb", sha256: Sha256 }),
});

async function expectSame({ ours, theirs }: ReturnType<typeof signers>, request: HttpRequest, signingDate: Date) {
  expect(await ours.sign(request, { signingDate })).toEqual(await theirs.sign(request, { signingDate }));
}

const NOON = new Date("2026-02-03T12:00:00.007Z");

test.each([
  ["a request", asked()],
  ["text beyond ASCII", asked({}, '{"a":"Größe \u{1F600}"}')],
  ["bytes", asked({}, Buffer.from('{"a":"ü"}'))],
  ["an empty body", asked({}, "")],
  ["a port", asked({ host: "127.0.0.1:8000" })],
  ["a trace that the way may change", asked({ "X-Amzn-Trace-Id": "Root=1-5759e988-bd862e3fe1be46a994272793" })],
  [
    "a trace that goes along",
    asked({ traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", baggage: "a=b" }),
  ],
  ["untidy values", asked({ baggage: "  a =\t b \r\n  c " })],
  ["a name in capitals", asked({ "X-Amz-Other": "1" })],
  ["a second try, signed before", asked({ authorization: "old", "x-amz-date": "20200101T000000Z" })],
])("%s is signed as by the SDK", async (_, request) => {
  await expectSame(signers(), request, NOON);
});

test("credentials without a session, and other regions, too", async () => {
  await expectSame(signers("us-east-1", ALONE), asked(), NOON);
  await expectSame(signers("cn-north-1"), asked(), NOON);
});

test("the key that is kept changes with the day", async () => {
  const both = signers();
  const moments = [
    "2026-12-31T23:59:59.999Z",
    "2027-01-01T00:00:00.000Z",
    "2027-01-01T00:00:01Z",
    "2026-12-31T23:59:58Z",
  ];
  for (const moment of moments) await expectSame(both, asked(), new Date(moment));
});

test("what is signed is not changed itself", async () => {
  const request = asked();
  await signers().ours.sign(request, { signingDate: NOON });
  expect(request).toEqual(asked());
});
