import type { Backend } from "@keyward/core/backend/backend";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";

/** The member of a spec that says what kind of backend it is. */
export type BackendField = Exclude<keyof KeyBackendSpec, "development" | "limits">;
/** Kinds that a provider opens by itself; software needs what the operator seals with. */
export type ProviderField = Exclude<BackendField, "software">;

export type BackendType = "software" | "aws-kms" | "azure-key-vault" | "gcp-kms" | "vault" | "pkcs11" | "tpm";

export const BACKEND_TYPES: Readonly<Record<BackendField, BackendType>> = {
  software: "software",
  awsKms: "aws-kms",
  azureKeyVault: "azure-key-vault",
  gcpKms: "gcp-kms",
  vault: "vault",
  pkcs11: "pkcs11",
  tpm: "tpm",
};

const FIELDS = Object.keys(BACKEND_TYPES) as readonly BackendField[];

/** @returns undefined for a spec that names none; the API server lets no such spec in */
export function fieldOf(spec: KeyBackendSpec): BackendField | undefined {
  return FIELDS.find((field) => spec[field] !== undefined);
}

type Opener<F extends ProviderField> = (
  spec: NonNullable<KeyBackendSpec[F]> & OpenOptions,
  environment: BackendEnvironment,
) => Promise<Backend>;

/** SDKs and native code are loaded when the first backend of their kind is opened. */
export const OPENERS: { readonly [F in ProviderField]: Opener<F> } = {
  awsKms: async (spec, environment) =>
    (await import("@keyward/provider-aws-kms/backend")).openAwsKms(spec, environment),
  azureKeyVault: async (spec, environment) =>
    (await import("@keyward/provider-azure-key-vault/backend")).openAzureKeyVault(spec, environment),
  gcpKms: async (spec, environment) =>
    (await import("@keyward/provider-gcp-kms/backend")).openGcpKms(spec, environment),
  pkcs11: async (spec, environment) => (await import("@keyward/provider-pkcs11/backend")).openPkcs11(spec, environment),
  tpm: async (spec, environment) => (await import("@keyward/provider-tpm/backend")).openTpm(spec, environment),
  vault: async (spec, environment) => (await import("@keyward/provider-vault/backend")).openVault(spec, environment),
};
