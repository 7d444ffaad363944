import { X509Certificate } from "node:crypto";
import { create } from "@bufbuild/protobuf";
import { decodePemBlocks } from "@keyward/core/text/pem";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import { type KeyMaterial, KeyMaterialSchema, KeyWithdrawalSchema } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { Backends } from "../backends/port.ts";
import type { Caches } from "../caches/caches.ts";
import type { PolicyObject } from "../caches/kinds.ts";
import type { KeyView } from "../keys/key-view.ts";
import type { KnownProfiles } from "../profile/known-profiles.ts";
import { type Log, messageOf } from "../serve/log.ts";
import type { AgentStream } from "./agent-stream.ts";
import { type KeyStamp, planPush } from "./push.ts";
import type { Streams } from "./streams.ts";

export interface KeyDistributionOptions {
  readonly caches: Pick<Caches, "policies" | "keys">;
  readonly known: KnownProfiles;
  readonly backends: Pick<Backends, "of">;
  readonly streams: Streams;
  readonly log: Log;
}

interface WantedKey extends KeyStamp {
  readonly object: PolicyObject;
  readonly active: KeyVersion;
}

const DEADLINE_MS = 10_000;

/** Brings to each sidecar the keys that its profile refers to, and takes away all others. */
export class KeyDistribution {
  readonly #options: KeyDistributionOptions;

  constructor(options: KeyDistributionOptions) {
    this.#options = options;
  }

  /** @param key of a profile. @throws BackendError if a key cannot be had now: what can is brought nevertheless */
  async refresh(key: string): Promise<void> {
    const { streams } = this.#options;
    if (streams.ofProfile(key).length > 0) await this.#bring(key, () => streams.ofProfile(key));
  }

  welcome(stream: AgentStream): void {
    this.#bring(stream.profileKey, () => [stream]).catch((error) =>
      this.#options.log.warn("agent.no-key", { profile: stream.profileKey, error: messageOf(error) }),
    );
  }

  #wanted(key: string): Map<string, WantedKey> {
    const { known, caches } = this.#options;
    const namespace = key.slice(0, key.indexOf("/"));
    const wanted = new Map<string, WantedKey>();
    for (const name of known.get(key)?.policies ?? []) {
      const stamp = this.#stampOf(caches.keys.get(`${namespace}/${name}`));
      if (stamp !== undefined) wanted.set(name, stamp);
    }
    return wanted;
  }

  #stampOf(key: KeyView | undefined): WantedKey | undefined {
    const status = key?.status;
    const active = status?.versions?.find(({ version }) => version === status.activeVersion);
    const object = key && this.#options.caches.policies.get(`${key.metadata.namespace}/${key.spec.policyRef.name}`);
    if (key === undefined || active === undefined || object === undefined) return undefined;
    const { version, fingerprint } = active;
    return { policy: key.metadata.name, policyUid: key.metadata.uid ?? "", version, fingerprint, object, active };
  }

  /** Material is fetched first; what is then sent is what is wanted by then, so two runs cannot mix. */
  async #bring(profileKey: string, streams: () => readonly AgentStream[]): Promise<void> {
    const material = new Map<string, KeyMaterial>();
    const faults: unknown[] = [];
    const due = streams().flatMap(({ held }) => planPush(held, this.#wanted(profileKey)).send);
    for (const key of new Map(due.map((each) => [each.policy, each])).values()) {
      try {
        material.set(`${key.policyUid}/${key.version}`, await this.#material(key));
      } catch (error) {
        faults.push(error);
      }
    }
    this.#send(streams(), this.#wanted(profileKey), material);
    // Every stream has its own encoded copy by now, which it overwrites once it is sent.
    for (const { privateKey } of material.values()) privateKey.fill(0);
    if (faults.length > 0) throw faults[0];
  }

  #send(
    streams: readonly AgentStream[],
    wanted: ReadonlyMap<string, WantedKey>,
    material: ReadonlyMap<string, KeyMaterial>,
  ) {
    for (const stream of streams) {
      const { send, withdraw } = planPush(stream.held, wanted);
      for (const { policy, policyUid, reason } of withdraw) {
        stream.send({ case: "withdrawal", value: create(KeyWithdrawalSchema, { policy, policyUid, reason }) });
        stream.held.delete(policy);
      }
      for (const { object: _, active: _active, ...stamp } of send) {
        const value = material.get(`${stamp.policyUid}/${stamp.version}`);
        if (value === undefined) continue;
        stream.send({ case: "key", value });
        stream.held.set(stamp.policy, stamp);
      }
    }
  }

  async #material({ object, active, policy, policyUid, version }: WantedKey): Promise<KeyMaterial> {
    const { algorithm } = object.spec;
    const { backend } = this.#options.backends.of(active.backend, object.metadata.namespace ?? "");
    using privateKey = await backend.admin.material(
      { id: active.backendKey, algorithm },
      AbortSignal.timeout(DEADLINE_MS),
    );
    return create(KeyMaterialSchema, {
      policy,
      policyUid,
      version,
      algorithm,
      privateKey: privateKey.use((bytes) => Uint8Array.from(bytes)),
      certificateChain: active.certificate === undefined ? [] : chainOf(active.certificate),
    });
  }
}

function chainOf(pem: string): Uint8Array[] {
  return decodePemBlocks(pem).map(({ bytes }) => new X509Certificate(bytes).raw);
}
