import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cp, mkdtemp, open, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { HASHES } from "@keyward/core/algorithms/hash";
import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { ensureFipsProvider } from "@keyward/tools/fips/fips-provider";
import { type Server, spawnServer, startServer } from "../crypto-broker/server-process.ts";
import { EngineClient } from "./client.ts";
import { changeProfile, everythingOf, namesOf } from "./profiles.ts";

const LIMIT = { timeout: 300_000 };
const { hash, hashStream, getServerInfo, deriveBytes } = CryptoService.method;
const { generateKey, importKey } = KeyService.method;
const NOT_SUPPORTED = /^12: .* is not approved, and this server is in FIPS mode/;

let provider: string;
let scratch: string;
before(async () => {
  provider = (await ensureFipsProvider()).directory;
  scratch = await mkdtemp(join(tmpdir(), "kwf-"));
}, LIMIT);
after(() => rm(scratch, { recursive: true }));

/** Waits until a line was logged so often. */
async function loggedTimes(server: Server, message: string, times: number): Promise<void> {
  while (server.lines.filter(({ msg }) => msg === message).length < times) {
    assert.equal(server.process.exitCode, null, JSON.stringify(server.lines.at(-1)));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function isInFipsMode(server: Server): Promise<boolean> {
  using client = new EngineClient(server.socket);
  return (await client.call(getServerInfo, {})).fipsProvider;
}

async function damaged(): Promise<string> {
  const folder = await mkdtemp(join(scratch, "provider-"));
  await cp(provider, folder, { recursive: true });
  const file = await open(join(folder, "fips.so"), "r+");
  const { size } = await stat(join(folder, "fips.so"));
  const [byte] = (await file.read(Buffer.alloc(1), 0, 1, size >> 1)).buffer;
  await file.write(Buffer.of(byte! ^ 1), 0, 1, size >> 1);
  await file.close();
  return folder;
}

describe("a profile that changes to FIPS while it is served", LIMIT, () => {
  let server: Server;
  before(async () => {
    server = await startServer({ profiles: everythingOf("Standard"), extra: ["--fips-provider", provider] });
  }, LIMIT);
  after(() => server.stop());

  test("has the server start again, as the same process, and serve in FIPS mode", LIMIT, async () => {
    const { pid } = server.process;
    assert.equal(await isInFipsMode(server), false);
    await changeProfile(server, everythingOf("FIPS"));
    await loggedTimes(server, "socket open", 2);
    assert.deepEqual(
      server.lines.filter(({ msg }) => /FIPS/.test(String(msg))).map(({ msg }) => msg),
      ["starting again in FIPS mode", "OpenSSL's FIPS provider verified"],
    );
    assert.equal(server.process.pid, pid);
    assert.equal(server.process.exitCode, null);
    assert.equal(await isInFipsMode(server), true);
  });

  test("and back to Standard stays in FIPS mode, and refuses by name what is not approved", LIMIT, async () => {
    await changeProfile(server, everythingOf("Standard"));
    await server.logged("this process stays in FIPS mode: of this profile it serves what is approved");
    assert.equal(await isInFipsMode(server), true);
    using client = new EngineClient(server.socket);
    const data = Buffer.from("abc");
    for (const algorithm of namesOf(HASHES, false)) {
      assert.match(await client.refusal(hash, { algorithm, data }), NOT_SUPPORTED, algorithm);
    }
    for (const type of namesOf(KEY_TYPES, false)) {
      assert.match(await client.refusal(generateKey, { type }), NOT_SUPPORTED, type);
    }
    for (const type of ["ChaCha20", "X25519"]) {
      assert.match(await client.refusal(importKey, { format: 1, data: Buffer.alloc(32), type }), NOT_SUPPORTED, type);
    }
    assert.deepEqual(namesOf(CIPHERS, false), ["ChaCha20-Poly1305"]);
    const key = await client.importSecret("SECRET", 32, ["derive"]);
    const scrypt = { salt: Buffer.alloc(16), cost: 1024, blockSize: 8, parallelization: 1 };
    const parameters = { parameters: { case: "scrypt", value: scrypt } } as const;
    const refused = await client.refusal(deriveBytes, { key, algorithm: "scrypt", parameters, lengthBytes: 32 });
    assert.match(refused, NOT_SUPPORTED);
    assert.equal((await client.call(hash, { algorithm: "SHA-256", data })).digest.length, 32);
  });
});

test("a server whose calls run ends them before it starts again", LIMIT, async () => {
  await using server = disposable(
    await startServer({ profiles: everythingOf("Standard"), extra: ["--fips-provider", provider] }),
  );
  using client = new EngineClient(server.value.socket);
  const [begun, waited] = [Buffer.from("before"), Buffer.from("after")];
  async function* parts() {
    yield { part: { case: "begin", value: { algorithm: "SHA-256" } } } as const;
    yield { part: { case: "chunk", value: begun } } as const;
    await server.value.logged("starting again in FIPS mode");
    yield { part: { case: "chunk", value: waited } } as const;
  }
  const running = client.stream(hashStream, parts());
  // Answered behind the stream's beginning.
  await client.call(getServerInfo, {});
  await changeProfile(server.value, everythingOf("FIPS"));
  const answered = await running;
  assert.ok("ok" in answered, "the stream was cut");
  assert.deepEqual(Buffer.from(answered.ok[0]!.digest), createHash("sha256").update(begun).update(waited).digest());
  await loggedTimes(server.value, "socket open", 2);
  assert.equal(await isInFipsMode(server.value), true);
});

test("a server that is asked to end while it waits for calls to end does not start again", LIMIT, async () => {
  await using server = disposable(
    await startServer({ profiles: everythingOf("Standard"), extra: ["--fips-provider", provider] }),
  );
  using client = new EngineClient(server.value.socket);
  async function* parts() {
    yield { part: { case: "begin", value: { algorithm: "SHA-256" } } } as const;
    await server.value.logged("starting again in FIPS mode");
    server.value.process.kill("SIGTERM");
    await server.value.logged("stopping");
    yield { part: { case: "chunk", value: Buffer.from("abc") } } as const;
  }
  const closed = once(server.value.process, "close");
  const running = client.stream(hashStream, parts());
  await client.call(getServerInfo, {});
  await changeProfile(server.value, everythingOf("FIPS"));
  assert.ok("ok" in (await running), "the stream was cut");
  assert.deepEqual(await closed, [0, null]);
  assert.equal(server.value.lines.filter(({ msg }) => msg === "socket open").length, 1);
});

test(
  "without a provider a FIPS profile is refused with the way to get one, and the last good one stays",
  LIMIT,
  async () => {
    await using server = disposable(await startServer({ profiles: everythingOf("Standard") }));
    await changeProfile(server.value, everythingOf("FIPS"));
    const { fault } = await server.value.logged("the changed file is refused; the last good one stays");
    assert.match(String(fault), /spec\.mode FIPS: .*`npm run fips`.*--fips-provider DIR.*--fips.*docs\/fips\.md/);
    assert.equal(await isInFipsMode(server.value), false);
  },
);

test("with a damaged provider a FIPS profile is refused before anything is ended", LIMIT, async () => {
  const folder = await damaged();
  await using server = disposable(
    await startServer({ profiles: everythingOf("Standard"), extra: ["--fips-provider", folder] }),
  );
  await changeProfile(server.value, everythingOf("FIPS"));
  const { fault } = await server.value.logged("the changed file is refused; the last good one stays");
  assert.match(String(fault), /node does not start with .*fips\.so: .*requires an active OpenSSL provider/);
  assert.equal(await isInFipsMode(server.value), false);
});

for (const [what, extra, text] of [
  ["no provider", async () => [], /it needs OpenSSL's FIPS provider, and this server has none/],
  ["a damaged provider", async () => ["--fips-provider", await damaged()], /node does not start with .*fips\.so/],
  ["a folder without one", async () => ["--fips-provider", tmpdir()], /lacks fips\.so or openssl\.cnf/],
  [
    "a store under a passphrase, which scrypt opens",
    async () => [
      "--fips-provider",
      provider,
      "--key-store",
      "/nowhere/k.db",
      "--key-store-passphrase-file",
      "/nowhere/p",
    ],
    /the key store must have a key file/,
  ],
] as const) {
  test(`with ${what} a server with a FIPS profile does not start, and says why`, LIMIT, async () => {
    const server = await spawnServer({ profiles: everythingOf("FIPS"), extra: await extra() });
    const [code] = await new Promise<unknown[]>((resolve) =>
      server.process.once("close", (...ended) => resolve(ended)),
    );
    assert.equal(code, 1);
    assert.match(String(server.lines.at(-1)?.msg), text);
    await server.stop();
  });
}

function disposable(value: Server) {
  return { value, [Symbol.asyncDispose]: async () => void (await value.stop()) };
}
