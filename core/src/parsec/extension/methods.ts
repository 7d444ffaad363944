/** High half of the numbers that are ours alone; the low half says which method. Page: docs/binary-wire.md */
const EXTENSION = 0x4b57;
const BASE = EXTENSION << 16;

/** Begins a conversation on the binary wire; the only operation of ours that is no method. */
export const HELLO = BASE;

/**
 * The methods of keyward.v1 that take one message and give one, each under its number: once given it stays, and no number is given
 * twice. A service has a block of 256.
 */
const METHODS: readonly (readonly [number: number, method: string])[] = [
  [0x0001, "CryptoService/Hash"],
  [0x0002, "CryptoService/GenerateRandom"],
  [0x0003, "CryptoService/ComputeMac"],
  [0x0004, "CryptoService/VerifyMac"],
  [0x0005, "CryptoService/Encrypt"],
  [0x0006, "CryptoService/Decrypt"],
  [0x0007, "CryptoService/Sign"],
  [0x0008, "CryptoService/Verify"],
  [0x0009, "CryptoService/EncryptAsymmetric"],
  [0x000a, "CryptoService/DecryptAsymmetric"],
  [0x000b, "CryptoService/DeriveBytes"],
  [0x000c, "CryptoService/SignCertificate"],
  [0x000d, "CryptoService/GetCapabilities"],
  [0x000e, "CryptoService/GetServerInfo"],
  [0x000f, "CryptoService/GetSelfTestReport"],
  [0x0101, "KeyService/GenerateKey"],
  [0x0102, "KeyService/ImportKey"],
  [0x0103, "KeyService/ExportKey"],
  [0x0104, "KeyService/ExportPublicKey"],
  [0x0105, "KeyService/DeriveKey"],
  [0x0106, "KeyService/AgreeKey"],
  [0x0107, "KeyService/EncapsulateKey"],
  [0x0108, "KeyService/DecapsulateKey"],
  [0x0109, "KeyService/WrapKey"],
  [0x010a, "KeyService/UnwrapKey"],
  [0x010b, "KeyService/CopyKey"],
  [0x010c, "KeyService/DestroyKey"],
  [0x010d, "KeyService/PersistKey"],
  [0x010e, "KeyService/DescribeKey"],
  [0x010f, "KeyService/ListKeys"],
  [0x0201, "ContextService/OpenContext"],
  [0x0202, "ContextService/UpdateContext"],
  [0x0203, "ContextService/FinishContext"],
  [0x0204, "ContextService/ResetContext"],
  [0x0205, "ContextService/CloseContext"],
  [0x0301, "CertificateService/CreateCertificateRequest"],
  [0x0302, "CertificateService/SignRevocationList"],
  [0x0303, "CertificateService/VerifyCertificateChain"],
  [0x0401, "TokenService/SignJws"],
  [0x0402, "TokenService/VerifyJws"],
  [0x0403, "TokenService/SignJwt"],
  [0x0404, "TokenService/VerifyJwt"],
  [0x0501, "CmsService/SignDetached"],
  [0x0502, "CmsService/VerifyDetached"],
  [0x0601, "BatchService/Execute"],
  [0x0701, "BulkService/HashFile"],
  [0x0702, "BulkService/ComputeMacFile"],
  [0x0703, "BulkService/VerifyMacFile"],
  [0x0704, "BulkService/EncryptFile"],
  [0x0705, "BulkService/DecryptFile"],
  [0x0706, "BulkService/SignFile"],
  [0x0707, "BulkService/VerifyFile"],
  [0x0801, "TrustService/GetTrustBundle"],
];

/** From a method's name, as "keyward.v1.CryptoService/Hash", to its number, as 0x4B570001. */
export const METHOD_NUMBERS: ReadonlyMap<string, number> = new Map(
  METHODS.map(([number, method]) => [`keyward.v1.${method}`, BASE + number]),
);

/** Whether a number is one of ours, given or not. */
export function isExtension(opcode: number): boolean {
  return opcode >>> 16 === EXTENSION;
}
