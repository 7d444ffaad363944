import type { ClientHttp2Session } from "node:http2";
import type { Profile } from "@keyward/core/policy/profile";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import type { BulkFolders } from "../../bulk/files/bulk-folder.ts";
import { testCall } from "../../dispatch/testing/test-call.ts";
import { LOCAL_CALLER } from "../../identity/caller.ts";
import type { Connection } from "../../identity/connection.ts";
import type { Key } from "../../keys/key.ts";
import { LocalKeyRing } from "../../keys/local-key-ring.ts";
import { MemoryKeys } from "../../keys/memory-keys.ts";
import { NO_KEYS } from "../../keys/no-keys.ts";
import type { KeySource } from "../../keys/port.ts";
import { CallLog } from "../../log/call-log.ts";
import { logTo } from "../../log/log.ts";
import { ProfileHolder, snapshotOf } from "../../profile/holder.ts";
import { servicesOn } from "../services/services.ts";
import { startTestServer, type TestServer } from "./test-server.ts";

/** Every service on a socket, with one client, under a profile that the test chooses. */
export interface EngineServer extends AsyncDisposable {
  readonly server: TestServer;
  readonly session: ClientHttp2Session;
  /** Of each connection that a call with a key came by, in the order of the first such call. */
  readonly connections: readonly Connection[];
  /** Puts a key where every call finds it under that name, with no regard to usages that a profile would allow. */
  keep(name: string, key: Key): void;
  /** Changes sections of the profile in force for the calls that follow. */
  change(changes: Partial<Profile>): void;
}

/** Remembers whose keys were asked for. */
class SeenRing extends LocalKeyRing {
  readonly connections: Connection[] = [];

  override ephemeral(connection: Connection) {
    if (!this.connections.includes(connection)) this.connections.push(connection);
    return super.ephemeral(connection);
  }
}

/**
 * @param changes of the sample profile, whole sections
 * @param keys CA keys of KeyPolicies
 * @param bulk folders of callers; undefined: there are none
 */
export async function startEngineServer(
  changes: Partial<Profile> = {},
  keys: KeySource = NO_KEYS,
  bulk?: BulkFolders,
): Promise<EngineServer> {
  const holder = new ProfileHolder();
  const change = (next: Partial<Profile>) => holder.swap(snapshotOf(sampleProfile(next)));
  change(changes);
  const ring = new SeenRing(new MemoryKeys(), () => undefined);
  const calls = new CallLog(logTo({ write: () => {} }, "silent"), "info");
  const server = await startTestServer(
    servicesOn({ ...testCall(), keys, ring, bulk, holder, calls, nowMs: Date.now }, false),
  );
  return {
    server,
    session: server.connect(),
    connections: ring.connections,
    keep: (name, key) => ring.named.put(LOCAL_CALLER, name, key, Number.POSITIVE_INFINITY),
    change,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
