import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { defaultSignature } from "../../algorithms/x509-signature.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import { MessageDecoder } from "../../grpc/message-frame.ts";
import { SeededRandom } from "../../testing/seeded-random.ts";
import { decodePemBlocks, encodePem } from "../../text/pem.ts";
import { createAuthorityCertificate } from "../certificates/authority-certificate.ts";
import { parseCertificate } from "../certificates/certificate.ts";
import { importPrivateKey } from "../keys/private-key.ts";
import { parsePublicKey } from "../keys/public-key.ts";
import { formatName } from "../names/name-text.ts";
import { readBrokerCertificate, readBrokerKey, readBrokerRequest } from "../requests/broker-input.ts";
import { parseCertificateRequest } from "../requests/certificate-request.ts";
import { verifySignature } from "../signatures/signature.ts";
import { createSigner } from "../signatures/signer.ts";

const SEEDS = join(import.meta.dirname, "../../../../../shared/vectors/fuzz-seeds");
/** Enough to find a crash in minutes of daily runs; the seed makes a failure repeatable. */
const BUDGET_MS = 1000;
const SEED = 20_260_131;

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

const TARGETS: readonly [string, (input: Uint8Array) => unknown][] = [
  ["request", (input) => verify(parseCertificateRequest(input))],
  ["certificate", (input) => verify(parseCertificate(input))],
  ["public key", parsePublicKey],
  ["private key", importPrivateKey],
  ["PEM", (input) => decodePemBlocks(latin1(input))],
  ["PEM request", (input) => readBrokerRequest(latin1(input))],
  ["PEM certificate", (input) => readBrokerCertificate(latin1(input))],
  ["PEM key", (input) => readBrokerKey(latin1(input))],
  ["gRPC frames", (input) => new MessageDecoder(4096).push(input)],
];

function verify(
  object: Parameters<typeof verifySignature>[0] & Pick<ReturnType<typeof parseCertificate>, "subject" | "publicKey">,
): void {
  formatName(object.subject);
  verifySignature(object, object.publicKey, { allowSha1: true });
}

async function ownSeeds(): Promise<Uint8Array[]> {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signature = defaultSignature("ecdsa", 256);
  const publicKey = keys.publicKey.export({ format: "der", type: "spki" });
  const validity = { notBeforeMs: 0, notAfterMs: 1000 };
  const subject = [{ key: "CN", value: "seed" }];
  const authority = { subject, publicKey, signature, validity, pathLength: 1 };
  const certificate = await createAuthorityCertificate(authority, createSigner(keys.privateKey, signature));
  const privateKey = keys.privateKey.export({ format: "der", type: "sec1" });
  return [certificate, publicKey, privateKey, Buffer.from(encodePem("CERTIFICATE", certificate))];
}

function storedSeeds(): Uint8Array[] {
  if (!existsSync(SEEDS)) return [];
  const files = readdirSync(SEEDS).map((name) => readFileSync(join(SEEDS, name), "utf8").trim());
  return files.flatMap((text) => text.split("\n").map((line) => Buffer.from(JSON.parse(line).b64, "base64")));
}

const MUTATIONS: readonly ((random: SeededRandom, input: Uint8Array) => Uint8Array)[] = [
  (random, input) =>
    input.map((octet, at) => (at === random.below(input.length) ? octet ^ (1 << random.below(8)) : octet)),
  (random, input) => input.with(random.below(input.length), random.pick([0, 1, 0x30, 0x7f, 0x80, 0x82, 0x84, 0xff])),
  (random, input) => input.subarray(0, random.below(input.length)),
  (random, input) => {
    const [from, to] = [random.below(input.length), random.below(input.length)];
    return Buffer.concat([input.subarray(0, from), input.subarray(to)]);
  },
  (random, input) =>
    Buffer.concat([input.subarray(0, random.below(input.length)), random.bytes(random.below(40)), input]),
];

function mutate(random: SeededRandom, input: Uint8Array): Uint8Array {
  let mutated = input;
  for (let times = random.between(1, 3); times > 0 && mutated.length > 0; times--)
    mutated = random.pick(MUTATIONS)(random, mutated);
  return mutated;
}

function attempt(name: string, target: (input: Uint8Array) => unknown, input: Uint8Array): void {
  try {
    target(input);
  } catch (error) {
    const shown = Buffer.from(input).toString("base64").slice(0, 4000);
    assert.ok(error instanceof KeywardError, `${name} threw ${(error as Error).stack} for ${shown}`);
    assert.ok(error.message.length < 500, `${name} has a long message for ${shown}`);
  }
}

test("every parser gives a value or an error of ours, whatever the bytes", async () => {
  const seeds = [...(await ownSeeds()), ...storedSeeds()];
  const random = new SeededRandom(SEED);
  const startedMs = performance.now();
  for (const seed of seeds) for (const [name, target] of TARGETS) attempt(name, target, seed);
  while (performance.now() - startedMs < BUDGET_MS) {
    const input = mutate(random, random.pick(seeds));
    for (const [name, target] of TARGETS) attempt(name, target, input);
  }
});
