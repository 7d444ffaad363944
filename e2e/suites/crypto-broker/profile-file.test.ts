import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test } from "node:test";
import { answerOf, BrokerClient } from "./broker-client.ts";
import { spawnServer, startServer } from "./server-process.ts";

const LIMIT = { timeout: 120_000 };
const settings = "Settings: {CryptoLibrary: native}";
const hash = "API: {HashData: {HashAlg: sha-256}}";
const sign = (changes: string, name = "X") =>
  `- Name: ${name}\n  ${settings}\n  API:\n    SignCertificate: {<<: {SignAlg: ecdsa, HashAlg: sha-512, Validity: {ValidNotBeforeOffset: -1h, ValidNotAfterOffset: 1h}}, ${changes}}\n`;
const P = "could not parse profile: X, err: raw profile is invalid, err: ";

/** @returns the line with which the program refuses to start */
async function refusal(profiles: string): Promise<string> {
  const server = await spawnServer({ profiles });
  const [code] = await once(server.process, "close");
  await server.stop();
  assert.notEqual(code, 0);
  assert.equal(server.lines.length, 1, JSON.stringify(server.lines));
  return String(server.lines[0]?.msg);
}

const rows: [sentence: string, profiles: string, text: string][] = [
  [
    "another library",
    `- {Name: X, Settings: {CryptoLibrary: other}, ${hash}}`,
    `${P}unknown cryptographic library: other, available values: [native]`,
  ],
  ["no library", `- {Name: X, ${hash}}`, `${P}unknown cryptographic library: , available values: [native]`],
  ["no API", `- {Name: X, ${settings}}`, `${P}profile should contain at least one API`],
  [
    "an API without a value",
    `- {Name: X, ${settings}, API: {HashData: {HashAlg: ""}}}`,
    `${P}profile should contain at least one API`,
  ],
  [
    "no name",
    `- {${settings}, ${hash}}`,
    "could not parse profile: , err: raw profile is invalid, err: Name: required",
  ],
  ["a long name", `- {Name: ${"x".repeat(65)}, ${settings}, ${hash}}`, "too large (max 64)"],
  [
    "an unknown hash",
    `- {Name: X, ${settings}, API: {HashData: {HashAlg: md5}}}`,
    `${P}unsupported algorithm: md5 for operation hashData, available algorithms: [sha-256 `,
  ],
  [
    "an unknown signature",
    sign("SignAlg: dsa"),
    `${P}unsupported signature algorithm that consist of following pair: dsa and sha-512`,
  ],
  [
    "a hash that the signature does not have",
    sign("HashAlg: sha3-256"),
    `${P}unsupported hashing algorithm sha3-256 in conjunction with ecdsa`,
  ],
  ["an unknown key usage", sign("KeyUsage: [DigitalSignature]"), `${P}DigitalSignature is not supported key usage`],
  ["an unknown extended key usage", sign("ExtendedKeyUsage: [any]"), `${P}any is not supported extended key usage`],
  [
    "an end that is no duration",
    sign("Validity: {ValidNotBeforeOffset: 0, ValidNotAfterOffset: 1d}"),
    `${P}could not parse NotAfterOffset as time.Duration, err: `,
  ],
  [
    "a begin that is empty",
    sign('Validity: {ValidNotBeforeOffset: "", ValidNotAfterOffset: 1h}'),
    `${P}could not parse NotBeforeOffset as time.Duration, err: `,
  ],
  [
    "an end before the begin",
    sign("Validity: {ValidNotBeforeOffset: 1h, ValidNotAfterOffset: -1h}"),
    `${P}AfterOffset (-1h) is earlier in time than BeforeOffset (1h)`,
  ],
  [
    "a negative minimum",
    sign("KeyConstraints: {Subject: {RSA: {MinKeySize: -1}}}"),
    `${P}minKeySize in Subject is negative`,
  ],
  [
    "a negative maximum",
    sign("KeyConstraints: {Issuer: {ecdsa: {MaxKeySize: -1}}}"),
    `${P}maxKeySize in Issuer is negative`,
  ],
  [
    "a path length without CA",
    sign("BasicConstraints: {CA: false, PathLenConstraint: 2}"),
    `${P}PathLenConstraint is set to 2 but the CA field is false, `,
  ],
  [
    "an unknown key identifier hash",
    sign("SKIHashAlg: md5"),
    `${P}unsupported SKI hashing algorithm: md5, available algorithms: [sha-1 sha-256 `,
  ],
  [
    "an AES size",
    `- {Name: X, ${settings}, API: {EncryptData: {EncryptAlg: aes-gcm, KeySize: 512}}}`,
    `${P}unsupported AES-GCM key size: 512, available key sizes: [128 192 256]`,
  ],
  [
    "two equal names",
    `- {Name: X, ${settings}, ${hash}}\n- {Name: X, ${settings}, ${hash}}`,
    "duplicate profile name: X",
  ],
  ["what is no YAML", "- {Name: X", "could not unmarshal YAML profile, err: "],
  ["a list of nothing", "[]", "the list of profiles is empty"],
  ["a document of another kind", "kind: Pod", "is no valid CryptoProfile: "],
];

