import type { StartServer } from "./server.ts";

/** Every backend that the suite knows, by the name that it is reported under; started on demand. */
export const SERVERS: ReadonlyMap<string, () => Promise<{ readonly start: StartServer }>> = new Map([
  ["software", () => import("./servers/software.ts")],
  ["aws-kms", () => import("./servers/aws-kms.ts")],
  ["gcp-kms", () => import("./servers/gcp-kms.ts")],
  ["pkcs11", () => import("./servers/pkcs11.ts")],
  ["tpm", () => import("./servers/tpm.ts")],
  ["azure-key-vault", () => import("./servers/azure-key-vault.ts")],
  ["vault", () => import("./servers/vault.ts")],
  ["openbao", () => import("./servers/openbao.ts")],
]);
