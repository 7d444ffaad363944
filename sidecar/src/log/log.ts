import type { LogLevel } from "@keyward/core/contract/log-level";
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";
import { textLines } from "./text-lines.ts";

export type Log = Logger;

export interface LogOptions {
  readonly level: LogLevel;
  readonly format: "json" | "text";
  /** 1: standard output, 2: standard error */
  readonly descriptor: 1 | 2;
}

/** @returns a log that writes one JSON object, or one line of `key=value`, for each event; nothing is buffered */
export function createLog({ level, format, descriptor }: LogOptions): Log {
  const destination = pino.destination({ fd: descriptor, sync: true });
  return logTo(format === "text" ? textLines(destination) : destination, level);
}

/** The same into any stream of lines. */
export function logTo(destination: DestinationStream, level: LogLevel): Log {
  const options = {
    level,
    base: { service: "keyward-sidecar" },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, destination);
}
