import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import { decapsulateCase } from "../decapsulate-case.ts";
import { unhex } from "../hex.ts";
import { importCase, publicHalfCase } from "../import-case.ts";
import { expectRefusal, failed, PASSED, skipped } from "../runner.ts";
import { verifyCase } from "../verify-case.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";

interface PostQuantumCase extends AcvpCase {
  readonly seed?: string;
  readonly d?: string;
  readonly z?: string;
  readonly ek?: string;
  readonly dk?: string;
  readonly pk?: string;
  readonly sk?: string;
  readonly c?: string;
  readonly k?: string;
  readonly message?: string;
  readonly context?: string;
  readonly signature?: string;
}

interface PostQuantumGroup extends AcvpGroup {
  readonly parameterSet: string;
  readonly function?: string;
  readonly keyFormat?: string;
  readonly signatureInterface?: string;
  readonly preHash?: string;
  readonly tests: readonly PostQuantumCase[];
}

/** A pair from its seed (ML-KEM: d, then z), or from the parts of an SLH-DSA key. */
export const acvpPostQuantumKeys = acvp<PostQuantumCase, PostQuantumGroup>(
  /^(ML-DSA|ML-KEM|SLH-DSA)-keyGen-/i,
  async (test, group, engine) => {
    const isKem = test.d !== undefined;
    const data = isKem ? unhex(`${test.d}${test.z}`) : unhex(test.seed ?? test.sk);
    const usages = isKem ? ["decapsulate"] : ["sign"];
    const key = { format: KeyFormat.RAW, data, type: group.parameterSet, usages };
    return publicHalfCase(engine, key, unhex(isKem ? test.ek : test.pk));
  },
);

export const acvpMlDsaVerify = acvp<PostQuantumCase, PostQuantumGroup>(
  /^ML-DSA-sigVer-/,
  async (test, group, engine) =>
    group.signatureInterface !== "external" || group.preHash !== "pure"
      ? skipped("only the pure external interface is offered")
      : verifyCase(engine, {
          key: {
            format: KeyFormat.RAW,
            data: unhex(test.pk),
            type: group.parameterSet,
            public: true,
            usages: ["verify"],
          },
          algorithm: group.parameterSet,
          message: unhex(test.message),
          signature: unhex(test.signature),
          options: { context: unhex(test.context) },
          isValid: test.testPassed ?? true,
        }),
);

/** Signatures are hedged with randomness of the server's, so the given one is verified, and one of ours made and verified. */
export const acvpMlDsaSign = acvp<PostQuantumCase, PostQuantumGroup>(/^ML-DSA-sigGen-/, async (test, group, engine) => {
  if (group.signatureInterface !== "external" || group.preHash !== "pure") {
    return skipped("only the pure external interface is offered");
  }
  const algorithm = group.parameterSet;
  const key = { format: KeyFormat.RAW, data: unhex(test.seed ?? test.sk), type: algorithm, usages: ["sign", "verify"] };
  const input = { case: "message" as const, value: unhex(test.message) };
  const options = { context: unhex(test.context) };
  const signed = await engine.withKey(key, (ref) =>
    engine.call(CryptoService.method.sign, { key: ref, algorithm, input, options }),
  );
  const own = okOf(signed)?.signature;
  if (own === undefined) return failed(`signing: ${refusalText(signed)}`);
  const common = { key, algorithm, message: input.value, options, isValid: true };
  const verdict = await verifyCase(engine, { ...common, signature: own });
  return verdict === PASSED ? verifyCase(engine, { ...common, signature: unhex(test.signature) }) : verdict;
});

export const acvpMlKem = acvp<PostQuantumCase, PostQuantumGroup>(/^ML-KEM-encapDecap-/, async (test, group, engine) => {
  const type = group.parameterSet;
  if (group.function === "encapsulation") {
    return skipped("encapsulation takes its own randomness; the case wants a given one");
  }
  if (group.function === "encapsulationKeyCheck") {
    const key = { format: KeyFormat.RAW, data: unhex(test.ek), type, public: true, usages: ["encapsulate"] };
    const answer = await engine.withKey(key, (ref) =>
      engine.call(KeyService.method.encapsulateKey, { key: ref, algorithm: type }),
    );
    const worked = okOf(answer) !== undefined;
    if (test.testPassed !== true) return expectRefusal(worked);
    return worked ? PASSED : failed(`the key is valid: ${refusalText(answer)}`);
  }
  const data = group.keyFormat === "seed" ? unhex(`${test.d}${test.z}`) : unhex(test.dk);
  const key = { format: KeyFormat.RAW, data, type, usages: ["decapsulate"] };
  if (group.function === "decapsulationKeyCheck") return importCase(engine, key, test.testPassed === true);
  // A ciphertext that was changed gives another secret, not an error (FIPS 203, 6.3).
  return decapsulateCase(engine, {
    key,
    algorithm: type,
    ciphertext: unhex(test.c),
    shared: unhex(test.k),
    isValid: true,
  });
});
