/** Where things lie inside a pod. The sidecar sees the whole volume at VOLUME_DIR, a container only its own directory. */

export const VOLUME_DIR = "/run/keyward";
/** Where an application container finds its socket directory; equal to VOLUME_DIR on purpose: one path to remember. */
export const APP_SOCKET_DIR = "/run/keyward";
export const SOCKET_FILE = "keyward.sock";
/** Same server, under the name that crypto-broker clients have compiled in. */
export const BROKER_SOCKET_FILE = "crypto-broker-server.sock";
/** The Parsec wire, beside gRPC; the name that every client of Parsec has compiled in. */
export const PARSEC_SOCKET_FILE = "parsec.sock";
/** Sub-directory of the volume that only the sidecar sees: sockets are bound here before the rename, and the last good profile lies here. */
export const PRIVATE_DIR = "private";
export const LAST_GOOD_FILE = "last-good-profile.json";

/**
 * Where the sidecar sees the volume for bulk data, whole, and an application container its own folder of it, writable: one path to
 * remember, as with the sockets.
 */
export const BULK_DIR = "/run/keyward-bulk";

/** Mounted in the sidecar only. The standard path keeps the ServiceAccount admission plugin from adding its own token. */
export const IDENTITY_DIR = "/var/run/secrets/kubernetes.io/serviceaccount";
export const OPERATOR_TOKEN_FILE = "operator-token";

/** In the sidecar's image: asks grpc.health.v1 and exits with 0 if it serves. */
export const HEALTH_PROBE = "/bin/keyward-health-probe";

/** In the sidecar's image when it was built with OpenSSL's FIPS provider: the folder that `npm run fips` makes. */
export const FIPS_PROVIDER_DIR = "/usr/lib/keyward/fips";

/** Linux sun_path is 108 bytes with the final NUL (unix(7)). */
export const MAX_SOCKET_PATH_BYTES = 107;

/** Extra mounts of the same directory, by the name used in the `compat` annotation. */
export const COMPATIBILITY_MOUNTS: ReadonlyMap<string, string> = new Map([
  ["crypto-broker", "/tmp/open-crypto-broker"],
  // Source: Parsec's book, "System architecture"; clients take another from PARSEC_SERVICE_ENDPOINT alone.
  ["parsec", "/run/parsec"],
]);

/** @returns the container's directory relative to a volume, of sockets or of bulk data; it is also the mount's subPath. */
export function containerDir(container: string): string {
  return `c/${container}`;
}
