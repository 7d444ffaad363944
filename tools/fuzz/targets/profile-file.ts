import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readProfileFile } from "../../../sidecar/src/profile/profile-file.ts";
import { JSON_MUTATIONS } from "../mutate/json.ts";
import { PROFILE_TEXTS } from "../seeds/profiles.ts";
import type { Target } from "../target.ts";

const path = join(tmpdir(), `keyward-fuzz-profile-${process.pid}.yaml`);

/** The file that a standalone server reads: a CryptoProfile, or a list of crypto-broker profiles. */
export const target: Target = {
  mutations: JSON_MUTATIONS,
  seeds: PROFILE_TEXTS,
  maxBytes: 8 * 1024,
  async run(input) {
    writeFileSync(path, input);
    await readProfileFile(path);
  },
};
