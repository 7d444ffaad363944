import { createPrivateKey, sign } from "node:crypto";
import { pairOf } from "@keyward/core/crypto/key/material/key-pair";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { KeyUse } from "../port.ts";

/** Keys by node:crypto alone: tests of the sidecar may import no provider. */
export const NODE_KEY_USE: KeyUse = {
  load(pkcs8) {
    const privateKey = pkcs8.use((bytes) => {
      try {
        return createPrivateKey({ key: Buffer.from(bytes), format: "der", type: "pkcs8" });
      } catch (cause) {
        throw new KeywardError("FAILED_PRECONDITION", "no private key", { cause });
      }
    });
    const material = pairOf(privateKey);
    return {
      publicKey: material.publicKeys[0]!.export({ format: "der", type: "spki" }),
      material,
      sign: (hash, message) =>
        new Promise((resolve, reject) => {
          sign(hash, message, privateKey, (error, signature) => (error ? reject(error) : resolve(signature)));
        }),
    };
  },
};
