import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";

/** A field as it goes over the wire. */
export interface AnswerField {
  readonly name: string;
  readonly value: string;
}

/**
 * Of all fields of one block, each counted with 32 bytes more (RFC 9113, 6.5.2). With the longest status the trailers stay
 * below a frame of 16 KiB; peers take 8 KiB of headers at the least.
 */
export const MAX_METADATA_BYTES = 4096;
const FIELD_OVERHEAD_BYTES = 32;

/** Source: gRPC over HTTP/2, Header-Name */
const NAME = /^[0-9a-z_.-]+$/;
/** Source: gRPC over HTTP/2, ASCII-Value; HTTP/2 takes no blanks around it */
const TEXT = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;

/** gRPC's own, and what HTTP gives a meaning to: a library may refuse them, or understand something else. */
const RESERVED =
  /^(?:grpc-|accept|access-control-|content-|if-|proxy-)|^(?:age|authorization|connection|cookie|date|dnt|etag|expires|from|host|keep-alive|last-modified|location|max-forwards|range|referer|retry-after|set-cookie|te|tk|trailer|transfer-encoding|upgrade|upgrade-insecure-requests|user-agent|x-content-type-options)$/;

/** Fields that a method sends besides its messages: in front of the first, or with the status. */
export class AnswerMetadata {
  readonly #fields: AnswerField[] = [];
  #bytes = 0;
  #isSealed = false;

  /**
   * Adds a value; a name may have several.
   * @param name lower-case; one that ends in `-bin` takes bytes, any other printable ASCII
   * @throws INVALID_ARGUMENT for a name or value that gRPC does not allow; RESOURCE_EXHAUSTED above 4,096 bytes in all;
   *   FAILED_PRECONDITION once they have been sent
   */
  add(name: string, value: string | Uint8Array): this {
    if (this.#isSealed) throw new KeywardError("FAILED_PRECONDITION", `metadata ${quote(name)} comes too late`);
    if (!NAME.test(name) || RESERVED.test(name)) throw invalid(`there is no metadata of the name ${quote(name)}`);
    const field = { name, value: encode(name, value) };
    this.#bytes += field.name.length + field.value.length + FIELD_OVERHEAD_BYTES;
    if (this.#bytes > MAX_METADATA_BYTES) {
      throw new KeywardError("RESOURCE_EXHAUSTED", `metadata of more than ${MAX_METADATA_BYTES} bytes`);
    }
    this.#fields.push(field);
    return this;
  }

  /** @returns what is to be sent now; nothing can be added any more */
  seal(): readonly AnswerField[] {
    this.#isSealed = true;
    return this.#fields;
  }
}

function encode(name: string, value: string | Uint8Array): string {
  if (name.endsWith("-bin")) {
    if (typeof value === "string") throw invalid(`metadata ${name} takes bytes, not a text`);
    return Buffer.from(value).toString("base64").replace(/=+$/, "");
  }
  if (typeof value === "string" && TEXT.test(value)) return value;
  throw invalid(`metadata ${name} takes printable ASCII without blanks around it; bytes need a name that ends in -bin`);
}

function invalid(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
