import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SeededRandom } from "@keyward/core/testing/seeded-random";
import { CERTIFICATES } from "../seeds/certificates.ts";
import { asJson, CRYPTO_PROFILE } from "../seeds/profiles.ts";
import { BYTE_MUTATIONS } from "./bytes.ts";
import { DER_MUTATIONS } from "./der.ts";
import { encodeNodes, parseNodes } from "./der-tree.ts";
import { JSON_MUTATIONS } from "./json.ts";
import { mutate } from "./mutate.ts";
import type { Mutation } from "./mutation.ts";
import { TEXT_MUTATIONS } from "./text.ts";

const [certificate] = CERTIFICATES as [Uint8Array];
const profile = asJson(CRYPTO_PROFILE);
const broken = Buffer.from("30820000ff", "hex");
const inputs = [
  certificate,
  profile,
  broken,
  new Uint8Array(0),
  Buffer.from('{"__proto__":[1]}'),
  Buffer.from("\n\n1 a"),
];

function context(random: SeededRandom, words: readonly string[] = ["word", "__proto__", "length"]) {
  const dictionary = words.map((word) => Buffer.from(word));
  return { random, dictionary, other: () => random.pick(inputs) };
}

function isJson(bytes: Uint8Array): boolean {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8")) !== undefined;
  } catch {
    return false;
  }
}

describe("mutations", () => {
  const kinds: [name: string, mutations: readonly Mutation[]][] = [
    ["bytes", BYTE_MUTATIONS],
    ["text", TEXT_MUTATIONS],
    ["JSON", JSON_MUTATIONS],
    ["DER", DER_MUTATIONS],
  ];
  for (const [name, mutations] of kinds) {
    it(`of ${name} take any input, leave it as it is, and stay below the limit`, () => {
      const random = new SeededRandom(1);
      const before = inputs.map((input) => Buffer.from(input).toString("hex"));
      let changed = 0;
      for (let round = 0; round < 1000; round++) {
        const input = inputs[round % inputs.length]!;
        const result = mutate(input, mutations, context(random, round % 2 === 0 ? [] : undefined), 4096);
        assert.ok(result.length <= 4096);
        if (Buffer.compare(result, input) !== 0) changed++;
      }
      assert.ok(changed > 500);
      assert.deepEqual(
        inputs.map((input) => Buffer.from(input).toString("hex")),
        before,
      );
    });
  }

  it("of DER often keep every length right", () => {
    const random = new SeededRandom(1);
    const results = Array.from({ length: 500 }, () => mutate(certificate, DER_MUTATIONS, context(random), 65536));
    const wellFormed = results.filter((result) => parseNodes(result) !== undefined);
    assert.ok(wellFormed.length > 150, `${wellFormed.length} of 500`);
  });

  it("of JSON often keep it JSON", () => {
    const random = new SeededRandom(1);
    const results = Array.from({ length: 500 }, () => mutate(profile, JSON_MUTATIONS, context(random), 65536));
    assert.ok(results.filter(isJson).length > 150);
  });
});

describe("the tree of DER elements", () => {
  it("is written as it was read", () => {
    assert.deepEqual(Buffer.from(encodeNodes(parseNodes(certificate)!)), Buffer.from(certificate));
  });

  it("has what is inside strings as well", () => {
    const [octets] = parseNodes(Buffer.from("0403020101", "hex"))!;
    assert.deepEqual(
      octets!.children?.map(({ tag }) => tag),
      [0x02],
    );
    const [bits] = parseNodes(Buffer.from("030400020101", "hex"))!;
    assert.deepEqual(
      bits!.children?.map(({ tag }) => tag),
      [0x02],
    );
  });

  it("can have wrong lengths", () => {
    const [node] = parseNodes(Buffer.from("020105", "hex"))!;
    const written = (["padded", "indefinite", "too long", "too short"] as const).map((length) =>
      Buffer.from(encodeNodes([{ ...node!, length }])).toString("hex"),
    );
    assert.deepEqual(written, ["028300000105", "0280050000", "020205", "020005"]);
  });
});
