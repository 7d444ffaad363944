import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Peer, Values } from "./peer.ts";

type Waiting = PromiseWithResolvers<unknown>;

/** A peer that is a process: it reads a JSON object per line and answers in the same order. */
export class LinePeer implements Peer {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #waiting: Waiting[] = [];
  #end: Error | undefined;

  constructor(name: string, command: string, args: readonly string[]) {
    this.name = name;
    this.#child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    createInterface(this.#child.stdout!).on("line", (line) => this.#settle(JSON.parse(line)));
    this.#child.stdin!.on("error", () => {});
    this.#child.on("error", (error) => this.#fail(error));
    this.#child.on("exit", () => this.#fail(new Error(`${name} ended before it answered; its message is above`)));
  }

  ask<T>(op: string, args: Values): Promise<T> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.push(waiting);
    this.#child.stdin!.write(`${JSON.stringify({ op, args })}\n`);
    return waiting.promise as Promise<T>;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.pid === undefined) return;
    const ended = once(this.#child, "exit");
    this.#child.stdin!.end();
    await ended;
  }

  #settle(answer: Values): void {
    const waiting = this.#waiting.shift();
    if (typeof answer.error === "string") waiting?.reject(new Error(`${this.name}: ${answer.error}`));
    else waiting?.resolve(answer);
  }

  #fail(error: Error): void {
    this.#end ??= error;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(error);
  }
}
