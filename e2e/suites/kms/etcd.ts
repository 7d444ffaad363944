import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { eventually } from "../../driver/eventually.ts";
import { freePort } from "../../driver/free-port.ts";
import { type Program, start } from "./program.ts";

const START_MS = 120_000;

/** An etcd of its own that can be put back to what it was. */
export interface Etcd {
  readonly url: string;
  /** Copies its directory as a disk's snapshot would, between two of its steps. @returns where the copy is */
  backUp(): Promise<string>;
  /** Ends it, puts the copy in the place of its directory, and starts it again: same name, same address, an older counter. */
  restore(copy: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param argv etcd without arguments
 * @param folder its directory goes there
 * @param quotaBytes beyond so many it takes nothing more; absent: its own bound
 */
export async function startEtcd(
  argv: readonly [string, ...string[]],
  folder: string,
  env: NodeJS.ProcessEnv,
  quotaBytes?: number,
): Promise<Etcd> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const directory = join(folder, "etcd");
  const quota = quotaBytes === undefined ? [] : [`--quota-backend-bytes=${quotaBytes}`];
  const flags = [...etcdFlags(directory, url, `http://127.0.0.1:${await freePort()}`), ...quota];
  const run = async (): Promise<Program> => {
    const program = start([...argv, ...flags], env);
    await eventually("etcd to answer", async () => (await fetch(`${url}/health`)).ok, START_MS);
    return program;
  };
  let program = await run();
  let copies = 0;
  return {
    url,
    stop: () => program.stop(),
    backUp: async () => {
      const copy = join(folder, `etcd-copy-${++copies}`);
      program.signal("SIGSTOP");
      await cp(directory, copy, { recursive: true }).finally(() => program.signal("SIGCONT"));
      return copy;
    },
    restore: async (copy) => {
      await program.stop();
      await rm(directory, { recursive: true });
      await cp(copy, directory, { recursive: true });
      program = await run();
    },
  };
}

function etcdFlags(directory: string, url: string, peerUrl: string): string[] {
  return [
    "--name=keyward",
    `--data-dir=${directory}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=keyward=${peerUrl}`,
    "--unsafe-no-fsync",
    "--log-level=warn",
  ];
}
