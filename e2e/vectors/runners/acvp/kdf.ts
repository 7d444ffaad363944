import { KbkdfParameters_CounterLocation as Location } from "@keyward/proto/gen/keyward/v1/kdf_pb";
import { deriveCase } from "../derive-case.ts";
import { unhex } from "../hex.ts";
import { skipped } from "../runner.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";
import { hmacName } from "./mac.ts";

interface KbkdfCase extends AcvpCase {
  readonly keyIn: string;
  readonly fixedData: string;
  readonly iv?: string;
  /** Bit offset into fixedData. */
  readonly breakLocation?: number;
  readonly keyOut: string;
}

interface KbkdfGroup extends AcvpGroup {
  readonly kdfMode: string;
  readonly macMode: string;
  readonly counterLength: number;
  readonly counterLocation: string;
  readonly zeroLengthIv: boolean;
  readonly tests: readonly KbkdfCase[];
}

const LOCATIONS: ReadonlyMap<string, Location> = new Map([
  ["none", Location.NONE],
  ["before fixed data", Location.BEFORE_FIXED],
  ["after fixed data", Location.AFTER_FIXED],
  ["middle fixed data", Location.MIDDLE_FIXED],
  ["before iterator", Location.BEFORE_ITERATION],
]);

const MODES: ReadonlyMap<string, string> = new Map([
  ["counter", "COUNTER"],
  ["feedback", "FEEDBACK"],
]);

export const acvpKbkdf = acvp<KbkdfCase, KbkdfGroup>(/^KDF-1\.0$/, async (test, group, engine) => {
  const mode = MODES.get(group.kdfMode);
  if (mode === undefined) return skipped(`${group.kdfMode} mode of SP 800-108 is not offered`);
  const fixed = unhex(test.fixedData);
  const isMiddle = group.counterLocation.startsWith("middle");
  if (isMiddle && (test.breakLocation ?? 0) % 8 !== 0) return skipped("the counter stands in the middle of a byte");
  const at = isMiddle ? (test.breakLocation ?? 0) / 8 : fixed.length;
  const value = {
    fixedInput: fixed.subarray(0, at),
    fixedInputAfter: fixed.subarray(at),
    counterBits: group.counterLength,
    counterLocation: LOCATIONS.get(group.counterLocation)!,
    initializationVector: mode === "FEEDBACK" && !group.zeroLengthIv ? unhex(test.iv) : new Uint8Array(),
  };
  const want = unhex(test.keyOut);
  return deriveCase(
    engine,
    {
      algorithm: `KBKDF-${mode}-${macName(group.macMode)}`,
      secret: unhex(test.keyIn),
      parameters: { case: "kbkdf", value },
      lengthBytes: want.length,
    },
    want,
  );
});

interface KmacKdfCase extends AcvpCase {
  readonly keyDerivationKey: string;
  readonly context: string;
  readonly label: string;
  readonly derivedKey: string;
}

export const acvpKmacKdf = acvp<
  KmacKdfCase,
  AcvpGroup & { readonly macMode: string; readonly tests: readonly KmacKdfCase[] }
>(/^KDF-KMAC-/, async (test, group, engine) => {
  const want = unhex(test.derivedKey);
  const value = { label: unhex(test.label), context: unhex(test.context) };
  const secret = unhex(test.keyDerivationKey);
  const parameters = { case: "kmac" as const, value };
  return deriveCase(
    engine,
    { algorithm: `KBKDF-${group.macMode}`, secret, parameters, lengthBytes: want.length },
    want,
  );
});

interface PbkdfCase extends AcvpCase {
  readonly password: string;
  readonly salt: string;
  readonly iterationCount: number;
  readonly derivedKey: string;
}

export const acvpPbkdf = acvp<
  PbkdfCase,
  AcvpGroup & { readonly hmacAlg: string; readonly tests: readonly PbkdfCase[] }
>(/^PBKDF-/, async (test, group, engine) => {
  const want = unhex(test.derivedKey);
  const algorithm = `PBKDF2-${hmacName(group.hmacAlg).replace("SHA-", "SHA")}`;
  const parameters = { case: "pbkdf2" as const, value: { salt: unhex(test.salt), iterations: test.iterationCount } };
  // Text, not hexadecimal.
  const secret = Buffer.from(test.password);
  return deriveCase(engine, { algorithm, secret, parameters, lengthBytes: want.length }, want);
});

function macName(mode: string): string {
  return mode.startsWith("CMAC-") ? "AES-CMAC" : hmacName(mode.replace(/^HMAC-/, ""));
}
