import assert from "node:assert/strict";
import { test } from "node:test";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { importSecret } from "@keyward/core/crypto/key/import-secret";
import { STATUS } from "@keyward/core/parsec/status";
import { fromBinary } from "@keyward/proto/light/decode";
import { type KeyAttributes, KeyAttributesSchema } from "@keyward/proto/light/gen/parsec/attributes";
import { LOCAL_CALLER } from "../../../identity/caller.ts";
import type { Key } from "../../../keys/key.ts";
import { MemoryKeys } from "../../../keys/memory-keys.ts";
import { KeyBook } from "./key-book.ts";
import { parseStoredKey, placeOf, type StoredKey, storedKey } from "./stored-key.ts";

/** P-256, ECDSA with SHA-256, as the protocol's example has them. */
const ATTRIBUTES: KeyAttributes = fromBinary(
  KeyAttributesSchema,
  Buffer.from("0a045a0208021080021a100a04400148011208320622040a021007", "hex"),
);
const APP = { authenticator: 1, name: "app" };
const TYPE = requireKeyType("AES-128");
const KEY: Key = { type: TYPE, usages: 1, algorithm: undefined, material: importSecret(TYPE, Buffer.alloc(16)) };

function newBook() {
  const named = new MemoryKeys();
  const book = new KeyBook(LOCAL_CALLER, named);
  const keep = async ({ storedName }: StoredKey) => named.put(LOCAL_CALLER, storedName, KEY, 10);
  return { named, book, keep };
}

test("a stored name says whose key it is, how it is called, and what it may do", () => {
  for (const name of ["", "k", "a/b", "\0", "\u{1f511}", "%2F", "x".repeat(4096)]) {
    for (const application of [APP, { authenticator: 1, name: "a/b\n%" }]) {
      const stored = storedKey(application, name, ATTRIBUTES);
      assert.deepEqual(parseStoredKey(stored.storedName), stored);
      assert.doesNotMatch(stored.storedName, /\n/);
    }
  }
});

test("names of other wires are no stored names", () => {
  for (const name of ["k1", "parsec", "parsec/1/app", "parsec/2/1/app/k/", "parsec/1//k/"]) {
    assert.equal(parseStoredKey(name), undefined);
  }
});

test("two applications, and two names, never have one place", () => {
  const places = [
    placeOf(APP, "k"),
    placeOf({ ...APP, authenticator: 4 }, "k"),
    placeOf({ ...APP, name: "app/k" }, ""),
    placeOf(APP, "/k"),
    placeOf(APP, ""),
  ];
  assert.equal(new Set(places).size, places.length);
});

test("a book that is opened later finds what was kept before", async () => {
  const { named, book, keep } = newBook();
  await book.add({ application: APP, name: "k", attributes: ATTRIBUTES }, keep);
  const later = new KeyBook(LOCAL_CALLER, named);
  assert.deepEqual(later.require(APP, "k").attributes, ATTRIBUTES);
  assert.deepEqual(
    later.list().map(({ name }) => name),
    ["k"],
  );
});

test("a key that another wire destroyed is gone here, too, and its name is free", async () => {
  const { named, book, keep } = newBook();
  const wish = { application: APP, name: "k", attributes: ATTRIBUTES };
  await book.add(wish, keep);
  assert.ok(named.destroy(LOCAL_CALLER, book.require(APP, "k").storedName));
  assert.throws(() => book.require(APP, "k"), { status: STATUS.PSA_DOES_NOT_EXIST });
  await book.add(wish, keep);
  assert.ok(book.find(APP, "k"));
});

test("a key that could not be made leaves its name free", async () => {
  const { book, keep } = newBook();
  const wish = { application: APP, name: "k", attributes: ATTRIBUTES };
  const failing = async () => {
    await assert.rejects(book.add(wish, keep), { status: STATUS.PSA_ALREADY_EXISTS });
    throw new Error("not made");
  };
  await assert.rejects(book.add(wish, failing), /not made/);
  await book.add(wish, keep);
  await assert.rejects(book.add(wish, keep), { status: STATUS.PSA_ALREADY_EXISTS });
});
