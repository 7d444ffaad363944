import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, createPublicKey } from "node:crypto";
import { test } from "node:test";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { verify } from "@keyward/core/crypto/signature/signature";
import { signaturePair } from "@keyward/core/crypto/signature/testing/signature-pair";
import { DigestThread } from "./digest-thread.ts";
import { DIGEST_WORKER } from "./digest-worker-url.ts";

const LIMIT = { timeout: 60_000 };
const row = requireSignatureAlgorithm("ECDSA-P384-SHA384");
const pair = signaturePair("EC-P384");
const [key] = pair.privateKeys;
const message = Buffer.from("message");
const digest = createHash("sha384").update(message).digest();

test("many at once are signed, each with its own signature", LIMIT, async () => {
  using thread = new DigestThread(DIGEST_WORKER);
  const signatures = await Promise.all(Array.from({ length: 20 }, () => thread.sign(row, key!, digest, NO_OPTIONS)));
  assert.equal(new Set(signatures.map((bytes) => Buffer.from(bytes).toString("hex"))).size, 20);
  for (const signature of signatures) assert.ok(await verify(row, pair, message, signature, NO_OPTIONS));
  assert.equal(await thread.verify(row, pair.publicKeys[0]!, digest, signatures[0]!, NO_OPTIONS), true);
  assert.equal(await thread.verify(row, pair.publicKeys[0]!, digest, signatures[0]!.subarray(1), NO_OPTIONS), false);
});

test("the event loop turns while the thread signs", LIMIT, async () => {
  using thread = new DigestThread(DIGEST_WORKER);
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  await Promise.all(Array.from({ length: 50 }, () => thread.sign(row, key!, digest, NO_OPTIONS)));
  clearInterval(ticking);
  assert.ok(turns > 1, `${turns} turns`);
});

test("what the key cannot do is said in our words, and OpenSSL's stay behind", LIMIT, async () => {
  using thread = new DigestThread(DIGEST_WORKER);
  const pss = requireSignatureAlgorithm("RSA-PSS-SHA512");
  const [rsa] = signaturePair("RSA-2048").privateKeys;
  const digest512 = createHash("sha512").update(message).digest();
  await assert.rejects(thread.sign(pss, rsa!, digest512, { ...NO_OPTIONS, saltBytes: 191 }), {
    code: "INVALID_ARGUMENT",
    message: /the most is 190/,
  });
  await assert.rejects(thread.sign(row, createPublicKey(key!), digest, NO_OPTIONS), {
    code: "INTERNAL",
    message: "the key cannot make this signature",
  });
  assert.equal((await thread.sign(pss, rsa!, digest512, NO_OPTIONS)).length, 256);
});

test("who waits for a thread that ends is told, and the next request starts another", LIMIT, async () => {
  const ending = new URL(`data:text/javascript,${encodeURIComponent('import "node:process"; process.exit(0);')}`);
  using thread = new DigestThread(ending);
  for (let round = 0; round < 2; round++) {
    await assert.rejects(thread.sign(row, key!, digest, NO_OPTIONS), {
      code: "UNAVAILABLE",
      message: /thread .* ended/,
    });
  }
});

test("a thread without work ends, and starts again with the next digest", LIMIT, async () => {
  using thread = new DigestThread(DIGEST_WORKER, 1);
  for (let round = 0; round < 3; round++) {
    assert.ok(await verify(row, pair, message, await thread.sign(row, key!, digest, NO_OPTIONS), NO_OPTIONS));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
});

test("there is an end to how many wait", LIMIT, async () => {
  const silent = new URL(
    'data:text/javascript,import{parentPort}from"node:worker_threads";parentPort.on("message",()=>{})',
  );
  const thread = new DigestThread(silent);
  const all = Array.from({ length: 256 }, () => thread.sign(row, key!, digest, NO_OPTIONS));
  await assert.rejects(thread.sign(row, key!, digest, NO_OPTIONS), {
    code: "RESOURCE_EXHAUSTED",
    message: /256 digests wait/,
  });
  thread[Symbol.dispose]();
  for (const result of await Promise.allSettled(all)) assert.equal(result.status, "rejected");
});

test("a thread with nothing to do does not keep the process", LIMIT, () => {
  const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const script = `
    import { generateKeyPairSync } from "node:crypto";
    import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
    import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
    const { signDigest } = await import(${url("./digests.ts")});
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const row = requireSignatureAlgorithm("ECDSA-P256-SHA256");
    const signature = await signDigest(row, privateKey, new Uint8Array(32).fill(7), { ...NO_OPTIONS, format: "raw" }, {});
    console.log(signature.length);`;
  const args = ["--input-type=module", "--eval", script];
  const cwd = new URL("../../../..", import.meta.url);
  assert.equal(execFileSync(process.execPath, args, { encoding: "utf8", timeout: 60_000, cwd }), "64\n");
});
