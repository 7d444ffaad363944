import assert from "node:assert/strict";
import { once } from "node:events";
import { chmod, lstat, mkdir, readdir, readlink, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { answerOf, BrokerClient } from "./broker-client.ts";
import { spawnServer, startServer } from "./server-process.ts";

const LIMIT = { timeout: 180_000 };
const permissions = async (path: string) => (await stat(path)).mode & 0o777;

describe("the socket", () => {
  test("lies in a folder of mode 0700, has mode 0600 whatever the umask, and two names", LIMIT, async () => {
    const server = await startServer();
    const dir = join(server.dir, "s");
    assert.equal(await permissions(dir), 0o700);
    assert.equal(await permissions(join(dir, "keyward.sock")), 0o600);
    assert.equal(await readlink(server.socket), "keyward.sock");
    for (const name of ["keyward.sock", "crypto-broker-server.sock"]) {
      using client = new BrokerClient(join(dir, name));
      assert.equal((await client.check({})).code, 0);
    }
    await server.stop();
  });

  test("has another mode if asked, and leaves the mode of a folder that was there", LIMIT, async () => {
    const seed = await spawnServer();
    await once(seed.process, "spawn");
    const dir = join(seed.dir, "given");
    await mkdir(dir);
    await chmod(dir, 0o755);
    const args = ["--profile", join(seed.dir, "Profiles.yaml"), "--socket-dir", dir, "--mode", "0666"];
    const server = await startServer({ args });
    assert.equal(await permissions(join(dir, "keyward.sock")), 0o666);
    assert.equal(await permissions(dir), 0o755);
    await server.stop();
    await seed.stop();
  });

  test("is gone after the stop, under both names", LIMIT, async () => {
    const server = await startServer();
    server.process.kill("SIGTERM");
    assert.deepEqual(await once(server.process, "close"), [0, null]);
    assert.deepEqual(await readdir(join(server.dir, "s")), []);
    await server.stop();
  });

  test("of a killed server is taken over, and clients come back to it", LIMIT, async () => {
    const first = await startServer();
    using client = new BrokerClient(first.socket);
    assert.equal((await client.check({})).code, 0);
    first.process.kill("SIGKILL");
    await once(first.process, "close");
    assert.ok((await lstat(join(first.dir, "s/keyward.sock"))).isSocket());
    const second = await startServer({ dir: first.dir });
    while ((await client.check({})).code !== 0) await delay(20);
    await second.stop();
  });

  test("of a live server is left alone, with a clear error", LIMIT, async () => {
    const first = await startServer();
    const second = await spawnServer({ dir: first.dir });
    const [code] = await once(second.process, "close");
    assert.equal(code, 1);
    assert.match(
      String(second.lines.at(-1)?.msg),
      /there is another process's live socket; stop that process or choose another/,
    );
    using client = new BrokerClient(first.socket);
    assert.equal((await client.check({})).code, 0);
    await first.stop();
  });

  test("of another live program under the crypto-broker's name is left alone, too", LIMIT, async () => {
    const seed = await spawnServer({ args: ["--profile", "/nowhere"] });
    const dir = join(seed.dir, "s");
    await mkdir(dir);
    const other = createServer((socket) => socket.on("error", () => {}).resume());
    other.listen(join(dir, "crypto-broker-server.sock"));
    await once(other, "listening");
    const server = await spawnServer({ dir: seed.dir });
    assert.deepEqual(await once(server.process, "close"), [1, null]);
    other.close();
    await seed.stop();
  });

  test("path that is too long is refused with its length", LIMIT, async () => {
    const seed = await spawnServer();
    const dir = join(seed.dir, "x".repeat(100));
    const server = await spawnServer({ args: ["--profile", join(seed.dir, "Profiles.yaml"), "--socket-dir", dir] });
    await once(server.process, "close");
    assert.match(String(server.lines.at(-1)?.msg), /bytes, the most is 107; choose a shorter directory/);
    await server.stop();
    await seed.stop();
  });
});

describe("a stop", () => {
  test("lets running calls finish and ends with code 0", LIMIT, async () => {
    const server = await startServer({ env: { CRYPTO_BROKER_APP_ENV: "dev" } });
    using client = new BrokerClient(server.socket);
    const running = Array.from({ length: 4 }, () => client.benchmark({}));
    // The benchmark gives way to this call, so when it is answered the others are running.
    await client.check({});
    server.process.kill("SIGTERM");
    for (const outcome of await Promise.all(running)) assert.ok(answerOf(outcome).benchmarkResults.length > 0);
    const code = server.process.exitCode ?? (await once(server.process, "close"))[0];
    assert.equal(code, 0);
    await server.stop();
  });

  test("that is asked for twice comes at once", LIMIT, async () => {
    const server = await startServer({ env: { CRYPTO_BROKER_APP_ENV: "dev" } });
    using client = new BrokerClient(server.socket);
    // Seconds of work: the first stop must not be over when the second one comes.
    const running = Array.from({ length: 16 }, () => client.benchmark({}));
    await client.check({});
    server.process.kill("SIGINT");
    await server.logged("stopping");
    server.process.kill("SIGINT");
    const [code] = await once(server.process, "close");
    assert.equal(code, 1);
    for (const { code } of await Promise.all(running)) assert.notEqual(code, 0);
    await server.stop();
  });
});

describe("the log", () => {
  test(
    "has two lines for each call where the crypto-broker's level is set, and none of its content",
    LIMIT,
    async () => {
      const server = await startServer({ env: { CRYPTO_BROKER_LOG_LEVEL: "info" } });
      using client = new BrokerClient(server.socket);
      const metadata = { id: "i", traceContext: { correlationId: "corr-1" } };
      await client.hashData({ profile: "Default", input: Buffer.from("very secret input"), metadata });
      await client.hashData({ profile: "no such", metadata });
      while (server.lines.filter((line) => line.msg === "finished call").length < 2) await delay(10);
      const [started, finished, , failed] = server.lines.filter((line) => String(line.msg).endsWith("call"));
      const common = {
        protocol: "grpc",
        "grpc.component": "server",
        "grpc.service": "CryptoBroker.CryptoGrpc",
        "grpc.method": "HashData",
        "grpc.method_type": "unary",
        correlationId: "corr-1",
        level: "info",
      };
      for (const line of [started, finished, failed]) {
        for (const [field, value] of Object.entries(common)) assert.equal(line?.[field], value);
        for (const field of ["time", "service", "peer.address", "grpc.start_time"]) assert.ok(line?.[field]);
      }
      assert.equal(finished?.["grpc.code"], "OK");
      assert.equal(typeof finished?.["grpc.time_ms"], "number");
      assert.equal(failed?.["grpc.code"], "InvalidArgument");
      assert.match(String(failed?.["grpc.error"]), /there is no profile: no such/);
      assert.ok(!JSON.stringify(server.lines).includes("very secret"));
      await server.stop();
    },
  );

  test("is text on standard error if asked", LIMIT, async () => {
    const env = { CRYPTO_BROKER_LOG_FORMAT: "text", CRYPTO_BROKER_LOG_OUTPUT: "stderr" };
    const server = await spawnServer({ env });
    let [out, err] = ["", ""];
    server.process.stdout?.on("data", (chunk) => {
      out += chunk;
    });
    server.process.stderr?.on("data", (chunk) => {
      err += chunk;
    });
    while (!err.includes('msg="socket open"')) await delay(10);
    assert.match(err, /^level=info time=\S+ service=\S+ /m);
    assert.equal(out, "");
    await server.stop();
  });
});

test("CRYPTO_BROKER_GRPC_MAX_CONCURRENT_STREAMS is announced, and must be a number", LIMIT, async () => {
  const { connect } = await import("node:http2");
  const { connect: connectSocket } = await import("node:net");
  for (const [env, announced] of [
    [{}, 1024],
    [{ CRYPTO_BROKER_GRPC_MAX_CONCURRENT_STREAMS: "7" }, 7],
  ] as const) {
    const server = await startServer({ env });
    const session = connect("http://localhost", { createConnection: () => connectSocket(server.socket) });
    await once(session, "remoteSettings");
    assert.equal(session.remoteSettings.maxConcurrentStreams, announced);
    session.destroy();
    await server.stop();
  }
  const server = await spawnServer({ env: { CRYPTO_BROKER_GRPC_MAX_CONCURRENT_STREAMS: "many" } });
  await once(server.process, "close");
  assert.match(String(server.lines[0]?.msg), /must be 1 to 4294967295/);
  await server.stop();
});

test("a wrong option is named together with all others", LIMIT, async () => {
  const server = await spawnServer({ args: ["--mode", "9", "--health-port", "x", "--what", "1"] });
  await once(server.process, "close");
  const said = String(server.lines[0]?.msg);
  for (const part of ["--mode must be", "--health-port must be", 'unknown option "--what"'])
    assert.ok(said.includes(part), said);
  await server.stop();
});
