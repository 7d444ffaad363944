import { existsSync } from "node:fs";
import { join } from "node:path";
import { readFipsConfig } from "@keyward/tools/fips/config";
import { ensureFipsProvider } from "@keyward/tools/fips/fips-provider";
import { providerFolderName } from "@keyward/tools/fips/provider-folder";
import type { BuildPlace } from "./go-program.ts";
import { Unavailable } from "./unavailable.ts";

/**
 * OpenSSL's own quicker P-384 and P-521, as an image built with --fips has them. Page: docs/fips.md, "Quick curves"
 * @param mayBuild whether there is time for what is not in the cache
 * @returns what the environment of node needs. @throws Error that says why it is not there
 */
export async function quickCurves(
  { report, signal }: BuildPlace,
  mayBuild: boolean,
): Promise<Readonly<Record<string, string>>> {
  const folder = join(readFipsConfig().cacheDir, providerFolderName(process.platform, process.arch));
  if (!mayBuild && !existsSync(folder)) {
    throw new Unavailable("OpenSSL's module is not built yet; `npm run fips` or a run without --quick builds it");
  }
  return (await ensureFipsProvider({ enforcement: "preferred", report, signal })).environment;
}
