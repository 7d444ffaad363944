import assert from "node:assert/strict";
import { test } from "node:test";
import { AGREEMENTS } from "@keyward/core/algorithms/agreement";
import { KDFS } from "@keyward/core/algorithms/kdf";
import { KEMS } from "@keyward/core/algorithms/kem";
import { agreementKnownAnswers } from "./agreement.ts";
import { asymmetricKnownAnswers } from "./asymmetric.ts";
import { kdfKnownAnswers } from "./kdf.ts";
import { kemKnownAnswers } from "./kem.ts";

const names = (answers: readonly { readonly algorithm: string }[]) => answers.map(({ algorithm }) => algorithm).sort();

test("key agreement, encapsulation and derivation, and asymmetric encryption give the published answers", async () => {
  const all = [...agreementKnownAnswers, ...kemKnownAnswers, ...kdfKnownAnswers, ...asymmetricKnownAnswers];
  for (const { name, run } of all) assert.equal(await run(), true, name);
  assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
});

test("every way to agree and to encapsulate has one, and every construction that derives", () => {
  assert.deepEqual(names(agreementKnownAnswers), [...AGREEMENTS.keys()].sort());
  assert.deepEqual(names(kemKnownAnswers), [...KEMS.keys()].sort());
  const derived = new Set(kdfKnownAnswers.map(({ algorithm }) => KDFS.get(algorithm)?.kind));
  assert.deepEqual(derived, new Set([...KDFS.values()].map(({ kind }) => kind)));
});
