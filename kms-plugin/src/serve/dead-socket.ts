import { lstat, unlink } from "node:fs/promises";
import { connect } from "node:net";
import { KeywardError } from "@keyward/core/errors/keyward-error";

/** A live server accepts at once: its kernel does it, even if the process is busy. */
const CONNECT_MS = 1_000;

/**
 * Removes a socket that another process left behind.
 * @throws FAILED_PRECONDITION if somebody listens on it, or it is no socket
 */
export async function removeDeadSocket(path: string): Promise<void> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw occupied(path, `it cannot be looked at: ${error.message}`);
  });
  if (found === undefined) return;
  if (!found.isSocket()) throw occupied(path, "there is a file that is no socket; move it away");
  if (await isLive(path)) throw occupied(path, "another process listens there; stop it first");
  await unlink(path);
}

async function isLive(path: string): Promise<boolean> {
  const socket = connect({ path });
  try {
    return await new Promise<boolean>((resolve) => {
      socket.setTimeout(CONNECT_MS, () => resolve(true));
      socket.once("connect", () => resolve(true));
      socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "ECONNREFUSED"));
    });
  } finally {
    socket.destroy();
  }
}

function occupied(path: string, what: string): KeywardError {
  return new KeywardError("FAILED_PRECONDITION", `cannot listen on ${path}: ${what}`);
}
