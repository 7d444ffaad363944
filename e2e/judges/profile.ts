import { permissiveProfile } from "../vectors/engine/profile.ts";

/** What the clients need, and SHA-224 not: its refusal is one of the cases. */
export function clientsProfile(): object {
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "judges" },
    spec: {
      hash: { default: "SHA-256", allowed: ["SHA-256", "SHA-512", "SHA3-512"] },
      encryption: { default: "AES-256-GCM", allowed: ["AES-256-GCM"] },
      keys: { default: "AES-256", allowed: ["AES-256"] },
    },
  };
}

/** Permits everything but what profiles have to name for the sake of old applications. Page: docs/parsec.md */
export function profileWithoutLegacy(): object {
  const { spec, ...rest } = permissiveProfile() as { readonly spec: Readonly<Record<string, Choice>> };
  const { asymmetricEncryption, keys } = spec;
  const sections = {
    asymmetricEncryption: without(asymmetricEncryption!, "RSAES-PKCS1-v1_5"),
    keys: without(keys!, "RSA-1024"),
  };
  return { ...rest, spec: { ...spec, ...sections } };
}

type Choice = { readonly default: string; readonly allowed: readonly string[] };

function without(choice: Choice, name: string): Choice {
  const allowed = choice.allowed.filter((each) => each !== name);
  return { ...choice, default: allowed[0]!, allowed };
}
