import * as asymmetric from "./openssl/asymmetric.ts";
import * as certificates from "./openssl/certificates.ts";
import { OpenSslCommand } from "./openssl/command.ts";
import * as symmetric from "./openssl/symmetric.ts";
import type { Peer, Values } from "./peer.ts";

type Operation = (command: OpenSslCommand, args: Values) => unknown;

const OPERATIONS = new Map<string, Operation>(
  Object.entries({ ...symmetric, ...asymmetric, ...certificates }) as [string, Operation][],
);

/** The openssl command line. */
export class OpenSslPeer implements Peer {
  readonly name = "openssl";
  readonly #command = new OpenSslCommand();

  async ask<T>(op: string, args: Values): Promise<T> {
    const operation = OPERATIONS.get(op);
    if (operation === undefined) throw new Error(`openssl is not asked to ${op}`);
    return operation(this.#command, args) as T;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#command[Symbol.dispose]();
  }
}
