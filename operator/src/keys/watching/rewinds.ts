import { isDeepStrictEqual } from "node:util";
import { keyOf } from "@keyward/kube/watch/kube-object";
import { isBehind } from "@keyward/kube/watch/resource-version";
import type { KeyView, KeyViewStatus } from "../key-view.ts";
import type { Rewind } from "../plan/rewind.ts";
import type { PlannedKey } from "../plan/seen-key.ts";

interface Noted extends Rewind {
  readonly atMs: number;
}

/** Beyond so many keys only history tells of a rewind once it is made good: 150 bytes each. */
const MAX_TOLD = 10_000;
/** Whoever leads has written it again by then, or has found that it need not be. */
const TRUSTED_MS = 30_000;

/**
 * What this process knew of keys whose status came back older than it was. The API server never takes a write back, so an object of the same
 * uid with a lower resourceVersion is one of an older backup. It outlives terms: a restore ends them.
 */
export class Rewinds {
  readonly #noted = new Map<string, Noted>();
  readonly #nowMs: () => number;

  /** Told of a key, as `namespace/name`, whose status went back. */
  onNoted: (key: string, keyUid: string) => void = () => {};
  /** Told of a key when its status is no older than what was known. */
  onSettled: (key: string) => void = () => {};

  /** @param nowMs of a monotonic clock */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Compares a key as it was known with what there is now. */
  compare(before: KeyView, now: PlannedKey): void {
    const { uid = "", resourceVersion = "" } = now.metadata;
    const { uid: uidBefore, resourceVersion: reached = "" } = before.metadata;
    if (uidBefore !== uid) return;
    if (isBehind(resourceVersion, reached)) this.#note(uid, before.status, reached, now);
    else if (this.#noted.get(uid)?.ahead !== undefined) this.#settle(uid, now);
  }

  /** @param keyUid uid of a CryptoKey */
  of(keyUid: string): Rewind | undefined {
    return this.#noted.get(keyUid);
  }

  /** @returns what its status was, for as long as nobody can have written it again; undefined: what there is counts */
  remembered(keyUid: string): KeyViewStatus | undefined {
    const noted = this.#noted.get(keyUid);
    return noted !== undefined && this.#nowMs() - noted.atMs < TRUSTED_MS ? noted.ahead : undefined;
  }

  forget(keyUid: string): void {
    this.#noted.delete(keyUid);
  }

  #note(uid: string, known: KeyViewStatus | undefined, reached: string, now: PlannedKey): void {
    const before = this.#noted.get(uid);
    if (known === undefined || before?.reached === reached || !isAhead(known, now.status)) return;
    // It went back twice before anyone could write: the first is what counts.
    if ((before?.ahead?.lastVersion ?? -1) >= (known.lastVersion ?? 0)) return;
    this.#noted.set(uid, { ahead: known, reached, lastVersion: known.lastVersion ?? 0, atMs: this.#nowMs() });
    this.onNoted(keyOf(now), uid);
  }

  #settle(uid: string, now: PlannedKey): void {
    const noted = this.#noted.get(uid)!;
    if (isAhead(noted.ahead!, now.status)) return;
    if (this.#noted.size > MAX_TOLD) this.#noted.delete(uid);
    else this.#noted.set(uid, { ...noted, ahead: undefined });
    this.onSettled(keyOf(now));
  }
}

/** Later decisions on the same numbers look as different as earlier ones: history tells them apart before anything is written. */
function isAhead(known: KeyViewStatus, now: PlannedKey["status"]): boolean {
  const [before, after] = [known.lastVersion ?? 0, now?.lastVersion ?? 0];
  return before === after ? !isDeepStrictEqual(decidedOf(known), decidedOf(now ?? {})) : before > after;
}

/** What its versions are. Conditions follow from it; what is stored in Secrets went back with it. */
function decidedOf({ versions = [], activeVersion }: Pick<KeyViewStatus, "versions" | "activeVersion">): unknown {
  const facts = versions.map(({ version, state, fingerprint, backendKey }) => [
    version,
    state,
    fingerprint,
    backendKey,
  ]);
  return [activeVersion, facts];
}
