import { readSequence } from "../../x509/der/reader.ts";
import { readPositiveInteger } from "../../x509/der/values.ts";
import { sequence, unsignedInteger } from "../../x509/der/writer.ts";
import type { EcdsaCurve } from "./ecdsa-curve.ts";
import type { SignatureFormat } from "./options.ts";

/**
 * Whether bytes are a signature in the one form that there is for its r and s, and both are from 1 to the order less 1. OpenSSL judges
 * the range as well; the form is judged here, so that one signature has one encoding.
 * Source: FIPS 186-5, 6.4.2; RFC 3279, 2.2.3
 */
export function isEcdsaSignature(bytes: Uint8Array, format: SignatureFormat, curve: EcdsaCurve): boolean {
  return format === "raw" ? isRaw(bytes, curve) : isDer(bytes, curve);
}

function isRaw(bytes: Uint8Array, curve: EcdsaCurve): boolean {
  const { scalarBytes } = curve;
  if (bytes.length !== 2 * scalarBytes) return false;
  return [bytes.subarray(0, scalarBytes), bytes.subarray(scalarBytes)].every((scalar) => {
    return isInRange(withoutLeadingZeros(scalar), curve);
  });
}

function isDer(bytes: Uint8Array, curve: EcdsaCurve): boolean {
  try {
    const reader = readSequence(bytes, "signature");
    const r = readPositiveInteger(reader, "r");
    const s = readPositiveInteger(reader, "s");
    return reader.isEmpty && isInRange(r, curve) && isInRange(s, curve);
  } catch {
    return false;
  }
}

/** @param scalar without leading zeros */
function isInRange(scalar: Uint8Array, { order, scalarBytes }: EcdsaCurve): boolean {
  if (scalar.length === 0 || scalar.length > scalarBytes) return false;
  if (scalar.length < scalarBytes) return true;
  const at = scalar.findIndex((octet, index) => octet !== order[index]);
  return at >= 0 && scalar[at]! < order[at]!;
}

function withoutLeadingZeros(scalar: Uint8Array): Uint8Array {
  const start = scalar.findIndex((octet) => octet !== 0);
  return start < 0 ? scalar.subarray(scalar.length) : scalar.subarray(start);
}

/** @param raw r and s, equally long */
export function rawToDer(raw: Uint8Array): Uint8Array {
  const middle = raw.length / 2;
  return sequence(unsignedInteger(raw.subarray(0, middle)), unsignedInteger(raw.subarray(middle)));
}

/** @param der a signature that isEcdsaSignature takes */
export function derToRaw(der: Uint8Array, { scalarBytes }: EcdsaCurve): Uint8Array {
  const reader = readSequence(der, "signature");
  const raw = new Uint8Array(2 * scalarBytes);
  for (const end of [scalarBytes, 2 * scalarBytes]) {
    const scalar = readPositiveInteger(reader, "scalar");
    raw.set(scalar, end - scalar.length);
  }
  return raw;
}
