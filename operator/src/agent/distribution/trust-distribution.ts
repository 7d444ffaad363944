import { create } from "@bufbuild/protobuf";
import { rotationOf } from "@keyward/crds/compile/rotation";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { type TrustBundle, TrustBundleSchema } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { Caches } from "../../caches/caches.ts";
import { ownKey } from "../../keys/own-key.ts";
import { trustedPolicies } from "../../profile/named-policies.ts";
import { revokedAbove } from "../../publication/authority-tree.ts";
import { nextChangeMs, publishedVersions } from "../../publication/published-versions.ts";
import { trustBundleOf } from "../../publication/trust-bundle.ts";
import type { AgentStream } from "../agent-stream.ts";
import type { Streams } from "../streams.ts";
import { revisionOf } from "./revision.ts";

export interface TrustDistributionOptions {
  readonly caches: Pick<Caches, "policies" | "keys" | "profiles">;
  readonly streams: Streams;
  readonly nowEpochMs: () => number;
}

/** Of an authority, what its sidecars are told now. */
interface Wanted {
  readonly message: TrustBundle;
  readonly nextChangeMs: number | undefined;
}

/** Leaves room in a revision for changes that time makes, and authorities above, where the key itself is not written. */
const REVISIONS_PER_KEY = 1_024n;
const MAX_LOOK_AGAIN_MS = 24 * 60 * 60_000;

/** Brings to each sidecar the trust bundles of the authorities that its profile names. */
export class TrustDistribution {
  readonly #options: TrustDistributionOptions;
  /** By stream and key: the revision that was sent. */
  readonly #sent = new WeakMap<AgentStream, Map<string, bigint>>();

  constructor(options: TrustDistributionOptions) {
    this.#options = options;
  }

  /** @param profileKey `namespace/name`. Reads caches only. */
  readonly reconcile = async (profileKey: string): Promise<ReconcileResult> => {
    const open = this.#options.streams.ofProfile(profileKey).filter((stream) => stream.protocolVersion >= 2);
    if (open.length === 0) return undefined;
    const wanted = this.#authorities(profileKey).flatMap((key) => this.#wanted(key) ?? []);
    for (const stream of open) for (const { message } of wanted) this.#bring(stream, message);
    const next = Math.min(...wanted.flatMap((one) => one.nextChangeMs ?? []));
    return Number.isFinite(next) ? { requeueAfterMs: Math.min(next, MAX_LOOK_AGAIN_MS) } : undefined;
  };

  #bring(stream: AgentStream, message: TrustBundle): void {
    const sent = this.#sent.get(stream) ?? new Map<string, bigint>();
    this.#sent.set(stream, sent);
    const mark = `${message.key}/${message.keyUid}`;
    if (sent.get(mark) === message.revision) return;
    stream.send({ case: "trustBundle", value: message });
    sent.set(mark, message.revision);
  }

  /** @returns keys of the policies, `namespace/name`, each once */
  #authorities(profileKey: string): string[] {
    const profile = this.#options.caches.profiles.get(profileKey);
    return profile === undefined ? [] : trustedPolicies(profile).map((name) => `${profile.metadata.namespace}/${name}`);
  }

  #wanted(key: string): Wanted | undefined {
    const { caches, nowEpochMs } = this.#options;
    const [policy, found] = [caches.policies.get(key), ownKey(key, caches.keys)];
    const versions = found?.status?.versions;
    if (policy?.spec.certificateAuthority === undefined || versions === undefined) return undefined;
    const { name, uid: keyUid = "" } = found!.metadata;
    const { overlapMs } = rotationOf(policy.spec);
    const nowMs = nowEpochMs();
    const hidden = versions.length - publishedVersions(versions, overlapMs, nowMs).length;
    const revoked = revokedAbove(key, caches);
    const revision = revisionOf(found!) * REVISIONS_PER_KEY + BigInt(hidden + revoked.size);
    const { roots, intermediates } = trustBundleOf(versions, { overlapMs, nowMs, revoked });
    const message = create(TrustBundleSchema, {
      key: name,
      keyUid,
      revision,
      roots: roots.map((der) => Uint8Array.from(der)),
      intermediates: intermediates.map((der) => Uint8Array.from(der)),
    });
    return { message, nextChangeMs: nextChangeMs(versions, overlapMs, nowMs) };
  }
}
