import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { wrapKey } from "@keyward/core/crypto/transport/wrap-key";
import { Secret } from "@keyward/core/secret/secret";
import { decodePem } from "@keyward/core/text/pem";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import { type CommandResult, run } from "../../cluster/command.ts";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
import { agree, ask, EXPORT_CONTROL, ended, REQUESTER } from "./requests.ts";

const MAIN = join(import.meta.dirname, "../../../cli/src/main.ts");
/** Far more than any answer takes; a command that hangs ends. */
const TIMEOUT_MS = 240_000;

const suite = await openSuite();
const { client, namespace } = suite;
const at = (name: string) => ({ name, namespace });
const folder = mkdtempSync(join(tmpdir(), "keyward-command-"));
const file = (name: string) => join(folder, name);
after(() => rmSync(folder, { recursive: true }));
before(async () => {
  await suite.start();
});

function keyward(...args: string[]): Promise<CommandResult> {
  const place = ["-n", namespace, "--kubeconfig", suite.cluster.kubeconfigPath];
  return run([process.execPath, MAIN, "keys", ...args, ...place], { timeoutMs: TIMEOUT_MS });
}

/** With time enough for a busy machine. */
async function answer(...args: string[]): Promise<CommandResult> {
  const result = await keyward(...args, "--timeout", "200");
  assert.equal(result.code, 0, result.stderr);
  return result;
}

async function createKey(name: string, policy: Partial<KeyPolicySpec>, origin?: "Imported"): Promise<void> {
  const spec: KeyPolicySpec = { algorithm: "ECDSA-P256", keys: "None", ...policy };
  await client.create(KINDS.KeyPolicy, { metadata: at(`${name}-policy`), spec });
  const policyRef = { name: `${name}-policy` };
  await client.create(KINDS.CryptoKey, { metadata: at(name), spec: { policyRef, ...(origin && { origin }) } });
  if (origin === undefined) await active(name);
}

function active(name: string): Promise<CryptoKeyStatus> {
  return eventually(`an active version of ${name}`, async () => {
    const { status = {} } = await client.get(KINDS.CryptoKey, at(name));
    return status.activeVersion !== undefined && status;
  });
}

const spkiOf = (key: KeyObject | string) =>
  (typeof key === "string" || key.type === "private" ? createPublicKey(key as KeyObject) : key)
    .export({ type: "spki", format: "der" })
    .toString("hex");

test("keyward keys import brings a PEM file in, wrapped on the way", async () => {
  await createKey("brought", {}, "Imported");
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeFileSync(file("brought.pem"), privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o644 });
  const { stdout, stderr } = await answer(
    "import",
    "brought",
    "--key-file",
    file("brought.pem"),
    "--reason",
    "moving in",
  );
  assert.match(stdout, /^keyrequest\/import-brought-\S+: Succeeded\. version 1 is there/);
  assert.match(stderr, /others can read \S+ \(mode 0644\)\. Next: chmod 600/);
  assert.match(stderr, /wrapped by RSA-AES-KWP-SHA256 under the key with SHA-256 [0-9a-f]{64}/);
  const { versions } = await active("brought");
  assert.equal(spkiOf(versions![0]!.publicKey!), spkiOf(publicKey));
});

test("keyward keys import takes the bytes of a secret key, and a JWK, by the other method, too", async () => {
  await createKey("secret", { algorithm: "AES-256" }, "Imported");
  writeFileSync(file("secret.bin"), randomBytes(32), { mode: 0o600 });
  const raw = ["--key-file", file("secret.bin"), "--format", "raw", "--method", "RSA-OAEP-SHA256"];
  assert.match((await answer("import", "secret", ...raw)).stdout, /Succeeded\. version 1 is there/);
  const jwk = JSON.stringify({ kty: "oct", k: randomBytes(32).toString("base64url") });
  writeFileSync(file("secret.jwk"), jwk, { mode: 0o600 });
  const { stderr, stdout } = await answer("import", "secret", "--key-file", file("secret.jwk"));
  assert.match(stdout, /Succeeded\. version 2/);
  assert.doesNotMatch(stderr, /others can read/);
});

test("keyward keys import gives the key to wrap under, and takes what was wrapped elsewhere", async () => {
  await createKey("elsewhere", {}, "Imported");
  const { stdout } = await answer("import", "elsewhere", "--wrapping-key", file("wrapping.pem"));
  const request = /--request (\S+) --wrapped-key FILE/.exec(stdout)?.[1] ?? assert.fail(stdout);
  const bring = (name: string) =>
    keyward("import", "elsewhere", "--request", request, "--wrapped-key", file(name), "--timeout", "200");

  writeFileSync(file("rubbish.bin"), randomBytes(500));
  for (const _ of ["once", "once more, in the same words"]) {
    const { code, stderr } = await bring("rubbish.bin");
    assert.equal(code, 1);
    assert.match(stderr, /the key was refused: .*\. Next: bring another with --request /);
  }
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  using plain = new Secret(privateKey.export({ type: "pkcs8", format: "der" }));
  const under = decodePem(readFileSync(file("wrapping.pem"), "utf8")).bytes;
  writeFileSync(file("wrapped.bin"), wrapKey("RSA-AES-KWP-SHA256", under, plain));
  const { code, stderr } = await bring("wrapped.bin");
  assert.equal(code, 0, stderr);
  assert.equal(spkiOf((await active("elsewhere")).versions![0]!.publicKey!), spkiOf(publicKey));
});

