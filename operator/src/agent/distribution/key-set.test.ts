import assert from "node:assert/strict";
import { test } from "node:test";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { openMemoryBackend } from "@keyward/provider-software/testing/open-memory-backend";
import type { Backends } from "../../backends/port.ts";
import { fingerprintOf } from "../../keys/making/trial.ts";
import { buildKeySet } from "./key-set.ts";
import type { WantedKey } from "./wanted-keys.ts";

const { signal } = new AbortController();
const owner = (keyUid: string) => {
  return { clusterId: "c", namespace: "shop", policy: "p", policyUid: "pu", key: keyUid, keyUid, version: 1 };
};

for (const algorithm of ["AES-256", "HMAC-SHA-256", "HMAC-SHA-384"] as const) {
  test(`a secret key goes out if it is the one that status knows, and no other does: ${algorithm}`, async () => {
    const { backend } = await openMemoryBackend();
    const { usages } = requireKeyAlgorithm(algorithm);
    const make = (uid: string) => backend.admin.create({ algorithm, usages, exportable: false }, owner(uid), signal);
    const [own, other] = [await make("own"), await make("other")];
    const fingerprint = await fingerprintOf({ backend, ref: own, publicKey: undefined, usages }, signal);
    const backends = { of: () => ({ backend }) } as unknown as Pick<Backends, "of">;
    const build = (backendKey: string) => {
      const version = { version: 1, state: "Active", fingerprint, backend: {}, backendKey };
      const policy = { metadata: { name: "p" }, spec: { algorithm } };
      const key = { metadata: { name: "own", namespace: "shop" } };
      const wanted = {
        name: "own",
        keyUid: "own",
        policyUid: "pu",
        revision: 1n,
        usages,
        versions: [version],
        policy,
        key,
      };
      return buildKeySet(wanted as unknown as WantedKey, backends, signal);
    };
    const good = await build(own.id);
    assert.equal(good.message.versions[0]!.material.case, "privateKey");
    assert.deepEqual(good.faults, []);
    const bad = await build(other.id);
    assert.equal(bad.message.versions[0]!.material.case, undefined);
    assert.match(String(bad.faults[0]), /is not the key with the fingerprint in status/);
  });
}
