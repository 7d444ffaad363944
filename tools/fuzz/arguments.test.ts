import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseFuzzArguments } from "./arguments.ts";

const KNOWN = ["der", "pem"];

describe("the arguments of the fuzzer", () => {
  it("mean all targets where none is named", () => {
    const command = parseFuzzArguments(["--seconds", "5", "--seed", "7"], KNOWN);
    assert.deepEqual(command, { verb: "fuzz", targets: KNOWN, seconds: 5, seed: 7 });
  });

  it("name one target, before or after the options", () => {
    for (const argv of [
      ["pem", "--seconds=5"],
      ["--seconds=5", "pem"],
    ]) {
      assert.deepEqual(parseFuzzArguments(argv, KNOWN), {
        verb: "fuzz",
        targets: ["pem"],
        seconds: 5,
        seed: undefined,
      });
    }
  });

  it("replay a file", () => {
    assert.deepEqual(parseFuzzArguments(["--replay", "x.bin", "der"], KNOWN), {
      verb: "replay",
      target: "der",
      file: "x.bin",
    });
  });

  const faults: [argv: string[], message: RegExp][] = [
    [["cms"], /there is no target "cms"/],
    [["der", "pem"], /one target at most, not 2/],
    [["--seconds", "0"], /--seconds must be a whole number from 1 to 604800, not "0"/],
    [["--seconds", "1.5"], /--seconds must be a whole number/],
    [["--seconds"], /--seconds/],
    [["--seed", "-1"], /--seed/],
    [["--replay", "x.bin"], /--replay needs the target/],
    [["--forever"], /--forever/],
  ];
  for (const [argv, message] of faults) {
    it(`are refused as ${argv.join(" ")}`, () => assert.throws(() => parseFuzzArguments(argv, KNOWN), message));
  }
});
