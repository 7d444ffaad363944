import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf, BrokerClient } from "./broker-client.ts";
import { startServer } from "./server-process.ts";

const NAMES = [
  ...["SHA3_256", "SHA3_384", "SHA3_512", "SHA_256", "SHA_384", "SHA_512", "SHA_512_256"].map((name) => `Hash${name}`),
  "SignCertificate_CSR_SECP256R1_CA_RSA4096",
  "SignCertificate_CSR_SECP521R1_CA_SECP521R1",
  "SignCertificate_CSR_SECP256R1_CA_SECP384R1",
].map((name) => `BenchmarkLibraryNative_${name}`);

test("outside development mode the development service is not there", async () => {
  const server = await startServer();
  using client = new BrokerClient(server.socket);
  assert.equal((await client.benchmark({})).code, 12);
  assert.equal((await client.fakeEndpoint({})).code, 12);
  await server.stop();
});

for (const variable of ["CRYPTO_BROKER_APP_ENV", "APP_ENV"]) {
  test(`${variable}=dev adds it: four calls of five fail, in rounds`, async () => {
    const server = await startServer({ env: { [variable]: "dev" } });
    using client = new BrokerClient(server.socket);
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) {
        const outcome = await client.fakeEndpoint({ metadata: { id: "x" } });
        assert.deepEqual([outcome.code, (outcome as { text: string }).text], [14, "fake endpoint is temporarily down"]);
      }
      const answer = answerOf(await client.fakeEndpoint({ metadata: { id: "x" } }));
      assert.equal(answer.message, "Fake endpoint called successfully");
      assert.equal(answer.metadata?.id, "x");
    }
    await server.stop();
  });
}

test("the benchmark measures each operation, and its answer is JSON", { timeout: 120_000 }, async () => {
  const server = await startServer({ env: { CRYPTO_BROKER_APP_ENV: "dev" } });
  using client = new BrokerClient(server.socket);
  const { benchmarkResults, metadata } = answerOf(await client.benchmark({ metadata: { id: "b" } }));
  const { results } = JSON.parse(benchmarkResults) as { results: { name: string; avgTime: number }[] };
  assert.deepEqual(
    results.map((result) => result.name),
    NAMES,
  );
  for (const { avgTime } of results) assert.ok(Number.isSafeInteger(avgTime) && avgTime > 0);
  assert.equal(metadata?.id, "b");
  const refused = await client.benchmark({ metadata: { id: "\n" } });
  assert.match(
    (refused as { text: string }).text,
    /^something went wrong while running benchmarks: rpc error: code = InvalidArgument desc = metadata\.id: /,
  );
  await server.stop();
});
