import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import type { ClientHttp2Session } from "node:http2";
import { afterEach, beforeEach, describe, test } from "node:test";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { KEY_USAGES } from "@keyward/core/algorithms/key-usage";
import type { EncryptionPolicy } from "@keyward/core/policy/profile";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { testCall } from "../../../../dispatch/testing/test-call.ts";
import { LOCAL_CALLER } from "../../../../identity/caller.ts";
import { LocalKeyRing } from "../../../../keys/local-key-ring.ts";
import { MemoryKeys } from "../../../../keys/memory-keys.ts";
import { CallLog } from "../../../../log/call-log.ts";
import { logTo } from "../../../../log/log.ts";
import { ProfileHolder, snapshotOf } from "../../../../profile/holder.ts";
import { startTestServer, type TestServer } from "../../../testing/test-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";
import { servicesOn } from "../../services.ts";

const LIMIT = { timeout: 10_000 };
const { encrypt, decrypt } = CryptoService.method;

let holder: ProfileHolder;
let named: MemoryKeys;
let server: TestServer;
let session: ClientHttp2Session;

beforeEach(async () => {
  holder = new ProfileHolder();
  permit({});
  named = new MemoryKeys();
  keep("aes", "AES-256", 32);
  const ring = new LocalKeyRing(named, () => undefined);
  const calls = new CallLog(logTo({ write: () => undefined }, "silent"), "info");
  server = await startTestServer(servicesOn({ ...testCall(), ring, holder, calls, nowMs: Date.now }, false));
  session = server.connect();
});
afterEach(() => server[Symbol.asyncDispose]());

function permit(changes: Partial<EncryptionPolicy>): void {
  const choice = { default: "AES-256-GCM", allowed: new Set(["AES-256-GCM"]) };
  const encryption: EncryptionPolicy = { ...choice, callerNonces: false, minTagBytes: 16, ...changes };
  holder.swap(snapshotOf(testCall({ encryption }).profile));
}

function keep(name: string, type: string, bytes: number): void {
  const secret = createSecretKey(randomBytes(bytes));
  const usages = KEY_USAGES.encrypt | KEY_USAGES.decrypt;
  named.put(
    LOCAL_CALLER,
    name,
    { type: requireKeyType(type), usages, algorithm: undefined, material: { kind: "secret", secret } },
    9,
  );
}

const aes = { key: { case: "name", value: "aes" } } as const;
const plaintext = Buffer.from("what is to be hidden");

describe("Encrypt and Decrypt", () => {
  test("give back what went in, with the profile's default and a nonce of the server's", LIMIT, async () => {
    const associatedData = Buffer.from("header");
    const { ciphertext, nonce, tag, algorithm, profile } = await unaryCall(session, encrypt, {
      key: aes,
      plaintext,
      associatedData,
    });
    assert.deepEqual([nonce.length, tag.length, algorithm, profile?.name], [12, 16, "AES-256-GCM", "payments"]);
    assert.notDeepEqual(Buffer.from(ciphertext), plaintext);
    const back = await unaryCall(session, decrypt, { key: aes, ciphertext, nonce, tag, associatedData });
    assert.deepEqual(Buffer.from(back.plaintext), plaintext);
  });
});
