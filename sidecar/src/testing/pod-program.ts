import { parseSidecarArgs } from "@keyward/core/contract/sidecar-args";
import { startInPod } from "../cluster.ts";
import type { Host } from "../fips/host.ts";
import { NODE_KEY_USE } from "../keys/testing/node-key-use.ts";
import { createLog } from "../log/log.ts";

/** The sidecar as it runs in a pod, with its volume and identity where a test has put them. */
const [place = "{}", ...argv] = process.argv.slice(2);
const { volumeDir, identityDir, podName, host, port } = JSON.parse(place) as Record<string, string>;
const args = parseSidecarArgs(argv);
const log = { level: args.logLevel, format: "json", descriptor: 1 } as const;
const stop = await startInPod(
  {
    kind: "cluster",
    args,
    podName,
    volumeDir: volumeDir!,
    identityDir: identityDir!,
    apiServer: { host, port },
    log,
    fips: { providerDir: undefined, restarted: false },
  },
  createLog(log),
  { use: NODE_KEY_USE, host: process as Host },
);
process.once("SIGTERM", () => void stop().then(() => process.exit(0)));
