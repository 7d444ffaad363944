import { mkdir } from "node:fs/promises";
import { BulkFolder, type BulkFolders } from "./bulk/files/bulk-folder.ts";
import type { StandaloneConfig } from "./config/standalone-config.ts";
import { HEAVY_WIDTH, HeavyLane } from "./dispatch/heavy-lane.ts";
import { FipsGate } from "./fips/fips-gate.ts";
import type { Host } from "./fips/host.ts";
import { ProviderFolder } from "./fips/provider-folder.ts";
import { Front } from "./front/front.ts";
import { SOCKET_LIMITS } from "./front/grpc/bounds/limits.ts";
import type { ServiceGround } from "./front/services/row.ts";
import { servicesOn } from "./front/services/services.ts";
import { HealthState } from "./health/health-state.ts";
import { LOCAL_CALLER } from "./identity/caller.ts";
import { brokenPairAlarm } from "./keys/broken-pair.ts";
import { LocalKeyRing } from "./keys/local-key-ring.ts";
import { MemoryKeys } from "./keys/memory-keys.ts";
import { NO_KEYS } from "./keys/no-keys.ts";
import type { OsStoredKey } from "./keys/sqlite/key-encryption-key.ts";
import type { SqliteKeys } from "./keys/sqlite/sqlite-keys.ts";
import { lowerPoolPriority } from "./lifecycle/pool-priority.ts";
import { settleMemory } from "./lifecycle/settle.ts";
import { CallLog } from "./log/call-log.ts";
import type { Log } from "./log/log.ts";
import { brokenRandomAlarm } from "./operations/random/broken-random.ts";
import { PROCESS_RANDOM } from "./operations/random/process-random.ts";
import { FileSource } from "./profile/file-source.ts";
import { ProfileHolder } from "./profile/holder.ts";
import { StartUpTests } from "./self-test/start-up-tests.ts";

/** Only this user and root can enter: the socket has no other authentication. Page: docs/crypto-broker.md */
const DIRECTORY_MODE = 0o700;

/**
 * A server without Kubernetes: one socket, profiles from a file.
 * @returns what stops it
 * @throws KeywardError for a profile file or key store that is not valid, or a socket that is taken
 */
export async function startStandalone(
  config: StandaloneConfig,
  log: Log,
  host: Host,
  osStoredKey: OsStoredKey,
): Promise<() => Promise<void>> {
  const holder = new ProfileHolder();
  const health = new HealthState(["profile", "self-test"]);
  const selfTests = new StartUpTests();
  PROCESS_RANDOM.onFailure(brokenRandomAlarm({ health, holder, log }));
  const calls = new CallLog(log, config.callLogLevel);
  const gate = fipsGate(config, log, host);
  const profiles = new FileSource(config.profileFile, { holder, gate, log });
  await profiles.load();
  health.lift("profile");
  await selfTests.run({ health, holder, log, nowMs: Date.now });
  profiles.follow(health.stopped);
  const named = await namedKeys(config, log, osStoredKey);
  const ring = new LocalKeyRing(named, () => undefined, brokenPairAlarm({ health, holder, log }));
  const bulk = await bulkFolders(config);
  const heavy = new HeavyLane(HEAVY_WIDTH);
  const ground = { holder, keys: NO_KEYS, ring, heavy, bulk, selfTests, calls, nowMs: Date.now };
  const services = servicesOn(ground, config.development);
  const limits = { ...SOCKET_LIMITS, maxConcurrentStreams: config.maxConcurrentStreams };
  const front = new Front({ health, log, services, limits, grpcFront: config.grpcFront });
  const { socketDir, socketMode, healthPort } = config;
  await mkdir(socketDir, { recursive: true, mode: DIRECTORY_MODE });
  await front.openSocket({ caller: LOCAL_CALLER, dir: socketDir, stagingDir: socketDir, mode: socketMode });
  const closeParsec = await openParsec(config, ground, log);
  if (healthPort !== undefined) await front.openHealthPort(healthPort, "127.0.0.1");
  lowerPoolPriority();
  void settleMemory();
  const end = async () => {
    await Promise.all([front.close(), closeParsec?.()]);
    if (Symbol.dispose in named) named[Symbol.dispose]();
  };
  let ending: Promise<void> | undefined;
  const stop = () => (ending ??= end());
  gate.drainBy(stop);
  return stop;
}

/** Everybody whom the socket's mode lets in is one caller, with one folder; files in it are taken from its owner and this user. */
async function bulkFolders({ bulkDir }: StandaloneConfig): Promise<BulkFolders | undefined> {
  if (bulkDir === undefined) return undefined;
  await mkdir(bulkDir, { recursive: true, mode: DIRECTORY_MODE });
  const folder = new BulkFolder(bulkDir, "own");
  return () => folder;
}

/** The wire is loaded only where it is served. */
async function openParsec(
  { parsec, socketMode }: StandaloneConfig,
  ground: ServiceGround,
  log: Log,
): Promise<(() => Promise<void>) | undefined> {
  if (parsec === undefined) return undefined;
  const { openParsecSocket } = await import("./front/parsec/open-parsec-socket.ts");
  const { socket: path, admins } = parsec;
  const place = { path, mode: socketMode, directoryMode: DIRECTORY_MODE };
  return openParsecSocket({ ground, log, caller: LOCAL_CALLER, admins, ...place });
}

function fipsGate({ fips, keyStore }: StandaloneConfig, log: Log, host: Host): FipsGate {
  // scrypt, which makes the store's key of a passphrase, is not approved.
  const obstacle = keyStore?.key.kind === "passphrase-file" ? "the key store must have a key file" : undefined;
  return new FipsGate({
    host,
    provider: ProviderFolder.find(fips.providerDir),
    restarted: fips.restarted,
    obstacle,
    log,
  });
}

/** SQLite is loaded only where a store is. */
async function namedKeys(
  { keyStore }: StandaloneConfig,
  log: Log,
  osStoredKey: OsStoredKey,
): Promise<MemoryKeys | SqliteKeys> {
  if (keyStore === undefined) return new MemoryKeys();
  const { openStore } = await import("./keys/sqlite/open-store.ts");
  return openStore(keyStore, log, osStoredKey);
}
