import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { create, type DescMessage, fromBinary as fullFromBinary, toBinary as fullToBinary } from "@bufbuild/protobuf";
import { HealthCheckRequestSchema as FullHealthCheckRequest } from "../gen/health/health_pb.ts";
import { fromBinary } from "./decode.ts";
import { toBinary } from "./encode.ts";
import { HashDataRequestSchema, KeySourceSchema, MetadataSchema } from "./gen/cryptobroker/cryptobroker.ts";
import { HealthCheckRequestSchema, HealthListResponseSchema } from "./gen/health/health.ts";
import { ConnectRequestSchema } from "./gen/keyward/agent/v1/agent.ts";
import { HashResponseSchema } from "./gen/keyward/v1/hash.ts";
import { ProfileRefSchema } from "./gen/keyward/v1/reference.ts";
import type { AnySchema, LightField } from "./schema.ts";

/** Every message that there is, in both forms. */
async function allPairs(): Promise<{ light: AnySchema; full: DescMessage }[]> {
  const folder = join(import.meta.dirname, "gen");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const pairs = files.map(async (file) => {
    const light = await import(join(folder, file));
    const full = await import(join(import.meta.dirname, "../gen", file.replace(/\.ts$/, "_pb.ts")));
    const names = Object.keys(light).filter((name) => name.endsWith("Schema"));
    return names.map((name) => ({ light: light[name] as AnySchema, full: full[name] as DescMessage }));
  });
  return (await Promise.all(pairs)).flat();
}

