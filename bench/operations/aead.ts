import { createDecipheriv } from "node:crypto";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { aeadFileForm, type Sealed } from "./aead-file.ts";
import type { BenchKeys } from "./bench-keys.ts";
import { named, type Operation, operation } from "./operation.ts";

/** The nonce is the server's. */
export function aeadOf(bytes: number, keys: BenchKeys): Operation {
  const plaintext = Buffer.alloc(bytes, 0x5a);
  const algorithm = "AES-256-GCM";
  const opens = ({ ciphertext, nonce, tag }: Sealed) => {
    const decipher = createDecipheriv("aes-256-gcm", keys.encryption, nonce, { authTagLength: tag.length });
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).equals(plaintext);
  };
  return operation({
    name: "aead",
    algorithm,
    method: CryptoService.method.encrypt,
    request: { key: named("bench-aes"), algorithm, plaintext },
    file: aeadFileForm(algorithm, plaintext, opens),
    check: opens,
  });
}
