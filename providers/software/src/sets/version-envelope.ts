import { Buffer } from "node:buffer";
import { openEnvelope, sealEnvelope } from "@keyward/core/crypto/envelope/envelope";
import type { Secret } from "@keyward/core/secret/secret";
import type { OpenDataKey } from "../data-keys/data-keys.ts";
import { derivedKey } from "./set-code.ts";

/** What an envelope opens for, and for nothing else. */
export interface EnvelopeOwner {
  readonly clusterId: string;
  readonly namespace: string;
  readonly policyUid: string;
  readonly keyUid: string;
  readonly version: number;
}

const DOMAIN = "keyward.dev/sealed-version";

/** @returns AES-256-GCM, base64 */
export function sealVersion(dataKey: OpenDataKey, plain: Secret, owner: EnvelopeOwner): string {
  using key = derivedKey(dataKey, "envelope");
  return sealEnvelope(key, plain, fieldsOf(owner)).toString("base64");
}

/** @throws an Error, whatever is wrong; its text is not for callers */
export function openVersion(dataKey: OpenDataKey, envelope: string, owner: EnvelopeOwner): Secret {
  using key = derivedKey(dataKey, "envelope");
  return openEnvelope(key, Buffer.from(envelope, "base64"), fieldsOf(owner));
}

function fieldsOf({ clusterId, namespace, policyUid, keyUid, version }: EnvelopeOwner): readonly string[] {
  return [DOMAIN, clusterId, namespace, policyUid, keyUid, String(version)];
}
