import { SIGNATURES } from "@keyward/core/algorithms/signature";
import { certificatesIn, namingField } from "@keyward/core/cms/certificate-input";
import { messageDigestFor } from "@keyward/core/cms/message-digest";
import { isCmsSignature } from "@keyward/core/cms/signature-identifier";
import { encodeSignedAttributes, encodeSignedData } from "@keyward/core/cms/signed-data-build";
import { importSpki } from "@keyward/core/crypto/key/der/spki";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import { type Certificate, parseCertificate } from "@keyward/core/x509/certificates/certificate";
import { dispatch } from "../../dispatch/dispatch.ts";
import { type KeyCheck, keyed } from "../../dispatch/keyed.ts";
import type { Key } from "../../keys/key.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { chooseAlgorithm } from "../algorithm-choice.ts";
import { sign } from "../signature/sign.ts";
import { CMS_FAMILY } from "./cms-family.ts";
import { contentIsWithinLimit, digestContent } from "./content-digest.ts";
import { mayNotSign } from "./signer-usage.ts";

export interface SignDetachedInput {
  readonly key: KeyRef;
  /** Registry name; empty: as for Sign. */
  readonly algorithm: string;
  readonly content: Uint8Array;
  /** DER or PEM, one. */
  readonly certificate: Uint8Array;
  /** DER or PEM, each of one or more. */
  readonly chain: readonly Uint8Array[];
  /** Whether the time is signed, too. */
  readonly signingTime: boolean;
}

const MAX_CHAIN = 16;

const cmsHasTheAlgorithm: KeyCheck<SignDetachedInput> = ({ algorithm }, key) => {
  const name = algorithm || key.algorithm;
  const row = name === undefined ? undefined : SIGNATURES.get(name);
  if (row === undefined || isCmsSignature(row)) return PERMITTED;
  return refusal(invalid(`CMS has no identifier for ${row.name}`));
};

/** Makes a detached CMS signature with the signer's certificate in it; the signature is made by Sign, under its rules. */
export const signDetached = keyed<SignDetachedInput, Uint8Array>({
  name: "SignDetached",
  permission: "sign",
  keyOf: ({ key }) => key,
  checks: [(input, _key, call) => contentIsWithinLimit(input, call), cmsHasTheAlgorithm],
  async run(input, key, call) {
    const certificate = readSigner(input.certificate, key);
    const chain = readChain(input.chain);
    const row = chooseAlgorithm(CMS_FAMILY, input.algorithm, key, call.profile);
    const digest = messageDigestFor(row);
    const contentDigest = await digestContent(digest, input.content, call.caller);
    const signing = {
      row,
      digest,
      contentDigest,
      certificate,
      signingTimeMs: input.signingTime ? call.nowMs : undefined,
    };
    const bytes = encodeSignedAttributes(signing);
    const request = {
      key: input.key,
      algorithm: row.name,
      input: { kind: "message", bytes },
      options: NO_OPTIONS,
    } as const;
    const { signature } = await dispatch(sign, request, call);
    return encodeSignedData(signing, bytes, signature, chain);
  },
});

function readSigner(bytes: Uint8Array, key: Key): Certificate {
  const [der, ...others] = certificatesIn(bytes, "certificate");
  if (der === undefined || others.length > 0) throw invalid("certificate is more than one; put the others into chain");
  const certificate = namingField("certificate", () => parseCertificate(der));
  if (!isFor(certificate, key)) throw invalid("certificate: its public key is not that of the key");
  const why = namingField("certificate", () => mayNotSign(certificate));
  if (why !== undefined) throw invalid(`certificate ${why}`);
  return certificate;
}

function isFor({ publicKey }: Certificate, { material }: Key): boolean {
  if (material.kind !== "pair" && material.kind !== "remote")
    throw invalid("only the private part of a key signs, and this key has none");
  const { keys } = namingField("certificate", () => importSpki(publicKey.encoded));
  return keys.length === 1 && material.publicKeys[0]?.equals(keys[0]!) === true;
}

function readChain(fields: readonly Uint8Array[]): readonly Uint8Array[] {
  const ders = fields.flatMap((bytes, index) => certificatesIn(bytes, `chain[${index}]`));
  if (ders.length > MAX_CHAIN) throw invalid(`chain has ${ders.length} certificates, the most is ${MAX_CHAIN}`);
  for (const [index, der] of ders.entries())
    namingField(`chain, certificate ${index + 1}`, () => parseCertificate(der));
  return ders;
}

function invalid(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
