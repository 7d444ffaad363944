import type { BoundParsecRow } from "../service/parsec-row.ts";
import { aeadDecrypt, aeadEncrypt } from "./aead.ts";
import { asymmetricDecrypt, asymmetricEncrypt } from "./asymmetric.ts";
import { attestKey, prepareKeyAttestation } from "./attestation.ts";
import { canDoCrypto } from "./can-do-crypto.ts";
import { cipherDecrypt, cipherEncrypt } from "./ciphers.ts";
import { deleteClient, listClients } from "./clients.ts";
import { generateKey } from "./generate-key.ts";
import { generateRandom } from "./generate-random.ts";
import { hashCompare, hashCompute } from "./hashes.ts";
import { destroyKey, exportKey, exportPublicKey } from "./held-keys.ts";
import { importKey } from "./import-key.ts";
import { listAuthenticators } from "./list-authenticators.ts";
import { listKeys } from "./list-keys.ts";
import { listOpcodes } from "./list-opcodes.ts";
import { listProviders } from "./list-providers.ts";
import { macCompute, macVerify } from "./macs.ts";
import { ping } from "./ping.ts";
import { rawKeyAgreement } from "./raw-key-agreement.ts";
import { signHash, signMessage, verifyHash, verifyMessage } from "./signatures.ts";

/** Every opcode that there is. */
export const PARSEC_ROWS: ReadonlyMap<number, BoundParsecRow> = new Map(
  [
    ping,
    listProviders,
    listOpcodes,
    listAuthenticators,
    listKeys,
    listClients,
    deleteClient,
    generateKey,
    importKey,
    destroyKey,
    exportKey,
    exportPublicKey,
    signHash,
    verifyHash,
    signMessage,
    verifyMessage,
    asymmetricEncrypt,
    asymmetricDecrypt,
    aeadEncrypt,
    aeadDecrypt,
    cipherEncrypt,
    cipherDecrypt,
    macCompute,
    macVerify,
    hashCompute,
    hashCompare,
    generateRandom,
    rawKeyAgreement,
    canDoCrypto,
    attestKey,
    prepareKeyAttestation,
  ].map((row) => [row.opcode, row]),
);
