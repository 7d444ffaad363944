import { BackendError } from "@keyward/core/backend/backend-error";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import { decodePemBlocks } from "@keyward/core/text/pem";
import { quote, quoteUrl } from "@keyward/core/text/quote";
import type { VaultBackend } from "@keyward/crds/types/backend/vault";

/** How the server gets to know who asks. */
export type VaultIdentity =
  | { readonly kind: "kubernetes"; readonly role: string; readonly mount: string; readonly tokenFile: string }
  | { readonly kind: "static"; readonly token: { readonly name: string; readonly key: string } };

export interface VaultConfig {
  /** Without a slash at its end; may have a path. */
  readonly address: string;
  readonly namespace: string | undefined;
  readonly mount: string;
  readonly identity: VaultIdentity;
  /** PEM. */
  readonly ca: string | undefined;
}

/** Where the chart projects tokens of the operator's service account, a folder for each audience. */
export const TOKENS_DIR = "/var/run/secrets/keyward.dev/backend-tokens";

const PATH = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/;

/** @throws BackendError Misconfigured, with the field and what to write instead */
export function vaultConfig(spec: VaultBackend, { development }: OpenOptions): VaultConfig {
  return {
    address: address(spec.address, development),
    namespace: namespace(spec.vaultNamespace),
    mount: path("vault.mount", spec.mount ?? "transit"),
    identity: identityOf(spec, development),
    ca: authorities(spec.caBundle),
  };
}

function address(text: string, development: boolean): string {
  const url = URL.parse(text);
  if (url === null || url.search + url.hash + url.username + url.password !== "") {
    throw misconfigured(`vault.address is ${quoteUrl(text)}; write an address such as https://vault.example.com:8200`);
  }
  if (url.protocol === "https:" || (url.protocol === "http:" && development)) return url.href.replace(/\/+$/, "");
  throw misconfigured(`vault.address is ${quoteUrl(text)}; write https (http is for development: true only)`);
}

/** A header's value: nothing else may come in with it. */
function namespace(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw misconfigured(`vault.vaultNamespace is ${quote(text)}; write printable characters without spaces`);
}

function path(field: string, text: string): string {
  const trimmed = text.replace(/^\/+|\/+$/g, "");
  if (PATH.test(trimmed)) return trimmed;
  throw misconfigured(`${field} is ${quote(text)}; write a path such as transit or team/transit`);
}

function identityOf({ kubernetes, token }: VaultBackend, development: boolean): VaultIdentity {
  if (kubernetes !== undefined && token !== undefined) {
    throw misconfigured("vault.kubernetes and vault.token are both there; keep one");
  }
  if (kubernetes !== undefined) {
    const mount = path("vault.kubernetes.mount", kubernetes.mount ?? "kubernetes");
    const tokenFile = `${TOKENS_DIR}/${audience(kubernetes.audience ?? "vault")}/token`;
    return { kind: "kubernetes", role: kubernetes.role, mount, tokenFile };
  }
  if (token === undefined) throw misconfigured("vault.kubernetes is missing: it says by which role to log in");
  if (!development) throw misconfigured(TOKEN_REFUSED);
  return { kind: "static", token };
}

/** As the name of a folder, which dots alone are not. */
function audience(text: string): string {
  if (!/^\.{0,2}$/.test(text)) return encodeURIComponent(text);
  throw misconfigured(`vault.kubernetes.audience is ${quote(text)}; write the one of the role, such as vault`);
}

const TOKEN_REFUSED =
  "vault.token is for development: true only. Next: remove it and name a role in vault.kubernetes (docs/backends/vault.md), or set " +
  "development: true";

function authorities(bundle: string | undefined): string | undefined {
  if (bundle === undefined) return undefined;
  try {
    const blocks = decodePemBlocks(bundle);
    if (blocks.length > 0 && blocks.every(({ label }) => label === "CERTIFICATE")) return bundle;
  } catch {
    // Told below.
  }
  throw misconfigured("vault.caBundle is no list of PEM certificates");
}

function misconfigured(message: string): BackendError {
  return new BackendError("Misconfigured", message);
}
