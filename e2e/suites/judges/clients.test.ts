import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { FOREIGN_CLIENTS, type ForeignClient } from "../../judges/foreign-clients.ts";
import { type KeywardServer, startKeyward } from "../../judges/keyward-server.ts";
import { clientsProfile } from "../../judges/profile.ts";
import { runClient, type Seen } from "../../judges/run-client.ts";

/** A client that is built from nothing takes minutes. */
const LIMIT = { timeout: 900_000 };
const SERVING = 1;
const [PERMISSION_DENIED, UNIMPLEMENTED] = [7, 12];
const CALLS_AT_ONCE = 200;
const MEBIBYTE = 1024 * 1024;
const PERIOD = Uint8Array.from({ length: 251 }, (_, index) => index);
const ABC = { digest: digestOf("sha3-512", Buffer.from("abc")) };

let keyward: KeywardServer;
before(async () => {
  keyward = await startKeyward(clientsProfile());
});
after(() => keyward[Symbol.asyncDispose]());

for (const client of FOREIGN_CLIENTS) describe(`${client.name}, unmodified`, LIMIT, () => judge(client));

function judge({ build, deadlineCodes, cancelledCode }: ForeignClient): void {
  let all: ReadonlyMap<string, Seen>;
  const sees = (name: string, expected: object) => assert.deepEqual(all.get(name), expected);
  before(async () => {
    all = await runClient([...(await build()), keyward.grpcSocket]);
  }, LIMIT);

  test("gets the digest that is known", () => sees("hash", ABC));

  test("gets each of 200 answers that it asked for at once", () => {
    const digests = Array.from({ length: CALLS_AT_ONCE }, (_, index) => digestOf("sha256", Buffer.from(String(index))));
    sees("at-once", { digests });
  });

  test("sends a mebibyte in one message", () => sees("mebibyte", { digest: digestOf("sha256", pattern(MEBIBYTE)) }));

  test("reads which rule has refused", () => {
    const message =
      "rule hash.allowed of profile judges (generation 0) refuses SHA-224; it permits SHA-256, SHA-512, SHA3-512";
    const info = { domain: "keyward.dev", reason: "REFUSED_BY_RULE", rule: "hash.allowed" };
    sees("refusal", { code: PERMISSION_DENIED, message, ...info });
  });

  test("is told of a service that is not there", () => {
    sees("unknown", { code: UNIMPLEMENTED, message: "unknown service keyward.v9.NoService" });
  });

  test("streams 5 MiB to one answer", () => {
    sees("client-stream", { digest: digestOf("sha512", pattern(5 * MEBIBYTE)) });
  });

  test("streams 2 MiB there and back, and opens what was sealed", () => {
    sees("encrypt-stream", { digest: digestOf("sha256", pattern(2 * MEBIBYTE)), hidden: true });
  });

  test("sees a deadline pass", () => {
    const { code } = all.get("deadline") ?? {};
    assert.ok(deadlineCodes.includes(code as number), `code ${code}`);
  });

  test("cancels a stream whose first answer it has", () => {
    const { first, code } = all.get("cancelled") ?? {};
    assert.deepEqual([first, code], [SERVING, cancelledCode]);
  });

  test("asks whether the server is well", () => sees("health", { status: SERVING }));

  test("is answered on the same connection after all of that", () => sees("again", ABC));

  test("leaves nothing in the log that worries", () => {
    const worries = keyward.log.filter((line) => /"level":"(warn|error|fatal)"/.test(line));
    assert.deepEqual(worries, []);
  });
}

function digestOf(algorithm: string, data: Uint8Array): string {
  return createHash(algorithm).update(data).digest("hex");
}

/** Bytes that every client makes in the same way. */
function pattern(length: number): Uint8Array {
  return Buffer.alloc(length, PERIOD);
}
