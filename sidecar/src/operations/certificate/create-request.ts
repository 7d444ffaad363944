import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { exportPublicKey } from "@keyward/core/crypto/key/export-key";
import type { PairMaterial } from "@keyward/core/crypto/key/material/key-material";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { sign, verify } from "@keyward/core/crypto/signature/signature";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { parseIpAddress } from "@keyward/core/text/ip-address";
import { quote } from "@keyward/core/text/quote";
import { encodeDistinguishedName } from "@keyward/core/x509/names/distinguished-name";
import type { GeneralName } from "@keyward/core/x509/names/general-name";
import { assembleRequest, encodeRequestInfo } from "@keyward/core/x509/requests/request-build";
import { assertNames } from "@keyward/core/x509/requests/requested-names";
import { encodeSignatureIdentifier } from "@keyward/core/x509/signatures/signature-identifier";
import { keyed } from "../../dispatch/keyed.ts";
import type { Operation } from "../../dispatch/operation.ts";
import type { FairLane } from "../../fairness/fair-lane.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { chooseAlgorithm } from "../algorithm-choice.ts";
import { keyIsAPair } from "../signature/checks.ts";
import { SIGNATURE_FAMILY } from "../signature/signature-family.ts";

export interface CreateRequestInput {
  readonly key: KeyRef;
  /** RFC 4514; may be empty where there are names. */
  readonly subject: string;
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly emailAddresses: readonly string[];
  readonly uris: readonly string[];
  /** Registry name; empty: the one that fits the key. */
  readonly algorithm: string;
}

const MAX_NAMES = 64;

/** Makes a PKCS#10 request for a key of the caller's, signed by it. @returns DER. Source: RFC 2986 */
export const createRequest: Operation<CreateRequestInput, Uint8Array> = keyed<CreateRequestInput, Uint8Array>({
  name: "CreateCertificateRequest",
  permission: "sign",
  keyOf: ({ key }) => key,
  checks: [keyIsAPair],
  async run(input, key, { profile, heavy }) {
    const row = chooseAlgorithm(SIGNATURE_FAMILY, input.algorithm, key, profile);
    const names = namesOf(input);
    const publicKey = exportPublicKey(key.type, key.material, "spki");
    const info = encodeRequestInfo({ subject: encodeDistinguishedName(input.subject), publicKey, names });
    const signature = await signed(row, key.material as PairMaterial, info, heavy);
    return assembleRequest(info, encodeSignatureIdentifier(row), signature);
  },
});

function namesOf(input: CreateRequestInput): readonly GeneralName[] {
  const { dnsNames, emailAddresses, uris } = input;
  const ipAddresses = input.ipAddresses.map(addressOf);
  const names: GeneralName[] = [
    ...dnsNames.map((text) => ({ kind: "dns", text }) as const),
    ...ipAddresses.map((bytes) => ({ kind: "ip", bytes }) as const),
    ...emailAddresses.map((text) => ({ kind: "email", text }) as const),
    ...uris.map((text) => ({ kind: "uri", text }) as const),
  ];
  if (names.length > MAX_NAMES) throw wrong(`${names.length} names, the most is ${MAX_NAMES}`);
  if (names.length === 0 && input.subject.trim() === "") throw wrong("subject is empty, and there is no other name");
  assertNames({ all: names, dnsNames, ipAddresses, emailAddresses, uris, others: 0 });
  return names;
}

function addressOf(text: string): Uint8Array {
  const bytes = parseIpAddress(text);
  if (bytes === undefined) throw wrong(`ip_addresses has ${quote(text)}, which is no IP address`);
  return bytes;
}

/** A signature that a fault spoilt could give the key away, so it is verified first. */
async function signed(
  row: SignatureAlgorithm,
  pair: PairMaterial,
  info: Uint8Array,
  heavy: FairLane,
): Promise<Uint8Array> {
  const work = async () => sign(row, pair, info, NO_OPTIONS);
  const signature = await (row.signing === "heavy" ? heavy.run(work) : work());
  if (await verify(row, pair, info, signature, NO_OPTIONS)) return signature;
  throw new KeywardError("INTERNAL", "the request does not verify with its own key");
}

function wrong(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
