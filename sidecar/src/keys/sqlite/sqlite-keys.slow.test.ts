import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { LOCAL_CALLER } from "../../identity/caller.ts";
import { logTo } from "../../log/log.ts";
import { openStore } from "./open-store.ts";
import { freshKey } from "./testing/test-keys.ts";

const ROUNDS = 12;
const CHILD = join(import.meta.dirname, "testing/persist-forever.ts");

let dir: string;
let lines: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "kwk-"));
  lines = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const log = () => logTo({ write: (line) => lines.push(line) }, "debug");

/** @returns the names that the child said it had kept, before it was killed in the middle of its work */
async function killedWriter(file: string, keyFile: string): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, file, keyFile], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = once(child, "close");
  await once(child.stdout, "data");
  await sleep(randomInt(1, 60));
  child.kill("SIGKILL");
  await ended;
  return said.split("\n").slice(0, -1);
}

test("a key whose PersistKey was answered survives kill -9 of its server, every time", {
  timeout: 300_000,
}, async () => {
  const file = join(dir, "keys.db");
  const keyFile = join(dir, "kek");
  writeFileSync(keyFile, randomBytes(32), { mode: 0o600 });
  let answered = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const names = await killedWriter(file, keyFile);
    answered += names.length;
    using store = await openStore({ file, key: { kind: "key-file", file: keyFile } }, log());
    for (const name of names) assert.ok(store.find(LOCAL_CALLER, name), name);
    // One more may be there: kept, and killed before it said so.
    const extra = store.list(LOCAL_CALLER).length - answered;
    assert.ok(extra >= 0 && extra <= round + 1);
    answered += extra;
  }
  assert.ok(answered >= ROUNDS);
  assert.ok(lines.every((line) => line.includes("key store open")));
});

test("a passphrase opens its store again, and another does not", { timeout: 180_000 }, async () => {
  const file = join(dir, "keys.db");
  const phraseFile = (name: string, phrase: string) => {
    writeFileSync(join(dir, name), phrase, { mode: 0o600 });
    return { kind: "passphrase-file", file: join(dir, name) } as const;
  };
  const key = phraseFile("phrase", "correct horse battery staple\n");
  {
    using store = await openStore({ file, key }, log());
    store.put(LOCAL_CALLER, "a", await freshKey("AES-256"), 1);
  }
  const withoutLineEnd = phraseFile("phrase-2", "correct horse battery staple");
  {
    using store = await openStore({ file, key: withoutLineEnd }, log());
    assert.ok(store.find(LOCAL_CALLER, "a"));
  }
  await assert.rejects(openStore({ file, key: phraseFile("wrong", "incorrect horse battery") }, log()), {
    code: "FAILED_PRECONDITION",
    message: /sealed with another key or passphrase/,
  });
});
