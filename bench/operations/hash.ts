import { hash } from "node:crypto";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { hashFileForm } from "./hash-file.ts";
import { type Operation, operation } from "./operation.ts";

/** From here on the hash is the one with instructions in the processor, so that the transport is what is measured. */
const LARGE_BYTES = 2 ** 20;

/** SHA3-512, and SHA-256 of what is large. */
export function hashOf(bytes: number): Operation {
  const isLarge = bytes >= LARGE_BYTES;
  const data = Buffer.alloc(bytes, 0x5a);
  const expected = hash(isLarge ? "sha256" : "sha3-512", data, "buffer");
  const algorithm = isLarge ? "SHA-256" : "SHA3-512";
  return operation({
    name: "hash",
    algorithm,
    method: CryptoService.method.hash,
    request: { algorithm, data },
    file: hashFileForm(algorithm, data, expected),
    check: ({ digest }) => expected.equals(digest),
  });
}
