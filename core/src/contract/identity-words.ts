/** Platforms set them in pods that have an identity: IRSA, pod identity, Azure workload identity, workload identity federation. */
const OF_CLOUDS = [
  "AWS_ROLE_ARN",
  "AWS_ROLE_SESSION_NAME",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  "AWS_REGION",
  "AWS_DEFAULT_REGION",
  "AWS_STS_REGIONAL_ENDPOINTS",
  "AWS_EC2_METADATA_DISABLED",
  "AZURE_CLIENT_ID",
  "AZURE_TENANT_ID",
  "AZURE_FEDERATED_TOKEN_FILE",
  "AZURE_AUTHORITY_HOST",
  "GOOGLE_APPLICATION_CREDENTIALS",
  "GOOGLE_CLOUD_PROJECT",
  "GCE_METADATA_HOST",
  "KUBERNETES_SERVICE_HOST",
  "KUBERNETES_SERVICE_PORT",
] as const;

/** PKCS#11 modules find their configuration and their libraries by them. */
const OF_MODULES = [
  "SOFTHSM2_CONF",
  "TPM2_PKCS11_STORE",
  "TPM2_PKCS11_TCTI",
  "YUBIHSM_PKCS11_CONF",
  "ChrystokiConfigurationPath",
  "CS_PKCS11_R3_CFG",
  "NFAST_HOME",
  "DBUS_SESSION_BUS_ADDRESS",
  "DBUS_SYSTEM_BUS_ADDRESS",
  "LD_LIBRARY_PATH",
] as const;

/**
 * Words of the environment that say who a program is at its key backends and how those are found: names, paths and addresses, no secret among
 * them.
 * @param env of the process
 */
export function identityWords(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  return Object.freeze(Object.fromEntries([...OF_CLOUDS, ...OF_MODULES].map((word) => [word, env[word]])));
}
