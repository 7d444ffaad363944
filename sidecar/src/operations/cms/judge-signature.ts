import type { KeyObject } from "node:crypto";
import { readAttributes } from "@keyward/core/cms/attributes";
import { CMS_OID } from "@keyward/core/cms/cms-oids";
import { type MessageDigest, readMessageDigest } from "@keyward/core/cms/message-digest";
import type { SignatureMethod } from "@keyward/core/cms/signature-identifier";
import { readSignatureIdentifier } from "@keyward/core/cms/signature-identifier";
import { judgeAttributes } from "@keyward/core/cms/signed-attributes";
import type { DetachedSignature } from "@keyward/core/cms/signed-data";
import { importSpki } from "@keyward/core/crypto/key/der/spki";
import { verify } from "@keyward/core/crypto/signature/signature";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { algorithmAllowed } from "@keyward/core/policy/algorithm-checks";
import { enforce } from "@keyward/core/policy/verdict";
import type { Certificate } from "@keyward/core/x509/certificates/certificate";
import { DerReader } from "@keyward/core/x509/der/reader";
import { TAG } from "@keyward/core/x509/der/tags";
import type { Call } from "../../dispatch/operation.ts";
import { type InvalidSignature, invalidSignature, readOrFault } from "./cms-verdict.ts";
import { digestContent } from "./content-digest.ts";

interface Method extends SignatureMethod {
  readonly digest: MessageDigest;
  readonly keys: readonly KeyObject[];
}

/**
 * Judges a signature by the signer's certificate, which is not judged here.
 * @throws NOT_PERMITTED where the profile does not permit the algorithm
 * Source: RFC 5652, 5.4 to 5.6
 */
export async function judgeSignature(
  detached: DetachedSignature,
  certificate: Certificate,
  content: Uint8Array,
  call: Call,
): Promise<InvalidSignature | undefined> {
  const method = await readOrFault("ALGORITHM", () => methodOf(detached, certificate));
  if ("fault" in method) return method;
  enforce(algorithmAllowed(call.profile, "signatures", method.row.name));
  const fault = await judgeWhatIsSigned(detached, method, certificate, content, call);
  if (fault !== undefined) return fault;
  const { signature, signedAttributes } = detached.signer;
  const holds = await readOrFault("SIGNATURE", () =>
    verify(method.row, { publicKeys: method.keys }, signedAttributes?.signed ?? content, signature, method.options),
  );
  if (holds === true) return undefined;
  return holds === false ? invalidSignature("SIGNATURE", "the signature does not hold") : holds;
}

function methodOf({ signer, digestAlgorithms }: DetachedSignature, certificate: Certificate): Method {
  const digest = readMessageDigest(signer.digestAlgorithm, "digestAlgorithm");
  const isListed = digestAlgorithms.some(({ oid }) => oid === signer.digestAlgorithm.oid);
  if (!isListed) throw new KeywardError("INVALID_ARGUMENT", "the signer's digest is not among digestAlgorithms");
  const { type, keys } = importSpki(certificate.publicKey.encoded);
  return { digest, keys, ...readSignatureIdentifier(signer.signatureAlgorithm, digest, type) };
}

async function judgeWhatIsSigned(
  { signer, contentType }: DetachedSignature,
  { digest }: Method,
  { encoded }: Certificate,
  content: Uint8Array,
  { caller }: Call,
): Promise<InvalidSignature | undefined> {
  const { signedAttributes, digestAlgorithm, signatureAlgorithm } = signer;
  if (signedAttributes === undefined) return judgeBareContent(contentType, content);
  const contentDigest = await digestContent(digest, content, caller);
  const attested = { contentType, contentDigest, certificate: encoded, digestAlgorithm, signatureAlgorithm };
  const fault = await readOrFault("MALFORMED", () => judgeAttributes(signedAttributes.attributes, attested));
  return fault && { valid: false, ...fault };
}

/**
 * Without attributes the signature is on the content itself, so the attributes of another signature could be passed off as content.
 * Source: draft-ietf-lamps-cms-euf-cma-signeddata
 */
async function judgeBareContent(contentType: string, content: Uint8Array): Promise<InvalidSignature | undefined> {
  if (contentType !== CMS_OID.data) {
    return invalidSignature("MALFORMED", `content of type ${contentType} is signed with attributes only`);
  }
  if (content[0] !== TAG.set) return undefined;
  const attributes = await readOrFault("CONTENT", () =>
    readAttributes(new DerReader(content).read(TAG.set, "content")),
  );
  if ("fault" in attributes || !attributes.has(CMS_OID.messageDigest)) return undefined;
  return invalidSignature("CONTENT", "the content is itself the signed attributes of a signature");
}
