import { availableParallelism } from "node:os";
import { Engine } from "./engine/engine.ts";
import { startVectorServer } from "./engine/server.ts";
import { SocketClient } from "./engine/socket-client.ts";
import { failed, type Runner, type VectorFile } from "./runners/runner.ts";
import { NO_VECTORS, RUNNERS } from "./runners/table.ts";
import { Tally } from "./tally.ts";
import { vectorFiles } from "./vector-files.ts";

/** Client and server wait for each other: more files at once than there are cores keep both busy. */
const FILES_AT_ONCE = 4 * availableParallelism();

export interface VectorRun {
  readonly dir: string;
  /** Only files whose path has one of these in it; none: all. */
  readonly filters: readonly string[];
}

/** Puts every case of every file to a server of its own. @throws Error where the folder or the server is not to be had */
export async function runVectors({ dir, filters }: VectorRun): Promise<Tally> {
  const files = vectorFiles(dir).filter(
    ({ path }) =>
      !NO_VECTORS.some((pattern) => pattern.test(path)) &&
      (filters.length === 0 || filters.some((filter) => path.includes(filter))),
  );
  const tally = new Tally();
  await using server = await startVectorServer();
  const usedNonces = new Set<string>();
  const queue = files[Symbol.iterator]();
  const work = async () => {
    for (const file of queue) {
      await runFile(file, server.socket, usedNonces, tally);
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, work));
  return tally;
}

async function runFile(file: VectorFile, socket: string, usedNonces: Set<string>, tally: Tally): Promise<void> {
  const runner: Runner | undefined = RUNNERS.find((candidate) => candidate.takes(file.path));
  if (runner === undefined) {
    tally.add(file.path, { id: "the whole file", verdict: failed("no runner knows this kind of file") });
    return;
  }
  using client = new SocketClient(socket);
  try {
    for await (const result of runner.run(file, new Engine(client, usedNonces))) tally.add(file.path, result);
  } catch (error) {
    tally.add(file.path, { id: "the whole file", verdict: failed((error as Error).stack ?? String(error)) });
  }
}
