import { createDecipheriv, hash } from "node:crypto";
import type { ClientHttp2Session } from "node:http2";
import { BulkService } from "@keyward/proto/gen/keyward/v1/bulk_pb";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { Calls } from "./calls.ts";

/** An operation and how its payload gets to the server. */
export interface Way {
  readonly operation: string;
  readonly name: "socket" | "file";
  readonly calls: { during(ms: number, inFlight: number): Promise<number> };
}

const KEY = Buffer.alloc(32, 1);

/**
 * Both ways of each operation, after a first call whose answer was right.
 * @param file of so many bytes in the server's folder; it is encrypted in place
 * @throws Error for an answer that is wrong
 */
export async function waysOf(session: ClientHttp2Session, bytes: number, file: string): Promise<readonly Way[][]> {
  const data = Buffer.alloc(bytes, 7);
  const input = { name: file };
  const digest = { algorithm: "SHA-256" };
  const hashes = new Calls(session, CryptoService.method.hash, { ...digest, data });
  const fileHashes = new Calls(session, BulkService.method.hashFile, { begin: digest, input });
  for (const calls of [hashes, fileHashes]) {
    const answer = Buffer.from((await calls.once()).digest).toString("hex");
    if (answer !== hash("sha256", data)) throw new Error("a digest is wrong");
  }
  const key = await keyOf(session);
  const encryptions = new Calls(session, CryptoService.method.encrypt, { key, plaintext: data });
  const { ciphertext, nonce, tag } = await encryptions.once();
  const decipher = createDecipheriv("aes-256-gcm", KEY, nonce).setAuthTag(tag);
  if (!Buffer.concat([decipher.update(ciphertext), decipher.final()]).equals(data)) throw new Error("wrong ciphertext");
  const fileEncryptions = new Calls(session, BulkService.method.encryptFile, { begin: { key }, input, output: input });
  await fileEncryptions.once();
  return [
    [
      { operation: "SHA-256", name: "socket", calls: hashes },
      { operation: "SHA-256", name: "file", calls: fileHashes },
    ],
    [
      { operation: "AES-256-GCM", name: "socket", calls: encryptions },
      { operation: "AES-256-GCM", name: "file", calls: fileEncryptions },
    ],
  ];
}

/** @returns the reference of a key that lives as long as the connection */
async function keyOf(session: ClientHttp2Session) {
  const request = { format: KeyFormat.RAW, data: KEY, type: "AES-256", attributes: { usages: ["encrypt"] } };
  const { key } = await new Calls(session, KeyService.method.importKey, request).once();
  if (key?.ref === undefined) throw new Error("the key has no reference");
  return key.ref;
}
