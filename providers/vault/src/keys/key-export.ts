import { createPublicKey, type KeyObject, randomUUID } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type { WrappedKey } from "@keyward/core/backend/key-admin";
import { unsupported } from "../algorithms.ts";
import { bytesOf, KEY_VERSION, type Transit } from "../connection/transit.ts";
import { badAnswer } from "../errors.ts";

const METHOD: WrappingMethod = "RSA-AES-KWP-SHA256";
const WHAT = "exporting a key";
/** The sizes of RSA keys that the engine imports. */
const SIZES: readonly number[] = [2048, 3072, 4096];

export interface Export {
  readonly method: WrappingMethod;
  /** SubjectPublicKeyInfo, DER. */
  readonly wrappingKey: Uint8Array;
}

/** The engine wraps by itself, so that the key in plain form is nowhere else. The wrapping key lies in it only for that long. */
export async function exportWrapped(
  transit: Transit,
  name: string,
  { method, wrappingKey }: Export,
  signal: AbortSignal,
): Promise<WrappedKey> {
  if (method !== METHOD) throw unsupported(`export by ${method}; use ${METHOD}`);
  const publicKey = rsaKey(wrappingKey);
  await assertExportable(transit, name, signal);
  const destination = `keyward-export-${randomUUID()}`;
  const type = `rsa-${publicKey.asymmetricKeyDetails!.modulusLength}`;
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  await transit.write(WHAT, `keys/${destination}/import`, { type, public_key: pem, allow_rotation: false }, signal);
  try {
    const path = `byok-export/${destination}/${name}/${KEY_VERSION}?hash=SHA256`;
    const { keys } = await transit.read(WHAT, path, signal);
    return { method, bytes: bytesOf(WHAT, (keys as Record<string, unknown> | undefined)?.[KEY_VERSION]) };
  } finally {
    await removed(transit, destination, signal);
  }
}

async function assertExportable(transit: Transit, name: string, signal: AbortSignal): Promise<void> {
  const { exportable } = await transit.read(WHAT, `keys/${name}`, signal);
  if (exportable === true) return;
  if (exportable !== false) throw badAnswer(WHAT, "the answer does not say whether the key is exportable");
  throw new BackendError(
    "Denied",
    "Vault: the key was made as one that never leaves. Next: make a new version with exportable: true",
  );
}

function rsaKey(spki: Uint8Array): KeyObject {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
    if (key.asymmetricKeyType === "rsa" && SIZES.includes(key.asymmetricKeyDetails?.modulusLength ?? 0)) return key;
  } catch {
    // Told below.
  }
  throw new BackendError("Rejected", `the wrapping key is no RSA key of ${SIZES.join(", ")} bits`);
}

/** A public key that stays behind harms nobody, so its removal decides nothing. */
async function removed(transit: Transit, name: string, signal: AbortSignal): Promise<void> {
  try {
    await transit.write(WHAT, `keys/${name}/config`, { deletion_allowed: true }, signal);
    await transit.delete(WHAT, `keys/${name}`, signal);
  } catch {
    // It is told apart by its name.
  }
}
