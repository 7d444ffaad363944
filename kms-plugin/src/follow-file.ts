import { type GuardClock, pause } from "@keyward/core/backend/guard/guard-clock";
import { parseBackendDocument, readDocument } from "./backend/backend-document.ts";
import type { KeyService } from "./key-service.ts";

export interface FollowOptions {
  readonly path: string;
  readonly service: KeyService;
  readonly clock: GuardClock;
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void;
}

const LOOK_MS = 2_000;

/** Keeps the service on what the file says, until the signal aborts. What is wrong with it changes nothing and is told in the log. */
export async function followFile(options: FollowOptions, signal: AbortSignal): Promise<void> {
  let done: string | undefined;
  let told = "";
  while (!signal.aborted) {
    try {
      const text = await readDocument(options.path);
      if (text !== done) await take(text, options, signal);
      done = text;
      told = "";
    } catch (error) {
      const { message } = error as Error;
      if (!signal.aborted && message !== told) options.log("kms.not-followed", { error: message });
      told = message;
    }
    await pause(options.clock, LOOK_MS, signal);
  }
}

async function take(text: string, { path, service, log }: FollowOptions, signal: AbortSignal): Promise<void> {
  await service.follow(parseBackendDocument(text, path), signal);
  log("kms.key", { keyId: service.keyId });
}
