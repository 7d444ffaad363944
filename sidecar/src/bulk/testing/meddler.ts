import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** Another process of the client's that changes a file as fast as it can, until it is disposed of. */
export interface Meddler extends AsyncDisposable {}

/** `fd`, `turn` (counts up) and `fs` are there for it. */
const PROGRAM = (step: string) => `
const fs = require("node:fs");
const fd = fs.openSync(process.argv[1], "r+");
process.stdout.write("begun");
setTimeout(() => process.exit(), 30_000);
let turn = 0;
const go = () => { for (let i = 0; i < 100; i++, turn++) { ${step} } setImmediate(go); };
go();`;

/** @param step what it does again and again, in JavaScript */
export async function meddleWith(path: string, step: string): Promise<Meddler> {
  const child: ChildProcess = spawn(process.execPath, ["-e", PROGRAM(step), path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout!, "data");
  return {
    async [Symbol.asyncDispose]() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
