import { Buffer } from "node:buffer";
import { keyFault } from "../key-fault.ts";

/** Orders of the groups. Source: SP 800-186, 3.2.1 */
const ORDERS: ReadonlyMap<string, Buffer> = new Map(
  Object.entries({
    "P-256": "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
    "P-384": "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
    "P-521":
      "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
  }).map(([curve, order]) => [curve, Buffer.from(order, "hex")]),
);

/** @returns how long a private key of the curve is, in bytes */
export function scalarBytes(curve: string): number {
  return ORDERS.get(curve)!.length;
}

/**
 * OpenSSL takes any number; a private key is from 1 to the order less 1, at full length.
 * @throws INVALID_ARGUMENT
 */
export function assertScalar(curve: string, scalar: Uint8Array): void {
  const order = ORDERS.get(curve)!;
  if (scalar.length !== order.length) {
    throw keyFault(`a private key on ${curve} has ${order.length} bytes, not ${scalar.length}`);
  }
  const zero = scalar.every((byte) => byte === 0);
  if (zero || Buffer.compare(scalar, order) >= 0) {
    throw keyFault(`the private key is not between 1 and the order of ${curve}`);
  }
}
