import { API_GROUP } from "@keyward/core/contract/names";
import type { Secret } from "@keyward/kube/client/kinds";
import { ownSecret, secretText } from "../caches/own-secret.ts";
import { usablePair } from "./certificate-facts.ts";
import type { KeyPair } from "./issue.ts";

/** An authority through its rotation, as one Secret holds it: written whole, so that every crash leaves a whole state. */
export interface AuthorityState {
  readonly current: KeyPair | undefined;
  readonly next: (KeyPair & { readonly stagedAtMs: number }) | undefined;
  /** PEM; its key is gone. */
  readonly previous: string | undefined;
}

const STAGED_AT = `${API_GROUP}/staged-at`;
const TLS_TYPE = "kubernetes.io/tls";

export function readAuthority(secret: Secret | undefined): AuthorityState {
  if (secret === undefined) return { current: undefined, next: undefined, previous: undefined };
  const next = usablePair(secretText(secret, "next.crt"), secretText(secret, "next.key"));
  const stagedAtMs = Number(secret.metadata.annotations?.[STAGED_AT] ?? 0) || 0;
  return {
    current: usablePair(secretText(secret, "tls.crt"), secretText(secret, "tls.key")),
    next: next && { ...next, stagedAtMs },
    previous: secretText(secret, "previous.crt"),
  };
}

export function renderAuthority(namespace: string, name: string, state: AuthorityState): Secret {
  const { current, next, previous } = state;
  return ownSecret({
    namespace,
    name,
    type: TLS_TYPE,
    annotations: next === undefined ? {} : { [STAGED_AT]: String(next.stagedAtMs) },
    data: {
      "tls.crt": current?.certificate ?? "",
      "tls.key": current?.privateKey ?? "",
      "ca.crt": bundleOf(state),
      ...(next && { "next.crt": next.certificate, "next.key": next.privateKey }),
      ...(previous && { "previous.crt": previous }),
    },
  });
}

/** PEM of every authority that may vouch for a leaf that is in use, or soon will be. */
export function bundleOf({ current, next, previous }: AuthorityState): string {
  return [current?.certificate, next?.certificate, previous].filter((pem) => pem !== undefined).join("");
}

export function renderLeaf(namespace: string, name: string, leaf: KeyPair, bundle: string): Secret {
  const data = { "tls.crt": leaf.certificate, "tls.key": leaf.privateKey, "ca.crt": bundle };
  return ownSecret({ namespace, name, type: TLS_TYPE, data });
}
