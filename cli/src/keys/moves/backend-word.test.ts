import assert from "node:assert/strict";
import { test } from "node:test";
import { backendOf } from "./backend-word.ts";

test("a backend is a kind and a name", () => {
  assert.deepEqual(backendOf("KeyBackend/vault"), { kind: "KeyBackend", name: "vault" });
  assert.deepEqual(backendOf("clusterkeybackends/aws.eu"), { kind: "ClusterKeyBackend", name: "aws.eu" });
});

test("what names no backend is refused", () => {
  for (const text of ["", "vault", "Auto/x", "KeyBackend/", "KeyBackend/Vault", "KeyBackend/a/b", "KeyPolicy/a"]) {
    assert.throws(() => backendOf(text), /a backend is KeyBackend\/NAME or ClusterKeyBackend\/NAME/, text);
  }
});
