import { keyOf } from "@keyward/kube/watch/kube-object";
import { backendText } from "../backends/backend-id.ts";
import { KEYS_BY_POLICY, KEYS_BY_UID } from "../caches/caches.ts";
import type { PolicyObject, ProfileObject } from "../caches/kinds.ts";
import type { KeyView } from "../keys/key-view.ts";
import { namedPolicies } from "../profile/named-policies.ts";
import { keysBelow } from "../publication/authority-tree.ts";
import type { SetView } from "../sealing/sealed-set-secret.ts";
import type { Parts } from "./parts.ts";
import type { Term } from "./term-controllers.ts";

/** A policy counts its keys; with many of them it need not count at each change. */
const COUNT_AFTER_MS = 1_000;

/** Which change wakes which key. Nothing here looks at all keys for one event. @returns how to unwire */
export function wireKeys(parts: Parts, term: Term): (() => void)[] {
  return [
    wireOwn(parts, term),
    wirePolicies(parts, term),
    wireProfiles(parts, term),
    wireRequests(parts, term),
    wireSets(parts, term),
    wireSurveys(parts, term),
  ];
}

function wireOwn({ caches }: Parts, { controllers, touch }: Term): () => void {
  const wake = (key: KeyView) => {
    const { namespace = "", name } = key.metadata;
    controllers.keys.enqueue(keyOf(key));
    // Their certificates are worth what those above are.
    for (const below of keysBelow(keyOf(key), caches)) controllers.keys.enqueue(keyOf(below));
    const policy = `${namespace}/${key.spec.policyRef.name}`;
    if (name === key.spec.policyRef.name) controllers.policies.enqueue(policy);
    else controllers.policies.enqueueAfter(policy, COUNT_AFTER_MS);
    for (const profile of caches.profiles.byIndex("policy", keyOf(key))) {
      touch(keyOf(profile));
    }
  };
  const add = (key: KeyView) => {
    wake(key);
    if (key.status?.versions !== undefined) controllers.inspections.enqueue(keyOf(key));
  };
  return caches.keys.addHandler({ add, update: wake, delete: wake });
}

function wirePolicies({ caches }: Parts, { controllers }: Term): () => void {
  const wake = (policy: PolicyObject) => {
    for (const key of caches.keys.byIndex(KEYS_BY_POLICY, keyOf(policy))) controllers.keys.enqueue(keyOf(key));
  };
  return caches.policies.addHandler({
    add: wake,
    delete: wake,
    // Its status changes with each of its keys.
    update: (policy, old) => {
      const { generation, deletionTimestamp } = policy.metadata;
      if (generation !== old.metadata.generation || deletionTimestamp !== old.metadata.deletionTimestamp) wake(policy);
    },
  });
}

function wireProfiles({ caches }: Parts, { controllers }: Term): () => void {
  const wake = (profile: ProfileObject) => {
    for (const name of namedPolicies(profile)) controllers.keys.enqueue(`${profile.metadata.namespace}/${name}`);
  };
  return caches.profiles.addHandler({
    add: wake,
    delete: wake,
    update: (profile, old) => {
      if (profile.metadata.generation === old.metadata.generation) return;
      wake(profile);
      wake(old);
    },
  });
}

function wireRequests({ caches }: Parts, { controllers }: Term): () => void {
  return caches.requests.onChange((_, { metadata, spec }) =>
    controllers.keys.enqueue(`${metadata.namespace}/${spec.keyRef.name}`),
  );
}

/** Someone may have changed what is sealed: that does not wait until every key was looked at. */
function wireSets({ caches }: Parts, { controllers: { inspections } }: Term): () => void {
  let isFirstLook = true;
  const look = ({ keyUid }: SetView) => {
    for (const key of caches.keys.byIndex(KEYS_BY_UID, keyUid)) {
      if (isFirstLook) inspections.enqueue(keyOf(key));
      else inspections.enqueueAhead(keyOf(key));
    }
  };
  const unwire = caches.sealedSets.addHandler({ add: look, update: look, delete: look });
  isFirstLook = false;
  return unwire;
}

/** Soon after a backend came, or may have come back; then from time to time. */
const SURVEY_AFTER_MS = 5_000;

function wireSurveys({ backends }: Parts, { controllers }: Term): () => void {
  const ask = () => {
    for (const { id } of backends.slots) controllers.surveys.enqueueAfter(backendText(id), SURVEY_AFTER_MS);
  };
  ask();
  return backends.onChange(ask);
}
