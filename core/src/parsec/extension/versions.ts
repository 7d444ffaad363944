/** Versions of the conversation on the binary wire. Page: docs/binary-wire.md */
export const VERSION = {
  /** Without Hello: operations of Parsec alone, and of a failure nothing but its status. */
  plain: 1,
  /** Methods by their numbers; the body of a failure is a google.rpc.Status. */
  methods: 2,
} as const;

export type Version = (typeof VERSION)[keyof typeof VERSION];

const LOWEST = VERSION.plain;
const HIGHEST = VERSION.methods;

/** A range of versions, both ends within it. */
export interface VersionRange {
  readonly lowest: number;
  readonly highest: number;
}

export const OUR_VERSIONS: VersionRange = Object.freeze({ lowest: LOWEST, highest: HIGHEST });

/** @returns the highest version that both speak; undefined where there is none */
export function commonVersion({ lowest, highest }: VersionRange): Version | undefined {
  const common = Math.min(highest, HIGHEST);
  return common < Math.max(lowest, LOWEST) ? undefined : (common as Version);
}
