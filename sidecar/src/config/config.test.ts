import assert from "node:assert/strict";
import { resolve } from "node:path";
import { describe, test } from "node:test";
import { renderSidecarArgs } from "@keyward/core/contract/sidecar-args";
import { RESTARTED } from "../fips/host.ts";
import { readConfig } from "./config.ts";
import type { Environment } from "./environment.ts";
import type { StandaloneConfig } from "./standalone-config.ts";

const serve = (args: readonly string[], env: Environment = {}) =>
  readConfig(["serve", ...args], env) as StandaloneConfig;

test("what the webhook renders is a sidecar in a pod", () => {
  const args = {
    profile: "payments",
    containers: ["app", "init"],
    healthPort: 14_271,
    logLevel: "debug",
    bulkDir: "/b",
    grpcFront: "node",
  } as const;
  const env = { HOSTNAME: "pod-1", KUBERNETES_SERVICE_HOST: "10.0.0.1", KUBERNETES_SERVICE_PORT: "443" };
  const config = readConfig(renderSidecarArgs(args), env);
  assert.equal(config.kind, "cluster");
  assert.deepEqual("args" in config && config.args, args);
  assert.deepEqual("apiServer" in config && config.apiServer, { host: "10.0.0.1", port: "443" });
  assert.equal(config.log.level, "debug");
});

test("arguments of nobody's are refused with all their faults", () => {
  assert.throws(
    () => readConfig(["--what=1"], {}),
    /unknown option "--what".*--profile is required.*--containers is required/,
  );
});

