import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { RequestObject } from "../../caches/kinds.ts";
import type { Finding } from "../../status/finding.ts";

/** How a request ended. */
export interface RequestOutcome {
  readonly phase: "Succeeded" | "Failed";
  readonly reason: string;
  readonly message: string;
  readonly version?: number;
}

/** One step at a time: each ends in a change that the watch brings back, or in the report. */
export type KeyStep =
  | { readonly act: "hold" }
  | { readonly act: "release" }
  | { readonly act: "drop-annotation" }
  /** One status write that decides; it carries the resourceVersion that was read. */
  | { readonly act: "change"; readonly what: string; readonly to: (status: CryptoKeyStatus) => CryptoKeyStatus }
  /** Ask the backend for the pending version, and stage it. */
  | { readonly act: "make" }
  /** Use a staged version once before anyone depends on it. */
  | { readonly act: "check"; readonly version: number }
  /** Sidecars are about to say that they hold the staged version. */
  | { readonly act: "wait"; readonly ms: number }
  /** Have the backend refuse a version that is revoked. */
  | { readonly act: "disable"; readonly version: number }
  | { readonly act: "destroy"; readonly version: number; readonly waitMs: number }
  | { readonly act: "finish"; readonly request: RequestObject; readonly outcome: RequestOutcome }
  | { readonly act: "report"; readonly report: KeyReport; readonly lookAgainMs: number | undefined };

/** What status says beside what was decided; versions only where they are to be marked anew. */
export interface KeyReport {
  readonly findings: readonly Finding[];
  readonly rest: Pick<
    CryptoKeyStatus,
    "observedGeneration" | "nextRotationAt" | "backend" | "sealRevision" | "versions"
  >;
}
