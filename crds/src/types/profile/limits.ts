/**
 * @rule duration(self.contextLifetime) <= duration(self.maxContextLifetime) : contextLifetime must not be above maxContextLifetime
 * @rule !has(self.callers) || self.callers.all(a, a.containers.all(n, self.callers.exists_one(b, n in b.containers))) : a container may be named by one entry of callers only
 */
export interface LimitRules {
  /**
   * Most bytes of one message that is not streamed, in KiB.
   * @format int32
   * @minimum 1
   * @maximum 2048
   * @default 2048
   */
  maxMessageKibibytes?: number;
  /**
   * Most open contexts of one connection.
   * @format int32
   * @minimum 0
   * @maximum 65536
   * @default 256
   */
  contexts?: number;
  /**
   * Most ephemeral keys of one connection.
   * @format int32
   * @minimum 0
   * @maximum 65536
   * @default 1024
   */
  ephemeralKeys?: number;
  /**
   * Most keys that one identity may keep under names.
   * @format int32
   * @minimum 0
   * @maximum 65536
   * @default 256
   */
  namedKeys?: number;
  /**
   * How long a context lives where its opener says nothing.
   * @default "5m"
   */
  contextLifetime?: DurationText;
  /**
   * The longest lifetime that an opener may ask for.
   * @default "1h"
   */
  maxContextLifetime?: DurationText;
  /**
   * Whether an opener may ask for a context that lives as long as its connection.
   * @default false
   */
  unlimitedContexts?: boolean;
  /**
   * Most calls of one container in a second, where `callers` says nothing else; default: any number.
   * @format int32
   * @minimum 1
   * @maximum 10000000
   */
  callsPerSecond?: number;
  /**
   * Most calls of one container that are under way at once, where `callers` says nothing else.
   * @format int32
   * @minimum 1
   * @maximum 65536
   * @default 1024
   */
  callsInFlight?: number;
  /**
   * What holds for single containers; one that no entry names has the limits above, and Normal priority.
   * @listType atomic
   * @maxItems 32
   */
  callers?: CallerRules[];
}

/**
 * @rule !has(self.burst) || has(self.callsPerSecond) : burst belongs to callsPerSecond: set both
 */
export interface CallerRules {
  /**
   * Names of containers; "*" is every container that no entry names.
   * @listType set
   * @minItems 1
   * @maxItems 16
   */
  containers: ContainerName[];
  /**
   * Most calls in a second, each item of a batch counted; default: that of all containers.
   * @format int32
   * @minimum 1
   * @maximum 10000000
   */
  callsPerSecond?: number;
  /**
   * Most calls at once after a rest; default: callsPerSecond.
   * @format int32
   * @minimum 1
   * @maximum 10000000
   */
  burst?: number;
  /**
   * Most calls that are under way at once; default: that of all containers.
   * @format int32
   * @minimum 1
   * @maximum 65536
   */
  callsInFlight?: number;
  /**
   * Whose work goes first, and gets more of the time, where more than one container has some waiting. Low is never left out.
   * @default "Normal"
   */
  priority?: "High" | "Normal" | "Low";
}

/**
 * @minLength 1
 * @maxLength 63
 * @pattern ^(\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)$
 */
export type ContainerName = string;

/**
 * Decimal numbers with units ns, us, ms, s, m, h, for example -1h or 1h30m.
 * @maxLength 32
 * @pattern ^[-+]?([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$
 */
export type DurationText = string;
