import { bundledProgram } from "../program.ts";
import { parseWireArgs, USAGE } from "./arguments.ts";
import { IDLE_HEAD, measureIdle } from "./measure-idle.ts";
import { HEAD, measureWire } from "./measure-wire.ts";

const { help, wires, inFlight, rounds, ...wish } = parseWireArgs(process.argv.slice(2));
if (help) console.log(USAGE);
else {
  await using program = await bundledProgram();
  console.log(wish.idle > 0 ? IDLE_HEAD : HEAD);
  const rows = Array.from({ length: rounds }, () => wires).flat();
  if (wish.idle > 0) for (const wire of rows) console.log(await measureIdle(program, { ...wish, wire }));
  else {
    for (const c of inFlight) {
      for (const wire of rows) console.log(await measureWire(program, { ...wish, wire, inFlight: c }));
    }
  }
}
