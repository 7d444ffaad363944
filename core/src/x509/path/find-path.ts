import { Buffer } from "node:buffer";
import { KeywardError } from "../../errors/keyward-error.ts";
import { verifySignatureSoon } from "../signatures/signature.ts";
import type { Candidate } from "./candidate.ts";
import { judgePath } from "./judge-path.ts";
import { newBudget } from "./name-constraint-state.ts";
import type { PathFault } from "./path-fault.ts";
import type { PathRequest } from "./path-request.ts";
import { findRevocation } from "./revocation.ts";

export type PathVerdict =
  | { readonly valid: true; readonly path: readonly Candidate[] }
  /** The path that came furthest, and why it does not hold. */
  | { readonly valid: false; readonly path: readonly Candidate[]; readonly fault: PathFault };

/** With leaf and root. */
const MAX_LENGTH = 12;
/** Certificates that refer to each other could else be tried in every order. */
const MAX_STEPS = 500;
const MAX_SIGNATURES = 100;
const MAX_COMPLETE = 32;

/** How far a path came: the fault of the one that came furthest is told. */
const RANK: Partial<Record<PathFault["code"], number>> = { NO_PATH: 0, BAD_SIGNATURE: 1, PATH_TOO_COMPLEX: 2 };
const COMPLETE_RANK = 3;

/** Builds paths from the leaf upwards until one holds. Source: RFC 4158, 2; RFC 5280, 6 */
export async function findPath(request: PathRequest): Promise<PathVerdict> {
  return new PathSearch(request).run();
}

class PathSearch {
  readonly #request: PathRequest;
  readonly #links = new Map<Candidate, Map<Candidate, Promise<PathFault | undefined>>>();
  #steps = 0;
  #signatures = 0;
  #judged = 0;
  readonly #budget = newBudget();
  #best: { readonly rank: number; readonly path: readonly Candidate[]; readonly fault: PathFault } | undefined;

  constructor(request: PathRequest) {
    this.#request = request;
  }

  async run(): Promise<PathVerdict> {
    const { leaf, roots, trustLeaf } = this.#request;
    const isTrusted = trustLeaf && roots.some((root) => isSame(root, leaf));
    const path = isTrusted ? await this.#complete([leaf]) : await this.#extend([leaf]);
    if (path !== undefined) return { valid: true, path };
    const { path: tried, fault } = this.#best!;
    return { valid: false, path: tried, fault };
  }

  /** @returns a path that holds */
  async #extend(path: readonly Candidate[]): Promise<readonly Candidate[] | undefined> {
    const tip = path.at(-1)!;
    const explanation = `${tip.title}: no certificate of its issuer is among roots and intermediates`;
    this.#note(path, { code: "NO_PATH", explanation });
    for (const [issuer, isRoot] of this.#issuersOf(tip, path)) {
      if (++this.#steps > MAX_STEPS) return this.#giveUp(path);
      const fault = await this.#verifyLink(tip, issuer);
      if (fault !== undefined) {
        this.#note(path, fault);
        continue;
      }
      const longer = [...path, issuer];
      const found = isRoot ? await this.#complete(longer) : await this.#extend(longer);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async #complete(path: readonly Candidate[]): Promise<readonly Candidate[] | undefined> {
    if (++this.#judged > MAX_COMPLETE) return this.#giveUp(path);
    const fault = judgePath(path, this.#request, this.#budget) ?? (await findRevocation(path, this.#request));
    if (fault === undefined) return path;
    this.#note(path, fault);
    return undefined;
  }

  /** Roots first, and first those whose key identifier is the one that the certificate names. */
  #issuersOf(tip: Candidate, path: readonly Candidate[]): readonly (readonly [issuer: Candidate, isRoot: boolean])[] {
    const { roots, intermediates } = this.#request;
    const named = (one: Candidate) => one.subject === tip.issuer;
    const fresh = (one: Candidate) => path.every(({ identity }) => identity !== one.identity);
    const above = path.length < MAX_LENGTH - 1 ? intermediates.filter((one) => named(one) && fresh(one)) : [];
    const all = [
      ...roots.filter(named).map((root) => [root, true] as const),
      ...above.map((one) => [one, false] as const),
    ];
    return all.sort(([one], [other]) => distance(tip, one) - distance(tip, other));
  }

  #verifyLink(tip: Candidate, issuer: Candidate): Promise<PathFault | undefined> {
    const known = this.#links.get(tip) ?? new Map<Candidate, Promise<PathFault | undefined>>();
    this.#links.set(tip, known);
    const found = known.get(issuer) ?? this.#verifyOnce(tip, issuer);
    known.set(issuer, found);
    return found;
  }

  async #verifyOnce(tip: Candidate, issuer: Candidate): Promise<PathFault | undefined> {
    if (++this.#signatures > MAX_SIGNATURES) return tooComplex();
    try {
      await verifySignatureSoon(tip.certificate, issuer.certificate.publicKey);
      return undefined;
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error;
      return { code: "BAD_SIGNATURE", explanation: `${tip.title}: ${error.message}` };
    }
  }

  #giveUp(path: readonly Candidate[]): undefined {
    this.#note(path, tooComplex());
  }

  #note(path: readonly Candidate[], fault: PathFault): void {
    const rank = RANK[fault.code] ?? COMPLETE_RANK;
    if (this.#best === undefined || rank > this.#best.rank) this.#best = { rank, path, fault };
  }
}

function tooComplex(): PathFault {
  const explanation = `more than ${MAX_STEPS} steps or ${MAX_SIGNATURES} signatures: send fewer certificates of one name`;
  return { code: "PATH_TOO_COMPLEX", explanation };
}

function distance(tip: Candidate, issuer: Candidate): number {
  const [wanted, has] = [tip.facts.authorityKeyIdentifier, issuer.facts.subjectKeyIdentifier];
  if (wanted === undefined || has === undefined) return 1;
  return Buffer.compare(wanted, has) === 0 ? 0 : 2;
}

function isSame(one: Candidate, other: Candidate): boolean {
  return Buffer.compare(one.certificate.encoded, other.certificate.encoded) === 0;
}
