import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { ProfileObject } from "../caches/kinds.ts";
import { type AuthorityVersion, authorityKey } from "./authority-key.ts";
import { type Issued, issueUnder, type Wish } from "./issue-under.ts";
import type { IssuerObject } from "./requests.ts";

/** What an issuer stands on; reads caches only. */
export interface IssuerParts {
  /** @param key `namespace/name` */
  issuer(key: string): IssuerObject | undefined;
  profile(key: string): ProfileObject | undefined;
  /**
   * @param key `namespace/name` of the CA's KeyPolicy
   * @param profile name of the profile under which it is to sign
   * @returns why it cannot sign, for a condition, where it cannot
   */
  authority(key: string, profile: string): AuthorityVersion | { readonly missing: string };
}

/** Everything that an issuer needs is there. */
export interface ReadyIssuer {
  readonly profile: ProfileObject;
  readonly authority: AuthorityVersion;
}

/** What an issuer lacks. */
export interface Lack {
  readonly reason: string;
  /** Cause and next step. */
  readonly message: string;
}

export function findIssuer(parts: IssuerParts, key: string): ReadyIssuer | Lack {
  const issuer = parts.issuer(key);
  if (issuer === undefined) return lack("IssuerMissing", `there is no KeywardIssuer ${key}. Next: create it`);
  const { namespace = "" } = issuer.metadata;
  const profileName = issuer.spec.profileRef.name;
  const profile = parts.profile(`${namespace}/${profileName}`);
  if (profile === undefined) return lack("ProfileMissing", `there is no CryptoProfile ${profileName}. Next: create it`);
  const policy = profile.spec.certificates?.issuer.keyPolicyRef?.name;
  if (policy === undefined) {
    const text = `CryptoProfile ${profileName} names no certificates.issuer.keyPolicyRef. Next: add it, or name another profile`;
    return lack("ProfileIssuesNothing", text);
  }
  const authority = parts.authority(`${namespace}/${policy}`, profileName);
  return "missing" in authority ? lack("AuthorityNotReady", authority.missing) : { profile, authority };
}

export type Outcome =
  | { readonly kind: "issued"; readonly issued: Issued }
  /** May come true by itself, or when somebody mends the issuer. */
  | { readonly kind: "waits"; readonly message: string }
  /** Will never be true of this request. */
  | { readonly kind: "refused"; readonly message: string };

/** Signatures of a backend that is slow. */
const ISSUE_MS = 30_000;
const NEVER = new Set(["INVALID_ARGUMENT", "NOT_PERMITTED", "NOT_SUPPORTED"]);

/** @param wish made once the issuer is known, as its times depend on the profile; throws KeywardError for what it cannot read */
export async function tryToIssue(
  parts: IssuerParts,
  issuerKey: string,
  wish: (issuer: ReadyIssuer) => Wish,
  nowMs: number,
): Promise<Outcome> {
  const found = findIssuer(parts, issuerKey);
  if ("reason" in found) return { kind: "waits", message: found.message };
  try {
    const key = authorityKey(found.authority, AbortSignal.timeout(ISSUE_MS));
    return { kind: "issued", issued: await issueUnder(found.profile, key, wish(found), nowMs) };
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error;
    return { kind: NEVER.has(error.code) ? "refused" : "waits", message: error.message };
  }
}

function lack(reason: string, message: string): Lack {
  return { reason, message };
}
