import type { ErrorCode } from "@keyward/core/errors/codes";
import { KeywardError } from "@keyward/core/errors/keyward-error";

type Fault = readonly [code: ErrorCode, text: (name: string) => string];

/** What the kernel says, in words that say what to do. Source: open(2), read(2), write(2) */
const FAULTS: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  ["ENOENT", ["NOT_FOUND", (name) => `there is no file ${name} in the folder; make it first, with the size it needs`]],
  ["EACCES", ["FAILED_PRECONDITION", denied]],
  ["EPERM", ["FAILED_PRECONDITION", denied]],
  ["EROFS", ["FAILED_PRECONDITION", (name) => `${name} is on a file system that is mounted read-only`]],
  ["ETXTBSY", ["FAILED_PRECONDITION", (name) => `${name} is a program that runs; write to another file`]],
  // What O_NONBLOCK turns into an error: another process holds a lease (fcntl(2), F_SETLEASE).
  ["EAGAIN", ["FAILED_PRECONDITION", (name) => `a lease of another process holds ${name}; release it first`]],
  ["ENOSPC", ["RESOURCE_EXHAUSTED", (name) => `no space is left for ${name}; free some, or ask for a larger volume`]],
  ["EDQUOT", ["RESOURCE_EXHAUSTED", (name) => `the quota of the volume is used up, and ${name} needs more`]],
  ["EFBIG", ["RESOURCE_EXHAUSTED", (name) => `${name} cannot be as long as that on its file system`]],
  ["EMFILE", ["RESOURCE_EXHAUSTED", () => "too many files are open in the engine; try again later"]],
  ["ENFILE", ["RESOURCE_EXHAUSTED", () => "too many files are open on this machine; try again later"]],
]);

/** @returns the error that a caller may see; what is ours already stays as it is */
export function fileFault(error: unknown, name: string): unknown {
  if (error instanceof KeywardError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const [ours, text] = FAULTS.get(code) ?? ["UNAVAILABLE", () => `${name} could not be used: ${code}`];
  return new KeywardError(ours, text(name), { cause: error });
}

function denied(name: string): string {
  return `the engine, which has a user id of its own, may not use ${name}; give the file mode 0666`;
}
