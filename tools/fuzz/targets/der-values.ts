import assert from "node:assert/strict";
import { decodeOid } from "@keyward/core/x509/der/oid";
import { DerReader } from "@keyward/core/x509/der/reader";
import { TAG } from "@keyward/core/x509/der/tags";
import { encodeTime, readTime } from "@keyward/core/x509/der/time";
import { decodeBitString, decodeBoolean, readPositiveInteger } from "@keyward/core/x509/der/values";
import {
  bitString,
  booleanTrue,
  element,
  oid,
  sequence,
  smallInteger,
  unsignedInteger,
} from "@keyward/core/x509/der/writer";
import { DER_MUTATIONS } from "../mutate/der.ts";
import type { Target } from "../target.ts";

const TIMES = [Date.UTC(2030, 1, 28), Date.UTC(2060, 1, 29)].map(encodeTime);
const OIDS = ["1.2.840.113549.1.1.11", "2.999.3", "2.25.9007199254740"].map(oid);

/** Each reads the only value in a reader and writes it again. */
const ROUND_TRIPS: ReadonlyMap<number, (reader: DerReader) => Uint8Array> = new Map([
  [TAG.oid, (reader) => oid(decodeOid(reader.any("value"), "value"))],
  [TAG.integer, (reader) => unsignedInteger(readPositiveInteger(reader, "value"))],
  [TAG.generalizedTime, readTimeAgain],
  [TAG.utcTime, readTimeAgain],
  [TAG.boolean, readBoolean],
  [TAG.bitString, readBits],
]);

/** Values have one encoding each: reading and writing gives the same bytes. */
export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: [
    Buffer.concat([...OIDS, ...TIMES]),
    Buffer.concat([smallInteger(0), smallInteger(65537), bitString(Uint8Array.of(0xa0), 5), booleanTrue()]),
    sequence(),
  ],
  run(input) {
    const reader = new DerReader(input);
    while (!reader.isEmpty) {
      const { tag, encoded } = reader.any("value");
      const again = ROUND_TRIPS.get(tag)?.(new DerReader(encoded)) ?? encoded;
      assert.equal(Buffer.compare(again, encoded), 0, `tag ${tag} is written in another way than it was read`);
    }
  },
};

function readBoolean(reader: DerReader): Uint8Array {
  return element(TAG.boolean, Uint8Array.of(decodeBoolean(reader.any("value"), "value") ? 0xff : 0));
}

function readBits(reader: DerReader): Uint8Array {
  const { bytes, unusedBits } = decodeBitString(reader.any("value"), "value");
  return bitString(bytes, unusedBits);
}

/** A GeneralizedTime of a year that UTCTime has is read all the same, so it is the time that must be the same. */
function readTimeAgain(reader: DerReader): Uint8Array {
  const { encoded } = reader.any("value");
  const timeMs = readTime(new DerReader(encoded), "value");
  assert.equal(readTime(new DerReader(encodeTime(timeMs)), "value"), timeMs);
  return encoded;
}
