import type { Informer } from "@keyward/kube/informer/informer";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { finding } from "../status/finding.ts";
import type { StatusWriter } from "../status/status-writer.ts";
import { findIssuer, type IssuerParts } from "./issuing.ts";
import { type IssuerObject, KEYWARD_ISSUERS } from "./requests.ts";

export interface IssuerControllerOptions {
  readonly issuers: Informer<IssuerObject>;
  readonly parts: IssuerParts;
  /** Its writes are fenced. */
  readonly status: StatusWriter;
}

/** Tells in status whether an issuer could issue now. */
export class IssuerController {
  readonly #options: IssuerControllerOptions;

  constructor(options: IssuerControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (key: string): Promise<ReconcileResult> => {
    const { issuers, parts, status } = this.#options;
    const issuer = issuers.get(key);
    if (issuer === undefined) return undefined;
    const found = findIssuer(parts, key);
    const ready =
      "reason" in found
        ? finding("Ready", "False", found.reason, found.message)
        : finding(
            "Ready",
            "True",
            "CanIssue",
            `certificates are issued by the CA of KeyPolicy ${found.authority.policy}`,
          );
    const observedGeneration = issuer.metadata.generation ?? 0;
    await status.write(KEYWARD_ISSUERS, issuer, [ready], { observedGeneration });
    return undefined;
  };
}
