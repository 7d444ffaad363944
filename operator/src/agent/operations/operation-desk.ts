import type { Clock } from "@keyward/kube/watch/clock";
import type { KeyOperation, OperationResult } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { Backends } from "../../backends/port.ts";
import type { KnownProfiles } from "../../profile/known-profiles.ts";
import { type Log, messageOf } from "../../serve/log.ts";
import type { AgentStream } from "../agent-stream.ts";
import { type KeySources, wantedKey } from "../distribution/wanted-keys.ts";
import { admitOperation } from "./admit-operation.ts";
import type { ByteBudget } from "./byte-budget.ts";
import { fault, faultOf } from "./faults.ts";
import type { KeyFaults } from "./key-faults.ts";
import { perform } from "./perform.ts";

export interface OperationDeskOptions extends KeySources {
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

  constructor(stream: AgentStream, options: OperationDeskOptions) {
    this.#stream = stream;
    this.#options = options;
  }

  take(operation: KeyOperation): void {
    const { id } = operation;
    if (this.#underWay.size >= MAX_OPERATIONS || this.#underWay.has(id)) {
      this.#turnAway(id, BUSY);
      return;
    }
    if (!this.#options.bytes.take(this.#stream.identity.namespace, bytesOf(operation))) {
      this.#turnAway(id, HEAVY);
      return;
    }
    const abort = new AbortController();
    this.#underWay.set(id, abort);
    void this.#serve(operation, abort);
  }

  cancel(id: bigint): void {
    this.#underWay.get(id)?.abort(new Error("the caller has left"));
  }

  /** The stream is over: nobody waits for what is under way. */
  close(): void {
    for (const abort of this.#underWay.values()) abort.abort(new Error("the stream is over"));
  }

  async #serve(operation: KeyOperation, abort: AbortController): Promise<void> {
    const { id, timeoutMs } = operation;
    const { clock, log, onEnd } = this.#options;
    const name = operation.operation.case ?? "unknown";
    const limitMs = Math.min(timeoutMs || MAX_TIMEOUT_MS, MAX_TIMEOUT_MS);
    const cancelTimer = clock.setTimer(() => abort.abort(new Error("its time is up")), limitMs);
    try {
      const result = await this.#do(operation, abort.signal);
      this.#answer(id, result);
      if (result.case === "output") result.value.fill(0);
      onEnd(name, "ok");
    } catch (error) {
      const told = abort.signal.aborted
        ? fault("DEADLINE_EXCEEDED", String(abort.signal.reason?.message))
        : faultOf(error);
      const { podName: pod, namespace } = this.#stream.identity;
      log.debug("agent.operation-failed", { pod, namespace, key: operation.key, error: messageOf(error) });
      this.#answer(id, { case: "fault", value: told } as never);
      onEnd(name, String(told.code));
      this.#options.onFault?.(this.#stream, operation.key, error);
    } finally {
      cancelTimer();
      this.#underWay.delete(id);
      this.#options.bytes.giveBack(this.#stream.identity.namespace, bytesOf(operation));
    }
  }

  async #do(operation: KeyOperation, signal: AbortSignal): Promise<OperationResult["result"]> {
    const { known, backends, clock } = this.#options;
    const { profileKey, identity } = this.#stream;
    const wanted = wantedKey(profileKey, operation.key, this.#options);
    const profile = known.get(profileKey);
    const { version, algorithm } = admitOperation({ operation, wanted, profile, nowEpochMs: clock.epochMs() });
    const { backend } = backends.of(version.backend, identity.namespace);
    return perform(operation, { id: version.backendKey, algorithm }, backend.use, signal);
  }

  #turnAway(id: bigint, why: string): void {
    this.#answer(id, { case: "fault", value: fault("RESOURCE_EXHAUSTED", why, 100) } as never);
  }

  #answer(id: bigint, result: OperationResult["result"]): void {
    const value: OperationResult = { $typeName: "keyward.agent.v1.OperationResult", id, result };
    this.#stream.send({ case: "operationResult", value });
  }
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
