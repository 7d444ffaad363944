import { MemoryDataKeys } from "@keyward/provider-software/testing/memory-data-keys";
import { MemoryStore } from "@keyward/provider-software/testing/memory-store";
import { openMemoryBackend } from "@keyward/provider-software/testing/open-memory-backend";
import type { BackendServer } from "../server.ts";

/** Sets in memory; sets in Secrets of a real API server are judged by e2e/suites/backends/sealing.test.ts. */
export async function start(): Promise<BackendServer> {
  const shared = { store: new MemoryStore(), dataKeys: new MemoryDataKeys(), nowMs: Date.now };
  return {
    detail: "sealed sets in memory",
    open: async () => (await openMemoryBackend(shared)).backend,
    stop: async () => {},
  };
}
