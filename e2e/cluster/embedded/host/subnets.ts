/** One way to join a cluster to the host: a device on the host and two addresses. */
export interface Link {
  /** Name of the device on the host; Linux allows 15 bytes. */
  readonly device: string;
  readonly hostAddress: string;
  readonly nodeAddress: string;
}

const LINKS_PER_BASE = 16;
/** 198.18.0.0/15 is for benchmarks (RFC 2544) and seldom routed; the others are private and out of the usual way. */
const BASES = ["198.19.219", "10.219.219", "172.29.219"];

/** @returns the links whose subnet no route of the host touches, in the order to try them */
export function freeLinks(routes: readonly { dst?: string }[]): Link[] {
  const taken = routes.flatMap(({ dst }) => (dst === undefined ? [] : (parseRange(dst) ?? [])));
  return allLinks().filter((link) => {
    const range = parseRange(`${link.hostAddress}/30`);
    return range !== undefined && !taken.some((it) => it.first <= range.last && range.first <= it.last);
  });
}

function allLinks(): Link[] {
  return BASES.flatMap((base, baseIndex) =>
    Array.from({ length: LINKS_PER_BASE }, (_, index) => ({
      device: `keyward${baseIndex * LINKS_PER_BASE + index}`,
      hostAddress: `${base}.${index * 4 + 1}`,
      nodeAddress: `${base}.${index * 4 + 2}`,
    })),
  );
}

/** @returns undefined for what is no IPv4 range, such as "default" (which touches nothing in particular) and IPv6 */
function parseRange(text: string): { first: number; last: number } | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [a, b, c, d] = match.slice(1, 5).map(Number) as [number, number, number, number];
  const size = 2 ** (32 - Number(match[5] ?? 32));
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const first = address - (address % size);
  return { first, last: first + size - 1 };
}
