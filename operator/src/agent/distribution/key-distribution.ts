import { create } from "@bufbuild/protobuf";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { KubeError } from "@keyward/kube/watch/kube-error";
import { TransportError } from "@keyward/kube/watch/transport";
import {
  type ConnectResponse,
  KeyMaterialSchema,
  type KeySet,
  KeyWithdrawalSchema,
} from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { Backends } from "../../backends/port.ts";
import { CRYPTO_KEYS, KEY_POLICIES } from "../../caches/kinds.ts";
import { type Log, messageOf } from "../../serve/log.ts";
import type { AgentStream } from "../agent-stream.ts";
import type { Streams } from "../streams.ts";
import { type BuiltSet, buildKeySet, wipe } from "./key-set.ts";
import { planPush, revisionHeld, type Withdrawal } from "./push.ts";
import { revisionOf } from "./revision.ts";
import { type KeySources, type WantedKey, wantedKeys } from "./wanted-keys.ts";

export interface KeyDistributionOptions extends KeySources {
  readonly backends: Pick<Backends, "of">;
  readonly client: Pick<KubeClient, "get">;
  readonly streams: Streams;
  readonly log: Log;
}

/** A backend that could not be asked is asked again. */
const AGAIN_MS = 2_000;

/** Brings to each sidecar the keys that its profile refers to, and takes away all others. */
export class KeyDistribution {
  readonly #options: KeyDistributionOptions;

  constructor(options: KeyDistributionOptions) {
    this.#options = options;
  }

  /**
   * One run at a time for each profile, for all its streams at once: a key is asked for once, however many connect together.
   * @param profileKey `namespace/name`
   */
  readonly reconcile = async (profileKey: string, signal: AbortSignal): Promise<ReconcileResult> => {
    const open = this.#options.streams.ofProfile(profileKey);
    if (open.length === 0) return undefined;
    const wanted = wantedKeys(profileKey, this.#options);
    const plans = open.map((stream) => [stream, planPush(stream.held, wanted)] as const);
    // What is taken away waits for no backend, and for no answer of the API server.
    for (const [stream, { withdraw }] of plans) for (const each of withdraw) takeAway(stream, each);
    const newest = await this.#newest(new Set(plans.flatMap(([, { behind }]) => behind)), signal);
    let failed = plans.some(([, { behind }]) => behind.some((key) => !newest.has(key)));
    const sends = plans.map(
      ([stream, { send, behind }]) => [stream, [...send, ...behind.filter((key) => newest.has(key))]] as const,
    );
    for (const key of new Set(sends.flatMap(([, keys]) => keys))) {
      const takers = sends.filter(([, keys]) => keys.includes(key)).map(([stream]) => stream);
      if (!(await this.#bring(key, takers, signal))) failed = true;
    }
    return failed ? { requeueAfterMs: AGAIN_MS } : undefined;
  };

  /** @returns whether each has all of the key */
  async #bring(key: WantedKey, takers: readonly AgentStream[], signal: AbortSignal): Promise<boolean> {
    const built = await this.#built(key, signal);
    if (built === undefined) return false;
    for (const fault of built.faults)
      this.#options.log.warn("agent.key-version-away", { key: key.name, error: messageOf(fault) });
    for (const stream of takers) bring(stream, key, built);
    // Every stream has its own encoded copy by now, which it overwrites once it is sent.
    wipe(built.message);
    return built.faults.length === 0;
  }

  /** @returns undefined for a key whose status cannot be read: it must not keep others from the same sidecars */
  async #built(key: WantedKey, signal: AbortSignal): Promise<BuiltSet | undefined> {
    const { backends, log } = this.#options;
    try {
      return await buildKeySet(key, backends, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      log.warn("agent.key-unreadable", { key: key.name, error: messageOf(error) });
      return undefined;
    }
  }

  /**
   * Of keys of which a sidecar has a later state than our cache: those of which the API server has none later either. Its count was set back
   * with etcd, and what the sidecar has is of a time that is lost.
   */
  async #newest(keys: ReadonlySet<WantedKey>, signal: AbortSignal): Promise<ReadonlySet<WantedKey>> {
    const { client } = this.#options;
    const newest = new Set<WantedKey>();
    for (const wanted of keys) {
      try {
        const key = await client.get(CRYPTO_KEYS, wanted.key.metadata, { signal });
        const policy = await client.get(KEY_POLICIES, wanted.policy.metadata, { signal });
        if (key.metadata.uid === wanted.keyUid && revisionOf(key, policy) === wanted.revision) newest.add(wanted);
      } catch (error) {
        if (!(error instanceof KubeError) && !(error instanceof TransportError)) throw error;
      }
    }
    return newest;
  }
}

function takeAway(stream: AgentStream, withdrawal: Withdrawal): void {
  stream.send({ case: "withdrawal", value: create(KeyWithdrawalSchema, { ...withdrawal }) });
  stream.held.delete(withdrawal.policy);
}

function bring(stream: AgentStream, key: WantedKey, built: BuiltSet): void {
  const { name, keyUid, policyUid, content } = key;
  // A sidecar takes nothing that counts lower than what it has.
  const held = revisionHeld(stream.held, key) ?? -1n;
  const revision = key.revision > held ? key.revision : held + 1n;
  built.message.revision = revision;
  const message = stream.protocolVersion >= 2 ? keySetMessage(built) : keyMaterial(built);
  if (message !== undefined) stream.send(message);
  // What could not be had is not held, so that it is tried again.
  if (built.faults.length === 0) stream.held.set(name, { name, keyUid, policyUid, revision, content });
}

function keySetMessage({ message }: BuiltSet): ConnectResponse["message"] {
  return { case: "keySet", value: message };
}

/** What sidecars of protocol version 1 know of keys: one version, and that with material. */
function keyMaterial({ message }: BuiltSet): ConnectResponse["message"] | undefined {
  const { key: policy, policyUid, algorithm, activeVersion, versions } = message satisfies KeySet;
  const active = versions.find(({ version }) => version === activeVersion);
  if (active?.material.case !== "privateKey" || active.publicKey.length === 0) return undefined;
  const { version, material, certificateChain } = active;
  const value = { policy, policyUid, version, algorithm, privateKey: material.value, certificateChain };
  return { case: "key", value: create(KeyMaterialSchema, value) };
}
