import type { Clock } from "@keyward/kube/watch/clock";
import type { KeyOperation, OperationResult } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { Backends } from "../../backends/port.ts";
import type { KnownProfiles } from "../../profile/known-profiles.ts";
import { type Log, messageOf } from "../../serve/log.ts";
import type { AgentStream } from "../agent-stream.ts";
import { type KeySources, wantedKey } from "../distribution/wanted-keys.ts";
import { type Admitted, admitOperation } from "./admit-operation.ts";
import type { ByteBudget } from "./byte-budget.ts";
import { type Fault, fault, faultOf } from "./faults.ts";
import type { KeyFaults } from "./key-faults.ts";
import { perform } from "./perform.ts";
import { Refusals, type RefusalsOptions } from "./refusals.ts";

export interface OperationDeskOptions extends KeySources, Pick<RefusalsOptions, "onRefused"> {
  readonly known: KnownProfiles;
  readonly backends: Pick<Backends, "of">;
  readonly clock: Clock;
  readonly log: Log;
  /** For a counter: `ok`, or the code of what was refused. */
  readonly onEnd: (operation: string, code: string) => void;
  /** Told what an operation ended with; absent: nobody wants to know. */
  readonly onFault?: KeyFaults["note"];
  /** Of all streams. */
  readonly bytes: ByteBudget;
}

/** Of one stream; a sidecar asks for half as many at once. */
export const MAX_OPERATIONS = 512;
/** For operations without a deadline, and above. */
const MAX_TIMEOUT_MS = 60_000;
const BUSY = "too many operations of this pod are under way";
const HEAVY = "the operations under way are too long together, of this namespace or of all; try again, or send digests";
/** What an operation costs beside its input. */
const OVERHEAD_BYTES = 512;

/** Serves the operations of one stream, until that ends. */
export class OperationDesk {
  readonly #stream: AgentStream;
  readonly #options: OperationDeskOptions;
  readonly #underWay = new Map<bigint, AbortController>();
  readonly #refusals: Refusals;

  constructor(stream: AgentStream, options: OperationDeskOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#refusals = new Refusals(stream, options);
  }

  take(operation: KeyOperation): void {
    const { id } = operation;
    if (this.#underWay.size >= MAX_OPERATIONS || this.#underWay.has(id)) {
      this.#turnAway(id, BUSY);
      return;
    }
    const admitted = this.#admit(operation);
    if (admitted === undefined) return;
    if (!this.#options.bytes.take(this.#stream.identity.namespace, bytesOf(operation))) {
      this.#turnAway(id, HEAVY);
      return;
    }
    const abort = new AbortController();
    this.#underWay.set(id, abort);
    void this.#serve(operation, admitted, abort);
  }

  cancel(id: bigint): void {
    this.#underWay.get(id)?.abort(new Error("the caller has left"));
  }

  /** The stream is over: nobody waits for what is under way. */
  close(): void {
    for (const abort of this.#underWay.values()) abort.abort(new Error("the stream is over"));
  }

  /** Before anything is kept for it: what is refused costs no more than this. @returns undefined where it was, and told so */
  #admit(operation: KeyOperation): Admitted | undefined {
    const { known, clock } = this.#options;
    const { profileKey } = this.#stream;
    try {
      const wanted = wantedKey(profileKey, operation.key, this.#options);
      return admitOperation({ operation, wanted, profile: known.get(profileKey), nowEpochMs: clock.epochMs() });
    } catch (error) {
      const limit = this.#refusals.limit();
      if (limit === undefined) this.#note(operation, error);
      this.#fail(operation, limit ?? faultOf(error));
      return undefined;
    }
  }

  async #serve(operation: KeyOperation, admitted: Admitted, abort: AbortController): Promise<void> {
    const { id, timeoutMs } = operation;
    const { clock, onEnd } = this.#options;
    const limitMs = Math.min(timeoutMs || MAX_TIMEOUT_MS, MAX_TIMEOUT_MS);
    const cancelTimer = clock.setTimer(() => abort.abort(new Error("its time is up")), limitMs);
    try {
      const result = await this.#do(operation, admitted, abort.signal);
      this.#answer(id, result);
      if (result.case === "output") result.value.fill(0);
      onEnd(nameOf(operation), "ok");
    } catch (error) {
      const told = abort.signal.aborted
        ? fault("DEADLINE_EXCEEDED", String(abort.signal.reason?.message))
        : faultOf(error);
      this.#note(operation, error);
      this.#fail(operation, told);
      this.#options.onFault?.(this.#stream, operation.key, error);
    } finally {
      cancelTimer();
      this.#underWay.delete(id);
      this.#options.bytes.giveBack(this.#stream.identity.namespace, bytesOf(operation));
    }
  }

  async #do(operation: KeyOperation, { version, algorithm }: Admitted, signal: AbortSignal) {
    const { backend } = this.#options.backends.of(version.backend, this.#stream.identity.namespace);
    return perform(operation, { id: version.backendKey, algorithm }, backend.use, signal);
  }

  #note({ key }: KeyOperation, error: unknown): void {
    const { podName: pod, namespace } = this.#stream.identity;
    this.#options.log.debug("agent.operation-failed", { pod, namespace, key, error: messageOf(error) });
  }

  #fail(operation: KeyOperation, told: Fault): void {
    this.#answer(operation.id, { case: "fault", value: told } as never);
    this.#options.onEnd(nameOf(operation), String(told.code));
  }

  #turnAway(id: bigint, why: string): void {
    this.#answer(id, { case: "fault", value: fault("RESOURCE_EXHAUSTED", why, 100) } as never);
  }

  #answer(id: bigint, result: OperationResult["result"]): void {
    const value: OperationResult = { $typeName: "keyward.agent.v1.OperationResult", id, result };
    this.#stream.send({ case: "operationResult", value });
  }
}

function nameOf({ operation }: KeyOperation): string {
  return operation.case ?? "unknown";
}

function bytesOf({ operation }: KeyOperation): number {
  switch (operation.case) {
    case "sign":
      return OVERHEAD_BYTES + (operation.value.input.value?.length ?? 0);
    case "computeMac":
      return OVERHEAD_BYTES + operation.value.message.length;
    case "verifyMac":
      return OVERHEAD_BYTES + operation.value.message.length + operation.value.mac.length;
    case "decrypt":
      return OVERHEAD_BYTES + operation.value.cipherText.length;
    case "agree":
      return OVERHEAD_BYTES + operation.value.peerKey.length;
    default:
      return OVERHEAD_BYTES;
  }
}
