import type { StartServer } from "./server.ts";

/** Every backend that the suite knows, by the name that it is reported under; started on demand. */
export const SERVERS: ReadonlyMap<string, () => Promise<{ readonly start: StartServer }>> = new Map([
  ["software", () => import("./servers/software.ts")],
  ["pkcs11", () => import("./servers/pkcs11.ts")],
]);
