import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, lstat, mkdtemp, readdir, readlink, rm, stat, writeFile } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { makePrivateDir, placeSocket } from "./placed-socket.ts";

let dir: string;
let servers: Server[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "kw-"));
  servers = [];
});
afterEach(async () => {
  for (const server of servers) server.close();
  await rm(dir, { recursive: true, force: true });
});

async function listen(path: string): Promise<void> {
  const server = createServer((socket) => socket.on("error", () => {}).end("hello"));
  servers.push(server);
  server.listen(path);
  await once(server, "listening");
}

const place = (more: object = {}) => ({
  stagingDir: dir,
  path: join(dir, "keyward.sock"),
  mode: 0o600,
  aliases: ["crypto-broker-server.sock"],
  ...more,
});

async function greeting(path: string): Promise<string> {
  let text = "";
  const socket = connect(path);
  socket.on("data", (data) => {
    text += data;
  });
  await once(socket, "close");
  return text;
}

test("a socket appears with its mode, and under its other name by a relative link", async () => {
  await placeSocket(place({ mode: 0o666 }), listen);
  assert.equal((await stat(join(dir, "keyward.sock"))).mode & 0o777, 0o666);
  assert.equal(await readlink(join(dir, "crypto-broker-server.sock")), "keyward.sock");
  assert.equal(await greeting(join(dir, "crypto-broker-server.sock")), "hello");
  assert.deepEqual((await readdir(dir)).sort(), ["crypto-broker-server.sock", "keyward.sock"]);
});

test("a live socket is never taken over", async () => {
  await placeSocket(place(), listen);
  await assert.rejects(
    placeSocket(place(), listen),
    /keyward\.sock: there is another process's live socket; stop that/,
  );
  assert.equal(await greeting(join(dir, "keyward.sock")), "hello");
});

test("a live socket under the other name is not taken over either", async () => {
  await listen(join(dir, "crypto-broker-server.sock"));
  await assert.rejects(placeSocket(place(), listen), { code: "FAILED_PRECONDITION" });
});

test("the socket of a process that was killed is taken over", async () => {
  const path = join(dir, "keyward.sock");
  const program = `require("net").createServer().listen(${JSON.stringify(path)}, () => console.log("up"))`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  assert.ok((await lstat(path)).isSocket());
  await placeSocket(place(), listen);
  assert.equal(await greeting(path), "hello");
});

test("a file that is no socket is left alone", async () => {
  await writeFile(join(dir, "keyward.sock"), "mine");
  await assert.rejects(placeSocket(place(), listen), /there is a file that is no socket; move it away/);
});

test("a path that the kernel would cut is refused with both lengths", async () => {
  const path = join(dir, "x".repeat(107), "keyward.sock");
  await assert.rejects(
    placeSocket(place({ path }), listen),
    /has \d+ bytes, the most is 107; choose a shorter directory/,
  );
});

test("removing takes the socket and its other name away", async () => {
  const placed = await placeSocket(place(), listen);
  await placed.remove();
  assert.deepEqual(await readdir(dir), []);
});

test("a successor's socket is not removed", async () => {
  const placed = await placeSocket(place(), listen);
  servers[0]?.close();
  await rm(join(dir, "keyward.sock"));
  await placeSocket(place(), listen);
  await placed.remove();
  assert.equal(await greeting(join(dir, "keyward.sock")), "hello");
});

test("a private directory is private even if it was there before", async () => {
  await chmod(dir, 0o755);
  await makePrivateDir(dir);
  assert.equal((await stat(dir)).mode & 0o777, 0o700);
});
