import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type BuildConfig = {
  /** Repository root, absolute. */
  readonly root: string;
  /** Compressed runtime layers and compiled probes, keyed by content; may be deleted at any time. */
  readonly cacheDir: string;
  /** RFC 3339, seconds. Goes into the image's configuration, so equal builds need equal values. */
  readonly createdAt: string;
  /** GOARCH of this machine: images are for the machine that builds them. */
  readonly architecture: "amd64" | "arm64";
};

const ARCHITECTURES: Readonly<Record<string, BuildConfig["architecture"]>> = { x64: "amd64", arm64: "arm64" };

/**
 * @param env KEYWARD_CACHE (directory, default ~/.cache/keyward), SOURCE_DATE_EPOCH (seconds, default 0;
 *   reproducible-builds.org/specs/source-date-epoch)
 * @throws Error on a machine whose node binary does not run on Linux, or on a malformed SOURCE_DATE_EPOCH
 */
export function readBuildConfig(env: NodeJS.ProcessEnv = process.env): BuildConfig {
  return {
    root: fileURLToPath(new URL("../..", import.meta.url)),
    cacheDir: join(env.KEYWARD_CACHE || join(homedir(), ".cache", "keyward"), "images"),
    createdAt: parseEpoch(env.SOURCE_DATE_EPOCH || "0"),
    architecture: hostArchitecture(process.platform, process.arch),
  };
}

function parseEpoch(seconds: string): string {
  // Ten digits reach the year 2286 and keep Date within its range.
  if (!/^\d{1,10}$/.test(seconds))
    throw new Error(`SOURCE_DATE_EPOCH is "${seconds}"; it must be whole seconds since 1970`);
  return new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
}

/** @throws Error that names the other way to get images */
export function hostArchitecture(platform: string, arch: string): BuildConfig["architecture"] {
  const architecture = ARCHITECTURES[arch];
  if (platform === "linux" && architecture) return architecture;
  throw new Error(
    `images are made from this machine's own node, which is for ${platform}/${arch}; ` +
      "build on Linux (x64 or arm64), or use the Containerfiles with a container engine",
  );
}
