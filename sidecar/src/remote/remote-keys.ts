import type { RemoteUse } from "@keyward/core/crypto/key/material/remote-use";
import type { Clock } from "@keyward/kube/watch/clock";
import type { OperationResult, RemoteKey } from "@keyward/proto/light/gen/keyward/agent/v1/agent";
import type { OperationStream, RemoteOperations, RemoteVersion } from "./remote-operations.ts";

/** More than any algorithm that signs whole messages is asked for here; what is longer is hashed by the caller. */
const MAX_MESSAGE_BYTES = 48 * 1024;

/** The keys that stay in their backends. Nothing of the road to them is loaded before the first of them comes. */
export class RemoteKeys {
  readonly #clock: Clock;
  #stream: OperationStream | undefined;
  #loading: Promise<RemoteOperations> | undefined;
  #operations: RemoteOperations | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What is asked from now on goes this way, and what another stream left unanswered, too. */
  attach(stream: OperationStream): void {
    this.#stream = stream;
    this.#operations?.attach(stream);
  }

  detach(): void {
    this.#stream = undefined;
    this.#operations?.detach();
  }

  /** Whether answers of the stream are outstanding. */
  get isWaiting(): boolean {
    return this.#operations?.isWaiting ?? false;
  }

  settle(result: OperationResult): void {
    this.#operations?.settle(result);
  }

  /** @returns one version of a key, as operations use it */
  useOf(version: RemoteVersion, { operations, signsDigests, maxMessageBytes }: RemoteKey): RemoteUse {
    const ready = () => this.#operations ?? this.#load();
    void ready();
    const ask = async <T>(work: (operations: RemoteOperations) => Promise<T>) => work(await ready());
    return {
      operations: new Set(operations),
      signsDigests,
      maxMessageBytes: Math.min(maxMessageBytes, MAX_MESSAGE_BYTES),
      sign: (algorithm, input, patience) => ask((road) => road.sign(version, algorithm, input, patience)),
      computeMac: (algorithm, message, patience) =>
        ask((road) => road.computeMac(version, algorithm, message, patience)),
      verifyMac: (algorithm, message, mac, patience) =>
        ask((road) => road.verifyMac(version, algorithm, message, mac, patience)),
      decrypt: (algorithm, cipherText, patience) =>
        ask((road) => road.decrypt(version, algorithm, cipherText, patience)),
      agree: (peerKey, patience) => ask((road) => road.agree(version, peerKey, patience)),
    };
  }

  #load(): Promise<RemoteOperations> {
    this.#loading ??= import("./remote-operations.ts").then(({ RemoteOperations }) => {
      this.#operations = new RemoteOperations(this.#clock);
      if (this.#stream !== undefined) this.#operations.attach(this.#stream);
      return this.#operations;
    });
    return this.#loading;
  }
}
