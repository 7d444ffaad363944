import type { KeyAction } from "@keyward/crds/types/policy/lifecycle";
import { type Command, InvalidArgumentError } from "commander";
import { type ClusterOptions, openSession, type Session, type Streams } from "../session.ts";
import type { Patience } from "./follow.ts";

/** Options of those commands that ask for something. */
export interface AskOptions extends ClusterOptions {
  readonly reason?: string;
  readonly wait: boolean;
  readonly timeout: number;
}

/** @returns how an action of a command works on a cluster */
export function runner(streams: Streams) {
  return async (options: ClusterOptions, work: (session: Session) => Promise<void>): Promise<void> => {
    using session = openSession(options, streams);
    await work(session);
  };
}

export function withCluster(command: Command): Command {
  return command
    .option("-n, --namespace <name>", "namespace; default: that of the context")
    .option("-o, --output <form>", "table or json", "table")
    .option("--kubeconfig <file>", "default: KUBECONFIG, then ~/.kube/config")
    .option("--context <name>", "default: the current one");
}

export function withWish(command: Command): Command {
  return command
    .option("--reason <text>", "why; whoever approves reads it")
    .option("--no-wait", "do not wait until it is done")
    .option("--timeout <seconds>", "how long to wait", seconds, 60);
}

export function wishOf<A extends KeyAction>(action: A, key: string, { reason }: AskOptions) {
  return { key, action, ...(reason !== undefined && { reason }) };
}

export function patience({ wait, timeout }: AskOptions): Patience {
  return { waitMs: wait ? timeout * 1_000 : 0 };
}

export function versionOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`a version is a number from 1, not "${text}"`);
}

function seconds(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("seconds are a whole number up to 999999");
}
