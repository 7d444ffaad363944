import { join } from "node:path";
import { type BuildPlace, buildGo } from "./go-program.ts";

/** The program that makes the calls. @returns its path */
export function buildLoad(place: BuildPlace): Promise<string> {
  const dir = join(import.meta.dirname, "../load");
  return buildGo({ name: "load", dir, inputs: [], prepare: async () => {} }, place);
}
