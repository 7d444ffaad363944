import assert from "node:assert/strict";
import { test } from "node:test";
import { DerReader } from "../x509/der/reader.ts";
import { contextConstructed, TAG } from "../x509/der/tags.ts";
import { element, octetString, oid, sequence, setOf, smallInteger } from "../x509/der/writer.ts";
import { attribute, encodeAttributes, onlyValue, readAttributes } from "./attributes.ts";
import { CMS_OID } from "./cms-oids.ts";
import { DETACHED_SIGNATURE } from "./example.ts";
import { signingTimeOf } from "./signed-attributes.ts";
import { readDetachedSignature } from "./signed-data.ts";

const EXAMPLE = Buffer.from(DETACHED_SIGNATURE, "base64");

/** The parts of the example's SignedData, to put together otherwise. */
function partsOfExample(): Uint8Array[] {
  const info = new DerReader(EXAMPLE).enter(TAG.sequence, "x");
  info.any("type");
  const reader = info.enter(contextConstructed(0), "x").enter(TAG.sequence, "x");
  const parts: Uint8Array[] = [];
  while (!reader.isEmpty) parts.push(reader.any("x").encoded);
  return parts;
}

function readParts(...parts: readonly Uint8Array[]) {
  const content = element(contextConstructed(0), sequence(...parts));
  return readDetachedSignature(sequence(oid(CMS_OID.signedData), content));
}

test("what another implementation wrote is taken apart", () => {
  const { contentType, certificates, digestAlgorithms, signer } = readDetachedSignature(EXAMPLE);
  assert.equal(contentType, CMS_OID.data);
  assert.equal(certificates.length, 1);
  assert.deepEqual(
    digestAlgorithms.map(({ oid: dotted }) => dotted),
    ["2.16.840.1.101.3.4.2.1"],
  );
  assert.equal(signer.identifier.kind, "issuer");
  assert.equal(signingTimeOf(signer.signedAttributes!.attributes), Date.UTC(2026, 10, 22, 11, 25, 24));
  assert.equal(signer.signedAttributes!.signed[0], TAG.set);
});

test("every way to cut or lengthen it is refused", () => {
  for (let end = 0; end < EXAMPLE.length; end++) {
    assert.throws(() => readDetachedSignature(EXAMPLE.subarray(0, end)), { code: "INVALID_ARGUMENT" });
  }
  assert.throws(() => readDetachedSignature(Buffer.concat([EXAMPLE, Uint8Array.of(0)])), /1 bytes left over/);
});

test("other versions, content inside, no signer and two signers are told apart", () => {
  const [version, digests, content, certificates, signers] = partsOfExample() as [
    Uint8Array,
    ...Uint8Array[],
  ] as Uint8Array[];
  const rest = [digests!, content!, certificates!, signers!];
  assert.equal(readParts(version!, ...rest).certificates.length, 1);
  assert.throws(() => readParts(smallInteger(2), ...rest), /version 2 does not exist/);
  const inside = sequence(oid(CMS_OID.data), element(contextConstructed(0), octetString(Uint8Array.of(1))));
  assert.throws(() => readParts(version!, digests!, inside, certificates!, signers!), /carries its own content/);
  assert.throws(() => readParts(version!, digests!, content!, certificates!, element(TAG.set)), /there is no signer/);
  const signer = new DerReader(signers!).enter(TAG.set, "x").any("x").encoded;
  const two = element(TAG.set, signer, signer);
  assert.throws(() => readParts(version!, digests!, content!, certificates!, two), /more than one signer/);
});

test("attributes of the wrong order, or of one type twice, are refused", () => {
  const [one, two] = ["1.2.3", "1.2.4"].map((type) => attribute(type, smallInteger(1))) as [Uint8Array, Uint8Array];
  const read = (...attributes: readonly Uint8Array[]) =>
    readAttributes(new DerReader(element(TAG.set, ...attributes)).any("x"));
  assert.deepEqual([...read(one, two).keys()], ["1.2.3", "1.2.4"]);
  assert.deepEqual(encodeAttributes([two, one]), Buffer.from(element(TAG.set, one, two)));
  assert.throws(() => read(two, one), /not in the order that DER asks for/);
  assert.throws(() => read(one, one), /not in the order/);
  assert.throws(() => read(one, attribute("1.2.3", smallInteger(2))), /attribute 1\.2\.3 comes twice/);
  const many = Array.from({ length: 33 }, (_, index) => attribute(`1.2.${index}`, smallInteger(1)));
  assert.throws(() => read(...many), /more than 32 attributes/);
});

test("an attribute with several values, or none, is not read as one with one", () => {
  const values = element(TAG.set, smallInteger(1), smallInteger(2));
  for (const set of [values, element(TAG.set)]) {
    const attributes = readAttributes(new DerReader(element(TAG.set, sequence(oid("1.2.3"), set))).any("x"));
    assert.throws(() => onlyValue(attributes, "1.2.3", "it"), /it: has not one value/);
  }
  const one = readAttributes(new DerReader(element(TAG.set, sequence(oid("1.2.3"), setOf(smallInteger(1))))).any("x"));
  assert.equal(onlyValue(one, "1.2.4", "it"), undefined);
});
