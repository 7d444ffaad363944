import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { type Answer, okOf, refusalText } from "../engine/answer.ts";
import { type Engine, type KeyToImport, refOf } from "../engine/engine.ts";
import { expectBytes, expectRefusal, PASSED, type Verdict } from "./runner.ts";

export interface AgreementCase {
  readonly key: KeyToImport;
  readonly algorithm: string;
  readonly peer: { readonly data: Uint8Array; readonly format: KeyFormat };
  readonly shared: Uint8Array;
  /** Undefined: either is right. */
  readonly isValid: boolean | undefined;
}

/** Agrees on a key and exports it. */
export async function agreeCase(engine: Engine, test: AgreementCase): Promise<Verdict> {
  const { algorithm, peer } = test;
  const answer = await engine.withKey(test.key, async (key) => {
    const attributes = { usages: ["derive", "export"] };
    const request = { key, algorithm, peer: peer.data, peerFormat: peer.format, attributes };
    return exported(engine, await engine.call(KeyService.method.agreeKey, request));
  });
  const shared = okOf(answer);
  if (test.isValid === undefined && shared === undefined) return PASSED;
  return test.isValid === false
    ? expectRefusal(shared !== undefined)
    : expectBytes(shared, test.shared, refusalText(answer));
}

/** The bytes of a key that an operation made. */
export async function exported(
  engine: Engine,
  made: Answer<{
    readonly key?: { readonly ref?: { readonly key: { readonly value?: string | undefined } } | undefined } | undefined;
  }>,
): Promise<Answer<Uint8Array>> {
  if ("refusal" in made) return made;
  const key = refOf(made.ok.key?.ref?.key.value ?? "");
  const answer = await engine.call(KeyService.method.exportKey, { key, format: KeyFormat.RAW });
  await engine.call(KeyService.method.destroyKey, { key });
  return "refusal" in answer ? answer : { ok: answer.ok.data };
}
