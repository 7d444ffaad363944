/** Where the thread's program is. The bundler puts the program itself here, so that an image stays one file (tools/images/bundle/worker-code.ts). */
export const DIGEST_WORKER = new URL("./digest-worker.ts", import.meta.url);
