import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { readBuildConfig } from "@keyward/tools/images/config";
import { parseProgram } from "@keyward/tools/images/program";
import { writeRootfs } from "@keyward/tools/images/rootfs";

/** Where the files that people put into place are. */
export const DEPLOY = join(import.meta.dirname, "../../../deploy/standalone");

/** What `$0` is, with the rest of the arguments, once /proc is there, which node reads. */
const IN_ROOT = 'mount --rbind /proc "$0/proc" && exec chroot "$0" "$@"';

/** One line of a program's log. */
export type Line = Readonly<Record<string, unknown>>;

/** A program that runs in the machine's file system. */
export interface Running {
  readonly process: ChildProcess;
  readonly lines: readonly Line[];
  /** Waits for a line with that message. @throws Error with the log where the program ends before */
  logged(message: string): Promise<Line>;
  /** @returns the exit code; null after a signal */
  ended(): Promise<number | null>;
}

/** The file system of the sidecar's image as a folder, and programs that see nothing else. */
export class Machine implements AsyncDisposable {
  readonly root: string;
  readonly #running = new Set<ChildProcess>();

  private constructor(root: string) {
    this.root = root;
  }

  /**
   * @param further files beside the image's own
   * @throws Error where user namespaces are not permitted, which stand for the service manager here
   */
  static async make(further: Parameters<typeof writeRootfs>[3] = []): Promise<Machine> {
    execFileSync("unshare", ["--map-root-user", "--mount", "true"]);
    const root = await mkdtemp(join(tmpdir(), "kwm-"));
    await writeRootfs(parseProgram("sidecar"), root, readBuildConfig(), further);
    const machine = new Machine(root);
    for (const dir of ["proc", "run", "var/lib", "home/vcap/app"]) await machine.directory(dir, 0o755);
    await symlink("/", join(root, "home/vcap/app/keyward"));
    return machine;
  }

  path(inside: string): string {
    return join(this.root, inside);
  }

  async directory(inside: string, mode: number): Promise<void> {
    await mkdir(this.path(inside), { recursive: true, mode });
  }

  /** Written aside and renamed, as editors do. */
  async file(inside: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
    const path = this.path(inside);
    await mkdir(dirname(path), { recursive: true });
    await rm(`${path}.new`, { force: true });
    await writeFile(`${path}.new`, content, { mode });
    await rename(`${path}.new`, path);
  }

  async copy(from: string, inside: string): Promise<void> {
    await mkdir(dirname(this.path(inside)), { recursive: true });
    await cp(from, this.path(inside));
  }

  /** @param argv program and arguments, paths as the machine has them */
  start(argv: readonly string[]): Running {
    const child = spawn("unshare", ["--map-root-user", "--mount", "sh", "-c", IN_ROOT, this.root, ...argv], {
      env: {},
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#running.add(child);
    child.once("close", () => this.#running.delete(child));
    return follow(child);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#running) {
      const closed = once(child, "close");
      child.kill("SIGKILL");
      await closed;
    }
    await rm(this.root, { recursive: true, force: true });
  }
}

function follow(child: ChildProcess): Running {
  const lines: Line[] = [];
  const changed = new EventTarget();
  const closed = once(child, "close").then(([code]) => code as number | null);
  for (const stream of [child.stdout!, child.stderr!]) {
    createInterface(stream).on("line", (text) => {
      lines.push(text.startsWith("{") ? (JSON.parse(text) as Line) : { msg: text });
      changed.dispatchEvent(new Event("line"));
    });
  }
  const logged = async (message: string): Promise<Line> => {
    for (;;) {
      const found = lines.find(({ msg }) => msg === message);
      if (found !== undefined) return found;
      const next = new Promise<true>((resolve) =>
        changed.addEventListener("line", () => resolve(true), { once: true }),
      );
      if ((await Promise.race([next, closed])) !== true) throw new Error(`it ended: ${JSON.stringify(lines)}`);
    }
  };
  return { process: child, lines, logged, ended: () => closed };
}
