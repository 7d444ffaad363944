import { API_GROUP } from "@keyward/core/contract/names";
import type { Secret } from "@keyward/kube/client/kinds";
import type { Informer } from "@keyward/kube/informer/informer";
import { secretText } from "../caches/own-secret.ts";
import { type AuthorityState, bundleOf, readAuthority } from "./authority-secret.ts";
import { issuedOf, namesOf, readPem, signedBy, usablePair } from "./certificate-facts.ts";
import type { KeyPair } from "./issue.ts";
import type { Leaf, SeenAuthority } from "./plan.ts";

export interface ManagedCertificateOptions {
  /** Key of its controller, and label of its metrics. */
  readonly id: "webhook" | "agent";
  readonly namespace: string;
  readonly authoritySecret: string;
  readonly leafSecret: string;
  readonly dnsNames: readonly string[];
  /** Whether everyone who verifies the leaf was seen to hold this authority. @param pem of it */
  readonly isPublished: (pem: string) => boolean;
}

/** Annotation on an authority's Secret; it goes with the write that stages the successor. */
const ROTATE = `${API_GROUP}/rotate`;

/** An authority, its one leaf, and where they lie. Reads the cache only. */
export class ManagedCertificate {
  readonly options: ManagedCertificateOptions;
  readonly #secrets: Informer<Secret>;

  constructor(options: ManagedCertificateOptions, secrets: Informer<Secret>) {
    this.options = options;
    this.#secrets = secrets;
  }

  get authoritySecret(): Secret | undefined {
    return this.#secrets.get(`${this.options.namespace}/${this.options.authoritySecret}`);
  }

  get leafSecret(): Secret | undefined {
    return this.#secrets.get(`${this.options.namespace}/${this.options.leafSecret}`);
  }

  get authority(): AuthorityState {
    return readAuthority(this.authoritySecret);
  }

  /** PEM; "" while there is none */
  get bundle(): string {
    return bundleOf(this.authority);
  }

  get leaf(): KeyPair | undefined {
    const secret = this.leafSecret;
    return secret && usablePair(secretText(secret, "tls.crt"), secretText(secret, "tls.key"));
  }

  /** Whether the object of that key is one of its two Secrets. */
  owns(key: string): boolean {
    const { namespace, authoritySecret, leafSecret } = this.options;
    return key === `${namespace}/${authoritySecret}` || key === `${namespace}/${leafSecret}`;
  }

  observe(): SeenAuthority {
    const state = this.authority;
    const { current, next, previous } = state;
    const [first, second, last] = [current?.certificate, next?.certificate, previous].map(readPem);
    return {
      current: first && issuedOf(first),
      next: second && { ...issuedOf(second), stagedAtMs: next!.stagedAtMs },
      previous: last && issuedOf(last),
      leaf: this.#leaf([first, second, last].filter((authority) => authority !== undefined)),
      wantedNames: this.options.dnsNames,
      leafBundleIsCurrent: this.leafSecret !== undefined && secretText(this.leafSecret, "ca.crt") === bundleOf(state),
      rotationIsRequested: this.authoritySecret?.metadata.annotations?.[ROTATE] !== undefined,
      nextIsPublished: next !== undefined && this.options.isPublished(next.certificate),
    };
  }

  #leaf(authorities: readonly NonNullable<ReturnType<typeof readPem>>[]): Leaf | undefined {
    const leaf = readPem(this.leaf?.certificate);
    if (leaf === undefined) return undefined;
    const issuer = authorities.find((authority) => signedBy(leaf, authority));
    return { ...issuedOf(leaf), names: namesOf(leaf), issuer: issuer && issuedOf(issuer).fingerprint };
  }
}
