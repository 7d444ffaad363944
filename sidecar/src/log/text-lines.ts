import type { DestinationStream } from "pino";

/** Turns each JSON line into `key=value` pairs for people who read a console. */
export function textLines(destination: DestinationStream): DestinationStream {
  return { write: (line) => destination.write(`${toText(JSON.parse(line) as Record<string, unknown>)}\n`) };
}

function toText(event: Record<string, unknown>): string {
  return Object.entries(event)
    .map(([key, value]) => `${key}=${plain(value)}`)
    .join(" ");
}

/** A value is quoted as JSON unless it is one word, so no value can look like another pair or another line. */
function plain(value: unknown): string {
  return typeof value === "string" && /^[\w.:/@+-]+$/.test(value) ? value : JSON.stringify(value);
}
