import type { BackendKey } from "@keyward/core/backend/key-admin";
import { decodePem } from "@keyward/core/text/pem";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { OpenBackend } from "../backends/port.ts";
import type { PolicyObject } from "../caches/kinds.ts";
import { triedKey } from "../keys/making/make-version.ts";
import { fingerprintOf, tryKey } from "../keys/making/trial.ts";
import { MoveRefusal } from "./move.ts";

export interface TwoPlaces {
  readonly source: OpenBackend;
  readonly target: OpenBackend;
  readonly active: KeyVersion;
  readonly there: BackendKey;
  readonly policy: PolicyObject;
}

/**
 * What the old place computes must fit what the new one shows of the key, and the other way round: a signature made before the move verifies
 * after it.
 * @throws MoveRefusal if the two differ; BackendError
 */
export async function assertSameKey({ source, target, active, there, policy }: TwoPlaces, signal: AbortSignal) {
  const { algorithm } = policy.spec;
  const publicKey = active.publicKey === undefined ? undefined : decodePem(active.publicKey).bytes;
  const old = { id: active.backendKey, algorithm, publicKey };
  const fingerprint = await fingerprintOf(triedKey(target, there, policy), signal);
  if (fingerprint !== active.fingerprint) {
    throw new MoveRefusal(
      "AnotherKey",
      `what arrived in ${target.chosen.name} has another fingerprint: ${fingerprint}`,
    );
  }
  await tryKey(triedKey(source, { ...old, publicKey: there.publicKey ?? publicKey }, policy), signal);
  await tryKey(triedKey(target, { ...there, publicKey }, policy), signal);
}
