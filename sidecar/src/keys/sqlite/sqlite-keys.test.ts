import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";
import { LOCAL_CALLER } from "../../identity/caller.ts";
import { logTo } from "../../log/log.ts";
import type { Key } from "../key.ts";
import type { StoreKeySource } from "./key-encryption-key.ts";
import { openStore } from "./open-store.ts";
import type { SqliteKeys } from "./sqlite-keys.ts";
import { freshKey } from "./testing/test-keys.ts";

const OTHER_CALLER = { namespace: "shop", pod: "p", container: "other" };
const ANY = Number.POSITIVE_INFINITY;

type FileKeySource = Exclude<StoreKeySource, { kind: "os" }>;

let dir: string;
let file: string;
let key: FileKeySource;
let lines: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "kwk-"));
  file = join(dir, "keys.db");
  key = { kind: "key-file", file: join(dir, "kek") };
  writeFileSync(key.file, randomBytes(32), { mode: 0o600 });
  lines = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = (source: StoreKeySource = key): Promise<SqliteKeys> =>
  openStore({ file, key: source }, logTo({ write: (line) => lines.push(line) }, "debug"));

async function kept(...entries: readonly (readonly [name: string, key: Key])[]): Promise<void> {
  using store = await open();
  for (const [name, entry] of entries) store.put(LOCAL_CALLER, name, entry, ANY);
}

function change(sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}

function same(one: KeyMaterial, other: KeyMaterial): boolean {
  const handles = (material: KeyMaterial) =>
    material.kind === "secret"
      ? [material.secret]
      : material.kind === "pair"
        ? material.privateKeys
        : material.publicKeys;
  const [mine, theirs] = [handles(one), handles(other)];
  return one.kind === other.kind && mine.every((handle, index) => handle.equals(theirs[index]!));
}

describe("a key store", () => {
  test("gives back every kind of key after the process is another", async () => {
    const types = ["AES-256", "EC-P384", "ML-DSA-65", "X25519MLKEM768", "MLDSA44-ECDSA-P256-SHA256"];
    const keys = await Promise.all(types.map(freshKey));
    const bound = { ...(await freshKey("HMAC")), usages: 4, algorithm: "HMAC-SHA-256" };
    await kept(...keys.map((entry) => [entry.type.name, entry] as const), ["bound", bound]);
    using store = await open();
    for (const entry of keys) {
      const found = store.find(LOCAL_CALLER, entry.type.name)!;
      assert.ok(same(found.material, entry.material), entry.type.name);
      assert.deepEqual([found.type, found.usages, found.algorithm], [entry.type, entry.usages, undefined]);
    }
    assert.equal(store.list(LOCAL_CALLER).length, keys.length + 1);
    const { usages, algorithm } = store.find(LOCAL_CALLER, "bound")!;
    assert.deepEqual([usages, algorithm, store.durable], [4, "HMAC-SHA-256", true]);
  });

  test("shows no identity the keys of another, and keeps a name taken", async () => {
    using store = await open();
    const entry = await freshKey("AES-256");
    store.put(LOCAL_CALLER, "a", entry, 1);
    assert.equal(store.find(OTHER_CALLER, "a"), undefined);
    assert.equal(store.destroy(OTHER_CALLER, "a"), false);
    assert.throws(() => store.put(LOCAL_CALLER, "a", entry, ANY), { code: "FAILED_PRECONDITION" });
    assert.throws(() => store.put(LOCAL_CALLER, "b", entry, 1), { code: "RESOURCE_EXHAUSTED" });
    store.put(OTHER_CALLER, "a", entry, 1);
  });

  test("forgets a destroyed key for good", async () => {
    await kept(["a", await freshKey("AES-256")]);
    using store = await open();
    assert.equal(store.destroy(LOCAL_CALLER, "a"), true);
    assert.equal(store.destroy(LOCAL_CALLER, "a"), false);
    store[Symbol.dispose]();
    using later = await open();
    assert.deepEqual(later.list(LOCAL_CALLER), []);
  });

  test("is a file for its user alone, and holds no key in the clear", async () => {
    const secret = await freshKey("AES-256");
    await kept(["a", secret]);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const bytes = (secret.material as { secret: { export(): Buffer } }).secret.export();
    assert.equal(readFileSync(file).includes(bytes), false);
  });

  test("is open in one server at a time", async () => {
    using _store = await open();
    await assert.rejects(open(), { code: "FAILED_PRECONDITION", message: /another server has it open/ });
  });
});

