import { create } from "@bufbuild/protobuf";
import type { KeySetAcknowledgement, ProfileAcknowledgement } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { type KeyTrouble, KeyTroubleSchema } from "@keyward/proto/gen/keyward/agent/v1/replica_pb";
import type { AgentStream } from "../agent-stream.ts";

/** One thing that a pod said, or that its stream came or went. Times are of this process's monotonic clock. */
export interface PodReport {
  readonly podUid: string;
  /** `namespace/name` of its CryptoProfile. */
  readonly profileKey: string;
  readonly stream: bigint;
  readonly openedAtMs: number;
  readonly atMs: number;
  readonly protocolVersion: number;
  readonly said: Said;
}

export type Said =
  | { readonly case: "connected" }
  | { readonly case: "profile"; readonly value: ProfileAcknowledgement }
  | { readonly case: "keySet"; readonly value: KeySetAcknowledgement }
  | { readonly case: "keyTrouble"; readonly value: KeyTrouble }
  | { readonly case: "disconnected" };

interface Remembered {
  readonly connected: PodReport;
  profile: PodReport | undefined;
  readonly keySets: Map<string, PodReport>;
}

/** What the sidecars of this replica said last, for whoever leads. */
export class PodReports {
  readonly #streams = new Map<AgentStream, Remembered>();
  readonly #listeners = new Set<(report: PodReport) => void>();
  #lastStream = 0n;

  connected(stream: AgentStream): void {
    const id = ++this.#lastStream;
    const report = reportOf(stream, id, stream.openedAtMs, { case: "connected" });
    this.#streams.set(stream, { connected: report, profile: undefined, keySets: new Map() });
    this.#tell(report);
  }

  profile(stream: AgentStream, value: ProfileAcknowledgement): void {
    const known = this.#streams.get(stream);
    if (known === undefined) return;
    known.profile = reportOf(stream, known.connected.stream, stream.heardAtMs, { case: "profile", value });
    this.#tell(known.profile);
  }

  keySet(stream: AgentStream, value: KeySetAcknowledgement): void {
    const known = this.#streams.get(stream);
    if (known === undefined) return;
    const report = reportOf(stream, known.connected.stream, stream.heardAtMs, { case: "keySet", value });
    known.keySets.set(value.key, report);
    this.#tell(report);
  }

  /** Its backend refused the pod an operation because of the key itself. */
  keyTrouble(stream: AgentStream, key: string, nowMs: number): void {
    const known = this.#streams.get(stream);
    if (known === undefined) return;
    const value = create(KeyTroubleSchema, { key });
    this.#tell(reportOf(stream, known.connected.stream, nowMs, { case: "keyTrouble", value }));
  }

  disconnected(stream: AgentStream, nowMs: number): void {
    const known = this.#streams.get(stream);
    if (known === undefined) return;
    this.#streams.delete(stream);
    this.#tell(reportOf(stream, known.connected.stream, nowMs, { case: "disconnected" }));
  }

  /** Tells all that is known, and then what is said. @returns how to stop */
  follow(listener: (report: PodReport) => void): () => void {
    for (const { connected, profile, keySets } of this.#streams.values()) {
      listener(connected);
      if (profile !== undefined) listener(profile);
      for (const report of keySets.values()) listener(report);
    }
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(report: PodReport): void {
    for (const listener of this.#listeners) listener(report);
  }
}

function reportOf(of: AgentStream, stream: bigint, atMs: number, said: Said): PodReport {
  const { identity, profileKey, openedAtMs, protocolVersion } = of;
  return { podUid: identity.podUid, profileKey, stream, openedAtMs, atMs, protocolVersion, said };
}
