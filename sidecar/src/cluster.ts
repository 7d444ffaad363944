import { join } from "node:path";
import { LAST_GOOD_FILE, OPERATOR_TOKEN_FILE, PRIVATE_DIR } from "@keyward/core/contract/paths";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { systemClock } from "@keyward/kube/watch/clock";
import { readSmallFile } from "@keyward/kube/watch/file-credentials";
import { inClusterNamespace, inClusterTransport } from "@keyward/kube/watch/in-cluster";
import { AgentLink } from "./agent/agent-link.ts";
import { openContainerFolders } from "./bulk/files/container-folders.ts";
import type { ClusterConfig } from "./config/cluster-config.ts";
import { HEAVY_WIDTH, HeavyLane } from "./dispatch/heavy-lane.ts";
import { FipsGate } from "./fips/fips-gate.ts";
import type { Host } from "./fips/host.ts";
import { ProviderFolder } from "./fips/provider-folder.ts";
import { Front } from "./front/front.ts";
import { SOCKET_LIMITS } from "./front/grpc/bounds/limits.ts";
import { servicesOn } from "./front/services/services.ts";
import { HealthState } from "./health/health-state.ts";
import { podCallers } from "./identity/caller.ts";
import { brokenPairAlarm } from "./keys/broken-pair.ts";
import { KeyStore } from "./keys/key-store.ts";
import { LocalKeyRing } from "./keys/local-key-ring.ts";
import { MemoryKeys } from "./keys/memory-keys.ts";
import type { KeyUse } from "./keys/port.ts";
import { lowerPoolPriority } from "./lifecycle/pool-priority.ts";
import { settleMemory } from "./lifecycle/settle.ts";
import { CallLog } from "./log/call-log.ts";
import type { Log } from "./log/log.ts";
import { brokenRandomAlarm } from "./operations/random/broken-random.ts";
import { PROCESS_RANDOM } from "./operations/random/process-random.ts";
import { ProfileHolder } from "./profile/holder.ts";
import { LastGood } from "./profile/last-good.ts";
import { WatchSource } from "./profile/watch-source.ts";
import { RemoteKeys } from "./remote/remote-keys.ts";
import { StartUpTests } from "./self-test/start-up-tests.ts";
import { openContainerSockets } from "./sockets/container-sockets.ts";
import { makePrivateDir } from "./sockets/placed-socket.ts";
import { TrustStore } from "./trust/trust-store.ts";

const AGENT_PROTOCOL_VERSION = 2;

/**
 * The sidecar of a pod: a socket for each container, its profile from the API server, keys from the operator.
 * @returns what stops it
 */
export async function startInPod(
  config: ClusterConfig,
  log: Log,
  { use, host }: { readonly use: KeyUse; readonly host: Host },
): Promise<() => Promise<void>> {
  const { args, volumeDir, identityDir } = config;
  const holder = new ProfileHolder();
  const health = new HealthState(["profile", "self-test"]);
  holder.onSwap(() => health.lift("profile"));
  const selfTests = new StartUpTests();
  PROCESS_RANDOM.onFailure(brokenRandomAlarm({ health, holder, log }));
  const inForce = new Promise<void>((resolve) => holder.onSwap(resolve));
  const tested = selfTests.run({ health, holder, log, nowMs: Date.now });
  // What validates a profile has run once, too, when the start is over.
  void Promise.all([tested, inForce]).then(() => settleMemory());
  const remote = new RemoteKeys(systemClock);
  const keys = new KeyStore(use, remote, log);
  const ring = new LocalKeyRing(
    new MemoryKeys(),
    (policy) => keys.keyOf(policy),
    brokenPairAlarm({ health, holder, log }),
  );
  const calls = new CallLog(log, "debug");
  const namespace = await inClusterNamespace(identityDir);
  const callers = podCallers({ namespace, name: config.podName }, args.containers);
  const bulk = args.bulkDir === "" ? undefined : await openContainerFolders(args.bulkDir, callers);
  const trust = new TrustStore();
  const ground = {
    trust,
    holder,
    keys,
    ring,
    heavy: new HeavyLane(HEAVY_WIDTH),
    bulk,
    selfTests,
    calls,
    nowMs: Date.now,
  };
  const front = new Front({
    health,
    log,
    services: servicesOn(ground, false),
    limits: SOCKET_LIMITS,
    grpcFront: args.grpcFront,
  });
  const stagingDir = join(volumeDir, PRIVATE_DIR);
  await makePrivateDir(stagingDir);
  const closeParsec = await openContainerSockets({ front, ground, log, callers, volumeDir, stagingDir });
  await front.openHealthPort(args.healthPort);
  const agent = new AgentLink({
    hello: {
      protocolVersion: AGENT_PROTOCOL_VERSION,
      sidecarVersion: KEYWARD_VERSION,
      profile: args.profile,
      containers: [...args.containers],
    },
    keys,
    trust,
    remote,
    log,
    clock: systemClock,
    readToken: async () => (await readSmallFile(join(identityDir, OPERATOR_TOKEN_FILE))).trim(),
  });
  const userAgent = `keyward-sidecar/${KEYWARD_VERSION}`;
  const transport = inClusterTransport({ ...config.apiServer, directory: identityDir, userAgent });
  const lastGood = new LastGood(join(stagingDir, LAST_GOOD_FILE));
  const end = async () => {
    await Promise.all([front.close(), closeParsec()]);
    agent.stop();
    transport.close();
    await lastGood.settled();
  };
  let ending: Promise<void> | undefined;
  const stop = () => (ending ??= end());
  const { providerDir, restarted } = config.fips;
  const gate = new FipsGate({ host, provider: ProviderFolder.find(providerDir), restarted, log });
  gate.drainBy(stop);
  new WatchSource({ transport, namespace, name: args.profile, holder, gate, lastGood, agent, log }).start(
    health.stopped,
  );
  lowerPoolPriority();
  return stop;
}
