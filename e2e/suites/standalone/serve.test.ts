import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { entrypointOf, parseProgram } from "@keyward/tools/images/program";
import { parse } from "yaml";
import { EngineClient } from "../fips/client.ts";
import { DEPLOY, Machine, type Running } from "./machine.ts";
import { CREDENTIALS, commandLine, settingOf } from "./unit-file.ts";

const LIMIT = { timeout: 300_000 };
const DATA = Buffer.from("signed before the crash");
const { sign, verify, hash } = CryptoService.method;
const NAMED = { key: { case: "name", value: "release" } } as const;

const example = () => readFileSync(join(DEPLOY, "profile.example.yaml"), "utf8");
const octal = (name: string) => Number.parseInt(settingOf(name), 8);

describe("the unit's command line, in the file system that it is made for", LIMIT, () => {
  let machine: Machine;
  let server: Running;
  before(async () => {
    machine = await Machine.make();
    await machine.file("etc/keyward/profile.yaml", example());
    await machine.directory(`run/${settingOf("RuntimeDirectory")}`, octal("RuntimeDirectoryMode"));
    await machine.directory(`var/lib/${settingOf("StateDirectory")}`, octal("StateDirectoryMode"));
    await machine.directory(CREDENTIALS, 0o500);
    await machine.file(`${CREDENTIALS}/key-store.key`, randomBytes(32), 0o400);
    server = machine.start(commandLine());
    await server.logged("socket open");
  }, LIMIT);
  after(() => machine[Symbol.asyncDispose]());

  const client = () => new EngineClient(machine.path("run/keyward/keyward.sock"));
  const input = { case: "message", value: DATA } as const;
  let signature: Uint8Array;

  test("serves on a socket that the group may use, and keeps a key under a name", LIMIT, async () => {
    assert.equal(statSync(machine.path("run/keyward/keyward.sock")).mode & 0o777, 0o660);
    using engine = client();
    const key = await engine.generate("Ed25519", ["sign", "verify"]);
    const { durable } = await engine.call(KeyService.method.persistKey, { key, name: "release" });
    assert.equal(durable, true);
    ({ signature } = await engine.call(sign, { key: NAMED, input }));
  });

  test("takes a changed profile while it runs", LIMIT, async () => {
    using engine = client();
    const request = { algorithm: "SHA3-512", data: DATA };
    assert.match(await engine.refusal(hash, request), /^7: rule hash\.allowed of profile local/);
    await machine.file("etc/keyward/profile.yaml", example().replace("[SHA-256, SHA-512]", "[SHA-256, SHA3-512]"));
    while (server.lines.filter(({ msg }) => msg === "profiles in force").length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal((await engine.call(hash, request)).digest.length, 64);
  });

  test("has the key again after kill -9", LIMIT, async () => {
    server.process.kill("SIGKILL");
    assert.equal(await server.ended(), null);
    server = machine.start(commandLine());
    await server.logged("socket open");
    assert.equal((await server.logged("key store open")).keys, 1);
    using engine = client();
    assert.equal((await engine.call(verify, { key: NAMED, input, signature })).valid, true);
    const again = await engine.call(sign, { key: NAMED, input });
    assert.deepEqual(again.signature, signature, "Ed25519 is deterministic: the key is the same one");
  });

  test("ends in good order, and leaves no socket", LIMIT, async () => {
    server.process.kill("SIGTERM");
    assert.equal(await server.ended(), 0, JSON.stringify(server.lines.slice(-4)));
    assert.throws(() => statSync(machine.path("run/keyward/keyward.sock")), { code: "ENOENT" });
  });

  test("says in words that the key file is another store's", LIMIT, async () => {
    await machine.file(`${CREDENTIALS}/key-store.key`, randomBytes(32), 0o400);
    server = machine.start(commandLine());
    assert.equal(await server.ended(), 1);
    const text = String(server.lines.at(-1)?.msg);
    assert.match(
      text,
      /key store .*keys\.db: it was sealed with another key or passphrase than the one in .*key-store\.key/,
    );
  });
});

describe("the other files of deploy/standalone", LIMIT, () => {
  let machine: Machine;
  before(async () => {
    machine = await Machine.make();
  }, LIMIT);
  after(() => machine[Symbol.asyncDispose]());

  test("the Compose file's command runs in the image, and its volumes are where it looks", LIMIT, async () => {
    const { services } = parse(readFileSync(join(DEPLOY, "compose.yaml"), "utf8"));
    const { command, volumes, secrets } = services.keyward;
    const [sockets, state, profile] = volumes.map((volume: string) => volume.split(":")[1]);
    await machine.directory(sockets, 0o750);
    await machine.directory(state, 0o700);
    await machine.copy(join(DEPLOY, "profile.example.yaml"), profile);
    await machine.file(`/run/secrets/${secrets[0].target}`, randomBytes(32), 0o600);
    const server = machine.start([...entrypointOf(parseProgram("sidecar")), ...command]);
    await server.logged("key store open");
    await server.logged("socket open");
    using engine = new EngineClient(machine.path(join(sockets, "keyward.sock")));
    assert.equal((await engine.call(hash, { data: DATA })).algorithm, "SHA-256");
    server.process.kill("SIGTERM");
    assert.equal(await server.ended(), 0, JSON.stringify(server.lines.slice(-4)));
  });

  test("the Cloud Foundry manifest's command runs where the application's files are", LIMIT, async () => {
    const { applications } = parse(readFileSync(join(DEPLOY, "manifest.yml"), "utf8"));
    const [{ sidecars, env }] = applications;
    const [exec, ...argv] = sidecars[0].command.split(" ");
    assert.equal(exec, "exec");
    await machine.copy(join(DEPLOY, "profile.example.yaml"), "profile.yaml");
    const server = machine.start(argv);
    await server.logged("socket open");
    using engine = new EngineClient(machine.path(env.KEYWARD_SOCKET));
    assert.equal((await engine.call(hash, { data: DATA })).algorithm, "SHA-256");
    server.process.kill("SIGTERM");
    assert.equal(await server.ended(), 0, JSON.stringify(server.lines.slice(-4)));
  });
});
