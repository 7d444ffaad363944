import { KeywardError } from "@keyward/core/errors/keyward-error";
import { KNOWN_CERTIFICATES } from "@keyward/core/issuance/known-certificates";
import type { KeyRef } from "@keyward/proto/light/gen/keyward/v1/reference";
import type { BroughtIssuer } from "../../../../operations/certificate/brought-issuer.ts";
import { optionalKeyRefOf } from "../key-ref.ts";
import { allDersOf } from "./der-input.ts";

/** A CA's own certificate and a few above it. */
const MAX_CERTIFICATES = 8;
const MAX_BYTES = 65_536;

interface Fields {
  readonly keyPolicy: string;
  readonly issuerKey?: KeyRef | undefined;
  readonly issuerChain: readonly Uint8Array[];
}

/** @throws INVALID_ARGUMENT for one field without the other, both kinds of issuer at once, or too much */
export function broughtIssuerOf({ keyPolicy, issuerKey, issuerChain }: Fields): BroughtIssuer | undefined {
  const key = optionalKeyRefOf(issuerKey, "issuer_key");
  if (key === undefined && issuerChain.length === 0) return undefined;
  if (key === undefined) throw wrong("issuer_chain is there without issuer_key");
  if (issuerChain.length === 0) throw wrong("issuer_key needs its certificate in issuer_chain");
  if (keyPolicy !== "") throw wrong("key_policy and issuer_key exclude each other");
  const totalBytes = issuerChain.reduce((sum, { length }) => sum + length, 0);
  if (totalBytes > MAX_BYTES) throw wrong(`issuer_chain has ${totalBytes} bytes, the most is ${MAX_BYTES}`);
  const chain = allDersOf(issuerChain, "CERTIFICATE", "issuer_chain");
  if (chain.length > MAX_CERTIFICATES) {
    throw wrong(`issuer_chain has ${chain.length} certificates, the most is ${MAX_CERTIFICATES}`);
  }
  return { key, certificate: KNOWN_CERTIFICATES.read(chain[0]!), chain };
}

function wrong(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
