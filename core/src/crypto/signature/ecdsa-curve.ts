import { parseHex } from "../../text/hex.ts";

/** What signatures need to know of a curve. */
export interface EcdsaCurve {
  /** As FIPS 186 names it. */
  readonly name: string;
  /** Of r and s where they are written raw. */
  readonly scalarBytes: number;
  /** Big-endian, `scalarBytes` long: r and s are below it. */
  readonly order: Uint8Array;
}

/** By key type. Source: SP 800-186, 3.2.1 */
const CURVES: ReadonlyMap<string, EcdsaCurve> = new Map([
  ["EC-P256", curve("P-256", 32, "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")],
  [
    "EC-P384",
    curve(
      "P-384",
      48,
      "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
    ),
  ],
  [
    "EC-P521",
    curve(
      "P-521",
      66,
      "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
    ),
  ],
]);

function curve(name: string, scalarBytes: number, order: string): EcdsaCurve {
  return Object.freeze({ name, scalarBytes, order: parseHex(order) });
}

/** @param keyType one of family ec */
export function curveOf(keyType: string): EcdsaCurve {
  return CURVES.get(keyType)!;
}
