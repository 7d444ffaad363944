import { okOf, refusalText } from "../../engine/answer.ts";
import { derive, deriveCase } from "../derive-case.ts";
import { unhex } from "../hex.ts";
import { expectBytes, PASSED } from "../runner.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";

interface Tls12Case extends AcvpCase {
  readonly preMasterSecret: string;
  /** RFC 7627: the session's hash takes the place of both random values. */
  readonly sessionHash?: string;
  readonly clientHelloRandom?: string;
  readonly serverHelloRandom?: string;
  readonly clientRandom: string;
  readonly serverRandom: string;
  readonly masterSecret: string;
  readonly keyBlock: string;
}

interface Tls12Group extends AcvpGroup {
  readonly hashAlg: string;
  readonly tests: readonly Tls12Case[];
}

/** Pre-master secret to master secret to key block. */
export const acvpTls12 = acvp<Tls12Case, Tls12Group>(
  /^(TLS-v1\.2-KDF|kdf-components-tls)/,
  async (test, group, engine) => {
    const algorithm = `TLS12-PRF-${group.hashAlg.replace("SHA2-", "SHA")}`;
    const prf = (secret: Uint8Array, label: string, seed: Uint8Array, lengthBytes: number) => ({
      algorithm,
      secret,
      parameters: { case: "tls12Prf" as const, value: { label: Buffer.from(label), seed } },
      lengthBytes,
    });
    const wantedMaster = unhex(test.masterSecret);
    const [label, seed] =
      test.sessionHash === undefined
        ? ["master secret", unhex(`${test.clientHelloRandom}${test.serverHelloRandom}`)]
        : ["extended master secret", unhex(test.sessionHash)];
    const master = await derive(
      engine,
      prf(unhex(test.preMasterSecret), label as string, seed as Uint8Array, wantedMaster.length),
    );
    const verdict = expectBytes(okOf(master), wantedMaster, refusalText(master));
    if (verdict !== PASSED) return verdict;
    const block = unhex(test.keyBlock);
    const random = unhex(`${test.serverRandom}${test.clientRandom}`);
    return deriveCase(engine, prf(wantedMaster, "key expansion", random, block.length), block);
  },
);
