/** Where the thread's program is; see tools/images/bundle/worker-code.ts. */
export const HASH_WORKER = new URL("./hash-worker.ts", import.meta.url);
