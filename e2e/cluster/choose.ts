import { ClusterError } from "./cluster-error.ts";
import type { ClusterConfig } from "./config.ts";
import { createEmbeddedProvider } from "./embedded/provider.ts";
import { missing as missingForEmbedded } from "./embedded/requirements.ts";
import { createExistingProvider } from "./existing/provider.ts";
import { missing as missingForExisting } from "./existing/requirements.ts";
import { createKindProvider } from "./kind/provider.ts";
import { missing as missingForKind } from "./kind/requirements.ts";
import type { ClusterProvider, ProviderName } from "./provider.ts";

interface Choice {
  readonly create: (config: ClusterConfig) => ClusterProvider;
  readonly missing: (config: ClusterConfig) => Promise<string | undefined>;
}

const CHOICES: ReadonlyMap<string, Choice> = new Map<ProviderName, Choice>([
  ["embedded", { create: createEmbeddedProvider, missing: missingForEmbedded }],
  ["kind", { create: createKindProvider, missing: missingForKind }],
  ["existing", { create: createExistingProvider, missing: missingForExisting }],
]);

/** "existing" is not among them: nobody's cluster is used without being asked for. */
const AUTOMATIC: readonly ProviderName[] = ["embedded", "kind"];

/**
 * The provider that KEYWARD_CLUSTER names, or else the first that this machine can run.
 * @throws ClusterError, one sentence: what is missing and how to get it
 */
export async function chooseProvider(config: ClusterConfig, choices = CHOICES): Promise<ClusterProvider> {
  return config.wanted === undefined ? firstPossible(config, choices) : asked(config, config.wanted, choices);
}

async function asked(
  config: ClusterConfig,
  name: string,
  choices: ReadonlyMap<string, Choice>,
): Promise<ClusterProvider> {
  const choice = choices.get(name);
  if (choice === undefined) {
    throw new ClusterError(`KEYWARD_CLUSTER is "${name}"; it can be ${[...choices.keys()].join(", ")}`);
  }
  const lack = await choice.missing(config);
  if (lack !== undefined) throw new ClusterError(`a cluster of the kind "${name}" (KEYWARD_CLUSTER) needs ${lack}`);
  return choice.create(config);
}

async function firstPossible(config: ClusterConfig, choices: ReadonlyMap<string, Choice>): Promise<ClusterProvider> {
  const lacks: string[] = [];
  for (const name of AUTOMATIC) {
    const choice = choices.get(name);
    const lack = await choice?.missing(config);
    if (choice !== undefined && lack === undefined) return choice.create(config);
    lacks.push(`${name} needs ${lack}`);
  }
  throw new ClusterError(`no Kubernetes can be started here: ${lacks.join(", or ")}`);
}
