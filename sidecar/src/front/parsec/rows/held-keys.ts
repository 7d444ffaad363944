import { OPCODE } from "@keyward/core/parsec/identifiers";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { rsaOfPkcs8, rsaOfSpki } from "@keyward/core/parsec/rsa-form";
import { STATUS } from "@keyward/core/parsec/status";
import { ExportKeyResultSchema, KeyRequestSchema } from "@keyward/proto/light/gen/parsec/key";
import { destroyKey as destroy } from "../../../operations/key/destroy-key.ts";
import { exportKey as exportWhole } from "../../../operations/key/export-key.ts";
import { exportPublicKey as exportPublic } from "../../../operations/key/export-public-key.ts";
import type { FoundKey } from "../keys/key-book.ts";
import { refOf } from "../keys/used-key.ts";
import type { Exchange } from "../service/exchange.ts";
import { parsecRow } from "../service/parsec-row.ts";

export const destroyKey = parsecRow({
  opcode: OPCODE.psaDestroyKey,
  name: "PsaDestroyKey",
  kind: "crypto",
  request: KeyRequestSchema,
  async answer({ keyName }, exchange) {
    await exchange.run(destroy, { key: refOf(exchange.book.require(exchange.application, keyName)) });
  },
});

export const exportPublicKey = parsecRow({
  opcode: OPCODE.psaExportPublicKey,
  name: "PsaExportPublicKey",
  kind: "crypto",
  request: KeyRequestSchema,
  response: ExportKeyResultSchema,
  answer: async ({ keyName }, exchange) => ({
    data: await publicData(exchange, exchange.book.require(exchange.application, keyName)),
  }),
});

/** A public key leaves by either operation, whatever its flags. */
export const exportKey = parsecRow({
  opcode: OPCODE.psaExportKey,
  name: "PsaExportKey",
  kind: "crypto",
  request: KeyRequestSchema,
  response: ExportKeyResultSchema,
  async answer({ keyName }, exchange) {
    const found = exchange.book.require(exchange.application, keyName);
    if (found.key.material.kind === "public") return { data: await publicData(exchange, found) };
    if (!found.attributes.keyPolicy!.keyUsageFlags!.export) {
      throw new ParsecError(STATUS.PSA_NOT_PERMITTED, "the key lacks usage export");
    }
    return { data: await wholeData(exchange, found) };
  },
});

async function publicData(exchange: Exchange, found: FoundKey): Promise<Uint8Array> {
  const key = refOf(found);
  if (found.key.type.family !== "rsa") return exchange.run(exportPublic, { key, format: "raw" });
  return rsaOfSpki(await exchange.run(exportPublic, { key, format: "spki" }));
}

async function wholeData(exchange: Exchange, found: FoundKey): Promise<Uint8Array> {
  const key = refOf(found);
  if (found.key.type.family !== "rsa") return exchange.run(exportWhole, { key, format: "raw" });
  return rsaOfPkcs8(await exchange.run(exportWhole, { key, format: "pkcs8" }));
}
