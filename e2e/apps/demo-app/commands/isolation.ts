import { readdirSync, readFileSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";

/** What a hostile application tries against the files around its socket. */
export interface Attempt {
  readonly attempt: string;
  /** "refused: CODE", or what it got. */
  readonly outcome: string;
}

/** Tries each; nothing here is undone, because everything should be refused. */
export function isolation(socketDir: string, identityDir: string): Attempt[] {
  const socket = `${socketDir}/keyward.sock`;
  const attempts: [string, () => unknown][] = [
    ["list own directory", () => readdirSync(socketDir).sort().join(",")],
    ["unlink the socket", () => unlinkSync(socket)],
    ["rename the socket", () => renameSync(socket, `${socketDir}/old.sock`)],
    ["write beside the socket", () => writeFileSync(`${socketDir}/planted`, "x")],
    ["plant a link", () => symlinkSync("/etc/passwd", `${socketDir}/link`)],
    [
      "list the parent of the directory",
      () =>
        readdirSync(`${socketDir}/..`)
          .filter((name) => name === "c" || name === "private")
          .join(","),
    ],
    [
      "read the last good profile",
      () => readFileSync(`${socketDir}/private/last-good-profile.json`, "utf8").slice(0, 10),
    ],
    ["read the operator token", () => readFileSync(`${identityDir}/operator-token`, "utf8").slice(0, 10)],
  ];
  return attempts.map(([attempt, act]) => ({ attempt, outcome: outcomeOf(act) }));
}

function outcomeOf(act: () => unknown): string {
  try {
    return String(act());
  } catch (error) {
    return `refused: ${(error as NodeJS.ErrnoException).code}`;
  }
}
