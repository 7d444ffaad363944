import { getFips } from "node:crypto";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import type { Operation } from "../../dispatch/operation.ts";

export interface ServerInfo {
  readonly version: string;
  readonly fipsProvider: boolean;
  readonly opensslVersion: string;
  /** Whether keys kept under a name outlive the process. */
  readonly durableKeys: boolean;
}

/** Tells about the server itself. Every caller may ask. */
export const getServerInfo: Operation<Record<never, never>, ServerInfo> = {
  name: "GetServerInfo",
  checks: [],
  run: (_input, { ring }) => ({
    version: KEYWARD_VERSION,
    fipsProvider: getFips() === 1,
    opensslVersion: process.versions.openssl,
    durableKeys: ring.named.durable,
  }),
};
