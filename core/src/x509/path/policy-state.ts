import type { CertificateFacts } from "../certificates/certificate-facts.ts";
import { OID } from "../oids.ts";

const ANY = OID.anyPolicy;

/**
 * Certificate policies along a path, every policy being acceptable to the user. A node of the graph is only asked for what may follow
 * it, so one level is kept: the size grows with the certificates, not with the ways through them.
 * Source: RFC 5280, 6.1.2 to 6.1.5; RFC 9618
 */
export class PolicyState {
  /** Expected policies by policy; empty: no policy is valid any more. */
  #level: ReadonlyMap<string, ReadonlySet<string>> = new Map([[ANY, new Set([ANY])]]);
  #explicit = Number.POSITIVE_INFINITY;
  #mapping = Number.POSITIVE_INFINITY;
  #anyPolicy = Number.POSITIVE_INFINITY;

  /** @returns whether the path still holds after that certificate */
  take(facts: CertificateFacts, isSelfIssued: boolean, isLast: boolean): boolean {
    this.#level = this.#next(facts, this.#anyPolicy > 0 || (isSelfIssued && !isLast));
    if (!this.#holds()) return false;
    if (isLast) return this.#finish(facts);
    this.#map(facts);
    if (!isSelfIssued) this.#count();
    this.constrain(facts);
    return true;
  }

  /** Takes over constraints alone, as from a trusted root. */
  constrain({ policyConstraints, inhibitAnyPolicy }: CertificateFacts): void {
    this.#explicit = Math.min(this.#explicit, policyConstraints?.requireExplicit ?? Number.POSITIVE_INFINITY);
    this.#mapping = Math.min(this.#mapping, policyConstraints?.inhibitMapping ?? Number.POSITIVE_INFINITY);
    this.#anyPolicy = Math.min(this.#anyPolicy, inhibitAnyPolicy ?? Number.POSITIVE_INFINITY);
  }

  #holds(): boolean {
    return this.#explicit > 0 || this.#level.size > 0;
  }

  #next({ policies }: CertificateFacts, takesAny: boolean): ReadonlyMap<string, ReadonlySet<string>> {
    const next = new Map<string, ReadonlySet<string>>();
    if (policies === undefined) return next;
    const expected = new Set([...this.#level.values()].flatMap((set) => [...set]));
    for (const policy of policies.oids) {
      if (policy !== ANY && (expected.has(policy) || this.#level.has(ANY))) next.set(policy, new Set([policy]));
    }
    if (policies.oids.has(ANY) && takesAny) {
      for (const policy of expected) if (!next.has(policy)) next.set(policy, new Set([policy]));
    }
    return next;
  }

  #map({ policyMappings }: CertificateFacts): void {
    const level = new Map(this.#level);
    const bySource = Map.groupBy(policyMappings, ({ issuer }) => issuer);
    for (const [issuer, mappings] of bySource) {
      if (this.#mapping === 0) level.delete(issuer);
      else if (level.has(issuer) || level.has(ANY)) level.set(issuer, new Set(mappings.map(({ subject }) => subject)));
    }
    this.#level = level;
  }

  #count(): void {
    this.#explicit = Math.max(0, this.#explicit - 1);
    this.#mapping = Math.max(0, this.#mapping - 1);
    this.#anyPolicy = Math.max(0, this.#anyPolicy - 1);
  }

  #finish({ policyConstraints }: CertificateFacts): boolean {
    this.#explicit = policyConstraints?.requireExplicit === 0 ? 0 : Math.max(0, this.#explicit - 1);
    return this.#holds();
  }
}
