import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runCommand } from "./command.ts";

/** The programs of the build, and the packages that have them. */
const PROGRAMS: ReadonlyMap<string, string> = new Map([
  ["gcc", "a C compiler, with the C library's headers"],
  ["make", "runs the build"],
  ["perl", "OpenSSL's Configure and its assembler generators are Perl"],
  ["tar", "unpacks the sources"],
]);

const INSTALL = [
  "  Debian, Ubuntu: apt-get install gcc libc6-dev make perl tar",
  "  Fedora, RHEL:   dnf install gcc glibc-devel make perl-core tar",
  "  Alpine:         apk add gcc musl-dev linux-headers make perl tar",
].join("\n");

/** Modules of Perl's own distribution that OpenSSL needs and that distributions put into packages of their own. */
const PERL_MODULES = ["FindBin", "IPC::Cmd", "File::Compare", "Time::Piece"];
const PERL_TIMEOUT_MS = 30_000;

/** @throws Error that lists every program that is missing, and the commands that install them */
export async function assertBuildTools(env: NodeJS.ProcessEnv): Promise<void> {
  const missing = [...PROGRAMS].filter(([name]) => findProgram(name, env) === undefined);
  if (missing.length > 0) throw new Error(missingMessage(missing.map(([name, why]) => `${name} (${why})`)));
  const modules = PERL_MODULES.map((name) => `-M${name}`);
  try {
    await runCommand("perl", [...modules, "-e", "1"], { env, timeoutMs: PERL_TIMEOUT_MS });
  } catch {
    throw new Error(missingMessage([`one of the Perl modules ${PERL_MODULES.join(", ")}`]));
  }
}

function missingMessage(missing: readonly string[]): string {
  return `the FIPS provider is compiled on this machine, which lacks ${missing.join(", ")}; install:\n${INSTALL}`;
}

/** @returns the file that a shell would start, or undefined */
export function findProgram(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}
