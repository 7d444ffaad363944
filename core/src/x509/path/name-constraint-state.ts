import { formatIpAddress } from "../../text/ip-text.ts";
import { quote } from "../../text/quote.ts";
import type { Certificate } from "../certificates/certificate.ts";
import type { CertificateFacts } from "../certificates/certificate-facts.ts";
import type { NameConstraints } from "../extensions/name-constraints-read.ts";
import type { GeneralName } from "../names/general-name.ts";
import { decodeText } from "../names/name-text.ts";
import { isSameKind, liesIn } from "./name-match.ts";

/** More in one search is refused: names times constraints would take seconds. */
const MAX_COMPARISONS = 100_000;
const EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

/** What is left of the comparisons of one search, over all its paths. */
export interface ComparisonBudget {
  left: number;
}

export function newBudget(): ComparisonBudget {
  return { left: MAX_COMPARISONS };
}

export type ConstraintFault = "excluded" | "not-permitted" | "too-many";

/** The constraints of all CA certificates above the one that is judged: a name must satisfy each of them. */
export class NameConstraintState {
  readonly #all: NameConstraints[] = [];
  readonly #budget: ComparisonBudget;

  constructor(budget: ComparisonBudget) {
    this.#budget = budget;
  }

  add(constraints: NameConstraints | undefined): void {
    if (constraints !== undefined) this.#all.push(constraints);
  }

  /** @returns the first reason against one of the names */
  findFault(names: readonly GeneralName[]): { readonly name: GeneralName; readonly why: ConstraintFault } | undefined {
    for (const constraints of this.#all) {
      for (const name of names) {
        const why = this.#judge(name, constraints);
        if (why !== undefined) return { name, why };
      }
    }
    return undefined;
  }

  #judge(name: GeneralName, { permitted, excluded }: NameConstraints): ConstraintFault | undefined {
    this.#budget.left -= permitted.length + excluded.length;
    if (this.#budget.left < 0) return "too-many";
    if (excluded.some((subtree) => isSameKind(name, subtree) && liesIn(name, subtree, true))) return "excluded";
    const ofKind = permitted.filter((subtree) => isSameKind(name, subtree));
    if (ofKind.length === 0 || ofKind.some((subtree) => liesIn(name, subtree, false))) return undefined;
    return "not-permitted";
  }
}

/** Every name of a certificate that constraints are for: the subject, the alternative names, and mail addresses in old subjects. */
export function constrainedNames(
  { subject }: Pick<Certificate, "subject">,
  { alternativeNames }: Pick<CertificateFacts, "alternativeNames">,
): readonly GeneralName[] {
  const directory: GeneralName[] = subject.parts.length === 0 ? [] : [{ kind: "directory", name: subject }];
  return [...directory, ...(alternativeNames ?? mailAddresses(subject))];
}

function mailAddresses(subject: Certificate["subject"]): readonly GeneralName[] {
  return subject.parts.flat().flatMap(({ type, value }): GeneralName[] => {
    const text = type === EMAIL_ADDRESS ? decodeText(value.tag, value.content) : undefined;
    return text === undefined ? [] : [{ kind: "email", text }];
  });
}

/** @returns the name for a message */
export function describeGeneralName(name: GeneralName): string {
  if (name.kind === "ip") return `the address ${formatIpAddress(name.bytes)}`;
  if (name.kind === "directory") return "a subject";
  return name.kind === "other" ? `a name of kind ${name.number}` : `the ${name.kind} name ${quote(name.text)}`;
}
