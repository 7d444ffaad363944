import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
/** The largest build from nothing on a slow machine. */
const BUILD_TIMEOUT_MS = 900_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** A compiler or package manager that must be on the machine. */
export interface Tool {
  readonly program: string;
  /** What to install, for who does not have it. */
  readonly missing: string;
}

export const GO: Tool = {
  program: "go",
  missing: "Go 1.26 or later is missing, which builds judges of Keyward: install it from https://go.dev/dl",
};

export const CARGO: Tool = {
  program: "cargo",
  missing: "cargo 1.88 or later is missing, which builds judges of Keyward: install Rust from https://rustup.rs",
};

export const MAVEN: Tool = {
  program: "mvn",
  missing: "mvn is missing, which builds the Java client: install Maven 3.8 or later and a JDK 17 or later",
};

export const JAVA: Tool = {
  program: "java",
  missing: "java is missing, which runs the Java client: install a JDK 17 or later",
};

export const PYTHON: Tool = {
  program: "python3",
  missing: "Python 3.10 or later is missing, which runs the Python client: install python3 with pip",
};

export const OPENSSL: Tool = {
  program: "openssl",
  missing: "openssl is missing, which the tests of parsec-tool verify with: install OpenSSL 3",
};

export interface Command {
  readonly cwd?: string;
  /** Further variables. */
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

interface ToolFailure {
  readonly code?: unknown;
  readonly killed?: boolean;
  readonly stdout?: string;
  readonly stderr?: string;
}

/** @returns what it printed. @throws Error that says what to install, or with the tool's own words */
export async function runTool(tool: Tool, args: readonly string[], command: Command = {}): Promise<string> {
  const { cwd, env, timeoutMs = BUILD_TIMEOUT_MS } = command;
  try {
    const options = { cwd, env: { ...process.env, ...env }, timeout: timeoutMs, maxBuffer: MAX_OUTPUT_BYTES };
    return (await run(tool.program, args, options)).stdout;
  } catch (error) {
    const { code, killed, stdout = "", stderr = String(error) } = error as ToolFailure;
    if (code === "ENOENT") throw new Error(tool.missing);
    const outcome = killed ? `was not done after ${timeoutMs} ms` : "failed";
    throw new Error(`${tool.program} ${args.join(" ")} ${outcome}:\n${stdout}${stderr}`);
  }
}
