import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { link, mkdtemp, rm, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { removeDeadSocket } from "./dead-socket.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyward-kms-"));
});
after(() => rm(folder, { recursive: true }));

async function listen(path: string) {
  const server = createServer().listen(path);
  await once(server, "listening");
  return server;
}

test("where nothing is there is nothing to remove", async () => {
  await removeDeadSocket(join(folder, "none.sock"));
});

test("a socket on which somebody listens is left alone", async () => {
  const path = join(folder, "live.sock");
  const server = await listen(path);
  await assert.rejects(removeDeadSocket(path), /live\.sock: another process listens there; stop it first/);
  assert.ok(existsSync(path));
  server.close();
});

test("a socket that its process left behind is removed", async () => {
  const path = join(folder, "dead.sock");
  const server = await listen(path);
  // Node removes the path when it closes; a process that was killed does not.
  await link(path, `${path}.kept`);
  server.close();
  await once(server, "close");
  await removeDeadSocket(`${path}.kept`);
  assert.ok(!existsSync(`${path}.kept`));
  await unlink(path).catch(() => {});
});

test("a file that is no socket is left alone", async () => {
  const path = join(folder, "file");
  await writeFile(path, "precious");
  await assert.rejects(removeDeadSocket(path), /there is a file that is no socket; move it away/);
  assert.ok(existsSync(path));
});
