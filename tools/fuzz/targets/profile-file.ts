import { ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readProfileFile } from "../../../sidecar/src/profile/profile-file.ts";
import { JSON_MUTATIONS } from "../mutate/json.ts";
import { PROFILE_TEXTS } from "../seeds/profiles.ts";
import type { Target } from "../target.ts";

const folder = mkdtempSync(join(tmpdir(), "keyward-fuzz-"));
const path = join(folder, "profile.yaml");
/** Kept open: opening a file to write takes longer than to read the profile. */
const file = openSync(path, "w");
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** The file that a standalone server reads: a CryptoProfile, or a list of crypto-broker profiles. */
export const target: Target = {
  mutations: JSON_MUTATIONS,
  seeds: PROFILE_TEXTS,
  maxBytes: 8 * 1024,
  async run(input) {
    ftruncateSync(file);
    writeSync(file, input, 0, input.length, 0);
    await readProfileFile(path);
  },
};
