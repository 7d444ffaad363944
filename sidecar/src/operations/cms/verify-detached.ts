import { certificatesIn, namingField } from "@keyward/core/cms/certificate-input";
import { signingTimeOf } from "@keyward/core/cms/signed-attributes";
import { type DetachedSignature, readDetachedSignature } from "@keyward/core/cms/signed-data";
import { isNamedBy } from "@keyward/core/cms/signer-info";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import { type Candidate, candidateOf } from "@keyward/core/x509/path/candidate";
import type { Check, Operation } from "../../dispatch/operation.ts";
import { type CmsVerdict, invalidSignature, readOrFault } from "./cms-verdict.ts";
import { contentIsWithinLimit } from "./content-digest.ts";
import { judgeSignature } from "./judge-signature.ts";
import { judgeSigner } from "./judge-signer.ts";

export interface VerifyDetachedInput {
  /** DER */
  readonly signature: Uint8Array;
  readonly content: Uint8Array;
  /** DER or PEM, each of one or more. */
  readonly roots: readonly Uint8Array[];
  /** DER or PEM, each of one or more. */
  readonly certificates: readonly Uint8Array[];
  /** Undefined: now. */
  readonly atMs: number | undefined;
}

interface ReadSignature {
  readonly detached: DetachedSignature;
  readonly enclosed: readonly Candidate[];
  readonly signingTimeMs: number | undefined;
}

const MAX_CERTIFICATES = 128;

const thereAreRoots: Check<VerifyDetachedInput> = ({ roots }) => {
  if (roots.length > 0) return PERMITTED;
  return refusal(invalid("roots is empty; send the certificates that the path of the signer may end in"));
};

/** Verifies a detached CMS signature and the path of its signer. One that does not hold, or is malformed, is no error. */
export const verifyDetached: Operation<VerifyDetachedInput, CmsVerdict> = {
  name: "VerifyDetached",
  checks: [thereAreRoots, contentIsWithinLimit],
  async run(input, call) {
    const [roots, others] = [readAll("roots", input.roots), readAll("certificates", input.certificates)];
    const read = await readOrFault("MALFORMED", () => readSignature(input.signature));
    if ("fault" in read) return read;
    const { detached, signingTimeMs } = read;
    const candidates = [...read.enclosed, ...others];
    const signer = signerAmong(candidates, detached);
    if (signer === undefined) return noCertificate();
    const { certificate } = signer;
    const fault =
      (await judgeSignature(detached, certificate, input.content, call)) ??
      (await judgeSigner(signer, candidates, roots, input.atMs ?? call.nowMs));
    return fault ?? { valid: true, signer: certificate.encoded, signingTimeMs };
  },
};

function readSignature(der: Uint8Array): ReadSignature {
  const detached = readDetachedSignature(der);
  const attributes = detached.signer.signedAttributes?.attributes;
  const signingTimeMs = attributes && signingTimeOf(attributes);
  return { detached, signingTimeMs, enclosed: detached.certificates.map(candidateOf) };
}

function signerAmong(candidates: readonly Candidate[], { signer }: DetachedSignature): Candidate | undefined {
  return candidates.find(({ certificate, facts }) =>
    isNamedBy(signer.identifier, certificate, facts.subjectKeyIdentifier),
  );
}

function noCertificate(): CmsVerdict {
  const text = "the certificate of the signer is neither in the signature nor among certificates";
  return invalidSignature("NO_CERTIFICATE", text);
}

function readAll(name: string, fields: readonly Uint8Array[]): readonly Candidate[] {
  const ders = fields.flatMap((bytes, index) =>
    certificatesIn(bytes, `${name}[${index}]`).map((der) => [`${name}[${index}]`, der] as const),
  );
  if (ders.length > MAX_CERTIFICATES) throw invalid(`${name} has ${ders.length}, the most is ${MAX_CERTIFICATES}`);
  return ders.map(([field, der]) => namingField(field, () => candidateOf(der)));
}

function invalid(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
