import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import type { SocketClient } from "../client.ts";

/** Hashes a text once and gives what came back, as JSON can hold it. */
export async function hash(client: SocketClient, algorithm: string, data: string) {
  const answer = await client.call(CryptoService.method.hash, { algorithm, data: Buffer.from(data) });
  return {
    algorithm: answer.algorithm,
    digest: Buffer.from(answer.digest).toString("hex"),
    profile: answer.profile?.name,
    generation: Number(answer.profile?.generation),
  };
}
