import assert from "node:assert/strict";
import { test } from "node:test";
import { SeededRandom } from "../testing/seeded-random.ts";
import { decodePem, decodePemBlocks, encodePem } from "./pem.ts";

const block = (label: string, body: string): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

test("what is encoded is decoded equal, in lines of 64 characters", () => {
  const random = new SeededRandom(3);
  for (const length of [0, 1, 47, 48, 49, 1000]) {
    const bytes = random.bytes(length);
    const text = encodePem("CERTIFICATE REQUEST", bytes);
    const decoded = decodePem(text);
    assert.deepEqual([decoded.label, decoded.bytes], ["CERTIFICATE REQUEST", bytes]);
    assert.ok(text.endsWith("-----END CERTIFICATE REQUEST-----\n"));
    assert.ok(text.split("\n").every((line) => line.length <= 64));
  }
});

test("the first block is taken, whatever stands around it and however its lines end", () => {
  const text = `Certificate:\n  Data: 1\n${block("X509 CRL", "AAEC")}${block("OTHER", "AwQ=")}`;
  for (const variant of [text, text.replaceAll("\n", "\r\n"), text.replace("AAEC", "  AA\n\tEC \n")]) {
    assert.deepEqual(decodePem(variant).bytes, Uint8Array.of(0, 1, 2));
    assert.deepEqual(
      decodePemBlocks(variant).map(({ label }) => label),
      ["X509 CRL", "OTHER"],
    );
  }
  assert.deepEqual(decodePemBlocks("no block"), []);
});

const BAD: readonly [string, RegExp][] = [
  ["", /no line `-----BEGIN/],
  ["AAEC", /no line `-----BEGIN/],
  ["-----BEGIN A----\nAAEC\n-----END A-----", /no line `-----BEGIN/],
  [" x-----BEGIN A-----\nAAEC\n-----END A-----", /no line `-----BEGIN/],
  ["-----BEGIN A-----\nAAEC\n-----END B-----", /no line `-----END A-----`/],
  ["-----BEGIN A-----\nAAEC-----END A-----", /no line `-----END A-----`/],
  [block("A", "AAE"), /not canonical base64/],
  [block("A", "AAF="), /not canonical base64/],
  [block("A", "AA_C"), /not canonical base64/],
  [block("A", "Proc-Type: 4,ENCRYPTED\n\nAAEC"), /encrypted keys are not supported/],
  ["x".repeat(1024 * 1024 + 1), /longer than 1048576 characters/],
];

test("a damaged text is refused with what is wrong, and its content is not repeated", () => {
  for (const [text, why] of BAD) {
    assert.throws(() => decodePem(text), { code: "INVALID_ARGUMENT", message: why }, text.slice(0, 40));
  }
  assert.throws(
    () => decodePem(block("A", "c2VjcmV0!")),
    (error: Error) => !error.message.includes("c2Vj"),
  );
});

test("a text of nothing but begin lines or dashes does not hold the parser up", () => {
  const hostile = ["-----BEGIN A-----\n".repeat(50_000), "-".repeat(1_000_000), `-----BEGIN ${"A ".repeat(500_000)}`];
  for (const text of hostile) assert.throws(() => decodePemBlocks(text.slice(0, 1_000_000)) && decodePem(text));
});
