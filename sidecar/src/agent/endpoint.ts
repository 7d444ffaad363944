import type { AgentEndpoint } from "@keyward/crds/types/profile/status";

export type { AgentEndpoint } from "@keyward/crds/types/profile/status";

/** @returns where the operator is, as the profile's status says; undefined while it does not say all of it */
export function endpointOf(status: unknown): AgentEndpoint | undefined {
  const agent = (status as { agent?: Partial<Record<keyof AgentEndpoint, unknown>> } | null | undefined)?.agent;
  const { address, serverName, caBundle } = agent ?? {};
  if (!isText(address) || !isText(serverName) || !isText(caBundle)) return undefined;
  return URL.canParse(`https://${address}`) ? { address, serverName, caBundle } : undefined;
}

export function sameEndpoint(one: AgentEndpoint | undefined, other: AgentEndpoint | undefined): boolean {
  return one?.address === other?.address && one?.serverName === other?.serverName && one?.caBundle === other?.caBundle;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
