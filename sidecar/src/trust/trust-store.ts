import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";
import type { TrustBundle as Delivered } from "@keyward/proto/light/gen/keyward/agent/v1/agent";

/** What one authority's pods trust now. */
export interface TrustBundle {
  readonly policy: string;
  readonly keyUid: string;
  readonly revision: bigint;
  /** DER */
  readonly roots: readonly Uint8Array[];
  /** DER */
  readonly intermediates: readonly Uint8Array[];
}

/** A change of a bundle, or its first state. */
export interface TrustChange {
  readonly bundle: TrustBundle;
  readonly rootsChanged: boolean;
  /** A root that was told before is trusted no more. */
  readonly earlierInvalid: boolean;
}

/** A profile names few authorities, and an authority has few roots; more than this is a fault of the sender. */
const MAX_BUNDLES = 64;
const MAX_CERTIFICATES = 64;

/** The trust bundles that the operator delivered; public, in memory only. */
export class TrustStore {
  readonly #bundles = new Map<string, TrustBundle>();
  readonly #watchers = new Set<() => void>();

  /** A bundle of an older revision of the same key changes nothing. @returns why it was refused; undefined: it is here */
  take({ key: policy, keyUid, revision, roots, intermediates }: Delivered): string | undefined {
    const known = this.#bundles.get(policy);
    if (known?.keyUid === keyUid && known.revision >= revision) return undefined;
    if (known === undefined && this.#bundles.size >= MAX_BUNDLES) return `more than ${MAX_BUNDLES} trust bundles`;
    if (roots.length + intermediates.length > MAX_CERTIFICATES) return `more than ${MAX_CERTIFICATES} certificates`;
    // An empty bundle says that nothing is trusted any more, and that is a state, too.
    this.#bundles.set(policy, {
      policy,
      keyUid,
      revision,
      roots: roots.map(copy),
      intermediates: intermediates.map(copy),
    });
    for (const wake of [...this.#watchers]) wake();
    return undefined;
  }

  /** @throws NOT_FOUND where none was delivered */
  require(policy: string): TrustBundle {
    const found = this.#bundles.get(policy);
    if (found !== undefined) return found;
    const text =
      `no trust bundle of KeyPolicy ${quote(policy)} is here: the profile must name it as certificates.issuer.keyPolicyRef or in ` +
      "trust, it must be a certificate authority, and its key must be ready";
    throw new KeywardError("NOT_FOUND", text);
  }

  /** The state now, then each change; states between two that were asked for are left out. Ends with the signal. */
  async *watch(policy: string, signal: AbortSignal): AsyncGenerator<TrustChange> {
    let told: TrustBundle | undefined;
    while (!signal.aborted) {
      const bundle = this.require(policy);
      if (bundle === told) await this.#nextChange(signal);
      else {
        yield changeOf(told, bundle);
        told = bundle;
      }
    }
  }

  #nextChange(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#watchers.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.#watchers.add(wake);
      signal.addEventListener("abort", wake, { once: true });
    });
  }
}

function changeOf(told: TrustBundle | undefined, bundle: TrustBundle): TrustChange {
  if (told === undefined) return { bundle, rootsChanged: true, earlierInvalid: false };
  const earlierInvalid = told.roots.some((root) => !isAmong(root, bundle.roots));
  return { bundle, rootsChanged: earlierInvalid || told.roots.length !== bundle.roots.length, earlierInvalid };
}

function isAmong(root: Uint8Array, roots: readonly Uint8Array[]): boolean {
  return roots.some((other) => Buffer.compare(root, other) === 0);
}

/** What comes with a message shares the memory of what the socket delivered. */
function copy(der: Uint8Array): Uint8Array {
  return Uint8Array.from(der);
}
