import { createHmac } from "node:crypto";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import type { BenchKeys } from "./bench-keys.ts";
import { named, type Operation, operation } from "./operation.ts";

export function hmacOf(bytes: number, keys: BenchKeys): Operation {
  const data = Buffer.alloc(bytes, 0x5a);
  const expected = createHmac("sha256", keys.mac).update(data).digest();
  const algorithm = "HMAC-SHA-256";
  return operation({
    name: "hmac",
    algorithm,
    method: CryptoService.method.computeMac,
    request: { key: named("bench-mac"), algorithm, data },
    check: ({ tag }) => expected.equals(tag),
  });
}
