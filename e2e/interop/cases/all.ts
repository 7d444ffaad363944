import { after, before } from "node:test";
import { startVectorServer, type VectorServer } from "../../vectors/engine/server.ts";
import { Keyward } from "../keyward.ts";
import type { Peer } from "../peer.ts";
import { chainCases, cmsCases, requestCases } from "./certificates.ts";
import { derivationCases } from "./derivation.ts";
import { encryptionCases } from "./encryption.ts";
import { issuingCases } from "./issuing.ts";
import { agreementCases, kemCases } from "./secrets.ts";
import type { Coverage, Sides } from "./setup.ts";
import { signatureCases } from "./signatures.ts";
import { cipherCases, hashCases, macCases } from "./symmetric.ts";

/** Every case that the peer covers, against one server that runs as a user starts it. */
export function interoperation(coverage: Coverage, startPeer: () => Promise<Peer>): void {
  let server: VectorServer;
  let both: Sides;
  before(async () => {
    server = await startVectorServer();
    both = { keyward: new Keyward(server.socket), peer: await startPeer() };
  });
  after(async () => {
    both?.keyward[Symbol.dispose]();
    await both?.peer[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });
  const families = [hashCases, macCases, cipherCases, derivationCases, signatureCases, agreementCases, kemCases];
  for (const cases of [...families, encryptionCases, requestCases, chainCases, cmsCases, issuingCases]) {
    cases(coverage, () => both);
  }
}
