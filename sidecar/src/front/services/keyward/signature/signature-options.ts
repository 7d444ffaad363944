import { NO_OPTIONS, type SignatureOptions } from "@keyward/core/crypto/signature/options";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import {
  SignatureFormat,
  type SignatureOptions as SignatureOptionsMessage,
} from "@keyward/proto/light/gen/keyward/v1/signature";
import type { SignedInput } from "../../../../operations/signature/signature-input.ts";

const FORMATS: ReadonlyMap<SignatureFormat, SignatureOptions["format"]> = new Map([
  [SignatureFormat.UNSPECIFIED, "der"],
  [SignatureFormat.DER, "der"],
  [SignatureFormat.RAW, "raw"],
]);

/** @throws INVALID_ARGUMENT for a format that is none */
export function optionsOf(message: SignatureOptionsMessage | undefined): SignatureOptions {
  if (message === undefined) return NO_OPTIONS;
  const format = FORMATS.get(message.format);
  if (format !== undefined) return { format, saltBytes: message.saltBytes, context: message.context };
  throw new KeywardError("INVALID_ARGUMENT", `options.format is ${message.format}; set DER (1) or RAW (2)`);
}

type InputMessage =
  | { readonly case: "message" | "digest"; readonly value: Uint8Array }
  | { readonly case: undefined; readonly value?: undefined };

/** @throws INVALID_ARGUMENT where there is neither message nor digest */
export function inputOf(input: InputMessage): SignedInput {
  if (input.case !== undefined) return { kind: input.case, bytes: input.value };
  throw new KeywardError("INVALID_ARGUMENT", "there is nothing to sign; set message (which may be empty) or digest");
}
