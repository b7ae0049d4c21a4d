import { createHmac } from "node:crypto";
import { PICTURE_LIMIT, type PictureType, UPLOAD_SECONDS, type UploadTicket } from "../../shared/avatars";
import { required } from "../table";

type Target = { bucket: string; key: string; type: PictureType };

/**
 * The form that S3 takes for five minutes: this key, this type, 1 byte to 2 MiB, and nothing else.
 * Signed by hand, as the SDK's signer would double the load time of the function that answers people.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function uploadForm({ bucket, key, type }: Target, now = new Date()): Pick<UploadTicket, "url" | "fields"> {
  const region = required("AWS_REGION");
  const moment = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const day = moment.slice(0, 8);
  const token = process.env.AWS_SESSION_TOKEN;
  const exact = {
    key,
    "content-type": type,
    success_action_status: "204",
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": `${required("AWS_ACCESS_KEY_ID")}/${day}/${region}/s3/aws4_request`,
    "x-amz-date": moment,
    ...(token && { "x-amz-security-token": token }),
  };
  const conditions = [
    { bucket },
    ["content-length-range", 1, PICTURE_LIMIT],
    ...Object.entries(exact).map(([name, value]) => ({ [name]: value })),
  ];
  const expiration = new Date(now.getTime() + UPLOAD_SECONDS * 1000).toISOString();
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString("base64");
  const signature = signPolicy(policy, { secret: required("AWS_SECRET_ACCESS_KEY"), day, region });
  return { url: addressOf(bucket, region), fields: { ...exact, policy, "x-amz-signature": signature } };
}

/** AWS Signature Version 4 of a policy in base64. */
export function signPolicy(policy: string, { secret, day, region }: { secret: string; day: string; region: string }) {
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, policy).toString("hex");
}

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

const addressOf = (bucket: string, region: string) =>
  process.env.S3_ENDPOINT ? `${process.env.S3_ENDPOINT}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com/`;
