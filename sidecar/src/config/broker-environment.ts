import { isAbsolute, join } from "node:path";
import { choiceFlag } from "@keyward/core/contract/flag-kinds";
import type { LogLevel } from "@keyward/core/contract/log-level";
import { quote } from "@keyward/core/text/quote";
import type { CallLogLevel } from "../log/call-log.ts";
import type { LogOptions } from "../log/log.ts";
import type { Environment } from "./environment.ts";
import { invalidConfig } from "./invalid-config.ts";

const BROKER_PROFILES_FILE = "Profiles.yaml";
const DEFAULT_STREAMS = 1024;
const MAX_UINT32 = 2 ** 32 - 1;

/** The file of profiles that the crypto-broker would read. @throws INVALID_ARGUMENT where the environment names none */
export function brokerProfiles({ CRYPTO_BROKER_PROFILES_DIR: dir }: Environment): string {
  if (dir === undefined) {
    throw invalidConfig("--profile is missing: name a CryptoProfile document or a crypto-broker profile file");
  }
  if (isAbsolute(dir)) return join(dir, BROKER_PROFILES_FILE);
  throw invalidConfig(`CRYPTO_BROKER_PROFILES_DIR is ${quote(dir)}: it must be an absolute path`);
}

export function brokerStreams({ CRYPTO_BROKER_GRPC_MAX_CONCURRENT_STREAMS: text }: Environment): number {
  if (text === undefined) return DEFAULT_STREAMS;
  if (/^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_UINT32) return Number(text);
  throw invalidConfig(`CRYPTO_BROKER_GRPC_MAX_CONCURRENT_STREAMS is ${quote(text)}: it must be 1 to ${MAX_UINT32}`);
}

export function brokerLog(env: Environment): LogOptions {
  const levels = ["debug", "info", "warn", "error"] as const;
  const level: LogLevel = choice("CRYPTO_BROKER_LOG_LEVEL", levels, env, "info");
  const format = choice("CRYPTO_BROKER_LOG_FORMAT", ["json", "text"] as const, env, "json");
  const output = choice("CRYPTO_BROKER_LOG_OUTPUT", ["stdout", "stderr"] as const, env, "stdout");
  return { level, format, descriptor: output === "stdout" ? 1 : 2 };
}

/** Who sets the crypto-broker's level expects the crypto-broker's lines, two for each call. */
export function brokerCallLogLevel(env: Environment): CallLogLevel {
  return env.CRYPTO_BROKER_LOG_LEVEL === undefined ? "debug" : "info";
}

/** Whether the crypto-broker's development service is offered. */
export function isDevelopment(env: Environment): boolean {
  return (env.CRYPTO_BROKER_APP_ENV ?? env.APP_ENV) === "dev";
}

function choice<T extends string>(name: string, values: readonly T[], env: Environment, fallback: T): T {
  const text = env[name];
  if (text === undefined) return fallback;
  try {
    return choiceFlag(name, values, fallback).parse(text.toLowerCase());
  } catch (error) {
    throw invalidConfig(`${name} ${(error as Error).message}`);
  }
}
