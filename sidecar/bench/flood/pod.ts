import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { compileProfile } from "@keyward/crds/compile/compile-profile";
import { HEAVY_WIDTH, HeavyLane } from "../../src/dispatch/heavy-lane.ts";
import { Front } from "../../src/front/front.ts";
import { SOCKET_LIMITS } from "../../src/front/grpc/bounds/limits.ts";
import { openParsecSocket } from "../../src/front/parsec/open-parsec-socket.ts";
import { servicesOn } from "../../src/front/services/services.ts";
import { HealthState } from "../../src/health/health-state.ts";
import { podCallers } from "../../src/identity/caller.ts";
import { LocalKeyRing } from "../../src/keys/local-key-ring.ts";
import { MemoryKeys } from "../../src/keys/memory-keys.ts";
import { NO_KEYS } from "../../src/keys/no-keys.ts";
import { lowerPoolPriority } from "../../src/lifecycle/pool-priority.ts";
import { settleMemory } from "../../src/lifecycle/settle.ts";
import { CallLog } from "../../src/log/call-log.ts";
import { createLog } from "../../src/log/log.ts";
import { ProfileHolder, snapshotOf } from "../../src/profile/holder.ts";
import { profileDocument } from "../profile.ts";
import { CONTAINERS, PARSEC_FILE } from "./containers.ts";

/** `node pod.ts FOLDER`: what a pod with two containers gets from its sidecar, both wires, without a cluster. */
const dir = process.argv[2]!;
const log = createLog({ level: "info", format: "json", descriptor: 1 });
const compiled = compileProfile(JSON.parse(profileDocument()));
if (!("profile" in compiled)) throw new Error(JSON.stringify(compiled.faults));
const holder = new ProfileHolder();
holder.swap(snapshotOf(compiled.profile));
const ground = {
  holder,
  keys: NO_KEYS,
  ring: new LocalKeyRing(new MemoryKeys(), () => undefined),
  heavy: new HeavyLane(HEAVY_WIDTH),
  bulk: undefined,
  selfTests: { report: undefined },
  calls: new CallLog(log, "debug"),
  nowMs: Date.now,
};
const services = servicesOn(ground, false);
const front = new Front({ health: new HealthState([]), log, services, limits: SOCKET_LIMITS, grpcFront: "own" });
for (const [container, caller] of podCallers({ namespace: "bench", name: "pod" }, CONTAINERS)) {
  const folder = join(dir, container);
  await mkdir(folder, { recursive: true });
  await front.openSocket({ caller, dir: folder, stagingDir: folder, mode: 0o600 });
  const path = join(folder, PARSEC_FILE);
  await openParsecSocket({ ground, log, caller, path, mode: 0o600, directoryMode: 0o700, admins: new Set() });
}
lowerPoolPriority();
settleMemory();
log.info("pod open");
