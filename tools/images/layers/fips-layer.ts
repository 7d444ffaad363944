import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FIPS_PROVIDER_DIR } from "@keyward/core/contract/paths";
import { ensureFipsProvider } from "../../fips/fips-provider.ts";
import type { Entry } from "../archive/tar.ts";

const PREFERRED = "openssl-preferred.cnf";

/** What a server starts with, and what it starts itself again with; the third configuration is for processes that switch. */
const FILES = ["fips.so", PREFERRED, "openssl.cnf", "LICENSE.txt"] as const;

/** The environment of an image that has the provider: without FIPS mode its code is used all the same, for its quicker curves. */
export const FIPS_LAYER_ENV: readonly string[] = [
  `OPENSSL_CONF=${join(FIPS_PROVIDER_DIR, PREFERRED)}`,
  `OPENSSL_MODULES=${FIPS_PROVIDER_DIR}`,
];

/**
 * OpenSSL's FIPS provider as files of an image, where the sidecar looks for it.
 * @param report gets a line for each step where the provider has to be built first
 * @throws Error as `npm run fips` does
 */
export async function fipsEntries(report: (line: string) => void): Promise<Entry[]> {
  const { directory } = await ensureFipsProvider({ report });
  return Promise.all(
    FILES.map(async (name) => ({
      path: join(FIPS_PROVIDER_DIR, name).slice(1),
      mode: 0o644,
      bytes: await readFile(join(directory, name)),
    })),
  );
}