test("keyward keys export waits for the people who have to agree, and writes a file of the owner's own", async () => {
  await createKey("leaving", { export: "Wrapped", dualControl: EXPORT_CONTROL });
  const recipient = generateKeyPairSync("rsa", { modulusLength: 3072 });
  const wrappingKey = recipient.publicKey.export({ type: "spki", format: "pem" }).toString();
  writeFileSync(file("recipient.pem"), recipient.privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  const request = await ask(suite, "leaving", "Export", {
    version: 1,
    exportTo: { wrappingKey },
    requester: REQUESTER,
  });
  const take = (out: string, ...more: string[]) =>
    answer("export", "leaving", "1", "--request", request, "--out", file(out), ...more);

  const early = await keyward("export", "leaving", "1", "--request", request, "--out", file("early"), "--timeout", "1");
  assert.equal(early.code, 0, early.stderr);
  assert.match(
    early.stderr,
    /nothing is written yet\. Next, when people have agreed: keyward keys export leaving 1 --request/,
  );
  assert.ok(!readdirSync(folder).includes("early"));

  const waiting = take("leaving.pem", "--unwrap-with", file("recipient.pem"));
  await agree(suite, request);
  const { stdout } = await waiting;
  assert.match(stdout, /version 1 of leaving is in \S+leaving\.pem, opened: PKCS#8, PEM/);
  assert.equal(statSync(file("leaving.pem")).mode & 0o777, 0o600);
  const key = createPrivateKey(readFileSync(file("leaving.pem")));
  assert.equal(spkiOf(key), spkiOf((await active("leaving")).versions![0]!.publicKey!));

  const json = await take("leaving.bin", "-o", "json");
  assert.equal(JSON.parse(json.stdout).status.wrappedKey, undefined, "the wrapped key is for its file alone");
  const stored = (await client.get(KINDS.KeyRequest, at(request))).status!.wrappedKey!;
  assert.deepEqual(readFileSync(file("leaving.bin")), Buffer.from(stored, "base64"));
});

test("keyward keys migrate names the backend, and says why where a key cannot go there", async () => {
  await createKey("moving", {});
  const missing = await keyward("migrate", "moving", "--to", "KeyBackend/other", "--no-wait");
  assert.match(missing.stdout, /^keyrequest\/migrate-moving-\S+: /);
  const spec = { development: true, software: { keyEncryptionKey: { secret: { name: `kek-${namespace}` } } } };
  await client.create(KINDS.KeyBackend, { metadata: at("other"), spec });
  await eventually("the move", async () => {
    const { activeVersion, versions = [] } = await active("moving");
    return versions.some(({ version, backend }) => version === activeVersion && backend.name === "other");
  });
  const again = await keyward("migrate", "moving", "--to", "keybackend/other", "--no-new-version", "--timeout", "200");
  assert.equal(again.code, 1);
  assert.match(again.stderr, /^keyward: the request failed: the active version is in KeyBackend other already$/m);
});

test("keyward keys ledger verify says that the ledger is whole, and later that it has grown since", async () => {
  await createKey("ending", {});
  await client.delete(KINDS.CryptoKey, at("ending"));
  const verify = (...more: string[]) => {
    const place = ["-n", suite.operatorNamespace, "--kubeconfig", suite.cluster.kubeconfigPath];
    return run([process.execPath, MAIN, "keys", "ledger", "verify", ...place, ...more], { timeoutMs: TIMEOUT_MS });
  };
  const { stdout } = await eventually("a ledger", async () => {
    const result = await verify();
    return result.code === 0 && result;
  });
  const end = /^its end: (\d+:[0-9a-f]{64})$/m.exec(stdout)?.[1] ?? assert.fail(stdout);
  assert.match(stdout, /^the ledger is whole: \d+ lines? in 1 part$/m);
  const later = await verify("--known", end, "-o", "json");
  assert.equal(JSON.parse(later.stdout).whole, true);
  const forgotten = await verify("--known", `1:${"0".repeat(64)}`);
  assert.equal(forgotten.code, 1);
  assert.match(forgotten.stderr, /line 1 is no longer the one that was seen there$/m);
});

test("a request that has ended is removed when its time is over, and one that says nothing stays", async () => {
  await createKey("turning", {});
  const stays = await ask(suite, "turning", "Rotate");
  await ended(suite, stays);
  const goes = await ask(suite, "turning", "Rotate", { ttlSecondsAfterFinished: 0 });
  await eventually("the removal", async () => {
    try {
      await client.get(KINDS.KeyRequest, at(goes));
      return false;
    } catch (error) {
      if (isNotFound(error)) return true;
      throw error;
    }
  });
  const { activeVersion, history = [] } = await active("turning");
  assert.equal(activeVersion, 3);
  assert.ok(
    history.some(({ by }) => by === `request/${goes}`),
    "history still tells of it",
  );
  assert.equal((await client.get(KINDS.KeyRequest, at(stays))).status?.phase, "Succeeded");
  const { stdout } = await keyward("history", "turning", "--keyward-namespace", suite.operatorNamespace);
  assert.match(stdout, new RegExp(`RequestEnded +3 +request/${goes} +Rotate Succeeded`), "the ledger tells of its end");
});
