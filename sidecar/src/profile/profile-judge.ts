import { compileProfile } from "@keyward/crds/compile/compile-profile";
import { faultText } from "@keyward/crds/validate/fault";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import type { Judgement } from "../agent/judgement.ts";
import type { FipsGate } from "../fips/fips-gate.ts";
import type { Log } from "../log/log.ts";
import { type ProfileHolder, snapshotOf } from "./holder.ts";

/** A condition's message has room for more, a line in a log is read only so far. */
const MAX_FAULT_CHARACTERS = 1024;

/** Takes states of one CryptoProfile, puts the good ones in force, and says what became of each. */
export class ProfileJudge {
  readonly #holder: ProfileHolder;
  readonly #gate: Pick<FipsGate, "judge">;
  readonly #log: Log;
  /** uid and generation: an object that was deleted and created again begins at generation 1. */
  #judged: string | undefined;

  constructor({ holder, gate, log }: { holder: ProfileHolder; gate: Pick<FipsGate, "judge">; log: Log }) {
    this.#holder = holder;
    this.#gate = gate;
    this.#log = log;
  }

  /**
   * @returns undefined if this state was judged before (only its status or metadata differ), and where the process starts again
   *   for it: it will judge it then
   */
  judge(object: KubeObject): Judgement | undefined {
    const { uid = "", generation = 0 } = object.metadata;
    const state = `${uid}/${generation}`;
    if (state === this.#judged) return undefined;
    this.#judged = state;
    const fault = this.#apply(object);
    if (fault === undefined) return undefined;
    const liveGeneration = this.#holder.current?.own?.generation ?? 0;
    return { uid, generation, fault, liveGeneration };
  }

  /** @returns why the state is refused; empty: it is in force; undefined: it will be judged by this program's next start */
  #apply(object: KubeObject): string | undefined {
    const { name, generation } = object.metadata;
    const compiled = compileProfile(object);
    if ("faults" in compiled) return this.#refuse(object, compiled.faults.map(faultText).join("; "));
    const verdict = this.#gate.judge([compiled.profile]);
    if (verdict.kind === "restarting") return undefined;
    if (verdict.kind === "refused") return this.#refuse(object, verdict.fault);
    this.#holder.swap(snapshotOf(compiled.profile));
    this.#log.info({ profile: name, generation }, "profile in force");
    return "";
  }

  #refuse({ metadata: { name, generation } }: KubeObject, faults: string): string {
    const fault = faults.slice(0, MAX_FAULT_CHARACTERS);
    const live = this.#holder.current?.own?.generation;
    this.#log.error({ profile: name, generation, live, fault }, "profile refused; the last good one stays in force");
    return fault;
  }
}
