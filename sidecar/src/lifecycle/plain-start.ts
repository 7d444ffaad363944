import { setFlagsFromString } from "node:v8";

// Starting runs loops that never run again. Were they optimized, the pages of V8's compilers and of the code they make would
// stay in memory: 11 of 77 MB in a sidecar without calls. So this module is imported before all others.
setFlagsFromString("--optimize-for-size");
setFlagsFromString("--no-turbofan");
setFlagsFromString("--no-maglev");

/** By then the profile is in force, too. */
const START_MS = 2_000;

/** From a moment after the start on, code that runs often is optimized as usual: calls need it. */
export function optimizeSoon(): void {
  const optimize = () => {
    setFlagsFromString("--turbofan");
    setFlagsFromString("--maglev");
  };
  setTimeout(optimize, START_MS).unref();
}
