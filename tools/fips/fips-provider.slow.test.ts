import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { moduleMac } from "./build-provider.ts";
import { findProgram } from "./build-tools.ts";
import { runCommand } from "./command.ts";
import { describeProvider, ensureFipsProvider, type FipsProvider } from "./fips-provider.ts";
import type { Outcome } from "./survey/outcome.ts";

const provider = await ensureFipsProvider({ report: (line) => console.error(`fips: ${line}`) });
const noOpenssl = findProgram("openssl", process.env) ? false : "there is no openssl command to compare with";

/** Runs a script in a node that starts with the provider. */
function node(started: FipsProvider, script: string, args: readonly string[] = started.nodeArguments): Promise<string> {
  const env = { ...process.env, ...started.environment };
  return runCommand(process.execPath, [...args, "--input-type=module", "-e", script], { env, timeoutMs: 180_000 });
}

async function copyOf(t: TestContext, enforcement: "always" | "switchable" = "always"): Promise<FipsProvider> {
  const folder = await mkdtemp(join(tmpdir(), "keyward-fips-test-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(provider.directory, folder, { recursive: true });
  return describeProvider(folder, enforcement);
}

/** Changes one byte in the middle of the module. */
async function tamper({ modulePath }: FipsProvider): Promise<void> {
  const bytes = await readFile(modulePath);
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  await writeFile(modulePath, bytes);
}

test("a node that is started with the provider is in FIPS mode and cannot leave it", async () => {
  const script = `import { getFips, setFips } from "node:crypto";
    let code; try { setFips(false) } catch (error) { code = error.code }
    console.log(getFips(), code, getFips());`;
  assert.equal((await node(provider, script)).trim(), "1 ERR_CRYPTO_FIPS_FORCED 1");
});

test("a module that is preferred computes P-384 and P-521, and leaves what it lacks to the others", async () => {
  const script = `import { createHash, generateKeyPairSync, getFips, sign, verify } from "node:crypto";
    const curves = ["P-384", "P-521"].map((namedCurve) => {
      const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
      return verify("sha512", "text", publicKey, sign("sha512", "text", privateKey));
    });
    console.log(getFips(), ...curves, createHash("md5").update("abc").digest("hex"));`;
  const printed = await node(describeProvider(provider.directory, "preferred"), script);
  assert.equal(printed.trim(), "0 true true 900150983cd24fb0d6963f7d28e17f72");
});

test("--enable-fips works with the same configuration", async () => {
  const script = "console.log((await import('node:crypto')).getFips())";
  assert.equal((await node(provider, script, ["--enable-fips"])).trim(), "1");
});

test("the provider serves what is approved and refuses what is not", async () => {
  const program = join(import.meta.dirname, "survey", "run-probes.ts");
  const env = { ...process.env, ...provider.environment };
  const printed = await runCommand(process.execPath, [...provider.nodeArguments, program], { env, timeoutMs: 300_000 });
  const { fips, outcomes } = JSON.parse(printed) as { fips: number; outcomes: Outcome[] };
  const verdicts = new Map(outcomes.map(({ family, name, verdict }) => [`${family}: ${name}`, verdict]));
  assert.equal(fips, 1);
  for (const name of SERVED) assert.equal(verdicts.get(name), "served", name);
  for (const [name, verdict] of Object.entries(REFUSED)) assert.equal(verdicts.get(name), verdict, name);
  assert.ok(!outcomes.some(({ verdict }) => verdict === "broken"));
});

const SERVED = [
  ...[
    "hash: sha256",
    "hash: sha3-512",
    "hash: shake256, 64 bytes",
    "HMAC: sha512",
    "MAC: KMAC-256",
    "MAC: CMAC-AES-256",
  ],
  ...["cipher: AES-256-GCM", "cipher: AES-256-KWP", "ECDSA: P-256, SHA-256", "EdDSA: Ed25519", "ML-DSA: ML-DSA-65"],
  ...["SLH-DSA: SLH-DSA-SHAKE-128F", "RSA: 4096, PSS, SHA-256, salt of 32 bytes", "RSA: 2048, OAEP, SHA-256"],
  ...["key agreement: ECDH P-384", "KEM: ML-KEM-768", "KDF: HKDF, SHA-256", "KDF: PBKDF2, SHA-256"],
];

const REFUSED: Readonly<Record<string, string>> = {
  "hash: md5": "absent",
  "hash: blake2b512": "absent",
  "cipher: ChaCha20-Poly1305": "absent",
  "key agreement: X25519": "absent",
  "ECDSA: secp256k1, SHA-256": "absent",
  "KDF: scrypt": "absent",
  "ECDSA: P-256, SHA-1": "digest",
  "HMAC: sha256, key of 13 bytes": "size",
  "RSA: 1024, key generation": "size",
  "RSA: 2048, PKCS#1 v1.5 encryption": "parameter",
};

test("a module with one changed byte does not load, and node does not start", async (t) => {
  const copy = await copyOf(t);
  assert.equal((await node(copy, "console.log('started')")).trim(), "started");
  await tamper(copy);
  const script = "console.log('started')";
  await assert.rejects(node(copy, script), /requires an active OpenSSL provider named "fips"/);
  await assert.rejects(node(copy, script, ["--enable-fips"]), /requires an active OpenSSL provider named "fips"/);
});

const SWITCH = `import * as crypto from "node:crypto";
  const attempt = (call) => { try { call(); return "works" } catch { return "refused" } };
  const md5 = () => attempt(() => crypto.createHash("md5").update("x").digest());
  const sha256 = () => attempt(() => crypto.createHash("sha256").update("x").digest());
  const older = crypto.generateKeyPairSync("x25519");
  const begun = crypto.createHash("md5");
  console.log("before", crypto.getFips(), md5(), sha256());
  crypto.setFips(true);
  console.log("after", crypto.getFips(), md5(), sha256());
  console.log("older key", attempt(() => crypto.diffieHellman(older)));
  console.log("older context", attempt(() => begun.update("x").digest()));`;

test("a switchable process changes for new calls, and not for contexts that were begun", async () => {
  const printed = await node(describeProvider(provider.directory, "switchable"), SWITCH);
  assert.deepEqual(printed.trim().split("\n"), [
    "before 0 works works",
    "after 1 refused works",
    "older key refused",
    "older context works",
  ]);
});

test("setFips without the module claims FIPS mode and serves nothing, so a digest has to be tried", async (t) => {
  const copy = await copyOf(t, "switchable");
  await tamper(copy);
  await assert.rejects(node(copy, "console.log(1)", ["--force-fips"]), /requires an active OpenSSL provider/);
  const script = `import * as crypto from "node:crypto"; crypto.setFips(true);
    let code; try { crypto.createHash("sha256") } catch (error) { code = error.code }
    console.log(crypto.getFips(), code);`;
  assert.equal(
    (await node({ ...copy, environment: { OPENSSL_CONF: "/dev/null", OPENSSL_MODULES: "" } }, script)).trim(),
    "1 ERR_OSSL_EVP_UNSUPPORTED",
  );
});

test("the module's code is the one that openssl fipsinstall writes", { skip: noOpenssl }, async (t) => {
  const copy = await copyOf(t);
  const out = join(copy.directory, "fipsmodule.cnf");
  const options = { timeoutMs: 180_000 };
  await runCommand("openssl", ["fipsinstall", "-quiet", "-module", copy.modulePath, "-out", out], options);
  const written = /^module-mac = (.*)$/m
    .exec(await readFile(out, "utf8"))?.[1]
    ?.replaceAll(":", "")
    .toLowerCase();
  assert.equal(written, moduleMac(await readFile(copy.modulePath)).toString("hex"));
});
