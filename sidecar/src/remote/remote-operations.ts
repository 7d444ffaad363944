import type { Patience, RemoteInput } from "@keyward/core/crypto/key/material/remote-use";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Clock } from "@keyward/kube/watch/clock";
import type {
  ConnectRequestSchema,
  KeyOperationSchema,
  OperationResult,
} from "@keyward/proto/light/gen/keyward/agent/v1/agent";
import type { InitOf } from "@keyward/proto/light/schema";
import { badAnswer, errorOf } from "./faults.ts";
import { OperationQueue } from "./operation-queue.ts";
import { PendingOperation } from "./pending-operation.ts";

/** Where operations go: one stream to an operator. */
export interface OperationStream {
  send(message: InitOf<typeof ConnectRequestSchema>["message"]): void;
}

export interface RemoteVersion {
  /** Name of the CryptoKey. */
  readonly name: string;
  readonly uid: string;
  readonly version: number;
}

type Operation = InitOf<typeof KeyOperationSchema>["operation"];
type Result = OperationResult["result"];

/** Under way on one stream; the operator takes twice as many. */
const WINDOW = 256;
/**
 * A stream that ends is followed by another after some hundred milliseconds, or some seconds where two addresses in a row are those of replicas
 * that are gone without a word; calls wait so long for it, and no longer.
 */
const GAP_MS = 10_000;
/** For callers that named no time. */
const DEFAULT_TIMEOUT_MS = 30_000;
/** No operation takes so long; a timer takes no more than 31 bits. */
const MAX_TIMEOUT_MS = 600_000;
const RETRY_MS = 1_000;

/**
 * Asks the operator for operations with keys that stay in their backends: many at once over one stream, answered in any order. What waits is
 * bounded, and nobody waits past his own time. An operation whose stream ended is asked again on the next: none of them changes anything.
 */
export class RemoteOperations {
  readonly #clock: Clock;
  readonly #queue = new OperationQueue();
  readonly #underWay = new Map<bigint, PendingOperation>();
  #stream: OperationStream | undefined;
  /** No stream came in time. */
  #isAlone = false;
  #cancelGap: () => void = () => {};
  #lastId = 0n;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#awaitStream();
  }

  /** Whether answers of the stream are outstanding. */
  get isWaiting(): boolean {
    return this.#underWay.size > 0;
  }

  attach(stream: OperationStream): void {
    this.detach();
    this.#cancelGap();
    this.#isAlone = false;
    this.#stream = stream;
    this.#pump();
  }

  /** What was under way goes to the head of the queue. */
  detach(): void {
    if (this.#stream === undefined) return;
    this.#stream = undefined;
    for (const pending of [...this.#underWay.values()].reverse()) this.#queue.putBack(pending);
    this.#underWay.clear();
    this.#awaitStream();
  }

  #awaitStream(): void {
    this.#cancelGap = this.#clock.setTimer(() => {
      this.#isAlone = true;
      this.#queue.failAll(noStream());
    }, GAP_MS);
  }

  settle({ id, result }: OperationResult): void {
    const pending = this.#underWay.get(id);
    if (pending === undefined) return;
    this.#underWay.delete(id);
    pending.settle(result);
    this.#pump();
  }

  async sign(version: RemoteVersion, algorithm: string, input: RemoteInput, patience: Patience): Promise<Uint8Array> {
    const { kind, bytes } = input;
    const of =
      kind === "digest" ? ({ case: "digest", value: bytes } as const) : ({ case: "message", value: bytes } as const);
    return outputOf(
      await this.#ask(version, { case: "sign", value: { algorithm, input: of } }, bytes.length, patience),
    );
  }

  async computeMac(
    version: RemoteVersion,
    algorithm: string,
    message: Uint8Array,
    patience: Patience,
  ): Promise<Uint8Array> {
    const operation = { case: "computeMac", value: { algorithm, message } } as const;
    return outputOf(await this.#ask(version, operation, message.length, patience));
  }

  async verifyMac(
    version: RemoteVersion,
    algorithm: string,
    message: Uint8Array,
    mac: Uint8Array,
    patience: Patience,
  ): Promise<boolean> {
    const operation = { case: "verifyMac", value: { algorithm, message, mac } } as const;
    const result = await this.#ask(version, operation, message.length, patience);
    if (result.case === "valid") return result.value;
    throw badAnswer();
  }

  async decrypt(
    version: RemoteVersion,
    algorithm: string,
    cipherText: Uint8Array,
    patience: Patience,
  ): Promise<Uint8Array> {
    const operation = { case: "decrypt", value: { algorithm, cipherText } } as const;
    return outputOf(await this.#ask(version, operation, cipherText.length, patience));
  }

  async agree(version: RemoteVersion, peerKey: Uint8Array, patience: Patience): Promise<Uint8Array> {
    const operation = { case: "agree", value: { peerKey } } as const;
    return outputOf(await this.#ask(version, operation, peerKey.length, patience));
  }

  async #ask(version: RemoteVersion, operation: Operation, bytes: number, patience: Patience): Promise<Result> {
    patience.signal?.throwIfAborted();
    const nowMs = this.#clock.monotonicMs();
    if (this.#isAlone) throw noStream();
    const pending = new PendingOperation({
      message: {
        key: version.name,
        keyUid: version.uid,
        version: version.version,
        container: patience.container,
        operation,
      },
      bytes,
      deadlineMs: Math.min(patience.deadlineMs ?? nowMs + DEFAULT_TIMEOUT_MS, nowMs + MAX_TIMEOUT_MS),
      clock: this.#clock,
      signal: patience.signal,
      onLeave: (left) => this.#forget(left),
    });
    this.#queue.add(pending);
    this.#pump();
    const result = await pending.result;
    if (result.case === "fault") throw errorOf(result.value);
    return result;
  }

  #pump(): void {
    while (this.#stream !== undefined && this.#underWay.size < WINDOW) {
      const pending = this.#queue.take();
      if (pending === undefined) return;
      const id = ++this.#lastId;
      this.#underWay.set(id, pending);
      this.#stream.send({ case: "operation", value: pending.begin(id) });
    }
  }

  /** Whoever left is not answered; the operator is told, if it was asked. */
  #forget(pending: PendingOperation): void {
    this.#queue.remove(pending);
    const { id } = pending;
    if (id === undefined || this.#underWay.get(id) !== pending) return;
    this.#underWay.delete(id);
    this.#stream?.send({ case: "cancellation", value: { id } });
    this.#pump();
  }
}

function outputOf(result: Result): Uint8Array {
  if (result.case === "output") return result.value;
  throw badAnswer();
}

function noStream(): KeywardError {
  const text =
    "the key of this call stays in its backend, and no operator that could reach it is connected; " +
    `try again in ${RETRY_MS} ms`;
  return new KeywardError("UNAVAILABLE", text);
}
