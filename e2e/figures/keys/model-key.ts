import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import { encodePem } from "@keyward/core/text/pem";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";

/** Status of a key that the operator made: what it writes of others differs in one version only. */
export class ModelKey {
  readonly #status: CryptoKeyStatus;

  /** @throws Error where the operator writes of a version what this would not write */
  constructor(status: CryptoKeyStatus) {
    this.#status = status;
    const [version] = status.versions ?? [];
    const publicKey = Buffer.from(version?.publicKey?.replace(/-----.*-----|\s/g, "") ?? "", "base64");
    const same = this.statusOf({ id: version?.backendKey ?? "", publicKey });
    if (!isDeepStrictEqual(same, status)) throw new Error("keys would not be made as the operator makes them");
  }

  statusOf({ id, publicKey = new Uint8Array() }: Pick<BackendKey, "id" | "publicKey">): CryptoKeyStatus {
    const [version, ...more] = this.#status.versions ?? [];
    if (version === undefined || more.length > 0) throw new Error("a model has one version");
    const fingerprint = createHash("sha256").update(publicKey).digest("hex");
    const made = { fingerprint, publicKey: encodePem("PUBLIC KEY", publicKey), backendKey: id };
    return { ...this.#status, versions: [{ ...version, ...made }] };
  }
}
