import { Buffer } from "node:buffer";
import { createPrivateKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { ImportTicket, KeySpec } from "@keyward/core/backend/key-admin";
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";
import { openEnvelope, sealEnvelope } from "@keyward/core/crypto/envelope/envelope";
import { Secret } from "@keyward/core/secret/secret";
import type { DataKeys } from "../data-keys/data-keys.ts";
import { derivedKey } from "../sets/set-code.ts";

const makePair = promisify(generateKeyPair);
/** As strong as AES-128; a ticket lives for a day. */
const WRAPPING_KEY = { modulusLength: 3072, publicExponent: 65_537 } as const;
const LIFETIME_MS = 24 * 60 * 60_000;
const DOMAIN = "keyward.dev/import-ticket";

/**
 * Makes a wrapping key whose private half lies sealed in the ticket: nothing is stored, and every replica can go on from it.
 * The token is `<data key>.<end>.<envelope>`.
 */
export async function makeTicket(
  dataKeys: DataKeys,
  method: ImportTicket["method"],
  bound: { readonly spec: KeySpec; readonly owner: KeyOwner },
  nowMs: number,
  signal: AbortSignal,
): Promise<ImportTicket> {
  const pair = await makePair("rsa", WRAPPING_KEY);
  const dataKey = await dataKeys.current(signal);
  const endsAtMs = nowMs + LIFETIME_MS;
  using plain = new Secret(pair.privateKey.export({ type: "pkcs8", format: "der" }));
  using key = derivedKey(dataKey, "envelope");
  const envelope = sealEnvelope(key, plain, fieldsOf(bound.spec, bound.owner, method, endsAtMs));
  return {
    method,
    wrappingKey: pair.publicKey.export({ type: "spki", format: "der" }),
    token: `${Buffer.from(dataKey.id).toString("base64url")}.${endsAtMs}.${envelope.toString("base64url")}`,
    endsAtMs,
  };
}

/** @returns the private half. @throws Rejected for a ticket that has ended, is another key's, or was changed */
export async function openTicket(
  dataKeys: DataKeys,
  { token, method }: ImportTicket,
  bound: { readonly spec: KeySpec; readonly owner: KeyOwner },
  nowMs: number,
  signal: AbortSignal,
): Promise<KeyObject> {
  const [id = "", end = "", envelope = ""] = token.slice(0, 8192).split(".");
  const dataKey = await dataKeys.byId(Buffer.from(id, "base64url").toString("utf8"), signal);
  if (dataKey === undefined || Number(end) <= nowMs) throw ended();
  try {
    using key = derivedKey(dataKey, "envelope");
    const fields = fieldsOf(bound.spec, bound.owner, method, Number(end));
    using plain = openEnvelope(key, Buffer.from(envelope, "base64url"), fields);
    return plain.use((bytes) => createPrivateKey({ key: viewOf(bytes), type: "pkcs8", format: "der" }));
  } catch (cause) {
    throw new BackendError("Rejected", "the import ticket does not open: it is another key's, or was changed", {
      cause,
    });
  }
}

function ended(): BackendError {
  return new BackendError("Rejected", "the import ticket has ended. Next: begin the import again");
}

function fieldsOf(spec: KeySpec, owner: KeyOwner, method: string, endsAtMs: number): readonly string[] {
  return [DOMAIN, ownerPath(owner), owner.policyUid, spec.algorithm, method, String(endsAtMs)];
}

/** The same bytes, and no copy of them. */
function viewOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}
