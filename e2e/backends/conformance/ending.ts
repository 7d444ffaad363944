import assert from "node:assert/strict";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { ConformanceCase } from "./case.ts";
import { anyAlgorithm } from "./some-algorithm.ts";

/** Backends are closed and leave keys where they are. */
export function endingCases(): readonly ConformanceCase[] {
  return [
    {
      name: "close: keys outlive the backend that made them",
      async run({ keys, backend, signal, openAnother }) {
        const another = await openAnother();
        const key = keys.adopt(await another.admin.create(keys.spec(anyAlgorithm(backend)), keys.owner(), signal));
        await another[Symbol.asyncDispose]();
        await another[Symbol.asyncDispose]();
        assert.equal((await backend.admin.describe(key, signal))?.state, "Enabled");
      },
    },
    {
      name: "close: a call to a closed backend ends",
      async run({ keys, signal, openAnother, backend }) {
        const key = await keys.shared(anyAlgorithm(backend), signal);
        const another = await openAnother();
        await another.health(signal);
        await another[Symbol.asyncDispose]();
        const ended = await another.admin.describe(key, signal).catch((error: unknown) => error);
        assert.ok(!(ended instanceof Error) || ended instanceof BackendError, String(ended));
      },
    },
  ];
}
