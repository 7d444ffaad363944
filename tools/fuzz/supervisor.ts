import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type InFlight, readBlackBox } from "./black-box.ts";
import type { Fault } from "./engine/fault.ts";
import type { Report, WorkOrder } from "./messages.ts";

/** How a worker ended. */
export interface WorkEnd {
  /** Undefined where it did its work; else why it did not, and the input that it was at. */
  readonly fault: Fault | undefined;
  readonly inFlight: InFlight | undefined;
}

export interface SupervisorOptions {
  /** For how long one run may keep the worker busy before it is killed. */
  readonly hangMs: number;
  /** Asks the worker to end; it is killed when it does not. */
  readonly stop: AbortSignal;
  readonly onReport: (said: Report) => void;
}

const WORKER = join(import.meta.dirname, "worker.ts");
const HEAP_MEBIBYTES = 512;
const LOOKS_PER_HANG = 10;
/** How long a worker that is asked to end may take over it. */
const STOP_MS = 2000;
const STDERR_SHOWN = 2000;

/** Runs a worker and watches it from outside. */
export async function superviseWork(order: WorkOrder, options: SupervisorOptions): Promise<WorkEnd> {
  // What an earlier worker was at is of no interest.
  writeFileSync(order.blackBox, "");
  const child = fork(WORKER, [JSON.stringify(order)], {
    execArgv: [`--max-old-space-size=${HEAP_MEBIBYTES}`, "--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let stderr = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-STDERR_SHOWN);
  });
  const watch = new HangWatch(order.blackBox, options.hangMs);
  child.on("message", (said: Report) => {
    if (said.type === "begin" || said.type === "end") watch.isOn = said.type === "begin";
    options.onReport(said);
  });
  const kill = () => child.kill("SIGKILL");
  const timer = setInterval(() => watch.isHanging(performance.now()) && kill(), options.hangMs / LOOKS_PER_HANG);
  const ask = () => {
    if (child.connected) child.send("stop");
    setTimeout(kill, STOP_MS).unref();
  };
  options.stop.addEventListener("abort", ask, { once: true });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  clearInterval(timer);
  options.stop.removeEventListener("abort", ask);
  const fault = faultOf({ hangMs: watch.hasHung ? options.hangMs : undefined, code, signal, stderr });
  return { fault: options.stop.aborted && !watch.hasHung ? undefined : fault, inFlight: watch.look() };
}

/** Tells from the black box whether the same run goes on and on. */
class HangWatch {
  readonly #path: string;
  readonly #hangMs: number;
  #run: number | undefined;
  #sinceMs = 0;
  /** Off while a target is loaded. */
  isOn = false;
  hasHung = false;

  constructor(path: string, hangMs: number) {
    this.#path = path;
    this.#hangMs = hangMs;
  }

  look(): InFlight | undefined {
    return readBlackBox(this.#path);
  }

  isHanging(nowMs: number): boolean {
    const run = this.look()?.run;
    const isSame = this.isOn && run !== undefined && run === this.#run;
    if (!isSame) this.#sinceMs = nowMs;
    this.#run = run;
    this.hasHung = isSame && nowMs - this.#sinceMs >= this.#hangMs;
    return this.hasHung;
  }
}

interface Outcome {
  /** Undefined where it did not hang. */
  readonly hangMs: number | undefined;
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

function faultOf({ hangMs, code, signal, stderr }: Outcome): Fault | undefined {
  if (hangMs !== undefined) return { kind: "hang", text: `did not come back within ${hangMs} ms`, signature: "hang" };
  if (code === 0) return undefined;
  const how = signal === null ? `exit code ${code}` : signal;
  return { kind: "death", text: `the process ended with ${how}: ${stderr.trim()}`, signature: `death ${how}` };
}
