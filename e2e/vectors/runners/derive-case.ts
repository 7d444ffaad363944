import type { MessageInitShape } from "@bufbuild/protobuf";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import type { KdfParametersSchema } from "@keyward/proto/gen/keyward/v1/kdf_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { type Answer, okOf, refusalText } from "../engine/answer.ts";
import type { Engine } from "../engine/engine.ts";
import { expectBytes, expectRefusal, type Verdict } from "./runner.ts";

export interface Derivation {
  readonly algorithm: string;
  readonly secret: Uint8Array;
  readonly parameters: NonNullable<MessageInitShape<typeof KdfParametersSchema>["parameters"]>;
  readonly lengthBytes: number;
}

/** Imports the secret and derives bytes from it. */
export async function derive(
  engine: Engine,
  { algorithm, secret, parameters, lengthBytes }: Derivation,
): Promise<Answer<Uint8Array>> {
  const key = { format: KeyFormat.RAW, data: secret, type: "SECRET", usages: ["derive"] };
  const answer = await engine.withKey(key, (ref) =>
    engine.call(CryptoService.method.deriveBytes, { key: ref, algorithm, parameters: { parameters }, lengthBytes }),
  );
  return "refusal" in answer ? answer : { ok: answer.ok.data };
}

export async function deriveCase(
  engine: Engine,
  derivation: Derivation,
  want: Uint8Array,
  isValid = true,
): Promise<Verdict> {
  const answer = await derive(engine, derivation);
  const data = okOf(answer);
  return isValid ? expectBytes(data, want, refusalText(answer)) : expectRefusal(data !== undefined);
}
