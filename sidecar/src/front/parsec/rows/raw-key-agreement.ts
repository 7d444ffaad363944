import { OPCODE } from "@keyward/core/parsec/identifiers";
import { RawKeyAgreementRequestSchema, RawKeyAgreementResultSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { agreeKey } from "../../../operations/agreement/agree-key.ts";
import { destroyKey } from "../../../operations/key/destroy-key.ts";
import { exportKey } from "../../../operations/key/export-key.ts";
import type { AlgorithmVariant } from "../attributes/key-policy.ts";
import { useKey } from "../keys/used-key.ts";
import { assertArgument } from "../service/failing-as.ts";
import { parsecRow } from "../service/parsec-row.ts";

const UNCOMPRESSED = 4;

/** A shared secret leaves the engine, so the profile must permit the export of keys. */
export const rawKeyAgreement = parsecRow({
  opcode: OPCODE.psaRawKeyAgreement,
  name: "PsaRawKeyAgreement",
  kind: "crypto",
  request: RawKeyAgreementRequestSchema,
  response: RawKeyAgreementResultSchema,
  async answer({ agreementAlg, privateKeyName, peerKey: peer }, exchange) {
    const variant: AlgorithmVariant = {
      case: "keyAgreement",
      value: { $typeName: "parsec.KeyAgreement", variant: { case: "raw", value: agreementAlg } },
    };
    const { ref: key, algorithm, found } = useKey(exchange, privateKeyName, "derive", variant);
    if (found.key.type.family === "ec")
      assertArgument(peer[0] === UNCOMPRESSED, "the peer's point is not uncompressed");
    const attributes = { usages: ["export"], algorithm: "" };
    const wish = { key, algorithm, peer, peerFormat: "raw", attributes } as const;
    const secret = await exchange.run(agreeKey, wish);
    try {
      return { sharedSecret: await exchange.run(exportKey, { key: secret.ref, format: "raw" }) };
    } finally {
      await exchange.run(destroyKey, { key: secret.ref });
    }
  },
});