describe("a profile file stops the start with", () => {
  for (const [sentence, profiles, text] of rows) {
    test(sentence, LIMIT, async () => {
      const said = await refusal(profiles);
      assert.ok(said.includes(text), said);
    });
  }

  test("every fault of every profile", LIMIT, async () => {
    const said = await refusal(
      `- {Name: A, ${settings}, API: {HashData: {HashAlg: md5}}}\n${sign("SignAlg: x, KeyUsage: [y, z]", "B")}`,
    );
    for (const part of [
      "profile: A",
      "md5",
      "profile: B",
      "pair: x and",
      "y is not supported key usage",
      "z is not supported",
    ]) {
      assert.ok(said.includes(part), said);
    }
  });

  test("an alias bomb, without taking the machine's memory", LIMIT, async () => {
    const levels = "abcdefghi".split("").map((name, i, all) => {
      const item = i === 0 ? "lol" : `*${all[i - 1]}`;
      return `${name}: &${name} [${Array(9).fill(item).join(", ")}]`;
    });
    assert.match(await refusal(`${levels.join("\n")}\n`), /could not unmarshal YAML profile, err: .*alias/i);
  });
});

test("a file that is not there is named", LIMIT, async () => {
  const server = await spawnServer({ args: ["--profile", "/nowhere/Profiles.yaml"] });
  await once(server.process, "close");
  assert.match(String(server.lines[0]?.msg), /^could not open file: \/nowhere\/Profiles\.yaml: ENOENT/);
  await server.stop();
});

test("names and numbers are taken in any case, and unknown keys are nobody's business", LIMIT, async () => {
  const profiles = `
- Name: X
  Unknown: {a: 1}
  Settings: {CryptoLibrary: NaTiVe, More: true}
  API:
    HashData: {HashAlg: Sha-512/256, Extra: 1}
    SignCertificate:
      SignAlg: ECDSA
      HashAlg: SHA-384
      Validity: {ValidNotBeforeOffset: 0, ValidNotAfterOffset: 1h30m}
      KeyConstraints: {Subject: {Ecdsa: {MinKeySize: 256, MaxKeySize: 521}, Ed25519: {MinKeySize: 1}}}
      KeyUsage: [nonRepudiation, contentCommitment]
- {Name: x, ${settings}, ${hash}}
`;
  const server = await startServer({ profiles });
  using client = new BrokerClient(server.socket);
  assert.equal(answerOf(await client.hashData({ profile: "X" })).hashAlgorithm, "sha-512/256");
  assert.equal(answerOf(await client.hashData({ profile: "x" })).hashAlgorithm, "sha-256");
  assert.ok(server.lines.some((line) => line.level === "warn" && String(line.msg).includes("SKIHashAlg")));
  await server.stop();
});

test("CRYPTO_BROKER_PROFILES_DIR names the folder, and must be absolute", LIMIT, async () => {
  const seed = await spawnServer();
  const args = ["--socket-dir", `${seed.dir}/env`];
  const relative = await spawnServer({ profiles: "", args, env: { CRYPTO_BROKER_PROFILES_DIR: "here" } });
  await once(relative.process, "close");
  assert.match(String(relative.lines[0]?.msg), /CRYPTO_BROKER_PROFILES_DIR is "here": it must be an absolute path/);
  const missing = await spawnServer({ profiles: "", args });
  await once(missing.process, "close");
  assert.match(String(missing.lines[0]?.msg), /--profile is missing/);
  const server = await startServer({ profiles: "", args, env: { CRYPTO_BROKER_PROFILES_DIR: seed.dir } });
  using client = new BrokerClient(`${seed.dir}/env/keyward.sock`);
  assert.equal(answerOf(await client.hashData({ profile: "Default" })).hashAlgorithm, "sha3-512");
  for (const each of [relative, missing, server, seed]) await each.stop();
});

test("an invalid log setting stops the start", LIMIT, async () => {
  for (const [name, value] of [
    ["LEVEL", "loud"],
    ["FORMAT", "xml"],
    ["OUTPUT", "printer"],
  ] as const) {
    const server = await spawnServer({ env: { [`CRYPTO_BROKER_LOG_${name}`]: value } });
    const [code] = await once(server.process, "close");
    assert.notEqual(code, 0);
    assert.match(
      String(server.lines[0]?.msg),
      new RegExp(`CRYPTO_BROKER_LOG_${name} must be one of .*, not "${value}"`),
    );
    await server.stop();
  }
});