describe("a row that was", () => {
  const tampering: [sentence: string, sql: string][] = [
    ["renamed", "UPDATE keys SET name = 'c' WHERE name = 'a'"],
    ["given to another identity", "UPDATE keys SET identity = 'local' || char(10) || 'root' WHERE name = 'a'"],
    ["given more usages", "UPDATE keys SET usages = 2047 WHERE name = 'a'"],
    ["given another type", "UPDATE keys SET type = 'ChaCha20' WHERE name = 'a'"],
    ["bound to another algorithm", "UPDATE keys SET algorithm = 'AES-256-CTR' WHERE name = 'a'"],
    [
      "put in the place of another",
      "UPDATE keys SET sealed = (SELECT sealed FROM keys WHERE name = 'b') WHERE name = 'a'",
    ],
    ["cut short", "UPDATE keys SET sealed = substr(sealed, 1, 20) WHERE name = 'a'"],
    [
      "changed in one byte",
      "UPDATE keys SET sealed = CAST(substr(sealed, 1, 20) || x'00' || substr(sealed, 22) AS BLOB) WHERE name = 'a'",
    ],
  ];
  for (const [sentence, sql] of tampering) {
    test(`${sentence} is named in the log and never used`, async () => {
      await kept(["a", await freshKey("AES-256")], ["b", await freshKey("AES-256")]);
      change(sql);
      using store = await open();
      assert.deepEqual(
        store.list(LOCAL_CALLER).map(({ name }) => name),
        ["b"],
      );
      assert.match(lines.join(), /kept key refused: it was changed.*/);
      assert.match(lines.join(), /"name":"[ac]"/);
    });
  }

  test("damaged keeps its name until it is destroyed", async () => {
    await kept(["a", await freshKey("AES-256")]);
    change("UPDATE keys SET usages = 0");
    using store = await open();
    const fresh = await freshKey("AES-256");
    assert.throws(() => store.put(LOCAL_CALLER, "a", fresh, ANY), { code: "FAILED_PRECONDITION", message: /damaged/ });
    assert.equal(store.destroy(LOCAL_CALLER, "a"), true);
    store.put(LOCAL_CALLER, "a", fresh, ANY);
  });
});

describe("opening is refused", () => {
  const refused = (message: RegExp, source?: StoreKeySource) =>
    assert.rejects(open(source), { code: "FAILED_PRECONDITION", message });

  test("with another key, which changes nothing", async () => {
    await kept(["a", await freshKey("AES-256")]);
    const other = join(dir, "other");
    writeFileSync(other, randomBytes(32), { mode: 0o600 });
    await refused(/it was sealed with another key or passphrase than the one in .*other/, {
      kind: "key-file",
      file: other,
    });
    using store = await open();
    assert.equal(store.list(LOCAL_CALLER).length, 1);
  });

  test("with a key file of the wrong length, open to others, or absent", async () => {
    writeFileSync(key.file, randomBytes(31));
    await refused(/has 31 bytes; a key file has exactly 32; make one with: head -c 32/);
    chmodSync(key.file, 0o640);
    await refused(/is open to other users \(mode 0640\); run chmod 600/);
    await refused(/ENOENT/, { kind: "key-file", file: join(dir, "none") });
  });

  test("in a directory or a file that is open to others", async () => {
    chmodSync(dir, 0o755);
    await refused(/is open to other users \(mode 0755\); run chmod 700/);
    chmodSync(dir, 0o700);
    await kept();
    chmodSync(file, 0o604);
    await refused(/keys\.db is open to other users \(mode 0604\); run chmod 600/);
  });

  test("through a link, from a pipe, and from a file that another user owns", async () => {
    await kept();
    const link = join(dir, "link.db");
    symlinkSync(file, link);
    const log = logTo({ write: () => {} }, "debug");
    const message = /link\.db: it is a link, or no file/;
    await assert.rejects(openStore({ file: link, key }, log), { code: "FAILED_PRECONDITION", message });
    const pipe = join(dir, "pipe");
    execFileSync("mkfifo", ["-m", "600", pipe]);
    await refused(/pipe is no key and no passphrase/, { kind: "key-file", file: pipe });
    if (process.geteuid!() !== 0) return;
    chownSync(key.file, 1234, 1234);
    await refused(/kek belongs to user 1234, this server is user 0; run chown 0/);
    chownSync(key.file, 0, 0);
    chownSync(file, 1234, 1234);
    await refused(/keys\.db belongs to user 1234/);
  });

  test("where its own check was taken away, or its passphrase made easy to guess", async () => {
    await kept(["a", await freshKey("AES-256")]);
    change("UPDATE store SET sealed_check = NULL");
    await refused(/it is damaged/);
    change("DELETE FROM keys; UPDATE store SET cost = 2");
    const passphrase = join(dir, "passphrase");
    writeFileSync(passphrase, "correct horse battery", { mode: 0o600 });
    await refused(/scrypt parameters are out of range/, { kind: "passphrase-file", file: passphrase });
  });

  test("of what is no key store, or of a later version", async () => {
    writeFileSync(file, "not a database, but long enough to look like one".repeat(20), { mode: 0o600 });
    await refused(/it is no key store/);
    rmSync(file);
    await kept();
    copyFileSync(file, `${file}.copy`);
    change("PRAGMA user_version = 2");
    await refused(/its version is 2, this server reads 1/);
    copyFileSync(`${file}.copy`, file);
    change("PRAGMA application_id = 7");
    await refused(/it is another program's database/);
    copyFileSync(`${file}.copy`, file);
    change("DELETE FROM store");
    await refused(/it is damaged; restore it from a copy/);
  });

  test("with a short passphrase", async () => {
    const short = join(dir, "short");
    writeFileSync(short, "hunter2\n", { mode: 0o600 });
    await refused(/shorter than 12 bytes/, { kind: "passphrase-file", file: short });
  });
});
