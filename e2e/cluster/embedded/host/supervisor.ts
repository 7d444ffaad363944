import { spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { ClusterError } from "../../cluster-error.ts";
import { lastLines } from "../../command.ts";

export interface SupervisorRequest {
  readonly verb: "info" | "list" | "start" | "stop" | "detach";
  readonly name?: string;
  readonly argv?: readonly string[];
  readonly env?: readonly string[];
  readonly log?: string;
  readonly signal?: number;
}

export interface SupervisorAnswer {
  readonly error?: string;
  /** The supervisor's process id on the host. */
  readonly pid: number;
  /** The cluster's programs by name; `end` says how one ended and is absent while it runs. */
  readonly children?: Readonly<Record<string, { readonly pid: number; readonly end?: string }>>;
}

export interface SupervisorStart {
  readonly program: string;
  readonly folder: string;
  readonly programsDir: string;
  readonly env: NodeJS.ProcessEnv;
}

const START_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 90_000;
const POLL_MS = 20;

/** Namespaces of the cluster's own; `--kill-child` ends process 1 in them, and so all others, when unshare ends. */
const UNSHARE = ["--fork", "--kill-child", "--pid", "--mount", "--net", "--uts", "--ipc", "--propagation", "private"];

/**
 * Starts a supervisor that ends when this process does, until it is told to "detach".
 * @returns the supervisor's process id on the host, once it answers
 */
export async function startSupervisor(start: SupervisorStart): Promise<number> {
  const logPath = join(start.folder, "logs", "supervisor.log");
  const log = await open(logPath, "a");
  const args = [...UNSHARE, start.program, start.folder, start.programsDir];
  // The pipe is the lifeline: the kernel closes our end when we die. It must not keep us alive, though.
  const child = spawn("unshare", args, {
    env: start.env,
    detached: true,
    stdio: ["pipe", log.fd, log.fd],
  });
  await log.close();
  let ended: string | undefined;
  child.on("error", (cause) => (ended = cause.message));
  child.on("exit", (code, signal) => (ended = `exit code ${code ?? signal}`));
  child.unref();
  (child.stdin as { unref?: () => void } | null)?.unref?.();
  for (let waitedMs = 0; waitedMs < START_TIMEOUT_MS; waitedMs += POLL_MS) {
    if (ended !== undefined) break;
    const answer = await askSupervisor(start.folder, { verb: "info" }).catch(() => undefined);
    if (answer !== undefined) return answer.pid;
    await sleep(POLL_MS);
  }
  child.kill("SIGKILL");
  const said = lastLines(await readFile(logPath, "utf8"));
  throw new ClusterError(`the cluster's supervisor did not start (${ended ?? "it does not answer"}): ${said}`);
}

/** @throws ClusterError if it is not there, does not answer, or refuses */
export async function askSupervisor(folder: string, request: SupervisorRequest): Promise<SupervisorAnswer> {
  const socket = connect(join(folder, "control.sock"));
  socket.setTimeout(ANSWER_TIMEOUT_MS, () => socket.destroy(new Error(`no answer in ${ANSWER_TIMEOUT_MS} ms`)));
  let answer: SupervisorAnswer;
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    answer = JSON.parse(await text(socket)) as SupervisorAnswer;
  } catch (cause) {
    throw new ClusterError(`the cluster's supervisor cannot be asked: ${(cause as Error).message}`, { cause });
  }
  if (answer.error) throw new ClusterError(`${request.verb} ${request.name ?? ""}: ${answer.error}`);
  return answer;
}
