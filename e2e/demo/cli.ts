import { parseArgs } from "node:util";
import { chooseProvider } from "../cluster/choose.ts";
import { readClusterConfig } from "../cluster/config.ts";
import { createNarrator } from "./narrator.ts";
import { tellStory } from "./story.ts";

const NAME = "keyward-demo";
const USAGE =
  "usage: npm run demo [-- --down]   (CI=true: asks nothing, takes the cluster down, ends with one line of JSON)";

const { values } = parseArgs({
  options: { down: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
});
const inCi = process.env.CI === "true";
const startedMs = performance.now();
const narrator = createNarrator((text) => process.stdout.write(text));

if (values.help) {
  console.log(USAGE);
} else {
  await main().catch((error: unknown) => {
    console.error(`\ndemo: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error && error.cause !== undefined) console.error(`demo: because ${String(error.cause)}`);
    process.exitCode = 1;
  });
}

async function main(): Promise<void> {
  const provider = await chooseProvider(readClusterConfig());
  if (values.down) {
    await provider.down(NAME);
    narrator.line("the demo's cluster is gone; built programs stay in the cache");
    return;
  }
  narrator.chapter(
    "Bring up a real Kubernetes",
    `Provider "${provider.name}": real API server, kubelet and containers. The first time builds them (minutes), later it takes seconds.`,
  );
  await provider.down(NAME);
  const cluster = await provider.up({ name: NAME, report: narrator.line, detached: !inCi });
  try {
    const result = await tellStory({ cluster, narrator });
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    if (inCi) {
      await cluster.down();
      process.stdout.write(`${JSON.stringify({ ...result, seconds })}\n`);
      return;
    }
    narrator.chapter("Look around", "The cluster stays up.");
    narrator.line(
      `${cluster.kubectlPath} --kubeconfig=${cluster.kubeconfigPath} get pods,cryptoprofiles,keypolicies -A`,
    );
    narrator.line("npm run demo -- --down    takes it away");
  } catch (error) {
    if (inCi) await cluster.down();
    throw error;
  }
}
