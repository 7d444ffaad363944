import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { testCall } from "../../src/dispatch/testing/test-call.ts";
import { servicesOn } from "../../src/front/services/services.ts";
import { startTestServer } from "../../src/front/testing/test-server.ts";
import { unaryCall } from "../../src/front/testing/unary-call.ts";
import { LocalKeyRing } from "../../src/keys/local-key-ring.ts";
import { MemoryKeys } from "../../src/keys/memory-keys.ts";
import { CallLog } from "../../src/log/call-log.ts";
import { logTo } from "../../src/log/log.ts";
import { ProfileHolder, snapshotOf } from "../../src/profile/holder.ts";
import { deliveredKey, MESSAGE, POLICY, RULES } from "./sample-keys.ts";
import type { Signers } from "./taking-turns.ts";

const { sign } = CryptoService.method;
const KEYS = {
  default: "EC-P256",
  allowed: new Set(KEY_TYPES.keys()),
  allowImport: false,
  allowExport: false,
  allowPersist: false,
};

/** gRPC on a socket, as an application calls it: one client, one call after the other. */
export async function throughTheSocket(): Promise<Signers & AsyncDisposable> {
  const granted = deliveredKey();
  const ring = new LocalKeyRing(new MemoryKeys(), () => granted);
  const holder = new ProfileHolder();
  holder.swap(snapshotOf(sampleProfile({ ...RULES, keys: KEYS })));
  const calls = new CallLog(logTo({ write: () => {} }, "silent"), "info");
  const server = await startTestServer(servicesOn({ ...testCall(), ring, holder, calls, nowMs: Date.now }, false));
  const session = server.connect();
  const { key } = await unaryCall(session, KeyService.method.generateKey, {});
  const input = { case: "message", value: MESSAGE } as const;
  return {
    ephemeral: () => unaryCall(session, sign, { key: { key: key!.ref!.key }, input }),
    policy: () => unaryCall(session, sign, { key: { key: { case: "policy", value: POLICY } }, input }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
