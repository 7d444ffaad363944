import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { InformerHandler } from "@keyward/kube/informer/informer";
import type { KubeObject } from "@keyward/kube/watch/kube-object";

type SeenKey = KubeObject & { readonly status?: CryptoKeyStatus };

interface Memory {
  wasActive: boolean;
  lastVersion: number;
  /** By number of a version: what it is for ever. */
  readonly fingerprints: Map<number, string>;
}

/** Follows every state of every CryptoKey that a watch brings, and notes what must never be. */
export class KeyHistory implements InformerHandler<SeenKey> {
  readonly violations: string[] = [];
  states = 0;
  readonly #keys = new Map<string, Memory>();

  readonly add = (key: SeenKey): void => this.#see(key);
  readonly update = (key: SeenKey): void => this.#see(key);

  #see({ metadata, status = {} }: SeenKey): void {
    this.states += 1;
    const memory = this.#keys.getOrInsertComputed(metadata.uid ?? "", () => ({
      wasActive: false,
      lastVersion: 0,
      fingerprints: new Map(),
    }));
    for (const fault of faultsOf(status, memory)) this.violations.push(`${metadata.name}: ${fault}`);
    memory.wasActive ||= status.activeVersion !== undefined;
    memory.lastVersion = Math.max(memory.lastVersion, status.lastVersion ?? 0);
    for (const { version, fingerprint } of status.versions ?? []) memory.fingerprints.set(version, fingerprint);
  }
}

function* faultsOf(status: CryptoKeyStatus, { wasActive, lastVersion, fingerprints }: Memory): Iterable<string> {
  const { versions = [], activeVersion, pending } = status;
  const active = versions.filter(({ state }) => state === "Active").map(({ version }) => version);
  if (wasActive && active.length !== 1) yield `${active.length} active versions`;
  if (active.length === 1 && active[0] !== activeVersion) yield `active is ${active[0]}, status says ${activeVersion}`;
  if ((status.lastVersion ?? 0) < lastVersion) yield `lastVersion fell from ${lastVersion} to ${status.lastVersion}`;
  for (const { version, fingerprint } of versions) {
    if (version > (status.lastVersion ?? 0)) yield `version ${version} is above lastVersion ${status.lastVersion}`;
    const known = fingerprints.get(version);
    if (known !== undefined && known !== fingerprint) yield `number ${version} was given to two keys`;
  }
  if (pending !== undefined && fingerprints.has(pending.version)) yield `number ${pending.version} is made twice`;
}
