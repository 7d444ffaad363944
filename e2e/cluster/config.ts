import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** The environment variables that the cluster code reads, read in this file only. */
export interface ClusterConfig {
  /** KEYWARD_CLUSTER, as given; undefined means automatic. */
  readonly wanted: string | undefined;
  /** KEYWARD_CACHE, else XDG_CACHE_HOME/keyward, else ~/.cache/keyward. */
  readonly cacheDir: string;
  /** KEYWARD_STATE, else /var/lib/keyward: one folder per running embedded cluster. */
  readonly stateDir: string;
  /** KUBECONFIG, for the provider "existing". */
  readonly kubeconfig: string | undefined;
  /** KEYWARD_IMAGE_LOAD, a command that gets an image archive's path as its last argument; for "existing". */
  readonly imageLoad: string | undefined;
  /** For the programs that are started: the caller's own environment, with a PATH that has everything. */
  readonly env: NodeJS.ProcessEnv;
}

export function readClusterConfig(env: NodeJS.ProcessEnv = process.env): ClusterConfig {
  const cacheHome = env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return Object.freeze({
    wanted: env.KEYWARD_CLUSTER || undefined,
    cacheDir: resolve(env.KEYWARD_CACHE || join(cacheHome, "keyward")),
    stateDir: resolve(env.KEYWARD_STATE || "/var/lib/keyward"),
    kubeconfig: env.KUBECONFIG || undefined,
    imageLoad: env.KEYWARD_IMAGE_LOAD || undefined,
    // Debian keeps ip, nft and conntrack in sbin, which is not in every user's PATH.
    env: { ...env, PATH: [env.PATH, "/usr/local/go/bin", "/usr/sbin", "/sbin"].filter(Boolean).join(":") },
  });
}
