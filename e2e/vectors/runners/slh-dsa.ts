import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../engine/answer.ts";
import { recordFiles } from "./cavp/cavp.ts";
import { unhex } from "./hex.ts";
import { publicHalfCase } from "./import-case.ts";
import { failed, PASSED } from "./runner.ts";
import { verifyCase } from "./verify-case.ts";

/** The given signature verifies, the private key has the given public half, and a signature of ours verifies, too. */
export const slhDsa = recordFiles(
  /^slh-dsa\/bc-.*\.rsp$/,
  (record) => record.has("sm"),
  async (record, engine, { path }) => {
    const [, hash, size] = /bc-(sha2|shake)-(\d+[sf])\.rsp$/.exec(path)!;
    const algorithm = `SLH-DSA-${hash!.toUpperCase()}-${size}`;
    const context = record.get("context");
    const options = { context: unhex(context === "zero_length" ? "" : context) };
    const message = unhex(record.get("msg"));
    const publicKey = unhex(record.get("pk"));
    const key = { format: KeyFormat.RAW, data: publicKey, type: algorithm, public: true, usages: ["verify"] };
    const common = { key, algorithm, message, options, isValid: true };
    const given = await verifyCase(engine, { ...common, signature: unhex(record.get("sm")) });
    if (given !== PASSED) return given;
    const pair = { format: KeyFormat.RAW, data: unhex(record.get("sk")), type: algorithm, usages: ["sign"] };
    const half = await publicHalfCase(engine, pair, publicKey);
    if (half !== PASSED) return half;
    const input = { case: "message" as const, value: message };
    const signed = await engine.withKey(pair, (ref) =>
      engine.call(CryptoService.method.sign, { key: ref, algorithm, input, options }),
    );
    const own = okOf(signed)?.signature;
    return own === undefined
      ? failed(`signing: ${refusalText(signed)}`)
      : verifyCase(engine, { ...common, signature: own });
  },
);
