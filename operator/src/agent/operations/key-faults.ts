import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import type { AgentStream } from "../agent-stream.ts";

/** Faults that say what became of a key. */
const OF_A_KEY: ReadonlySet<BackendFault> = new Set(["KeyMissing", "KeyDisabled", "KeyDestroyed", "KeyDamaged"]);

/** An application that goes on asking for what does not work must not have its key looked at with each call. */
const PAUSE_MS = 5_000;
const MAX_KEYS = 4_096;

/** What operations find out about keys before any survey does. */
export class KeyFaults {
  readonly #told = new Map<string, number>();
  readonly #nowMs: () => number;
  readonly #tell: (stream: AgentStream, key: string) => void;

  /**
   * @param nowMs of a monotonic clock
   * @param tell told of a key by its name in the stream's namespace, once in five seconds
   */
  constructor(nowMs: () => number, tell: (stream: AgentStream, key: string) => void) {
    this.#nowMs = nowMs;
    this.#tell = tell;
  }

  /** Takes what an admitted operation ended with. */
  readonly note = (stream: AgentStream, key: string, error: unknown): void => {
    if (!(error instanceof BackendError) || !OF_A_KEY.has(error.fault)) return;
    const name = `${stream.identity.namespace}/${key}`;
    const nowMs = this.#nowMs();
    if (nowMs - (this.#told.get(name) ?? Number.NEGATIVE_INFINITY) < PAUSE_MS) return;
    if (this.#told.size >= MAX_KEYS) this.#told.clear();
    this.#told.set(name, nowMs);
    this.#tell(stream, key);
  };
}
