import assert from "node:assert/strict";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { answerOf, BrokerClient } from "./broker-client.ts";
import { type Server, startServer } from "./server-process.ts";

const LIMIT = { timeout: 180_000 };
const DIGEST_BYTES: Record<string, number> = { "sha-256": 32, "sha3-512": 64 };
const cryptoProfile = (hash: string) => `
apiVersion: keyward.dev/v1alpha1
kind: CryptoProfile
metadata: {name: payments}
spec:
  hash: {default: ${hash}, allowed: [SHA-256, SHA3-512]}
`;
const brokerList = (hash: string) =>
  `- {Name: Default, Settings: {CryptoLibrary: native}, API: {HashData: {HashAlg: ${hash}}}}`;

async function replace(server: Server, text: string): Promise<void> {
  const file = join(server.dir, "Profiles.yaml");
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

for (const [kind, render] of [
  ["CryptoProfile", cryptoProfile],
  ["crypto-broker list", brokerList],
] as const) {
  test(`a ${kind} is reloaded under load: no call fails, and each answer is of one state`, LIMIT, async () => {
    const server = await startServer({ profiles: render("SHA-256") });
    using client = new BrokerClient(server.socket);
    const seen = new Set<string>();
    let running = true;
    const loops = Array.from({ length: 16 }, async () => {
      while (running) {
        const { hashAlgorithm, descriptor, hashValue } = answerOf(await client.hashData({ profile: "Default" }));
        assert.equal(descriptor?.algorithm, hashAlgorithm);
        assert.equal(String(hashValue.value).length, 2 * DIGEST_BYTES[hashAlgorithm]!);
        seen.add(hashAlgorithm);
      }
    });
    for (let i = 1; i <= 6; i++) {
      const [wire, name] = i % 2 === 1 ? ["sha3-512", "SHA3-512"] : ["sha-256", "SHA-256"];
      await replace(server, render(name!));
      while (answerOf(await client.hashData({ profile: "Default" })).hashAlgorithm !== wire) await delay(20);
    }
    running = false;
    await Promise.all(loops);
    assert.deepEqual([...seen].sort(), ["sha-256", "sha3-512"]);
    await server.stop();
  });
}

test("a file that turns bad changes nothing but the log, and a good one is taken again", LIMIT, async () => {
  const server = await startServer({ profiles: cryptoProfile("SHA-256") });
  using client = new BrokerClient(server.socket);
  await replace(server, cryptoProfile("MD5"));
  const { fault, level } = await server.logged("the changed file is refused; the last good one stays");
  assert.equal(level, "error");
  assert.match(String(fault), /the default must be one of the allowed algorithms/);
  assert.equal(answerOf(await client.hashData({ profile: "payments" })).hashAlgorithm, "sha-256");
  await replace(server, cryptoProfile("SHA3-512"));
  while (answerOf(await client.hashData({ profile: "payments" })).hashAlgorithm !== "sha3-512") await delay(20);
  await server.stop();
});
