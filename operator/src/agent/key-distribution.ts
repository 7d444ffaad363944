import { X509Certificate } from "node:crypto";
import { create } from "@bufbuild/protobuf";
import { decodePemBlocks } from "@keyward/core/text/pem";
import { type KeyMaterial, KeyMaterialSchema, KeyWithdrawalSchema } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { Caches } from "../caches/caches.ts";
import type { PolicyObject } from "../caches/kinds.ts";
import type { SealedKeys } from "../key-policy/sealed-keys.ts";
import type { KnownProfiles } from "../profile/known-profiles.ts";
import type { AgentStream } from "./agent-stream.ts";
import { type KeyStamp, planPush } from "./push.ts";
import type { Streams } from "./streams.ts";

export interface KeyDistributionOptions {
  readonly caches: Pick<Caches, "policies">;
  readonly known: KnownProfiles;
  readonly sealedKeys: SealedKeys;
  readonly streams: Streams;
}

interface WantedKey extends KeyStamp {
  readonly object: PolicyObject;
}

/** Brings to each sidecar the keys that its profile refers to, and takes away all others. */
export class KeyDistribution {
  readonly #options: KeyDistributionOptions;

  constructor(options: KeyDistributionOptions) {
    this.#options = options;
  }

  /** @param key of a profile. Reads caches only and waits for nothing, so two runs cannot mix. */
  refresh(key: string): void {
    const streams = this.#options.streams.ofProfile(key);
    if (streams.length > 0) this.#bring(streams, this.#wanted(key));
  }

  welcome(stream: AgentStream): void {
    this.#bring([stream], this.#wanted(stream.profileKey));
  }

  #wanted(key: string): Map<string, WantedKey> {
    const { known, caches } = this.#options;
    const namespace = key.slice(0, key.indexOf("/"));
    const wanted = new Map<string, WantedKey>();
    for (const name of known.get(key)?.policies ?? []) {
      const policy = caches.policies.get(`${namespace}/${name}`);
      const stamp = policy && this.#stampOf(policy);
      if (stamp !== undefined) wanted.set(name, stamp);
    }
    return wanted;
  }

  /** Only keys that status speaks of are handed out: a key that nobody was shown may still be replaced. */
  #stampOf(object: PolicyObject): WantedKey | undefined {
    const reported = object.status?.key;
    const sealed = this.#options.sealedKeys.judge(object);
    if (reported === undefined || sealed.kind !== "usable" || sealed.key.fingerprint !== reported.fingerprint)
      return undefined;
    const { version, fingerprint } = reported;
    return { policy: object.metadata.name, policyUid: object.metadata.uid ?? "", version, fingerprint, object };
  }

  #bring(streams: readonly AgentStream[], wanted: ReadonlyMap<string, WantedKey>): void {
    const material = new Map<string, KeyMaterial>();
    for (const stream of streams) {
      const { send, withdraw } = planPush(stream.held, wanted);
      for (const { policy, policyUid, reason } of withdraw) {
        stream.send({ case: "withdrawal", value: create(KeyWithdrawalSchema, { policy, policyUid, reason }) });
        stream.held.delete(policy);
      }
      for (const key of send) {
        stream.send({ case: "key", value: material.getOrInsertComputed(key.policy, () => this.#material(key)) });
        const { object: _, ...stamp } = key;
        stream.held.set(key.policy, stamp);
      }
    }
    // Every stream has its own encoded copy by now, which it overwrites once it is sent.
    for (const { privateKey } of material.values()) privateKey.fill(0);
  }

  #material({ object, policy, policyUid, version }: WantedKey): KeyMaterial {
    const { privateKey, certificate } = this.#options.sealedKeys.open(object);
    using _ = privateKey;
    return create(KeyMaterialSchema, {
      policy,
      policyUid,
      version,
      algorithm: object.spec.algorithm,
      privateKey: privateKey.use((bytes) => Uint8Array.from(bytes)),
      certificateChain: certificate === undefined ? [] : chainOf(certificate),
    });
  }
}

function chainOf(pem: string): Uint8Array[] {
  return decodePemBlocks(pem).map(({ bytes }) => new X509Certificate(bytes).raw);
}
