import { bundledProgram } from "../program.ts";
import { parseWireArgs, USAGE } from "./arguments.ts";
import { HEAD, measureWire } from "./measure-wire.ts";

const { help, wires, inFlight, rounds, ...wish } = parseWireArgs(process.argv.slice(2));
if (help) console.log(USAGE);
else {
  await using program = await bundledProgram();
  console.log(HEAD);
  for (const c of inFlight) {
    for (let round = 0; round < rounds; round++) {
      for (const wire of wires) console.log(await measureWire(program, { ...wish, wire, inFlight: c }));
    }
  }
}
