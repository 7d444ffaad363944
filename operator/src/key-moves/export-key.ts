import { createHash } from "node:crypto";
import { importSpki } from "@keyward/core/crypto/key/der/spki";
import { decodePem } from "@keyward/core/text/pem";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import { lackOfConsent, lackOfControl } from "../key-requests/export-consent.ts";
import { done } from "../key-requests/request-findings.ts";
import { told, versionOf } from "../keys/plan/changes.ts";
import { causeOfMove, entriesOf, type Move, MoveRefusal } from "./move.ts";
import { changeKey, type MoveStep, tellMove } from "./move-ground.ts";

const MIN_RSA_BITS = 3072;
const DEFAULT_METHOD = "RSA-AES-KWP-SHA256";
const LIVING: ReadonlySet<KeyVersion["state"]> = new Set(["Staged", "Active", "Retired"]);

/** History knows of the export before anyone can see its result. */
export const exportKey: MoveStep = async (move, ground) => {
  const { request, key, policy, signal } = move;
  const version = exportable(move);
  const { wrappingKey: pem, method = DEFAULT_METHOD } = request.spec.exportTo!;
  const wrappingKey = readWrappingKey(pem);
  const { backend, chosen } = ground.backends.of(version.backend, policy.metadata.namespace ?? "");
  if (!backend.capabilities.exportMethods.includes(method)) {
    throw new MoveRefusal("Unsupported", `${chosen.kind} ${chosen.name} does not export by ${method}`);
  }
  const ref = { id: version.backendKey, algorithm: policy.spec.algorithm };
  const { bytes } = await backend.admin.exportWrapped(ref, method, wrappingKey, signal);
  const under = createHash("sha256").update(wrappingKey).digest("hex");
  if (entriesOf(move).length === 0) {
    const cause = causeOfMove(request, `, wrapped under the key with SHA-256 ${under}`);
    await changeKey(key, (status) => told(status, "Exported", version.version, cause, ground.nowEpochMs()), ground);
    tellMove("key.exported", move, ground, { version: version.version, method, wrappingKeySha256: under });
  }
  const message = `status.wrappedKey opens with the private half of the wrapping key, by ${method}`;
  const rest = {
    finishedAt: new Date(ground.nowEpochMs()).toISOString(),
    version: version.version,
    wrappedKey: Buffer.from(bytes).toString("base64"),
  };
  await ground.requests.write(request, { phase: "Succeeded", finding: done("True", "Done", message), rest });
  return undefined;
};

function exportable({ request, key, policy }: Move): KeyVersion {
  if (policy.spec.export !== "Wrapped") {
    throw new MoveRefusal("NotExportable", `KeyPolicy ${policy.metadata.name} has export: Never`);
  }
  const lack = lackOfControl(policy.metadata.name, policy.spec, request) ?? lackOfConsent(request);
  if (lack !== undefined) throw new MoveRefusal(lack.reason, lack.message);
  const version = versionOf(key.status, request.spec.version ?? 0);
  if (version !== undefined && LIVING.has(version.state)) return version;
  throw new MoveRefusal("WrongState", `version ${request.spec.version} is ${version?.state ?? "not there"}`);
}

/** @throws MoveRefusal for what is no RSA public key of 3,072 bits or more */
export function readWrappingKey(pem: string): Uint8Array {
  const refusal = new MoveRefusal(
    "BadWrappingKey",
    `spec.exportTo.wrappingKey must be the PEM SubjectPublicKeyInfo of an RSA key of ${MIN_RSA_BITS} bits or more`,
  );
  try {
    const { bytes } = decodePem(pem);
    const bits = importSpki(bytes).keys[0]?.asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits >= MIN_RSA_BITS) return bytes;
  } catch {
    throw refusal;
  }
  throw refusal;
}
