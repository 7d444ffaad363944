import type { Backend } from "@keyward/core/backend/backend";
import { agreementCases } from "./agreement.ts";
import { capabilityCases } from "./capabilities.ts";
import type { ConformanceCase } from "./case.ts";
import { creationCases } from "./creation.ts";
import { dataKeyCases } from "./data-keys.ts";
import { decryptionCases } from "./decryption.ts";
import { endingCases } from "./ending.ts";
import { exportCases } from "./export.ts";
import { finderCases } from "./finding.ts";
import { importCases } from "./import.ts";
import { macCases } from "./mac.ts";
import { robustnessCases } from "./robustness.ts";
import { signatureCases } from "./signatures.ts";
import { stateCases } from "./states.ts";

/** Every case that there is for what the backend says that it can, and says that it cannot. */
export function casesFor({ capabilities }: Backend): readonly ConformanceCase[] {
  return [
    ...capabilityCases(),
    ...creationCases(capabilities),
    ...finderCases(),
    ...signatureCases(capabilities),
    ...macCases(capabilities),
    ...decryptionCases(capabilities),
    ...agreementCases(capabilities),
    ...dataKeyCases(capabilities),
    ...stateCases(),
    ...importCases(capabilities),
    ...exportCases(capabilities),
    ...robustnessCases(),
    ...endingCases(),
  ];
}
