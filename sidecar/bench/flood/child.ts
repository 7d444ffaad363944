import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/**
 * A program of its own process.
 * @param line what it prints once it is ready
 * @throws Error where it ends before
 */
export async function startChild(
  program: string,
  args: string[],
  line: string,
  options: ForkOptions = {},
): Promise<ChildProcess> {
  const child = fork(program, args, { silent: true, ...options });
  child.stderr?.pipe(process.stderr);
  await new Promise<void>((resolve, reject) => {
    createInterface(child.stdout!).on("line", (text) => {
      if (text.includes(line)) resolve();
    });
    child.once("exit", () => reject(new Error(`${program} ended early`)));
  });
  return child;
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, "exit");
}
