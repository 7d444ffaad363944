import type { KeyBackendSpec } from "../types/backend/spec.ts";

/** @returns what of a spec no production has, for a person; a backend that has any of it opens only with `development: true` */
export function developmentTraits(spec: KeyBackendSpec): string[] {
  return TRAITS.filter(([, has]) => has(spec)).map(([name]) => name);
}

const TRAITS: readonly (readonly [string, (spec: KeyBackendSpec) => boolean])[] = [
  ["awsKms.staticCredentials", ({ awsKms }) => awsKms?.staticCredentials !== undefined],
  ["azureKeyVault.staticCredentials", ({ azureKeyVault }) => azureKeyVault?.staticCredentials !== undefined],
  ["gcpKms.staticCredentials", ({ gcpKms }) => gcpKms?.staticCredentials !== undefined],
  ["vault.token", ({ vault }) => vault?.token !== undefined],
  ["plain HTTP in awsKms.endpoint", ({ awsKms }) => isPlain(awsKms?.endpoint)],
  ["plain HTTP in azureKeyVault.vaultUrl", ({ azureKeyVault }) => isPlain(azureKeyVault?.vaultUrl)],
  ["plain HTTP in vault.address", ({ vault }) => isPlain(vault?.address)],
  ["gcpKms.plaintext", ({ gcpKms }) => gcpKms?.plaintext === true],
  ["software.keyEncryptionKey.secret", ({ software }) => software?.keyEncryptionKey.secret !== undefined],
];

function isPlain(url: string | undefined): boolean {
  return url !== undefined && !url.toLowerCase().startsWith("https://");
}
