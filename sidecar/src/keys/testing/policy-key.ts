import type { KeyObject } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { Secret } from "@keyward/core/secret/secret";
import type { KeySource } from "../port.ts";
import { NODE_KEY_USE } from "./node-key-use.ts";

/** One CA key under the name of a KeyPolicy, as the operator would have delivered it. */
export function policyKeySource(
  policy: string,
  privateKey: KeyObject,
  certificateChain: readonly Uint8Array[],
): KeySource {
  using pkcs8 = new Secret(privateKey.export({ format: "der", type: "pkcs8" }));
  const key = NODE_KEY_USE.load(pkcs8);
  return {
    has: (name) => name === policy,
    require(name) {
      if (name !== policy) throw new KeywardError("UNAVAILABLE", "another key");
      return { policy, policyUid: "p", version: 1, algorithm: "ECDSA-P256", key, certificateChain };
    },
  };
}
