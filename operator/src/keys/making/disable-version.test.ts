import assert from "node:assert/strict";
import { test } from "node:test";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import { openMemoryBackend } from "@keyward/provider-software/testing/open-memory-backend";
import { sampleOwner } from "@keyward/provider-software/testing/sample-owner";
import { disableVersion } from "./disable-version.ts";

const ALGORITHM = "ECDSA-P256";
const { signal } = new AbortController();

async function revoked() {
  const { backend, store } = await openMemoryBackend();
  const spec = { algorithm: ALGORITHM, usages: parseUsages(["sign"]), exportable: false };
  const { id } = await backend.admin.create(spec, sampleOwner(), signal);
  const chosen = { kind: "KeyBackend", name: "cloud", protection: "Software" } as const;
  const disable = () => {
    const version = { version: 3, backendKey: id, state: "Revoked" } as unknown as KeyVersion;
    return disableVersion({ backend, chosen }, version, ALGORITHM, signal);
  };
  return { disable, store, admin: backend.admin, ref: { id, algorithm: ALGORITHM } };
}

test("a version that is disabled serves nobody, and a second time there is nothing to do", async () => {
  const { disable, admin, ref } = await revoked();
  assert.equal(await disable(), true);
  await assert.rejects(admin.material(ref, signal), { fault: "KeyDisabled" });
  assert.equal(await disable(), false);
});

test("a version that its backend ended needs no disabling", async () => {
  const { disable, admin, ref } = await revoked();
  await admin.destroy(ref, 0, signal);
  assert.equal(await disable(), false);
});

test("a backend that does not do it is named, with what is still possible", async () => {
  const { disable, store } = await revoked();
  store.put(sampleOwner(), Buffer.from("KWS1"));
  await assert.rejects(disable(), (error: Error) => {
    assert.match(error.message, /^version 3 is revoked, and still works for .* KeyBackend cloud directly, until .*: /);
    return "fault" in error && error.fault === "KeyDamaged";
  });
});
