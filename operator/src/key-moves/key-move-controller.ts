import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import type { KeyAction } from "@keyward/crds/types/policy/lifecycle";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { isConflict, isNotFound } from "@keyward/kube/watch/kube-error";
import type { Caches } from "../caches/caches.ts";
import { CRYPTO_KEYS, type CryptoKeyObject, KEY_REQUESTS, type RequestObject } from "../caches/kinds.ts";
import { earlierKey } from "../key-requests/earlier-key.ts";
import { done } from "../key-requests/request-findings.ts";
import { exportKey } from "./export-key.ts";
import { importKey } from "./import-key.ts";
import { migrateKey } from "./migrate-key.ts";
import { isMove, type Move, MoveRefusal } from "./move.ts";
import type { MoveGround, MoveStep } from "./move-ground.ts";
import { BadMaterial } from "./wrapped-material.ts";

export interface KeyMoveControllerOptions extends MoveGround {
  readonly caches: Pick<Caches, "requests" | "policies">;
  /** Its writes are fenced. */
  readonly client: KubeClient;
}

const STEPS: Readonly<Partial<Record<KeyAction, MoveStep>>> = {
  Import: importKey,
  Export: exportKey,
  Migrate: migrateKey,
};

/** A backend that does not answer is asked again. */
const DEADLINE_MS = 30_000;
/** Somebody wrote between our read and our write. */
const LOOK_AGAIN: ReconcileResult = { requeueAfterMs: 100 };
const TRY_AGAIN: ReconcileResult = { requeueAfterMs: 10_000 };
/** Trying again would end the same way. */
const LASTING: ReadonlySet<BackendFault> = new Set(["Rejected", "Unsupported", "KeyMissing", "KeyDestroyed"]);

/** Carries out approved requests that take keys in, out, or to another backend. */
export class KeyMoveController {
  readonly #options: KeyMoveControllerOptions;

  constructor(options: KeyMoveControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (name: string): Promise<ReconcileResult> => {
    const request = await this.#request(name);
    const step = request && STEPS[request.spec.action];
    if (request === undefined || step === undefined) return undefined;
    try {
      return await step(await this.#observe(request), this.#options);
    } catch (error) {
      if (isConflict(error)) return LOOK_AGAIN;
      return this.#tell(request, error);
    }
  };

  /** Read again: with an older one a number would be given away, and then another. @returns undefined where nothing is to be done */
  async #request(name: string): Promise<RequestObject | undefined> {
    const cached = this.#options.caches.requests.get(name);
    if (cached === undefined || !isMove(cached)) return undefined;
    try {
      const request = await this.#options.client.get(KEY_REQUESTS, cached.metadata);
      return request.metadata.uid === cached.metadata.uid && isMove(request) ? request : undefined;
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async #observe(request: RequestObject): Promise<Move> {
    const { caches } = this.#options;
    const { namespace = "" } = request.metadata;
    const key = await this.#read(namespace, request.spec.keyRef.name);
    const earlier = earlierKey(request, key);
    if (earlier !== undefined) throw new MoveRefusal("KeyRecreated", earlier);
    const policy = caches.policies.get(`${namespace}/${key.spec.policyRef.name}`);
    if (policy === undefined) throw new MoveRefusal("PolicyMissing", `KeyPolicy ${key.spec.policyRef.name} is gone`);
    return { request, key, policy, signal: AbortSignal.timeout(DEADLINE_MS) };
  }

  /** What a cache shows may be old: what decides is read again. */
  async #read(namespace: string, name: string): Promise<CryptoKeyObject> {
    const missing = new MoveRefusal("KeyMissing", `CryptoKey ${name} is gone, or is being deleted`);
    try {
      const key = await this.#options.client.get(CRYPTO_KEYS, { namespace, name });
      if (key.metadata.deletionTimestamp === undefined) return key;
    } catch (error) {
      throw isNotFound(error) ? missing : error;
    }
    throw missing;
  }

  /** @throws what is no matter of keys and backends */
  async #tell(request: RequestObject, error: unknown): Promise<ReconcileResult> {
    const { requests } = this.#options;
    const told = refusalOf(request, error);
    if (told === undefined) throw error;
    if (told.lasting) {
      await requests.finish(request, { phase: "Failed", reason: told.reason, message: told.message });
      return undefined;
    }
    await requests.write(request, { phase: request.status!.phase!, finding: done("False", told.reason, told.message) });
    return told.retry ? TRY_AGAIN : undefined;
  }
}

interface Told {
  readonly reason: string;
  readonly message: string;
  readonly lasting: boolean;
  readonly retry: boolean;
}

function refusalOf(request: RequestObject, error: unknown): Told | undefined {
  const { message = "" } = error as Error;
  if (error instanceof MoveRefusal) return { reason: error.reason, message, lasting: true, retry: false };
  // Whoever brought the wrong thing brings another one.
  const brought = request.status?.phase === "WaitingForMaterial" && request.spec.importFrom?.wrappedKey === undefined;
  const rejected = error instanceof BackendError && error.fault === "Rejected";
  if (error instanceof BadMaterial || (rejected && brought)) {
    return { reason: "MaterialRejected", message, lasting: false, retry: false };
  }
  if (!(error instanceof BackendError)) return undefined;
  // A key that was made to stay is Denied, whatever its policy says now.
  const lasting = LASTING.has(error.fault) || (request.spec.action === "Export" && !error.ofTheBackend);
  return { reason: error.fault, message, lasting, retry: true };
}
