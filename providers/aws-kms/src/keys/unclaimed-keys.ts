import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";
import type { AwsCalls } from "../connection/calls.ts";
import { ownerOf } from "../owner/owner-tags.ts";
import { metadataOf } from "./key-description.ts";
import { aliasedKeys, taggedKeys } from "./key-listing.ts";

/** Of a process that makes keys, a pause this long may have been another's turn, who crashed. */
const LOOK_AGAIN_MS = 600_000;

/**
 * Keys that were made and whose alias was not, as a crash leaves them. AWS KMS has neither a token that makes CreateKey safe to repeat nor
 * a search by tags, so they are looked for once, before the first key is made, and again after a pause.
 */
export class UnclaimedKeys {
  readonly #calls: AwsCalls;
  readonly #aliasPrefix: string;
  readonly #nowMs: () => number;
  readonly #byOwner = new Map<string, string>();
  #looking: Promise<void> | undefined;
  #lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor(calls: AwsCalls, aliasPrefix: string, nowMs: () => number) {
    this.#calls = calls;
    this.#aliasPrefix = aliasPrefix;
    this.#nowMs = nowMs;
  }

  /** @returns id of a key that was made for this owner, if any */
  async find(owner: KeyOwner, signal: AbortSignal): Promise<string | undefined> {
    if (this.#nowMs() - this.#lookedAtMs > LOOK_AGAIN_MS) {
      this.#looking ??= this.#look(signal).finally(() => {
        this.#looking = undefined;
      });
      await this.#looking;
    }
    this.#lookedAtMs = this.#nowMs();
    return this.#byOwner.get(ownerPath(owner));
  }

  add(owner: KeyOwner, keyId: string): void {
    this.#byOwner.set(ownerPath(owner), keyId);
  }

  delete(owner: KeyOwner): void {
    this.#byOwner.delete(ownerPath(owner));
  }

  /** After a call of which nobody knows whether it made a key. */
  lookAgain(): void {
    this.#lookedAtMs = Number.NEGATIVE_INFINITY;
  }

  async #look(signal: AbortSignal): Promise<void> {
    const aliased = await aliasedKeys(this.#calls, this.#aliasPrefix, signal);
    for await (const { id, tags } of taggedKeys(this.#calls, aliased, true, signal)) {
      const state = (await metadataOf(this.#calls, id, signal))?.KeyState;
      if (state === "Enabled" || state === "PendingImport" || state === "Creating") this.add(ownerOf(tags)!, id);
    }
  }
}
