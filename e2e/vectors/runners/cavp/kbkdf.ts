import { KbkdfParameters_CounterLocation as Location } from "@keyward/proto/gen/keyward/v1/kdf_pb";
import { deriveCase } from "../derive-case.ts";
import { unhex } from "../hex.ts";
import { skipped } from "../runner.ts";
import { recordFiles } from "./cavp.ts";

const LOCATIONS: ReadonlyMap<string, Location> = new Map([
  ["BEFORE_FIXED", Location.BEFORE_FIXED],
  ["AFTER_FIXED", Location.AFTER_FIXED],
  ["MIDDLE_FIXED", Location.MIDDLE_FIXED],
]);

/** Weak or strange pseudorandom functions that nothing of ours has. */
const NOT_OFFERED = /SHA1$|TDES/;

export const cavpKbkdf = recordFiles(
  /^cavp\/nist-800-108-KBKDF-CTR\.txt$/,
  (record) => record.has("KI"),
  async (record, engine) => {
    const prf = record.get("PRF") ?? "";
    if (NOT_OFFERED.test(prf)) return skipped(`a key derivation over ${prf} is not in the registry`);
    const want = unhex(record.get("KO"));
    const isMiddle = record.get("CTRLOCATION") === "MIDDLE_FIXED";
    const value = {
      fixedInput: unhex(isMiddle ? record.get("DataBeforeCtrData") : record.get("FixedInputData")),
      fixedInputAfter: unhex(isMiddle ? record.get("DataAfterCtrData") : ""),
      counterBits: Number.parseInt(record.get("RLEN") ?? "", 10),
      counterLocation: LOCATIONS.get(record.get("CTRLOCATION") ?? "")!,
    };
    const secret = unhex(record.get("KI"));
    const algorithm = `KBKDF-COUNTER-${macName(prf)}`;
    return deriveCase(
      engine,
      { algorithm, secret, parameters: { case: "kbkdf", value }, lengthBytes: want.length },
      want,
    );
  },
);

function macName(prf: string): string {
  return prf.startsWith("CMAC_AES") ? "AES-CMAC" : prf.replace("HMAC_SHA", "HMAC-SHA-");
}
