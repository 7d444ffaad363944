import { requireHash } from "@keyward/core/algorithms/hash";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { fittingSignature, issuerOf } from "@keyward/core/issuance/issuer-key";
import { revocationListsAllowed } from "@keyward/core/policy/certificate-checks";
import { PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";
import { toHex } from "@keyward/core/text/hex";
import { quote } from "@keyward/core/text/quote";
import type { Certificate } from "@keyward/core/x509/certificates/certificate";
import { readFacts } from "@keyward/core/x509/certificates/certificate-facts";
import { parseRevocationListInSteps } from "@keyward/core/x509/revocation/revocation-list";
import { buildRevocationList, type RevokedSerial } from "@keyward/core/x509/revocation/revocation-list-build";
import { REASON_NAMES } from "@keyward/core/x509/revocation/revocation-reason";
import { verifySignatureSoon } from "@keyward/core/x509/signatures/signature";
import type { Check, Operation } from "../../dispatch/operation.ts";
import { certificatesAreAllowed, type IssuerInput, issuerIsAllowed, requireIssuer } from "./issuer.ts";
import { inSlices } from "./slices.ts";

export interface SignRevocationListInput extends IssuerInput {
  readonly revoked: readonly RevokedSerial[];
  readonly number: bigint;
  /** Undefined: now. */
  readonly thisUpdateMs: number | undefined;
  /** Undefined: 7 days after thisUpdate. */
  readonly nextUpdateMs: number | undefined;
}

const MAX_ENTRIES = 10_000;
/** RFC 5280, 4.1.2.2, and 5.2.3 for numbers of lists. */
const MAX_SERIAL_BYTES = 20;
const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;
const MAX_DAYS = 31;
/** Takes certificates off a list that a delta continues; there are no deltas here. */
const DELTA_REASON = "removeFromCRL";
const REASONS = [...REASON_NAMES.values()].filter((name) => name !== DELTA_REASON);

type ListCheck = Check<SignRevocationListInput>;

const listsAreAllowed: ListCheck = (_input, { profile }) => revocationListsAllowed(profile);

const entriesAreWithinLimit: ListCheck = ({ revoked }) => {
  if (revoked.length <= MAX_ENTRIES) return PERMITTED;
  return wrong(`revoked has ${revoked.length} entries, the most is ${MAX_ENTRIES}`);
};

const entriesAreRight: ListCheck = ({ revoked }, { nowMs }) => {
  const seen = new Set<string>();
  for (const [index, entry] of revoked.entries()) {
    const serial = toHex(entry.serialNumber).replace(/^(?:00)+/, "");
    const fault = faultOf(entry, serial, nowMs) ?? (seen.has(serial) ? "its serial_number is there twice" : undefined);
    if (fault !== undefined) return wrong(`revoked[${index}]: ${fault}`);
    seen.add(serial);
  }
  return PERMITTED;
};

const timesAreRight: ListCheck = (input, { nowMs }) => {
  const { thisUpdateMs, nextUpdateMs } = timesOf(input, nowMs);
  if (thisUpdateMs > nowMs || thisUpdateMs < nowMs - MAX_DAYS * DAY_MS) {
    return wrong(`this_update must not lie in the future, nor more than ${MAX_DAYS} days back`);
  }
  if (nextUpdateMs > thisUpdateMs && nextUpdateMs <= thisUpdateMs + MAX_DAYS * DAY_MS) return PERMITTED;
  return wrong(`next_update must be after this_update, by at most ${MAX_DAYS} days`);
};

/** Signs a revocation list with the CA key of a KeyPolicy, or with one that the caller keeps here. @returns DER. Source: RFC 5280, 5 */
export const signRevocationList: Operation<SignRevocationListInput, Uint8Array> = {
  name: "SignRevocationList",
  checks: [
    certificatesAreAllowed,
    listsAreAllowed,
    issuerIsAllowed,
    entriesAreWithinLimit,
    entriesAreRight,
    timesAreRight,
  ],
  async run(input, call) {
    const { profile, nowMs } = call;
    const policyKey = requireIssuer(input, call);
    const issuer = issuerOf(policyKey);
    assertSignsLists(issuer, policyKey.policy);
    const signature = fittingSignature(profile, policyKey, issuer);
    const { subject, subjectKeyIdentifier: issuerKeyIdentifier } = issuer;
    const names = { issuer: subject.encoded, issuerKeyIdentifier, number: octetsOf(input.number) };
    const content = { signature, ...names, ...timesOf(input, nowMs), revoked: input.revoked };
    const hash = requireHash(signature.hash).nodeName;
    const der = await buildRevocationList(content, (list) => policyKey.key.sign(hash, list));
    await selfCheck(der, issuer);
    return der;
  },
};

function faultOf(
  { serialNumber, revokedAtMs, reason }: RevokedSerial,
  serial: string,
  nowMs: number,
): string | undefined {
  if (serial === "" || serialNumber.length > MAX_SERIAL_BYTES + 1 || serial.length > 2 * MAX_SERIAL_BYTES) {
    return `serial_number must be a number above 0 of at most ${MAX_SERIAL_BYTES} bytes`;
  }
  if (!(revokedAtMs > 0 && revokedAtMs <= nowMs)) return "revoked_at must be after 1970 and not in the future";
  if (reason === undefined || REASONS.includes(reason)) return undefined;
  return `unknown reason ${quote(reason)}; known are ${REASONS.join(", ")}`;
}

function timesOf({ thisUpdateMs: asked, nextUpdateMs }: SignRevocationListInput, nowMs: number) {
  const thisUpdateMs = Math.floor((asked ?? nowMs) / 1000) * 1000;
  return { thisUpdateMs, nextUpdateMs: nextUpdateMs ?? thisUpdateMs + DEFAULT_DAYS * DAY_MS };
}

function octetsOf(number: bigint): Uint8Array {
  const octets = Buffer.alloc(8);
  octets.writeBigUInt64BE(number);
  return octets;
}

function assertSignsLists(issuer: Certificate, policy: string): void {
  if (readFacts(issuer).keyUsage?.has("cRLSign") !== false) return;
  const text = `the CA certificate of KeyPolicy ${policy} must not sign revocation lists: its keyUsage lacks cRLSign`;
  throw new KeywardError("FAILED_PRECONDITION", text);
}

/** As for certificates: a faulty signature could give the key away. */
async function selfCheck(der: Uint8Array, issuer: Certificate): Promise<void> {
  try {
    await verifySignatureSoon(await inSlices(parseRevocationListInSteps(der)), issuer.publicKey);
  } catch (cause) {
    throw new KeywardError("INTERNAL", "the new revocation list does not verify with its issuer's key", { cause });
  }
}

function wrong(message: string): Verdict {
  return refusal(new KeywardError("INVALID_ARGUMENT", message));
}
