import { getFips } from "node:crypto";
import { AGREEMENT_PROBES } from "./agreement-probes.ts";
import { CIPHER_PROBES } from "./cipher-probes.ts";
import { DERIVATION_PROBES } from "./derivation-probes.ts";
import { HASH_PROBES } from "./hash-probes.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { SIGNATURE_PROBES } from "./signature-probes.ts";

// Runs every probe in this process, under the providers it was started with, and prints the outcomes as JSON.

const outcomes: Outcome[] = [];
const families = [HASH_PROBES, CIPHER_PROBES, SIGNATURE_PROBES, AGREEMENT_PROBES, DERIVATION_PROBES];
for (const probe of families.flat()) outcomes.push(await outcomeOf(probe));
console.log(JSON.stringify({ fips: getFips(), outcomes }));
