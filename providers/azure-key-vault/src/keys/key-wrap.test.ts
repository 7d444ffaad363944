import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendError } from "@keyward/core/backend/backend-error";
import { unwrapAesKwp } from "./key-wrap.ts";

const isRejected = (error: unknown) => error instanceof BackendError && error.fault === "Rejected";

test("a key of AES-192, as in the examples of RFC 5649, is not what an import has", () => {
  const key = Buffer.from("5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8", "hex");
  const wrapped = Buffer.from("138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a", "hex");
  assert.throws(() => unwrapAesKwp(key, wrapped), isRejected);
});

test("what is no wrapped key is rejected, whatever is wrong with it", () => {
  for (const length of [0, 1, 8, 15, 16, 17, 24, 40]) {
    assert.throws(() => unwrapAesKwp(Buffer.alloc(32, 1), Buffer.alloc(length, 2)), isRejected, `${length}`);
  }
});
