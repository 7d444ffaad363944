import { createPublicKey } from "node:crypto";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import { decodePem } from "@keyward/core/text/pem";
import { algorithmOf } from "../algorithms.ts";
import { bytesOf, KEY_VERSION, type Transit } from "../connection/transit.ts";
import { badAnswer } from "../errors.ts";
import { macAlgorithmOf, ownerOf } from "./key-name.ts";

const WHAT = "reading a key";
/** RFC 8410, 4: what stands before the 32 bytes of a key. */
const ED25519_SPKI = Buffer.from("302a300506032b6570032100", "hex");
const ED25519_BYTES = 32;

type Json = Readonly<Record<string, unknown>>;

/** @throws BackendError KeyMissing */
export async function readKey(transit: Transit, name: string, signal: AbortSignal): Promise<BackendKey> {
  const data = await transit.read(WHAT, `keys/${name}`, signal);
  const { type } = data;
  const algorithm = type === "hmac" ? macAlgorithmOf(name) : algorithmOf(String(type));
  // Of an HMAC key the engine tells that there are versions, and nothing of each.
  const version = type === "hmac" ? {} : (data.keys as Json | undefined)?.[KEY_VERSION];
  if (algorithm === undefined || version === undefined) {
    throw badAnswer(WHAT, `key ${name} is of a kind that Keyward does not make, or its first version is gone`);
  }
  return {
    id: name,
    algorithm,
    publicKey: publicKeyOf(version),
    state: "Enabled",
    owner: ownerOf(name),
    createdAtMs: createdAtMs(version),
    destroysAtMs: undefined,
    sealRevision: undefined,
  };
}

/** A secret key has a time and nothing else. */
function publicKeyOf(version: unknown): Uint8Array | undefined {
  if (typeof version === "number") return undefined;
  const text = (version as { public_key?: unknown }).public_key;
  if (typeof text !== "string" || text === "") return undefined;
  try {
    if (!text.startsWith("-----")) return ed25519(text);
    const { bytes } = decodePem(text.trim());
    return createPublicKey({ key: Buffer.from(bytes), format: "der", type: "spki" }).export({
      type: "spki",
      format: "der",
    });
  } catch {
    throw badAnswer(WHAT, "the public key is none");
  }
}

function ed25519(text: string): Uint8Array {
  const raw = bytesOf(WHAT, text);
  if (raw.length !== ED25519_BYTES) throw badAnswer(WHAT, "the public key is none");
  return Buffer.concat([ED25519_SPKI, raw]);
}

/** Seconds of a secret key, text of a pair. */
function createdAtMs(version: unknown): number | undefined {
  if (typeof version === "number") return version * 1_000;
  const timeMs = Date.parse(String((version as { creation_time?: unknown }).creation_time));
  return Number.isNaN(timeMs) ? undefined : timeMs;
}
