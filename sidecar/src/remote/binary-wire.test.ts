import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { SignRequestSchema, SignResponseSchema } from "@keyward/proto/light/gen/keyward/v1/signature";
import { startTestParsec, type TestParsec } from "../front/parsec/testing/test-parsec.ts";
import { WireClient } from "../front/parsec/testing/wire-client.ts";
import { soleVersion } from "../keys/versioned-key.ts";
import { RemoteKeys } from "./remote-keys.ts";
import { ManualClock } from "./testing/manual-clock.ts";

const LIMIT = { timeout: 20_000 };
const SIGN = [SignRequestSchema, SignResponseSchema] as const;
/** As the documentation says. */
const DEFAULT_TIMEOUT_MS = 30_000;

let clock: ManualClock;
let sent: (string | undefined)[];
let server: TestParsec;
let client: WireClient;

/** A key that stays in its backend, behind an operator that says nothing. */
beforeEach(async () => {
  [clock, sent] = [new ManualClock(), []];
  const remote = new RemoteKeys(clock);
  remote.attach({ send: (message) => void sent.push(message?.case) });
  const described = { operations: ["ECDSA-P256-SHA256"], signsDigests: true, maxMessageBytes: 4_096 };
  const use = remote.useOf({ name: "orders", uid: "u1", version: 1 }, described as never);
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const material = { kind: "remote", publicKeys: [publicKey], secretBytes: undefined, use } as const;
  const usages = parseUsages(["sign"]);
  const key = soleVersion({ type: requireKeyType("EC-P256"), usages, algorithm: undefined, material });
  const profile = { grants: [{ container: "*", policy: "orders", usages }] };
  server = await startTestParsec({ profile, policyKey: () => key });
  client = await WireClient.greeted(server.path);
});
afterEach(async () => {
  client[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

function sign() {
  const key = { key: { case: "policy", value: "orders" } } as const;
  const input = { case: "message", value: Buffer.from("an order") } as const;
  return client.call("CryptoService/Sign", SIGN, { key, algorithm: "ECDSA-P256-SHA256", input });
}

async function said(name: string): Promise<void> {
  while (!sent.includes(name)) await delay(1);
}

test("a call of the binary wire, which has no deadlines, ends though the operator never answers", LIMIT, async () => {
  const told = assert.rejects(sign(), { code: 4, message: /did not answer in the time/ });
  await said("operation");
  await clock.advance(DEFAULT_TIMEOUT_MS);
  await told;
  await said("cancellation");
});
