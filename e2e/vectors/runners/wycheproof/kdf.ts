import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import { unhex } from "../hex.ts";
import { expectBytes, expectRefusal } from "../runner.ts";
import { type WycheproofCase, wycheproof } from "./wycheproof.ts";

interface HkdfCase extends WycheproofCase {
  readonly ikm: string;
  readonly salt: string;
  readonly info: string;
  readonly size: number;
  readonly okm: string;
}

interface Pbkdf2Case extends WycheproofCase {
  readonly password: string;
  readonly salt: string;
  readonly iterationCount: number;
  readonly dkLen: number;
  readonly dk: string;
}

function secret(data: Uint8Array) {
  return { format: KeyFormat.RAW, data, type: "SECRET", usages: ["derive"] };
}

export const wycheproofHkdf = wycheproof<HkdfCase, { readonly tests: readonly HkdfCase[] }>(
  /^hkdf_/,
  async (test, _group, engine, file) => {
    const algorithm = `HKDF-SHA${/hkdf_sha(\d+)/.exec(file.path)![1]}`;
    const value = { salt: unhex(test.salt), info: unhex(test.info) };
    const parameters = { parameters: { case: "hkdf" as const, value } };
    const answer = await engine.withKey(secret(unhex(test.ikm)), (key) =>
      engine.call(CryptoService.method.deriveBytes, { key, algorithm, parameters, lengthBytes: test.size }),
    );
    const data = okOf(answer)?.data;
    return test.result === "invalid"
      ? expectRefusal(data !== undefined)
      : expectBytes(data, unhex(test.okm), refusalText(answer));
  },
);

export const wycheproofPbkdf2 = wycheproof<Pbkdf2Case, { readonly tests: readonly Pbkdf2Case[] }>(
  /^pbkdf2_/,
  async (test, _group, engine, file) => {
    const algorithm = `PBKDF2-HMAC-SHA${/hmacsha(\d+)/.exec(file.path)![1]}`;
    const value = { salt: unhex(test.salt), iterations: test.iterationCount };
    const parameters = { parameters: { case: "pbkdf2" as const, value } };
    const answer = await engine.withKey(secret(unhex(test.password)), (key) =>
      engine.call(CryptoService.method.deriveBytes, { key, algorithm, parameters, lengthBytes: test.dkLen }),
    );
    const data = okOf(answer)?.data;
    return test.result === "invalid"
      ? expectRefusal(data !== undefined)
      : expectBytes(data, unhex(test.dk), refusalText(answer));
  },
);
