import assert from "node:assert/strict";
import { HELLO, METHOD_NUMBERS } from "@keyward/core/parsec/extension/methods";
import { VERSION } from "@keyward/core/parsec/extension/versions";
import { STATUS } from "@keyward/core/parsec/status";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import { ExecuteRequestSchema } from "@keyward/proto/light/gen/keyward/v1/batch";
import { HashRequestSchema } from "@keyward/proto/light/gen/keyward/v1/hash";
import { HelloRequestSchema } from "@keyward/proto/light/gen/keyward/v1/hello";
import { StatusSchema } from "@keyward/proto/light/gen/keyward/v1/status";
import { testCall } from "../../../sidecar/src/dispatch/testing/test-call.ts";
import { Conversation } from "../../../sidecar/src/front/parsec/extension/conversation.ts";
import { PARSEC_LIMITS } from "../../../sidecar/src/front/parsec/limits.ts";
import { ParsecService } from "../../../sidecar/src/front/parsec/service/parsec-service.ts";
import { keywardServices } from "../../../sidecar/src/front/services/keyward-v1.ts";
import { LOCAL_CALLER } from "../../../sidecar/src/identity/caller.ts";
import { ClientConnection } from "../../../sidecar/src/identity/connection.ts";
import { CallLog } from "../../../sidecar/src/log/call-log.ts";
import { logTo } from "../../../sidecar/src/log/log.ts";
import { ProfileHolder, snapshotOf } from "../../../sidecar/src/profile/holder.ts";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

/** Hello, a number that nobody has, and every method. */
const OPERATIONS = [HELLO, HELLO + 0xffff, ...METHOD_NUMBERS.values()];
const HASH = OPERATIONS.indexOf(METHOD_NUMBERS.get("keyward.v1.CryptoService/Hash")!);
const EXECUTE = OPERATIONS.indexOf(METHOD_NUMBERS.get("keyward.v1.BatchService/Execute")!);

const holder = new ProfileHolder();
holder.swap(snapshotOf(sampleProfile()));
const calls = new CallLog(logTo({ write: () => {} }, "silent"), "info");
const ground = { ...testCall(), holder, calls, nowMs: () => 0 };
const service = new ParsecService({
  ground,
  services: keywardServices(ground, []),
  limits: PARSEC_LIMITS,
  caller: LOCAL_CALLER,
  admins: new Set(),
  onUnknownError(error) {
    throw error;
  },
});

const hash = toBinary(HashRequestSchema, { algorithm: "SHA-256", data: Buffer.from("data") });
const batch = { method: "keyward.v1.CryptoService/Hash", items: [{ request: hash }, { operation: HELLO }] };
const seed = (operation: number, version: number, body: Uint8Array) =>
  Buffer.concat([Uint8Array.of(operation, version), body]);

/**
 * Whatever a client of ours sends, it gets an answer, and of a failure the reason. The first byte of an input says which operation it
 * is, the second in which version.
 */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: [
    seed(0, 0, toBinary(HelloRequestSchema, { lowestVersion: 1, highestVersion: 2 })),
    seed(HASH, 1, hash),
    seed(EXECUTE, 1, toBinary(ExecuteRequestSchema, batch)),
    ...OPERATIONS.map((_, index) => seed(index, 1, new Uint8Array(0))),
  ],
  maxBytes: 4 * 1024,
  async run(input) {
    const opcode = OPERATIONS[(input[0] ?? 0) % OPERATIONS.length]!;
    const connection = new ClientConnection(LOCAL_CALLER, assert.ifError, "parsec");
    const conversation = new Conversation(connection);
    if (((input[1] ?? 0) & 1) === 1) conversation.version = VERSION.methods;
    const { knowsMethods } = conversation;
    const { status, body } = await service.answer(requestOf(opcode, input.subarray(2)), conversation);
    connection.close();
    assert.ok(conversation.hasBegun);
    if (status === STATUS.SUCCESS) return;
    if (knowsMethods || opcode === HELLO) assert.ok(fromBinary(StatusSchema, body).code > 0);
    else assert.equal(body.length, 0);
  },
};

function requestOf(opcode: number, body: Uint8Array) {
  const header = {
    flags: 0,
    provider: 0,
    session: 0n,
    opcode,
    contentType: 0,
    acceptType: 0,
    authenticationType: 0,
    bodyBytes: body.length,
    authenticationBytes: 0,
  };
  return { header, body, authentication: new Uint8Array(0) };
}
