import type { Candidate } from "@keyward/core/x509/path/candidate";
import { findPath } from "@keyward/core/x509/path/find-path";
import { type InvalidSignature, invalidSignature } from "./cms-verdict.ts";
import { mayNotSign } from "./signer-usage.ts";

/** Judges whether a certificate may sign content, and its path to a root, by the same rules as a chain without a purpose. */
export async function judgeSigner(
  leaf: Candidate,
  intermediates: readonly Candidate[],
  roots: readonly Candidate[],
  atMs: number,
): Promise<InvalidSignature | undefined> {
  const why = mayNotSign(leaf.certificate);
  if (why !== undefined) return invalidSignature("KEY_USAGE", `${leaf.title} ${why}`);
  const verdict = await findPath({ leaf, intermediates, roots, atMs, ...RULES });
  return verdict.valid ? undefined : invalidSignature(verdict.fault.code, verdict.fault.explanation);
}

const RULES = {
  host: undefined,
  purpose: undefined,
  strictPurpose: false,
  checkRootValidity: true,
  constrainRoots: true,
  trustLeaf: true,
  revocationLists: [],
} as const;
