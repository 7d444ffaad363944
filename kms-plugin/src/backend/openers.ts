import type { Backend } from "@keyward/core/backend/backend";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import { guardLimits } from "@keyward/crds/compile/backend-limits";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";

type Field = Exclude<keyof KeyBackendSpec, "development" | "limits" | "software">;
type Opener<F extends Field> = (
  spec: NonNullable<KeyBackendSpec[F]> & OpenOptions,
  environment: BackendEnvironment,
) => Promise<Backend>;

/** Only the one that is named is loaded. */
const OPENERS: { readonly [F in Field]: Opener<F> } = {
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

/** @throws BackendError */
export async function openBackend(spec: KeyBackendSpec, environment: BackendEnvironment): Promise<Backend> {
  const field = (Object.keys(OPENERS) as Field[]).find((name) => spec[name] !== undefined);
  if (field === undefined) throw new BackendError("Unsupported", "this release opens no backend of that kind");
  return openField(field, spec, environment);
}

function openField<F extends Field>(field: F, spec: KeyBackendSpec, environment: BackendEnvironment): Promise<Backend> {
  const { development = false } = spec;
  const { timeoutMs } = guardLimits(spec);
  return OPENERS[field]({ ...spec[field]!, development, timeoutMs }, environment);
}
