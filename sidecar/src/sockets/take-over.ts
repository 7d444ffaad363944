import { lstat } from "node:fs/promises";
import { connect } from "node:net";
import { KeywardError } from "@keyward/core/errors/keyward-error";

/** A live server accepts at once: its kernel does it, even if the process is busy. */
const CONNECT_TIMEOUT_MS = 1_000;

/** What connect answers where nobody listens, or the link leads nowhere. */
const DEAD = new Set(["ECONNREFUSED", "ENOENT"]);

/**
 * Makes sure that a path can be taken: nothing is there, or a socket (or a link to one) on which nobody listens.
 * @throws FAILED_PRECONDITION that says what is there and what to do
 */
export async function assertFree(path: string): Promise<void> {
  const found = await lstat(path).catch(absent);
  if (found === undefined) return;
  if (!found.isSocket() && !found.isSymbolicLink()) throw occupied(path, "a file that is no socket; move it away");
  if (await isLive(path))
    throw occupied(path, "another process's live socket; stop that process or choose another directory");
}

async function isLive(path: string): Promise<boolean> {
  const socket = connect({ path });
  try {
    return await new Promise<boolean>((resolve) => {
      // A queue that is full, or one that may not be entered, belongs to someone who is alive.
      socket.setTimeout(CONNECT_TIMEOUT_MS, () => resolve(true));
      socket.once("connect", () => resolve(true));
      socket.once("error", (error: NodeJS.ErrnoException) => resolve(!DEAD.has(error.code ?? "")));
    });
  } finally {
    socket.destroy();
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT")
    throw new KeywardError("FAILED_PRECONDITION", `cannot look at ${error.path}: ${error.message}`);
}

function occupied(path: string, what: string): KeywardError {
  return new KeywardError("FAILED_PRECONDITION", `cannot listen on ${path}: there is ${what}`);
}
