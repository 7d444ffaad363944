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
 * Any address, so that sidecars spread; none that failed lately while there is another, else the one whose failure is the longest ago.
 * @param addresses never empty
 * @param failedAtMs when each failed that did; monotonic
 * @param random in [0, 1)
 */
export function chooseAddress(
  addresses: readonly string[],
  failedAtMs: ReadonlyMap<string, number>,
  random: number,
): string {
  const fresh = addresses.filter((address) => !failedAtMs.has(address));
  if (fresh.length > 0) return fresh[Math.floor(random * fresh.length)]!;
  return addresses.toSorted((one, other) => failedAtMs.get(one)! - failedAtMs.get(other)!)[0]!;
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