describe("serve", () => {
  test("has the crypto-broker's places and modes by default", () => {
    const config = serve([], { CRYPTO_BROKER_PROFILES_DIR: "/etc/broker" });
    const { profileFile, socketDir, socketMode, healthPort, development, maxConcurrentStreams } = config;
    assert.deepEqual(
      [profileFile, socketDir, socketMode, healthPort, development, maxConcurrentStreams],
      ["/etc/broker/Profiles.yaml", "/tmp/open-crypto-broker", 0o600, undefined, false, 1024],
    );
    assert.deepEqual(config.log, { level: "info", format: "json", descriptor: 1 });
    assert.equal(config.callLogLevel, "debug");
  });

  test("prefers the option to the folder", () => {
    assert.equal(serve(["--profile=/a.yaml"], { CRYPTO_BROKER_PROFILES_DIR: "relative" }).profileFile, "/a.yaml");
  });

  test("means paths from where its caller stands, also when npm runs it elsewhere", () => {
    assert.equal(serve(["--profile", "a.yaml"]).profileFile, resolve("a.yaml"));
    const env = { npm_lifecycle_event: "serve", INIT_CWD: "/home/me" };
    assert.equal(serve(["--profile", "a.yaml", "--socket-dir", "s"], env).socketDir, "/home/me/s");
  });

  test("keeps keys in a store that a key file or a passphrase opens, and nowhere without", () => {
    assert.equal(serve(["--profile=x"]).keyStore, undefined);
    assert.deepEqual(serve(["--profile=x", "--key-store=/k.db", "--key-store-key-file=/kek"]).keyStore, {
      file: "/k.db",
      key: { kind: "key-file", file: "/kek" },
    });
    const { keyStore } = serve(["--profile=x", "--key-store=k.db", "--key-store-passphrase-file=p"]);
    assert.deepEqual(keyStore, { file: resolve("k.db"), key: { kind: "passphrase-file", file: resolve("p") } });
  });

  test("serves the Parsec wire where it is told to, and to nobody in particular", () => {
    assert.equal(serve(["--profile=x"]).parsec, undefined);
    const { parsec } = serve(["--profile=x", "--parsec-socket=p.sock", "--parsec-admins=a,b"]);
    assert.deepEqual(parsec, { socket: resolve("p.sock"), admins: new Set(["a", "b"]) });
    assert.throws(() => serve(["--profile=x", "--parsec-admins=a"]), /--parsec-admins needs --parsec-socket/);
  });

  test("takes bulk data from the folder that it is told, and from none without", () => {
    assert.equal(serve(["--profile=x"]).bulkDir, undefined);
    assert.equal(serve(["--profile=x", "--bulk-dir=b"]).bulkDir, resolve("b"));
  });

  test("takes the folder of a FIPS provider, and knows a start that was its own", () => {
    assert.deepEqual(serve(["--profile=x"]).fips, { providerDir: undefined, restarted: false });
    const config = readConfig([RESTARTED, "serve", "--profile=x", "--fips-provider=/p"], {});
    assert.deepEqual(config.fips, { providerDir: "/p", restarted: true });
    const args = {
      profile: "payments",
      containers: ["app"],
      healthPort: 14_270,
      logLevel: "info",
      bulkDir: "",
      grpcFront: "own",
    } as const;
    const inPod = readConfig([RESTARTED, ...renderSidecarArgs(args)], {});
    assert.deepEqual([inPod.kind, inPod.fips], ["cluster", { providerDir: undefined, restarted: true }]);
  });

  test("is in development mode by either variable, the newer one first", () => {
    const development = (env: Environment) => serve(["--profile=x"], env).development;
    assert.equal(development({ APP_ENV: "dev" }), true);
    assert.equal(development({ CRYPTO_BROKER_APP_ENV: "prod", APP_ENV: "dev" }), false);
    assert.equal(development({ CRYPTO_BROKER_APP_ENV: "dev" }), true);
  });

  test("speaks HTTP/2 by frames of our own unless it is told otherwise", () => {
    assert.equal(serve(["--profile=x"]).grpcFront, "own");
    assert.equal(serve(["--profile=x", "--grpc-front=node"]).grpcFront, "node");
    assert.equal(serve(["--profile=x", "--grpc-front=grpc-js"]).grpcFront, "grpc-js");
    assert.throws(() => serve(["--profile=x", "--grpc-front=go"]), /--grpc-front must be/);
  });

  const faults: [sentence: string, args: string[], env: Environment, text: RegExp][] = [
    ["no profile", [], {}, /--profile is missing/],
    ["a relative folder", [], { CRYPTO_BROKER_PROFILES_DIR: "x" }, /it must be an absolute path/],
    [
      "a mode of four digits",
      ["--profile=x", "--mode=1777"],
      {},
      /--mode must be three octal digits such as 0600, not "1777"/,
    ],
    ["a key store without a key", ["--profile=x", "--key-store=k"], {}, /--key-store needs exactly one of/],
    ["a key of the system without a store", ["--profile=x", "--key-store-key=os"], {}, /=os needs --key-store/],
    [
      "a key of the system beside a key file",
      ["--profile=x", "--key-store=k", "--key-store-key=os", "--key-store-key-file=k"],
      {},
      /=os takes no --key-store-key-file/,
    ],
    ["a key without a key store", ["--profile=x", "--key-store-key-file=k"], {}, /and each of them needs it/],
    [
      "two keys for a key store",
      ["--profile=x", "--key-store=k", "--key-store-key-file=k", "--key-store-passphrase-file=p"],
      {},
      /exactly one of/,
    ],
    ["a port that is none", ["--profile=x", "--health-port=65536"], {}, /--health-port must be a port/],
    ["no streams", ["--profile=x"], { CRYPTO_BROKER_GRPC_MAX_CONCURRENT_STREAMS: "0" }, /must be 1 to 4294967295/],
    [
      "a level of pino's",
      ["--profile=x"],
      { CRYPTO_BROKER_LOG_LEVEL: "trace" },
      /CRYPTO_BROKER_LOG_LEVEL must be one of/,
    ],
  ];
  for (const [sentence, args, env, text] of faults) {
    test(`refuses ${sentence}`, () =>
      assert.throws(() => serve(args, env), { code: "INVALID_ARGUMENT", message: text }));
  }
});
