import { API_GROUP, API_VERSION } from "@keyward/core/contract/names";
import { isTransient } from "@keyward/kube/watch/kube-error";
import type { KubeObject, ObjectEvent } from "@keyward/kube/watch/kube-object";
import { Reflector } from "@keyward/kube/watch/reflector";
import type { ReflectorState } from "@keyward/kube/watch/reflector-options";
import type { KubeTransport } from "@keyward/kube/watch/transport";
import type { AgentLink } from "../agent/agent-link.ts";
import { endpointsOf } from "../agent/endpoint.ts";
import type { FipsGate } from "../fips/fips-gate.ts";
import type { Log } from "../log/log.ts";
import type { ProfileHolder } from "./holder.ts";
import type { LastGood } from "./last-good.ts";
import { ProfileJudge } from "./profile-judge.ts";

export interface WatchSourceOptions {
  readonly transport: KubeTransport;
  readonly namespace: string;
  readonly name: string;
  readonly holder: ProfileHolder;
  readonly gate: Pick<FipsGate, "judge">;
  readonly lastGood: LastGood;
  readonly agent: Pick<AgentLink, "setEndpoint" | "acknowledge">;
  readonly log: Log;
}

const CRYPTO_PROFILES = { group: API_GROUP, version: API_VERSION, plural: "cryptoprofiles", namespaced: true };

/** Follows the pod's one CryptoProfile at the API server. */
export class WatchSource {
  readonly #options: WatchSourceOptions;
  readonly #judge: ProfileJudge;
  readonly #reflector: Reflector;

  constructor(options: WatchSourceOptions) {
    this.#options = options;
    this.#judge = new ProfileJudge(options);
    const { transport, namespace, name } = options;
    this.#reflector = new Reflector({
      transport,
      resource: CRYPTO_PROFILES,
      selection: { namespace, fieldSelector: `metadata.name=${name}` },
      onEvent: (event) => this.#take(event),
      onSync: (items) => this.#noteAbsence(items),
      onState: (state) => this.#note(state),
    });
  }

  start(signal: AbortSignal): void {
    this.#reflector.start(signal);
  }

  #take({ type, object }: ObjectEvent): void {
    const { log, agent, name } = { ...this.#options, name: object.metadata.name };
    if (type === "DELETED") {
      log.warn({ profile: name }, "profile deleted; the last good one stays in force");
      return;
    }
    // Lists leave the kind of their items out, and the validator asks for it.
    const whole = { apiVersion: `${API_GROUP}/${API_VERSION}`, kind: "CryptoProfile", ...object };
    const judgement = this.#judge.judge(whole);
    if (judgement !== undefined) agent.acknowledge(judgement);
    agent.setEndpoint(endpointsOf((object as { status?: unknown }).status));
    if (judgement?.fault === "" || this.#isLive(object)) this.#keep(whole);
  }

  /** A new address of the operator is kept as well, but never a state that was refused. */
  #isLive({ metadata: { uid, generation } }: KubeObject): boolean {
    const live = this.#options.holder.current?.own;
    return live !== undefined && live.uid === uid && live.generation === generation;
  }

  #keep(object: KubeObject): void {
    const { lastGood, log } = this.#options;
    lastGood.keep(object, (error) => log.error({ err: error }, "the last good profile could not be kept"));
  }

  #noteAbsence(items: readonly KubeObject[]): void {
    const { log, namespace, name, holder } = this.#options;
    if (items.length > 0) return;
    const next =
      holder.current === undefined ? "no call is served until it is created" : "the last good one stays in force";
    log.warn({ profile: name, namespace }, `there is no such CryptoProfile; ${next}`);
  }

  #note(state: ReflectorState): void {
    const { log, name } = this.#options;
    if (state.phase === "handler-failed") log.error({ err: state.error }, "a profile event could not be handled");
    if (state.phase === "watching") log.debug({ profile: name }, "watching the profile");
    if (state.phase !== "retrying") return;
    const { error, failures, delayMs } = state;
    // A watch ends now and then in the best of networks; a list that fails at the start is worth a warning.
    const level = this.#options.holder.current === undefined || failures > 2 ? "warn" : "debug";
    log[level](
      { profile: name, reason: error.message, retryMs: Math.round(delayMs) },
      "the API server did not deliver the profile",
    );
    if (isTransient(error)) void this.#restoreLastGood();
  }

  /** Only while nothing is in force and the API server cannot be reached: what it says always counts for more. */
  async #restoreLastGood(): Promise<void> {
    const { holder, lastGood, log, name, namespace, agent } = this.#options;
    if (holder.current !== undefined) return;
    const object = await lastGood.load();
    // It was read while the API server may have answered.
    if (object === undefined || holder.current !== undefined) return;
    if (object.metadata.name !== name || object.metadata.namespace !== namespace) return;
    const judgement = this.#judge.judge(object);
    if (judgement === undefined) return;
    agent.acknowledge(judgement);
    if (judgement.fault !== "") return;
    log.warn(
      { profile: name, generation: judgement.generation },
      "serving the last good profile from before the restart",
    );
    agent.setEndpoint(endpointsOf((object as { status?: unknown }).status));
  }
}
