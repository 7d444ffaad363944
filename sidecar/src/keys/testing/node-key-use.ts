import { createPrivateKey, createPublicKey, sign } from "node:crypto";
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
    return {
      publicKey: createPublicKey(privateKey).export({ format: "der", type: "spki" }),
      sign: (hash, message) =>
        new Promise((resolve, reject) => {
          sign(hash, message, privateKey, (error, signature) => (error ? reject(error) : resolve(signature)));
        }),
    };
  },
};
