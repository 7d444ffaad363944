import type { AgentEndpoint } from "@keyward/crds/types/profile/status";

/** Where the operator is: any of the addresses serves. */
export interface AgentEndpoints extends Pick<AgentEndpoint, "serverName" | "caBundle"> {
  /** Never empty. */
  readonly addresses: readonly string[];
}

/** As many as the CRD permits. */
const MAX_ADDRESSES = 16;

/** @returns where the operator is, as the profile's status says; undefined while it does not say all of it */
export function endpointsOf(status: unknown): AgentEndpoints | undefined {
  const agent = (status as { agent?: Partial<Record<keyof AgentEndpoint, unknown>> } | null | undefined)?.agent;
  const { address, addresses = [address], serverName, caBundle } = agent ?? {};
  if (!isText(serverName) || !isText(caBundle) || !Array.isArray(addresses)) return undefined;
  const usable = addresses.slice(0, MAX_ADDRESSES).filter(isAddress);
  return usable.length === 0 ? undefined : { addresses: usable, serverName, caBundle };
}

/** Whether whoever is connected to that address need not care for the difference. */
export function stillServes(
  address: string,
  before: AgentEndpoints | undefined,
  now: AgentEndpoints | undefined,
): boolean {
  return sameServer(before, now) && now?.addresses.includes(address) === true;
}

export function sameEndpoints(one: AgentEndpoints | undefined, other: AgentEndpoints | undefined): boolean {
  return sameServer(one, other) && one?.addresses.join() === other?.addresses.join();
}

/**
 * Any address, so that sidecars spread; after a failure another one than that which failed, where there is one.
 * @param random in [0, 1)
 */
export function chooseAddress({ addresses }: AgentEndpoints, failed: string | undefined, random: number): string {
  const others = addresses.filter((address) => address !== failed);
  const choice = others.length === 0 ? addresses : others;
  return choice[Math.floor(random * choice.length)]!;
}

function sameServer(one: AgentEndpoints | undefined, other: AgentEndpoints | undefined): boolean {
  return one?.serverName === other?.serverName && one?.caBundle === other?.caBundle;
}

function isAddress(value: unknown): value is string {
  return isText(value) && URL.canParse(`https://${value}`);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
