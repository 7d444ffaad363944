import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** Another process of the client's that changes a file as fast as it can, until it is disposed of. */
export interface Meddler extends AsyncDisposable {}

/** `fd`, `turn` (counts up) and `fs` are there for it. It ends with whoever started it, as its standard input does. */
const PROGRAM = (step: string) => `
const fs = require("node:fs");
const fd = fs.openSync(process.argv[1], "r+");
process.stdin.on("end", () => process.exit()).resume();
process.stdout.write("begun");
let turn = 0;
const go = () => { for (let i = 0; i < 100; i++, turn++) { ${step} } setImmediate(go); };
go();`;

/** @param step what it does again and again, in JavaScript */
export async function meddleWith(path: string, step: string): Promise<Meddler> {
  const child: ChildProcess = spawn(process.execPath, ["-e", PROGRAM(step), path], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await once(child.stdout!, "data");
  return {
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