/** mulberry32: the same numbers in every run, so that a failure can be repeated. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Numbers = (below: number) => number;
const BIG = [0n, 1n, 127n, 128n, 2n ** 53n, 2n ** 63n - 1n];

const RANDOM: Readonly<Record<string, (next: Numbers) => unknown>> = {
  string: (next) => ["", "a", "ä€😀", "x".repeat(300)][next(4)],
  bytes: (next) => Buffer.alloc(next(400), next(256)),
  bool: (next) => next(2) === 1,
  int32: (next) => [0, 1, -1, 2 ** 31 - 1][next(4)],
  int64: (next) => [...BIG, -1n, -(2n ** 63n)][next(8)],
  uint32: (next) => [0, 1, 128, 2 ** 32 - 1][next(4)],
  uint64: (next) => [...BIG, 2n ** 64n - 1n][next(7)],
  enum: (next) => [0, 1, 7][next(3)],
};

function randomMessage({ fields }: AnySchema, next: Numbers): Record<string, unknown> {
  const message: Record<string, unknown> = {};
  for (const field of fields) {
    if (next(3) === 0) continue;
    if (field.label === "repeated")
      message[field.name] = Array.from({ length: next(4) }, () => randomValue(field, next));
    else if (field.label === "map")
      message[field.name] = { "": randomValue(field, next), key: randomValue(field, next) };
    else if (field.oneof !== undefined) message[field.oneof] = { case: field.name, value: randomValue(field, next) };
    else message[field.name] = randomValue(field, next);
  }
  return message;
}

function randomValue({ kind }: LightField, next: Numbers): unknown {
  return typeof kind === "string" ? RANDOM[kind]!(next) : randomMessage(kind, next);
}

/** Messages of protobuf-es have prototypes and buffers that compare by what they are, not by what they hold. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes:${Buffer.from(value).toString("hex")}`;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([name, item]) => [name, plain(item)]).sort());
}

describe("light messages", async () => {
  const pairs = await allPairs();

  it("there is one for each message of each protocol", () => assert.ok(pairs.length > 35, `only ${pairs.length}`));

  for (const [index, { light, full }] of pairs.entries()) {
    it(`${light.typeName} is the same bytes as protobuf-es writes, and reads them the same`, () => {
      const next = numbersFrom(index + 1);
      for (let round = 0; round < 50; round++) {
        const init = randomMessage(light, next);
        const bytes = fullToBinary(full, create(full, init as never));
        assert.deepEqual(Buffer.from(toBinary(light, init as never)), Buffer.from(bytes));
        assert.deepEqual(plain(fromBinary(light, bytes)), plain(fullFromBinary(full, bytes)));
      }
    });

    it(`${light.typeName} cut off anywhere is an error or a shorter message, never a hang`, () => {
      const bytes = toBinary(light, randomMessage(light, numbersFrom(index + 99)) as never);
      for (let length = 0; length < Math.min(bytes.length, 200); length++) {
        try {
          fromBinary(light, bytes.subarray(0, length));
        } catch (error) {
          assert.ok(error instanceof Error);
        }
      }
    });
  }
});

describe("a light message that is read", () => {
  it("keeps what its schema does not know, and writes it again", () => {
    const bytes = Buffer.from("0a0161a2060474657374", "hex"); // field 1: "a"; field 100: "test"
    const message = fromBinary(MetadataSchema, bytes);
    assert.equal(message.id, "a");
    assert.deepEqual(Buffer.from(toBinary(MetadataSchema, { ...message, deprecation: undefined })), bytes);
  });

  it("takes a known field of another wire type for an unknown one", () => {
    const bytes = Buffer.from("0805", "hex"); // field 1 as a number, where a text should be
    const message = fromBinary(HealthCheckRequestSchema, bytes);
    assert.equal(message.service, "");
    assert.deepEqual(
      message.$unknown?.map(({ no }) => no),
      [1],
    );
  });

  it("merges a nested message that comes in parts, and takes the last of a scalar", () => {
    const first = toBinary(HashDataRequestSchema, { profile: "a", metadata: { id: "x" } });
    const second = toBinary(HashDataRequestSchema, { profile: "b", metadata: { traceContext: { spanId: "s" } } });
    const { profile, metadata } = fromBinary(HashDataRequestSchema, Buffer.concat([first, second]));
    assert.deepEqual([profile, metadata?.id, metadata?.traceContext?.spanId], ["b", "x", "s"]);
  });

  it("takes the last member of a oneof", () => {
    const first = toBinary(KeySourceSchema, { source: { case: "keyId", value: "k" } });
    const second = toBinary(KeySourceSchema, { source: { case: "rawKey", value: Buffer.of(1) } });
    const { source } = fromBinary(KeySourceSchema, Buffer.concat([first, second]));
    assert.deepEqual([source.case, Buffer.from(source.value as Uint8Array)], ["rawKey", Buffer.of(1)]);
  });

  it("has a map whose keys are nothing but texts", () => {
    const bytes = toBinary(HealthListResponseSchema, { statuses: JSON.parse('{"__proto__": {"status": 1}}') });
    const { statuses } = fromBinary(HealthListResponseSchema, bytes);
    assert.deepEqual(Object.keys(statuses), ["__proto__"]);
    assert.equal(Object.getPrototypeOf(statuses), Object.prototype);
  });
});

describe("a message that was written before", () => {
  const profile = { name: "payments", uid: "5b6d", generation: 7n };
  const $encoded = toBinary(ProfileRefSchema, profile);

  it("is written as it was, by itself and within another", () => {
    const written = { ...profile, $encoded };
    assert.deepEqual(toBinary(ProfileRefSchema, written), $encoded);
    const [plain, again] = [{ profile }, { profile: written }].map((answer) => toBinary(HashResponseSchema, answer));
    assert.deepEqual(again, plain);
  });

  it("is read like any other", () => {
    const { $typeName, ...read } = fromBinary(ProfileRefSchema, $encoded);
    assert.deepEqual([$typeName, read], ["keyward.v1.ProfileRef", profile]);
  });
});

describe("bytes that are no message are refused", () => {
  const cases: Record<string, string> = {
    "a text that is not UTF-8": "0a01ff",
    "a text that is longer than the message": "0a05616263",
    "field number 0": "0001",
    "a number that does not end": "08ff",
    "a group that does not end": "0b",
  };
  for (const [what, hex] of Object.entries(cases)) {
    it(what, () => {
      const bytes = Buffer.from(hex, "hex");
      assert.throws(() => fromBinary(HealthCheckRequestSchema, bytes));
      assert.throws(() => fullFromBinary(FullHealthCheckRequest, bytes));
    });
  }

  it("a nested message that reaches beyond what holds it", () => {
    assert.throws(() => fromBinary(HashResponseSchema, Buffer.from("1a040a02", "hex")), /longer/);
    assert.throws(() => fromBinary(ConnectRequestSchema, Buffer.from("0a020a05", "hex")));
  });
});
