import { randomBytes } from "node:crypto";
import { SECRETS, type Secret } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { createOrAdopt } from "../caches/own-secret.ts";
import type { Log } from "../serve/log.ts";
import { type AuthorityState, bundleOf, renderAuthority, renderLeaf } from "./authority-secret.ts";
import { issueAuthority, issueLeaf, type KeyPair } from "./issue.ts";
import type { ManagedCertificate } from "./managed-certificate.ts";
import { type Lifetimes, planRotation, type RotationStep } from "./plan.ts";

export interface CertificateControllerOptions {
  readonly certificates: readonly ManagedCertificate[];
  readonly lifetimes: Lifetimes;
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly nowEpochMs: () => number;
  readonly log: Log;
}

/** What was written comes back through the watch and wakes the controller; this is for the case that it came before. */
const CACHE_LAG_MS = 250;

/** Keeps authorities and leaves in date. */
export class CertificateController {
  readonly #options: CertificateControllerOptions;

  constructor(options: CertificateControllerOptions) {
    this.#options = options;
  }

  /** @param id of a certificate */
  readonly reconcile = async (id: string): Promise<ReconcileResult> => {
    const { certificates, lifetimes, nowEpochMs, log } = this.#options;
    const certificate = certificates.find(({ options }) => options.id === id);
    if (certificate === undefined) return undefined;
    const step = planRotation(certificate.observe(), lifetimes, nowEpochMs());
    if (step.act === "rest") return { requeueAfterMs: step.forMs };
    await this.#apply(certificate, step);
    log.info("certificate.step", { certificate: id, ...step });
    return { requeueAfterMs: CACHE_LAG_MS };
  };

  async #apply(certificate: ManagedCertificate, { act }: Exclude<RotationStep, { act: "rest" }>): Promise<void> {
    const { authority } = certificate;
    switch (act) {
      case "create-authority":
        return this.#writeAuthority(certificate, {
          current: await this.#newAuthority(certificate),
          next: undefined,
          previous: undefined,
        });
      case "stage-authority": {
        const next = { ...(await this.#newAuthority(certificate)), stagedAtMs: this.#options.nowEpochMs() };
        return this.#writeAuthority(certificate, { ...authority, next });
      }
      case "promote-authority":
        return this.#writeAuthority(certificate, {
          current: authority.next,
          next: undefined,
          previous: authority.current?.certificate,
        });
      case "drop-previous":
        return this.#writeAuthority(certificate, { ...authority, previous: undefined });
      case "copy-bundle":
        return this.#writeLeaf(certificate, certificate.leaf!);
      case "issue-leaf":
        return this.#writeLeaf(certificate, await this.#newLeaf(certificate, authority.current!));
    }
  }

  #newAuthority({ options }: ManagedCertificate): Promise<KeyPair> {
    const { lifetimes, nowEpochMs } = this.#options;
    const commonName = `${options.authoritySecret} ${randomBytes(4).toString("hex")}`;
    return issueAuthority(commonName, lifetimes.authorityMs, nowEpochMs());
  }

  #newLeaf({ options }: ManagedCertificate, authority: KeyPair): Promise<KeyPair> {
    return issueLeaf(authority, options.dnsNames, this.#options.lifetimes.leafMs, this.#options.nowEpochMs());
  }

  #writeAuthority({ options, authoritySecret }: ManagedCertificate, state: AuthorityState): Promise<void> {
    return this.#write(authoritySecret, renderAuthority(options.namespace, options.authoritySecret, state));
  }

  #writeLeaf({ options, leafSecret, authority }: ManagedCertificate, leaf: KeyPair): Promise<void> {
    return this.#write(leafSecret, renderLeaf(options.namespace, options.leafSecret, leaf, bundleOf(authority)));
  }

  /** A Secret that is there is only replaced as it was read: two writers cannot both win. */
  async #write(seen: Secret | undefined, secret: Secret): Promise<void> {
    const { client } = this.#options;
    if (seen === undefined) {
      await createOrAdopt(client, secret);
      return;
    }
    const { uid, resourceVersion } = seen.metadata;
    await client.update(SECRETS, {
      ...secret,
      metadata: { ...secret.metadata, uid: uid!, resourceVersion: resourceVersion! },
    });
  }
}
