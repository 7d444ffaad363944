import { parseArgs } from "node:util";
import { API_GROUP, API_VERSION } from "@keyward/core/contract/names";
import { isDnsLabel } from "@keyward/core/text/kubernetes-name";
import { errorFromResponse } from "@keyward/kube/watch/kube-error";
import { collectionPath, objectPath, type Resource } from "@keyward/kube/watch/resource";
import type { KubeTransport } from "@keyward/kube/watch/transport";
import { missingIn } from "./injected.ts";
import { testPod, testProfile } from "./objects.ts";

const PROFILES: Resource = { group: API_GROUP, version: API_VERSION, plural: "cryptoprofiles", namespaced: true };
const PODS: Resource = { group: "", version: "v1", plural: "pods", namespaced: true };
/** The API server waits 10 s for a webhook. */
const TIMEOUT_MS = 15_000;

/**
 * Asks the real API server, by a server-side dry run, what becomes of an annotated pod. Nothing stays behind.
 * @param argv `--namespace NAME --profile NAME`: where, and the name of the profile that is made for the time of the test
 * @returns the exit code: 0 if the pod would get its sidecar and one with an unknown profile is refused
 */
export async function selfTest(
  argv: readonly string[],
  connect: () => KubeTransport,
  say: (line: string) => void,
): Promise<number> {
  const place = parsePlace(argv);
  const transport = connect();
  const steps = new SelfTest(transport, place, say);
  try {
    await steps.run();
    say("Keyward works: an annotated pod gets its sidecar, and a pod without a profile is refused.");
    return 0;
  } catch (error) {
    say(`Keyward does not work: ${(error as Error).message}`);
    return 1;
  } finally {
    await steps.cleanUp();
    transport.close();
  }
}

interface Place {
  readonly namespace: string;
  readonly profile: string;
}

function parsePlace(argv: readonly string[]): Place {
  const options = { namespace: { type: "string" }, profile: { type: "string", default: "keyward-self-test" } } as const;
  const { namespace = "", profile } = parseArgs({ args: [...argv], options }).values;
  if (!isDnsLabel(namespace) || !isDnsLabel(profile))
    throw new Error("usage: self-test --namespace NAME [--profile NAME]");
  return { namespace, profile };
}

class SelfTest {
  readonly #transport: KubeTransport;
  readonly #place: Place;
  readonly #say: (line: string) => void;
  #made = false;

  constructor(transport: KubeTransport, place: Place, say: (line: string) => void) {
    this.#transport = transport;
    this.#place = place;
    this.#say = say;
  }

  async run(): Promise<void> {
    const { namespace, profile } = this.#place;
    await this.#post(PROFILES, testProfile(profile));
    this.#made = true;
    this.#say(`made CryptoProfile ${namespace}/${profile}`);
    const pod = await this.#post(PODS, testPod(profile), { dryRun: "All" });
    const missing = missingIn(pod);
    if (missing !== undefined) throw new Error(`the API server took the pod, but ${missing}`);
    this.#say("a dry run of an annotated pod: sidecar, volumes and socket mount are there");
    await this.#expectRefusal(`${profile}-unknown`);
  }

  async cleanUp(): Promise<void> {
    if (!this.#made) return;
    const { namespace, profile: name } = this.#place;
    const response = await this.#transport.request({
      method: "DELETE",
      path: objectPath(PROFILES, { namespace, name }),
      timeoutMs: TIMEOUT_MS,
    });
    if (response.status >= 300) this.#say(`CryptoProfile ${namespace}/${name} is still there: ${response.status}`);
  }

  async #expectRefusal(profile: string): Promise<void> {
    const refusal = await this.#post(PODS, testPod(profile), { dryRun: "All" }).then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (refusal === undefined) throw new Error("a pod with an unknown profile was taken");
    if (!refusal.includes(profile))
      throw new Error(`a pod with an unknown profile was refused for another reason: ${refusal}`);
    this.#say(`a dry run with an unknown profile is refused: ${refusal}`);
  }

  async #post(resource: Resource, object: object, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const path = collectionPath(resource, this.#place.namespace);
    const response = await this.#transport.request({
      method: "POST",
      path,
      query,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(object),
      timeoutMs: TIMEOUT_MS,
    });
    if (response.status >= 300) throw errorFromResponse(`POST ${path}`, response);
    return JSON.parse(response.body.toString("utf8"));
  }
}
