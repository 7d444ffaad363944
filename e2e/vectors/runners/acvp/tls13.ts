import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { HkdfParameters_Step as Step } from "@keyward/proto/gen/keyward/v1/kdf_pb";
import { type Answer, refusalText } from "../../engine/answer.ts";
import type { Engine } from "../../engine/engine.ts";
import { derive } from "../derive-case.ts";
import { unhex } from "../hex.ts";
import { expectBytes, PASSED } from "../runner.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";

interface Tls13Case extends AcvpCase {
  readonly psk?: string;
  readonly dhe?: string;
  readonly helloClientRandom: string;
  readonly helloServerRandom: string;
  readonly finishedClientRandom: string;
  readonly finishedServerRandom: string;
  readonly clientEarlyTrafficSecret: string;
  readonly earlyExporterMasterSecret: string;
  readonly clientHandshakeTrafficSecret: string;
  readonly serverHandshakeTrafficSecret: string;
  readonly clientApplicationTrafficSecret: string;
  readonly serverApplicationTrafficSecret: string;
  readonly exporterMasterSecret: string;
  readonly resumptionMasterSecret: string;
}

interface Tls13Group extends AcvpGroup {
  readonly hmacAlg: string;
  readonly tests: readonly Tls13Case[];
}

const EMPTY = new Uint8Array();

/** The whole key schedule of RFC 8446, 7.1, by HKDF-Extract and Expand-Label over the socket. */
export const acvpTls13 = acvp<Tls13Case, Tls13Group>(/^TLS-v1\.3-KDF/, async (test, group, engine) => {
  const schedule = new Schedule(engine, group.hmacAlg.replace("SHA2-", "SHA"));
  const [hello, answered] = [unhex(test.helloClientRandom), unhex(test.helloClientRandom + test.helloServerRandom)];
  const finished = unhex(test.helloClientRandom + test.helloServerRandom + test.finishedServerRandom);
  const resumed = Buffer.concat([finished, unhex(test.finishedClientRandom)]);
  const early = await schedule.extract(EMPTY, unhex(test.psk));
  const handshake = await schedule.extract(await schedule.secret(early, "derived", EMPTY), unhex(test.dhe));
  const master = await schedule.extract(await schedule.secret(handshake, "derived", EMPTY), schedule.zeros);
  const wanted: readonly (readonly [from: Uint8Array, label: string, transcript: Uint8Array, want: string])[] = [
    [early, "c e traffic", hello, test.clientEarlyTrafficSecret],
    [early, "e exp master", hello, test.earlyExporterMasterSecret],
    [handshake, "c hs traffic", answered, test.clientHandshakeTrafficSecret],
    [handshake, "s hs traffic", answered, test.serverHandshakeTrafficSecret],
    [master, "c ap traffic", finished, test.clientApplicationTrafficSecret],
    [master, "s ap traffic", finished, test.serverApplicationTrafficSecret],
    [master, "exp master", finished, test.exporterMasterSecret],
    [master, "res master", resumed, test.resumptionMasterSecret],
  ];
  for (const [from, label, transcript, want] of wanted) {
    const verdict = expectBytes(await schedule.secret(from, label, transcript), unhex(want));
    if (verdict !== PASSED) return verdict;
  }
  return PASSED;
});

class Schedule {
  readonly #engine: Engine;
  readonly #hash: string;
  readonly zeros: Uint8Array;

  constructor(engine: Engine, hash: string) {
    this.#engine = engine;
    this.#hash = hash;
    this.zeros = new Uint8Array(Number(hash.slice(3)) / 8);
  }

  /** An input that is absent is as many zeros as the hash has bytes. */
  async extract(salt: Uint8Array, secret: Uint8Array): Promise<Uint8Array> {
    const value = { salt, step: Step.EXTRACT };
    const input = secret.length === 0 ? this.zeros : secret;
    return this.#derive(`HKDF-${this.#hash}`, input, { case: "hkdf", value });
  }

  /** Derive-Secret: the context is the transcript's hash. */
  async secret(from: Uint8Array, label: string, transcript: Uint8Array): Promise<Uint8Array> {
    const algorithm = this.#hash.replace("SHA", "SHA-");
    const hashed = must(await this.#engine.call(CryptoService.method.hash, { algorithm, data: transcript }));
    const value = { label: Buffer.from(label), context: hashed.digest };
    return this.#derive(`TLS13-EXPAND-LABEL-${this.#hash}`, from, { case: "tls13ExpandLabel", value });
  }

  async #derive(
    algorithm: string,
    secret: Uint8Array,
    parameters: Parameters<typeof derive>[1]["parameters"],
  ): Promise<Uint8Array> {
    return must(await derive(this.#engine, { algorithm, secret, parameters, lengthBytes: this.zeros.length }));
  }
}

function must<T>(answer: Answer<T>): T {
  if ("ok" in answer) return answer.ok;
  throw new Error(refusalText(answer));
}
