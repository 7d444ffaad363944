import { createPublicKey, verify } from "node:crypto";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { SigningLine } from "../../apps/demo-app/commands/signing.ts";
import { apiOf } from "../../driver/api.ts";
import { AppLog } from "../../driver/app-log.ts";
import { eventually } from "../../driver/eventually.ts";
import { ask, ended } from "../keys/requests.ts";
import { getKey, hasReason } from "../operator/objects.ts";
import type { Fixture } from "./fixture.ts";

/** What a pod that runs `signing` signs. */
export const TEXT = "an order of ten";

/** A key of a policy, and a pod that signs with it all the time. */
export class SigningKey {
  readonly #fixture: Fixture;
  readonly name: string;

  constructor(fixture: Fixture, name: string) {
    this.#fixture = fixture;
    this.name = name;
  }

  get place() {
    return { client: apiOf(this.#fixture.cluster), namespace: this.#fixture.namespace };
  }

  async versions(): Promise<readonly KeyVersion[]> {
    return (await this.get()).status?.versions ?? [];
  }

  get() {
    return getKey(this.place, this.name);
  }

  ready() {
    return hasReason(() => this.get(), "Ready", "KeyAvailable");
  }

  /** Does what a KeyRequest asks for. @returns its name and when it was asked, milliseconds since 1970 */
  async done(action: "Rotate" | "RollBack" | "Revoke", version?: number) {
    const askedAt = Date.now();
    const name = await ask(this.place, this.name, action, version === undefined ? {} : { version });
    const { status } = await ended(this.place, name);
    if (status?.phase !== "Succeeded") throw new Error(`${action}: ${JSON.stringify(status)}`);
    return { name, askedAt };
  }

  log(pod: string, container = "app"): AppLog<SigningLine> {
    return new AppLog<SigningLine>(this.#fixture.cluster, { namespace: this.#fixture.namespace, pod, container });
  }

  /** @returns the first line of the log that is signed by that version and came after `since` */
  async signedBy(log: AppLog<SigningLine>, version: number, since = 0): Promise<SigningLine> {
    const isBy = await this.madeBy(version);
    const accept = (line: SigningLine) => line.at >= since && isBy(line);
    await log.first(accept);
    return log.lines.find(accept)!;
  }

  async madeBy(version: number): Promise<(line: SigningLine) => boolean> {
    // A revocation is done before the version that follows is made.
    const found = await eventually(`version ${version} of ${this.name}`, async () =>
      (await this.versions()).find((candidate) => candidate.version === version),
    );
    const publicKey = createPublicKey(found.publicKey!);
    return ({ signature }) =>
      signature !== undefined && verify("sha256", Buffer.from(TEXT), publicKey, Buffer.from(signature, "base64"));
  }
}
