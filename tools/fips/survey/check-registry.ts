import { getFips } from "node:crypto";
import { outcomeOf } from "./outcome.ts";
import { REGISTRY_PROBES } from "./registry-probes.ts";

// Tries the registry's rows in this process, under the providers it was started with, and prints the outcomes as JSON.

const rows: object[] = [];
for (const probe of REGISTRY_PROBES) rows.push({ ...(await outcomeOf(probe)), fips: probe.fips });
console.log(JSON.stringify({ fips: getFips(), rows }));
