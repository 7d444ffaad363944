import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import { decapsulateCase } from "../decapsulate-case.ts";
import { unhex } from "../hex.ts";
import { expectBytes, expectRefusal, skipped } from "../runner.ts";
import { type WycheproofCase, wycheproof } from "./wycheproof.ts";

interface KemCase extends WycheproofCase {
  readonly seed?: string;
  readonly dk?: string;
  readonly ek?: string;
  readonly c?: string;
  readonly K?: string;
}

interface KemGroup {
  readonly parameterSet: string;
  readonly tests: readonly KemCase[];
}

/** The seed makes the pair; its public half must be the given one. */
export const wycheproofKemKeys = wycheproof<KemCase, KemGroup>(
  /^mlkem_\d+_keygen_seed/,
  async (test, group, engine) => {
    const key = {
      format: KeyFormat.RAW,
      data: unhex(test.seed ?? ""),
      type: group.parameterSet,
      usages: ["decapsulate"],
    };
    const answer = await engine.withKey(key, (ref) =>
      engine.call(KeyService.method.exportPublicKey, { key: ref, format: KeyFormat.RAW }),
    );
    const data = okOf(answer)?.data;
    return test.result === "invalid"
      ? expectRefusal(data !== undefined)
      : expectBytes(data, unhex(test.ek ?? ""), refusalText(answer));
  },
);

/** Encapsulation takes its own randomness, so only keys that must be refused can be tried. */
export const wycheproofEncapsulate = wycheproof<KemCase, KemGroup>(/^mlkem_\d+_encaps/, async (test, group, engine) => {
  if (test.result !== "invalid") return skipped("encapsulation takes its own randomness; the case wants a given one");
  const key = {
    format: KeyFormat.RAW,
    data: unhex(test.ek ?? ""),
    type: group.parameterSet,
    public: true,
    usages: ["encapsulate"],
  };
  const answer = await engine.withKey(key, (ref) =>
    engine.call(KeyService.method.encapsulateKey, { key: ref, algorithm: group.parameterSet }),
  );
  return expectRefusal(okOf(answer) !== undefined);
});

export const wycheproofDecapsulate = wycheproof<KemCase, KemGroup>(
  /^mlkem_\d+_(test|semi_expanded_decaps)/,
  async (test, group, engine) =>
    decapsulateCase(engine, {
      key: {
        format: KeyFormat.RAW,
        data: unhex(test.seed ?? test.dk ?? ""),
        type: group.parameterSet,
        usages: ["decapsulate"],
      },
      algorithm: group.parameterSet,
      ciphertext: unhex(test.c ?? ""),
      shared: unhex(test.K ?? ""),
      isValid: test.result !== "invalid",
    }),
);
