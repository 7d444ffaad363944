import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { IN_USE_FINALIZER } from "@keyward/core/contract/names";
import { openSoftware, type SoftwareBackend } from "@keyward/provider-software/backend";
import { KINDS } from "../../suites/crds/api-server.ts";
import { operatorDataKeys } from "./data-keys.ts";
import type { Ground, PolicyPlace } from "./ground.ts";
import { ModelKey } from "./model-key.ts";
import { NewSets } from "./new-sets.ts";
import { sideBySide } from "./side-by-side.ts";

const ALGORITHM = "ECDSA-P256";
const AT_A_TIME = 48;
const REPORT_EVERY = 10_000;

/** One key of the many. */
export interface KeyPlace {
  readonly policy: PolicyPlace;
  readonly name: string;
}

/** Spread evenly over all policies. */
export function* placesOf({ policies }: Pick<Ground, "policies">, from: number, to: number): Iterable<KeyPlace> {
  for (let index = from; index < to; index++)
    yield { policy: policies[index % policies.length]!, name: `key-${index}` };
}

/** Creates a CryptoKey and no more: what is left is the operator's to do. */
export async function wishKey({ client }: Ground, { policy, name }: KeyPlace): Promise<void> {
  const { namespace, name: policyName } = policy;
  await client.create(KINDS.CryptoKey, { metadata: { namespace, name }, spec: { policyRef: { name: policyName } } });
}

/**
 * Makes keys whole, by the code that the operator makes them by, and faster: one request each for the object, its sealed set and its
 * status.
 * @param model name of a key that the operator made
 */
export async function makeKeys(
  ground: Ground,
  places: Iterable<KeyPlace>,
  model: KeyPlace,
  report: (line: string) => void,
): Promise<void> {
  const { client, operatorNamespace } = ground;
  const { namespace } = model.policy;
  const { status = {} } = await client.get(KINDS.CryptoKey, { namespace, name: model.name });
  const modelKey = new ModelKey(status);
  const dataKeys = await operatorDataKeys(ground);
  const store = new NewSets(client, operatorNamespace);
  const backend = await openSoftware({ store, dataKeys, home: dataKeys.home, nowMs: Date.now, log: () => {} });
  let made = 0;
  await sideBySide(places, AT_A_TIME, async (place) => {
    await makeKey(ground, backend, place, modelKey);
    made += 1;
    if (made % REPORT_EVERY === 0) report(`${made} keys are made`);
  });
}

async function makeKey(ground: Ground, { admin }: SoftwareBackend, { policy, name }: KeyPlace, model: ModelKey) {
  const { client, clusterId } = ground;
  const { namespace, name: policyName, uid: policyUid } = policy;
  const key = await client.create(KINDS.CryptoKey, {
    metadata: { namespace, name, finalizers: [IN_USE_FINALIZER] },
    spec: { policyRef: { name: policyName } },
  });
  const { uid: keyUid = "" } = key.metadata;
  const { usages } = requireKeyAlgorithm(ALGORITHM);
  const owner = { clusterId, namespace, policy: policyName, policyUid, key: name, keyUid, version: 1 };
  const sealed = await admin.create(
    { algorithm: ALGORITHM, usages, exportable: false },
    owner,
    AbortSignal.timeout(60_000),
  );
  await client.update(KINDS.CryptoKey, { ...key, status: model.statusOf(sealed) }, { subresource: "status" });
}
