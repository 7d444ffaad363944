import { KeywardError } from "../../errors/keyward-error.ts";
import { formatTime } from "../../policy/validity.ts";
import { toHex } from "../../text/hex.ts";
import { comparable } from "../names/name-compare.ts";
import { OID } from "../oids.ts";
import type { RevocationList } from "../revocation/revocation-list.ts";
import { verifySignatureSoon } from "../signatures/signature.ts";
import type { Candidate } from "./candidate.ts";
import type { PathFault } from "./path-fault.ts";
import type { PathRequest } from "./path-request.ts";

/** Numbers and key identifiers say nothing about who is revoked; a delta or a part of a list would. */
const HARMLESS: ReadonlySet<string> = new Set([OID.authorityKeyIdentifier, OID.crlNumber]);

/**
 * Looks each certificate below the root up in the list of its issuer.
 * @param path leaf first
 * @returns undefined where none is revoked, or no list was given
 * Source: RFC 5280, 6.3; whole lists of the issuer itself only
 */
export async function findRevocation(
  path: readonly Candidate[],
  { revocationLists, atMs }: Pick<PathRequest, "revocationLists" | "atMs">,
): Promise<PathFault | undefined> {
  if (revocationLists.length === 0) return undefined;
  for (const [index, one] of path.slice(0, -1).entries()) {
    const fault = await judge(one, path[index + 1]!, revocationLists, atMs);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

async function judge(
  one: Candidate,
  issuer: Candidate,
  lists: readonly RevocationList[],
  atMs: number,
): Promise<PathFault | undefined> {
  let why = "no list of its issuer was given";
  let isCovered = false;
  for (const list of lists.filter((list) => comparable(list.issuer) === one.issuer)) {
    const unusable = findFault(list, atMs, issuer) ?? (await findSignatureFault(list, issuer));
    if (unusable !== undefined) why = unusable;
    else if (isRevoked(one, list)) return revoked(one, list);
    else isCovered = true;
  }
  return isCovered ? undefined : { code: "NO_REVOCATION_LIST", explanation: `${one.title}: ${why}` };
}

function findFault(list: RevocationList, atMs: number, issuer: Candidate): string | undefined {
  const { thisUpdateMs, nextUpdateMs, extensions, unhandledCriticalOfEntries } = list;
  if (issuer.facts.keyUsage?.has("cRLSign") === false) return "its issuer must not sign lists (no cRLSign)";
  if (atMs < thisUpdateMs) return `the list is of ${formatTime(thisUpdateMs)}, later than the time that is asked for`;
  if (nextUpdateMs === undefined || atMs > nextUpdateMs) return "the list is out of date";
  if (extensions.has(OID.deltaCrlIndicator)) return "the list is a delta, which is not taken";
  const unhandled = [...extensions.values()].find(({ critical, oid }) => critical && !HARMLESS.has(oid));
  if (unhandled !== undefined) return `the list has critical extension ${unhandled.oid}`;
  const [ofEntry] = unhandledCriticalOfEntries;
  return ofEntry && `an entry of the list has critical extension ${ofEntry}`;
}

async function findSignatureFault(list: RevocationList, issuer: Candidate): Promise<string | undefined> {
  try {
    await verifySignatureSoon(list, issuer.certificate.publicKey);
    return undefined;
  } catch (error) {
    if (error instanceof KeywardError) return `the list's ${error.message}`;
    throw error;
  }
}

function isRevoked(one: Candidate, { revoked }: RevocationList): boolean {
  return revoked.has(toHex(one.certificate.serialNumber));
}

function revoked(one: Candidate, list: RevocationList): PathFault {
  const { revokedAtMs, reason } = list.revoked.get(toHex(one.certificate.serialNumber))!;
  const explanation = `${one.title} was revoked at ${formatTime(revokedAtMs)} (${reason ?? "unspecified"})`;
  return { code: "REVOKED", explanation };
}
