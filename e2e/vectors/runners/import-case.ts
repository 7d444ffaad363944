import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../engine/answer.ts";
import type { Engine, KeyToImport } from "../engine/engine.ts";
import { expectBytes, expectRefusal, failed, PASSED, type Verdict } from "./runner.ts";

/** Imports a key that is good or not. */
export async function importCase(engine: Engine, key: KeyToImport, isValid: boolean): Promise<Verdict> {
  const answer = await engine.withKey(key, async () => ({ ok: true }));
  const taken = okOf(answer) === true;
  if (!isValid) return expectRefusal(taken);
  return taken ? PASSED : failed(`the key is valid: ${refusalText(answer)}`);
}

/** Imports a private key and compares its public half, both raw. */
export async function publicHalfCase(engine: Engine, key: KeyToImport, publicKey: Uint8Array): Promise<Verdict> {
  const answer = await engine.withKey(key, (ref) =>
    engine.call(KeyService.method.exportPublicKey, { key: ref, format: KeyFormat.RAW }),
  );
  return expectBytes(okOf(answer)?.data, publicKey, refusalText(answer));
}
