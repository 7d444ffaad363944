import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../engine/answer.ts";
import type { Engine, KeyToImport } from "../engine/engine.ts";
import { exported } from "./agree-case.ts";
import { expectBytes, expectRefusal, type Verdict } from "./runner.ts";

export interface DecapsulationCase {
  readonly key: KeyToImport;
  readonly algorithm: string;
  readonly ciphertext: Uint8Array;
  readonly shared: Uint8Array;
  readonly isValid: boolean;
}

/** Decapsulates and exports the shared secret. */
export async function decapsulateCase(engine: Engine, test: DecapsulationCase): Promise<Verdict> {
  const { algorithm, ciphertext } = test;
  const attributes = { usages: ["derive", "export"] };
  const answer = await engine.withKey(test.key, async (key) =>
    exported(engine, await engine.call(KeyService.method.decapsulateKey, { key, algorithm, ciphertext, attributes })),
  );
  const shared = okOf(answer);
  return test.isValid ? expectBytes(shared, test.shared, refusalText(answer)) : expectRefusal(shared !== undefined);
}
