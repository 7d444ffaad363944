import type { PodState, ReloadSummary } from "@keyward/crds/types/profile/status";

/** What a sidecar last said about its profile. Times are from one monotonic clock. */
export interface Acknowledgement {
  readonly profileUid: string;
  readonly generation: number;
  /** Generation that is in force in the pod after it. */
  readonly liveGeneration: number;
  /** Empty: the generation is live. Comes from the pod, so it may be any text. */
  readonly fault: string;
  readonly receivedAtMs: number;
  readonly streamOpenedAtMs: number;
}

export interface SeenPod {
  readonly name: string;
  readonly uid: string;
  readonly acknowledgement: Acknowledgement | undefined;
}

/** The state of a profile that pods are measured against. */
export interface Target {
  readonly uid: string;
  readonly generation: number;
  /** When this process first saw it. */
  readonly seenAtMs: number;
}

const MAX_INT32 = 2 ** 31 - 1;
/** Upper bound of `fault` in the CRD. */
const MAX_FAULT_CHARACTERS = 1024;

/** Pure: the state of one pod as status shows it. */
export function podState(pod: SeenPod, target: Target): PodState {
  const said = pod.acknowledgement;
  if (said === undefined || said.profileUid !== target.uid) return { name: pod.name };
  const state: PodState = { name: pod.name, generation: said.liveGeneration };
  const reloadMs = reloadTime(said, target);
  if (reloadMs !== undefined) state.reloadMilliseconds = reloadMs;
  if (said.generation === target.generation && said.fault !== "") state.fault = printable(said.fault);
  return state;
}

export function isCurrent(state: PodState, target: Target): boolean {
  return state.generation === target.generation && state.fault === undefined;
}

/**
 * A stream that was opened after the generation was first seen only reports what was in force already: its pod started
 * later, or reconnected, and no reload was measured.
 */
export function reloadTime(said: Acknowledgement, target: Target): number | undefined {
  if (said.generation !== target.generation || said.liveGeneration !== target.generation || said.fault !== "")
    return undefined;
  if (said.streamOpenedAtMs > target.seenAtMs) return undefined;
  // The pod's watch may be faster than ours: then its acknowledgement is here before the generation is.
  return Math.min(MAX_INT32, Math.max(0, Math.round(said.receivedAtMs - target.seenAtMs)));
}

/** Median and slowest of the pods that have a time; undefined if none has. */
export function reloadSummary(states: readonly PodState[]): ReloadSummary | undefined {
  const timed = states.filter((state) => state.reloadMilliseconds !== undefined);
  timed.sort((a, b) => a.reloadMilliseconds! - b.reloadMilliseconds! || compareNames(a, b));
  const slowest = timed.at(-1);
  if (slowest === undefined) return undefined;
  return {
    medianMilliseconds: timed[(timed.length - 1) >> 1]!.reloadMilliseconds!,
    slowestMilliseconds: slowest.reloadMilliseconds!,
    slowestPod: slowest.name,
  };
}

/** Those behind first, then by name, so that the list keeps still while nothing changes. */
export function inOrderOfConcern(states: readonly PodState[], target: Target): PodState[] {
  const rank = (state: PodState) => (isCurrent(state, target) ? 1 : 0);
  return [...states].sort((a, b) => rank(a) - rank(b) || compareNames(a, b));
}

function compareNames(a: PodState, b: PodState): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** A pod must not forge lines in what `kubectl describe` prints. */
function printable(text: string): string {
  return text.slice(0, MAX_FAULT_CHARACTERS).replace(/\p{C}/gu, " ");
}
