import { execFile } from "node:child_process";
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import type { SigningLine } from "../../apps/demo-app/commands/signing.ts";
import type { Cluster } from "../../cluster/provider.ts";
import { AppLog } from "../../driver/app-log.ts";
import { demoApp, type PodRef } from "../../driver/demo-app.ts";
import { getJson } from "../../driver/kubectl.ts";
import { NAMESPACE, type Scene } from "../scene.ts";

const COMMAND = join(import.meta.dirname, "../../../cli/src/main.ts");
const KEY = "orders";
const SIGNER = "signer";
/** What the container signs, in manifests/app.yaml. */
const ORDER = "an order of ten";

/** @returns milliseconds from asking for a new version to the first signature by it, in the same process */
export async function rotateKey({ cluster, narrator }: Scene, pod: string): Promise<number> {
  narrator.chapter(
    "Rotate a key under load",
    "A second container signs all the time, by a key's name. The platform team asks for a new version with the keyward command.",
  );
  using log = new AppLog<SigningLine>(cluster, { namespace: NAMESPACE, pod, container: SIGNER });
  const first = await log.first(signedBy(await publicKey(cluster, 1)));
  const askedAtMs = Date.now();
  narrator.quote(await keyward(cluster, ["rotate", KEY, "--reason=the demo"]));
  const isSecond = signedBy(await publicKey(cluster, 2));
  await log.first(isSecond);
  const second = log.lines.find(isSecond)!;
  const rotationMs = second.at - askedAtMs;
  narrator.line(`the same process signed by version 2 ${rotationMs} ms after it was asked for`);
  narrator.line(`${second.calls} calls so far, ${second.failed} failed`);
  if (second.failed > first.failed) throw new Error(`calls failed while the key was rotated: ${second.error}`);
  await verifyOld(cluster, { namespace: NAMESPACE, pod, container: SIGNER }, first);
  narrator.line("what version 1 had signed is still valid for the application");
  narrator.quote(await keyward(cluster, ["history", KEY]));
  return rotationMs;
}

function signedBy(key: KeyObject): (line: SigningLine) => boolean {
  return ({ signature }) =>
    signature !== undefined && verify("sha256", Buffer.from(ORDER), key, Buffer.from(signature, "base64"));
}

async function publicKey(cluster: Cluster, version: number): Promise<KeyObject> {
  const key = await getJson<{ status: { versions: { version: number; publicKey: string }[] } }>(cluster, [
    `cryptokey/${KEY}`,
    `--namespace=${NAMESPACE}`,
  ]);
  const found = key.status.versions.find((one) => one.version === version);
  if (found === undefined) throw new Error(`the key has no version ${version}: ${JSON.stringify(key.status)}`);
  return createPublicKey(found.publicKey);
}

async function verifyOld(cluster: Cluster, target: PodRef, { signature }: SigningLine): Promise<void> {
  const message = Buffer.from(ORDER).toString("base64");
  const request = JSON.stringify({ key: { policy: KEY }, message, signature });
  const answer = await demoApp(cluster, target, ["call", "Verify", request]);
  const [verdict] = (answer.answers ?? []) as { valid?: boolean }[];
  if (verdict?.valid !== true) throw new Error(`version 1's signature is not valid: ${JSON.stringify(answer)}`);
}

async function keyward({ kubeconfigPath }: Cluster, args: readonly string[]): Promise<string> {
  const place = [`--kubeconfig=${kubeconfigPath}`, `--namespace=${NAMESPACE}`];
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, "keys", ...args, ...place]);
  return stdout;
}
