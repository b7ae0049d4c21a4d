// The parts used here of a package that brings no types.
declare module "@20minutes/s3rver" {
  import type { RequestListener } from "node:http";

  export type StoredEvent = {
    Records: { eventName: string; s3: { bucket: { name: string }; object: { key: string; size: number } } }[];
  };
  export type S3Object = {
    key: string;
    content: AsyncIterable<Uint8Array>;
    metadata: Record<string, string | number>;
    lastModifiedDate: Date;
  };
  export type Store = {
    getObject(bucket: string, key: string): Promise<S3Object | null>;
    putObject(object: {
      bucket: string;
      key: string;
      content: Uint8Array;
      metadata: Record<string, string>;
    }): Promise<{ size: number; md5: string }>;
    deleteObject(bucket: string, key: string): Promise<void>;
    listObjects(bucket: string, options: { prefix?: string; maxKeys?: number }): Promise<{ objects: S3Object[] }>;
  };
  export default class S3rver {
    constructor(options: {
      directory: string;
      silent: boolean;
      vhostBuckets: boolean;
      allowMismatchedSignatures?: boolean;
      configureBuckets: { name: string }[];
    });
    store: Store;
    configureBuckets(): Promise<void>;
    callback(): RequestListener;
    on(event: "event", listener: (event: StoredEvent) => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    logger: { close(): void };
  }
}

declare module "@20minutes/s3rver/lib/models/account.js" {
  export const DUMMY_ACCOUNT: { createKeyPair(accessKeyId: string, secretAccessKey: string): void };
}
