type Bytes = Uint8Array | ArrayBuffer;
export type BodyInit = string | Bytes | null | undefined;

const BYTE_ORDER_MARK = "\ufeff";
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

/** What a message carries, in memory as a whole: Lambda knows no other. */
export class Body {
  /** Not a stream as in the standard; as there, it may be the body of the next message. */
  readonly body: string | Bytes | null;
  bodyUsed = false;

  constructor(body: BodyInit) {
    this.body = body ?? null;
  }

  async text(): Promise<string> {
    const body = this.#taken();
    const text = typeof body === "string" ? body.toWellFormed() : DECODER.decode(body);
    return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const body = this.#taken();
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : new Uint8Array(body);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  }

  #taken(): string | Bytes {
    if (this.bodyUsed) throw new TypeError("Body is unusable: Body has already been read");
    this.bodyUsed = this.body !== null;
    return this.body ?? "";
  }
}
