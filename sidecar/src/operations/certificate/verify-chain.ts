import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";
import { quote } from "@keyward/core/text/quote";
import { isHost } from "@keyward/core/x509/names/host-name";
import { KEY_PURPOSES } from "@keyward/core/x509/oids";
import { type Candidate, candidateOf } from "@keyward/core/x509/path/candidate";
import { findPath } from "@keyward/core/x509/path/find-path";
import type { PathFault } from "@keyward/core/x509/path/path-fault";
import type { PathRules } from "@keyward/core/x509/path/path-request";
import { parseRevocationListInSteps } from "@keyward/core/x509/revocation/revocation-list";
import type { Check, Operation } from "../../dispatch/operation.ts";
import { inSlices } from "./slices.ts";

export interface VerifyChainInput extends Pick<PathRules, "checkRootValidity" | "constrainRoots" | "strictPurpose"> {
  /** DER */
  readonly certificate: Uint8Array;
  readonly intermediates: readonly Uint8Array[];
  readonly roots: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
  /** Undefined: now. */
  readonly atMs: number | undefined;
  /** Empty: any. */
  readonly host: string;
  /** Name or object identifier; empty: any. */
  readonly purpose: string;
  readonly trustLeaf: boolean;
}

export interface ChainVerdict {
  /** DER, leaf first: the path that holds, or the one that came furthest. */
  readonly path: readonly Uint8Array[];
  readonly fault: PathFault | undefined;
}

const MAX_CERTIFICATES = 128;
const MAX_LISTS = 16;
const OBJECT_IDENTIFIER = /^[012](?:\.(?:0|[1-9]\d{0,14})){1,20}$/;

type ChainCheck = Check<VerifyChainInput>;

const verificationIsAllowed: ChainCheck = (_input, { profile }) => {
  if (profile.certificates !== undefined || profile.signatures !== undefined) return PERMITTED;
  const { name, generation } = profile;
  const wouldPass = "nothing, as it has neither a certificates nor a signatures section";
  return refusal(refused("verifying a chain", { rule: "certificates", profile: name, generation, wouldPass }));
};

const listsAreBounded: ChainCheck = ({ intermediates, roots, revocationLists }) => {
  const certificates = intermediates.length + roots.length;
  if (certificates > MAX_CERTIFICATES) return wrong(`${certificates} certificates, the most is ${MAX_CERTIFICATES}`);
  if (revocationLists.length > MAX_LISTS) return wrong(`${revocationLists.length} crls, the most is ${MAX_LISTS}`);
  return PERMITTED;
};

const namesAreReadable: ChainCheck = ({ host, purpose }) => {
  if (host !== "" && !isHost(host))
    return wrong(`dns_name ${quote(host)} is neither a DNS name in ASCII nor an IP address`);
  if (purpose === "" || purposeOf(purpose) !== undefined) return PERMITTED;
  return wrong(
    `unknown purpose ${quote(purpose)}; known are ${[...KEY_PURPOSES.keys()].join(", ")}, and object identifiers`,
  );
};

/** Builds and verifies a path (RFC 5280, 6). One that does not hold is an answer, a malformed certificate is an error. */
export const verifyChain: Operation<VerifyChainInput, ChainVerdict> = {
  name: "VerifyCertificateChain",
  checks: [verificationIsAllowed, listsAreBounded, namesAreReadable],
  async run(input, { nowMs }) {
    const { atMs, host, purpose, checkRootValidity, constrainRoots, strictPurpose, trustLeaf } = input;
    const verdict = await findPath({
      leaf: await readAs("certificate", input.certificate, readCertificate),
      intermediates: await readAll("intermediates", input.intermediates, readCertificate),
      roots: await readAll("roots", input.roots, readCertificate),
      revocationLists: await readAll("crls", input.revocationLists, parseRevocationListInSteps),
      atMs: atMs ?? nowMs,
      host: host === "" ? undefined : host,
      purpose: purposeOf(purpose),
      ...{ checkRootValidity, constrainRoots, strictPurpose, trustLeaf },
    });
    return { path: pathOf(verdict.path), fault: verdict.valid ? undefined : verdict.fault };
  },
};

/** A root that signed itself and was sent as the certificate, too, is told once. */
function pathOf(path: readonly Candidate[]): readonly Uint8Array[] {
  const distinct = path.filter(({ identity }, index) => identity !== path[index - 1]?.identity);
  return distinct.map(({ certificate }) => certificate.encoded);
}

function purposeOf(purpose: string): string | undefined {
  return KEY_PURPOSES.get(purpose) ?? (OBJECT_IDENTIFIER.test(purpose) ? purpose : undefined);
}

/** Reads what callers sent, in steps. */
type Reader<T> = (der: Uint8Array) => Generator<undefined, T>;

function* readCertificate(der: Uint8Array): Generator<undefined, Candidate> {
  yield;
  return candidateOf(der);
}

async function readAll<T>(field: string, ders: readonly Uint8Array[], read: Reader<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (const [index, der] of ders.entries()) all.push(await readAs(`${field}[${index}]`, der, read));
  return all;
}

async function readAs<T>(field: string, der: Uint8Array, read: Reader<T>): Promise<T> {
  try {
    return await inSlices(read(der));
  } catch (cause) {
    if (!(cause instanceof KeywardError)) throw cause;
    throw new KeywardError(cause.code, `${field}: ${cause.message}`, { cause });
  }
}

function wrong(message: string): Verdict {
  return refusal(new KeywardError("INVALID_ARGUMENT", message));
}
