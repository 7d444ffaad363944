import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import { unhex } from "../hex.ts";
import { expectBytes, skipped } from "../runner.ts";
import { recordFiles } from "./cavp.ts";

export const cavpHash = recordFiles(
  /^cavp\/SH(A|AKE)[0-9_]+(Short|Long)Msg\.rsp$|^cavp\/SHAKE\d+VariableOut\.rsp$/,
  (record) => record.has("Msg"),
  async (record, engine, { path }) => {
    const lengthBits = Number(record.get("Len") ?? record.get("Input Length"));
    const outputBits = Number(record.get("Outputlen") ?? 0);
    if (lengthBits % 8 !== 0 || outputBits % 8 !== 0) return skipped("messages of bits are not offered");
    const want = unhex(record.get("MD") ?? record.get("Output"));
    const data = unhex(record.get("Msg")).subarray(0, lengthBits / 8);
    const answer = await engine.call(CryptoService.method.hash, {
      algorithm: nameOf(path),
      data,
      outputBytes: outputBits / 8,
    });
    return expectBytes(okOf(answer)?.digest, want, refusalText(answer));
  },
);

/** cavp/SHA512_256ShortMsg.rsp is SHA-512/256. */
function nameOf(path: string): string {
  const [, family, first, second] = /^cavp\/(SHA3_|SHAKE|SHA)(\d+)(?:_(\d+))?/.exec(path)!;
  if (family === "SHA3_") return `SHA3-${first}`;
  if (family === "SHAKE") return `SHAKE-${first}`;
  return second === undefined ? `SHA-${first}` : `SHA-${first}/${second}`;
}
