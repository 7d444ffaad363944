import { formatDuration, parseDuration } from "../text/duration.ts";
import { parseIpAddress } from "../text/ip-address.ts";
import { isDnsLabel, isDnsSubdomain } from "../text/kubernetes-name.ts";
import { isQuantity } from "../text/quantity.ts";
import { quote } from "../text/quote.ts";
import type { Flag } from "./flags.ts";

const MAX_PORT = 65535;
/** A pod with more containers than this cannot be scheduled in practice; it bounds the argument list. */
const MAX_LIST = 256;

/** A text that `accepts` takes; `rule` completes "must be". */
export function textFlag(
  name: string,
  rule: string,
  accepts: (text: string) => boolean,
  fallback?: string,
): Flag<string> {
  return { name, parse: (text) => check(text, accepts(text), rule), render: String, fallback };
}

export function objectNameFlag(name: string, fallback?: string): Flag<string> {
  return textFlag(name, "a Kubernetes object name", isDnsSubdomain, fallback);
}

export function labelFlag(name: string): Flag<string> {
  return textFlag(name, "a DNS label (a-z, 0-9 and -, at most 63)", isDnsLabel);
}

export function quantityFlag(name: string, fallback: string): Flag<string> {
  return textFlag(name, "a Kubernetes quantity such as 10m or 64Mi", isQuantity, fallback);
}

export function ipFlag(name: string): Flag<string> {
  return textFlag(name, "an IP address", (text) => parseIpAddress(text) !== undefined);
}

export function pathFlag(name: string, fallback: string): Flag<string> {
  return textFlag(name, "an absolute path", (text) => text.startsWith("/") && !text.includes("\0"), fallback);
}

/** An absolute path, or none: "". Left out of what is rendered where there is none. */
export function optionalPathFlag(name: string): Flag<string> {
  return { ...pathFlag(name, ""), isQuiet: true };
}

export function integerFlag(name: string, min: number, max: number, fallback: number): Flag<number> {
  const parse = (text: string): number =>
    Number(check(text, /^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max, `${min} to ${max}`));
  return { name, parse, render: String, fallback };
}

export function portFlag(name: string, fallback: number): Flag<number> {
  return integerFlag(name, 1, MAX_PORT, fallback);
}

/** A positive duration in milliseconds, written in Go's syntax. */
export function durationFlag(name: string, fallback: number): Flag<number> {
  return durationWhere(name, fallback, "a duration above zero", (durationMs) => durationMs > 0);
}

/** A duration from `minMs` to `maxMs`, both included. */
export function boundedDurationFlag(name: string, minMs: number, maxMs: number, fallback: number): Flag<number> {
  const rule = `a duration from ${formatDuration(minMs)} to ${formatDuration(maxMs)}`;
  return durationWhere(name, fallback, rule, (durationMs) => durationMs >= minMs && durationMs <= maxMs);
}

function durationWhere(
  name: string,
  fallback: number,
  rule: string,
  accepts: (durationMs: number) => boolean,
): Flag<number> {
  const parse = (text: string): number => {
    const durationMs = parseDuration(text);
    check(text, accepts(durationMs), rule);
    return durationMs;
  };
  return { name, parse, render: formatDuration, fallback };
}

export function choiceFlag<const T extends string>(name: string, choices: readonly T[], fallback: T): Flag<T> {
  const parse = (text: string): T => check(text, choices.includes(text as T), `one of ${choices.join(", ")}`) as T;
  return { name, parse, render: String, fallback };
}

/** Distinct DNS labels joined by commas, at least one. */
export function labelListFlag(name: string): Flag<readonly string[]> {
  const parse = (text: string): readonly string[] => {
    const items = text.split(",", MAX_LIST + 1);
    const good = items.length <= MAX_LIST && items.every(isDnsLabel) && new Set(items).size === items.length;
    check(text, good, `1 to ${MAX_LIST} different DNS labels joined by commas`);
    return items;
  };
  return { name, parse, render: (items) => items.join(","), fallback: undefined };
}

function check(text: string, good: boolean, rule: string): string {
  if (!good) throw new Error(`must be ${rule}, not ${quote(text)}`);
  return text;
}
