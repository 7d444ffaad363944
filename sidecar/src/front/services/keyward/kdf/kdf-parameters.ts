import type { CounterLocation, KdfParameters } from "@keyward/core/crypto/kdf/kdf-parameters";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import {
  type KbkdfParameters,
  type KdfParameters as KdfParametersMessage,
  KbkdfParameters_CounterLocation as Location,
  HkdfParameters_Step as Step,
} from "@keyward/proto/light/gen/keyward/v1/kdf";

const STEPS = new Map([
  [Step.UNSPECIFIED, "both"],
  [Step.EXTRACT, "extract"],
  [Step.EXPAND, "expand"],
] as const);

const LOCATIONS = new Map<number, CounterLocation>([
  [Location.UNSPECIFIED, "before-fixed"],
  [Location.BEFORE_FIXED, "before-fixed"],
  [Location.AFTER_FIXED, "after-fixed"],
  [Location.MIDDLE_FIXED, "middle-fixed"],
  [Location.BEFORE_ITERATION, "before-iteration"],
  [Location.NONE, "none"],
]);

const DEFAULT_COUNTER_BITS = 32;

/** @throws INVALID_ARGUMENT where there are none, or an enumeration has a number that it does not know */
export function kdfParametersOf(message: KdfParametersMessage | undefined): KdfParameters {
  const parameters = message?.parameters;
  switch (parameters?.case) {
    case "hkdf":
      return { ...parameters.value, kind: "hkdf", step: known(STEPS, parameters.value.step, "parameters.hkdf.step") };
    case "kbkdf":
      return kbkdfOf(parameters.value);
    case "pbkdf2":
      return { ...parameters.value, kind: "pbkdf2" };
    case "scrypt":
      return { ...parameters.value, kind: "scrypt" };
    case "kmac":
      return { ...parameters.value, kind: "kmac" };
    case "tls12Prf":
      return { ...parameters.value, kind: "tls12-prf" };
    case "tls13ExpandLabel":
      return { ...parameters.value, kind: "tls13-expand-label" };
    default:
      throw new KeywardError("INVALID_ARGUMENT", "parameters is empty; set those of the function, for example hkdf");
  }
}

function kbkdfOf(value: KbkdfParameters): KdfParameters {
  return {
    ...value,
    kind: "kbkdf",
    counterBits: value.counterBits || DEFAULT_COUNTER_BITS,
    counterLocation: known(LOCATIONS, value.counterLocation, "parameters.kbkdf.counter_location"),
  };
}

function known<V>(values: ReadonlyMap<number, V>, number: number, field: string): V {
  const value = values.get(number);
  if (value !== undefined) return value;
  throw new KeywardError("INVALID_ARGUMENT", `${field} is ${number}, which is no value of its enumeration`);
}
