import { generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";

/** A key as it is brought to every server before the calls begin. */
export interface BroughtKey {
  /** Calls find it by this. */
  readonly name: string;
  /** Of Keyward's registry. */
  readonly type: string;
  readonly format: KeyFormat;
  readonly data: Uint8Array;
}

const SECRET_BYTES = 32;

/** Made for one run of the bench. */
export class BenchKeys {
  readonly mac = randomBytes(SECRET_BYTES);
  readonly encryption = randomBytes(SECRET_BYTES);
  readonly p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
  readonly p521 = generateKeyPairSync("ec", { namedCurve: "P-521" });
  readonly ed25519 = generateKeyPairSync("ed25519");
  readonly authority = generateKeyPairSync("ec", { namedCurve: "P-256" });

  get brought(): readonly BroughtKey[] {
    return [
      { name: "bench-mac", type: "HMAC", format: KeyFormat.RAW, data: this.mac },
      { name: "bench-aes", type: "AES-256", format: KeyFormat.RAW, data: this.encryption },
      pair("bench-p256", "EC-P256", this.p256),
      pair("bench-p384", "EC-P384", this.p384),
      pair("bench-p521", "EC-P521", this.p521),
      pair("bench-ed25519", "Ed25519", this.ed25519),
      pair("bench-ca", "EC-P256", this.authority),
    ];
  }
}

function pair(name: string, type: string, { privateKey }: { readonly privateKey: KeyObject }): BroughtKey {
  return { name, type, format: KeyFormat.PKCS8, data: privateKey.export({ format: "der", type: "pkcs8" }) };
}
