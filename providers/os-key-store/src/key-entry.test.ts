import assert from "node:assert/strict";
import { test } from "node:test";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { osStoreFault } from "./errors.ts";
import { type Entry, keyOf } from "./key-entry.ts";

/** An entry as the platforms keep it: bytes or nothing. */
class KeptEntry implements Entry {
  kept: number[] | null;
  readonly #forgets: boolean;

  constructor(kept: number[] | null, forgets = false) {
    this.kept = kept;
    this.#forgets = forgets;
  }

  async getSecret(): Promise<number[] | null> {
    return this.kept && [...this.kept];
  }

  async setSecret(secret: Uint8Array): Promise<void> {
    if (!this.#forgets) this.kept = [...secret];
  }
}

test("a new store gets a key of 32 bytes, and the same one the next time", async () => {
  const entry = new KeptEntry(null);
  using first = await keyOf(entry, "/k.db", true);
  using second = await keyOf(entry, "/k.db", false);
  assert.equal(first.length, 32);
  assert.ok(first.equals(second));
  assert.ok(entry.kept?.some((octet) => octet !== 0));
});

test("a store that holds keys is never given another key", async () => {
  const entry = new KeptEntry(null);
  await assert.rejects(keyOf(entry, "/k.db", false), /has no key for \/k\.db, which holds keys already/);
  assert.equal(entry.kept, null);
});

test("an entry of another length is somebody else's", async () => {
  await assert.rejects(keyOf(new KeptEntry([1, 2, 3]), "/k.db", true), /has 3 bytes where a key has 32/);
});

test("a key store that keeps nothing is found out before anything is sealed", async () => {
  await assert.rejects(keyOf(new KeptEntry(null, true), "/k.db", true), /did not keep the key/);
});

test("what the platform says comes with what to do", () => {
  const cases = [
    ["Platform failure: DBus error: Failed to connect to socket /nowhere", /no Secret Service runs/],
    ["The name org.freedesktop.secrets was not provided by any .service files", /no Secret Service runs/],
    ["the collection is locked", /Next: unlock it/],
    ["Cannot find native binding", /npm ci/],
    ["something new", /Next: look at the key store's own log \(something new\)/],
  ] as const;
  for (const [text, advice] of cases) assert.match(osStoreFault(new Error(text)).message, advice);
  assert.ok(osStoreFault(new Error("x")) instanceof KeywardError);
});
