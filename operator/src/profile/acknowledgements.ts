import type { Acknowledgement } from "./pod-states.ts";

/** The last word of each pod, by its uid. Bounded by the pods there are: who deletes a pod forgets it here. */
export class Acknowledgements {
  readonly #byPod = new Map<string, Acknowledgement>();

  record(podUid: string, said: Acknowledgement): void {
    this.#byPod.set(podUid, said);
  }

  of(podUid: string): Acknowledgement | undefined {
    return this.#byPod.get(podUid);
  }

  forget(podUid: string): void {
    this.#byPod.delete(podUid);
  }
}
