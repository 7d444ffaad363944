import type { AlgorithmSpec } from "@aws-sdk/client-kms";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type { ImportTicket, KeySpec, WrappedKey } from "@keyward/core/backend/key-admin";
import { requireAlgorithm, unsupported } from "../algorithms.ts";
import { bytesOf, present } from "../connection/answers.ts";
import type { AwsCalls } from "../connection/calls.ts";

const METHODS: ReadonlyMap<WrappingMethod, AlgorithmSpec> = new Map([
  ["RSA-OAEP-SHA256", "RSAES_OAEP_SHA_256"],
  ["RSA-AES-KWP-SHA256", "RSA_AES_KEY_WRAP_SHA_256"],
]);
const TOKEN = /^([a-zA-Z0-9-]{1,64})\.([A-Za-z0-9+/=]{1,8192})$/;
/** Source: AWS KMS API Reference, ImportKeyMaterial */
const MAX_WRAPPED_BYTES = 6144;

/** @throws Unsupported where AWS takes no material of that kind under that wrapping */
export function requireImport({ algorithm }: KeySpec, method: WrappingMethod): AlgorithmSpec {
  const wrapping = METHODS.get(method);
  if (wrapping === undefined) throw unsupported(`import by ${method}; it has ${[...METHODS.keys()].join(", ")}`);
  if (!requireAlgorithm(algorithm).imports) throw unsupported(`import of ${algorithm} keys`);
  if (algorithm.startsWith("RSA-") && method === "RSA-OAEP-SHA256") {
    throw unsupported(
      `import of ${algorithm} keys by ${method}, as RSA encrypts nothing so long; take RSA-AES-KWP-SHA256`,
    );
  }
  return wrapping;
}

/** @param keyId of a key that waits for its material */
export async function importTicket(
  calls: AwsCalls,
  keyId: string,
  method: WrappingMethod,
  signal: AbortSignal,
): Promise<ImportTicket> {
  const request = { KeyId: keyId, WrappingAlgorithm: METHODS.get(method)!, WrappingKeySpec: "RSA_4096" } as const;
  const answer = await calls.ask("GetParametersForImport", keyId, signal, (kms, options) =>
    kms.getParametersForImport(request, options),
  );
  const importToken = present("GetParametersForImport", answer.ImportToken);
  return {
    method,
    wrappingKey: bytesOf("GetParametersForImport", answer.PublicKey),
    token: `${keyId}.${Buffer.from(importToken).toString("base64")}`,
    endsAtMs: answer.ParametersValidTo?.getTime(),
  };
}

/** @returns id of the key, which can be used from now on. @throws Rejected if the material does not fit */
export async function importMaterial(
  calls: AwsCalls,
  { token }: ImportTicket,
  { bytes }: WrappedKey,
  signal: AbortSignal,
): Promise<string> {
  const [, keyId, importToken] = TOKEN.exec(token) ?? [];
  if (keyId === undefined || importToken === undefined) {
    throw new BackendError(
      "Rejected",
      "the ticket's token is none that beginImport of AWS KMS gave; begin the import again",
    );
  }
  if (bytes.length === 0 || bytes.length > MAX_WRAPPED_BYTES) {
    throw new BackendError(
      "Rejected",
      `AWS KMS takes wrapped keys of 1 to ${MAX_WRAPPED_BYTES} bytes, not of ${bytes.length}`,
    );
  }
  const request = {
    KeyId: keyId,
    ImportToken: Buffer.from(importToken, "base64"),
    EncryptedKeyMaterial: bytes,
    ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
  } as const;
  await calls.ask("ImportKeyMaterial", keyId, signal, (kms, options) => kms.importKeyMaterial(request, options));
  return keyId;
}
