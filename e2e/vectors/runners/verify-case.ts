import type { MessageInitShape } from "@bufbuild/protobuf";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import type { SignatureOptionsSchema } from "@keyward/proto/gen/keyward/v1/signature_pb";
import { okOf, refusalText } from "../engine/answer.ts";
import type { Engine, KeyToImport } from "../engine/engine.ts";
import { expectRefusal, failed, PASSED, type Verdict } from "./runner.ts";

export interface SignatureCase {
  readonly key: KeyToImport;
  readonly algorithm: string;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  readonly options?: MessageInitShape<typeof SignatureOptionsSchema>;
  /** Undefined: either is right. */
  readonly isValid: boolean | undefined;
}

/** Imports the public key and verifies. */
export async function verifyCase(engine: Engine, test: SignatureCase): Promise<Verdict> {
  const { algorithm, message, signature, options = {} } = test;
  const answer = await engine.withKey(test.key, (key) =>
    engine.call(CryptoService.method.verify, {
      key,
      algorithm,
      input: { case: "message", value: message },
      signature,
      options,
    }),
  );
  const accepted = okOf(answer)?.valid === true;
  if (test.isValid === undefined) return PASSED;
  if (!test.isValid) return expectRefusal(accepted);
  return accepted ? PASSED : failed(`the signature is valid: ${refusalText(answer)}`);
}
