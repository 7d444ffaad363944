import { isDeepStrictEqual } from "node:util";
import { keyOf } from "@keyward/kube/watch/kube-object";
import type { BackendId } from "../backends/backend-id.ts";
import { IN_TROUBLE, KEYS_BY_TROUBLE, PROFILES_BY_POLICY } from "../caches/caches.ts";
import type { ProfileObject } from "../caches/kinds.ts";
import type { PodView } from "../pods/pod-view.ts";
import { namedPolicies } from "../profile/named-policies.ts";
import type { Parts } from "./parts.ts";
import type { Term } from "./term-controllers.ts";
import type { TermState } from "./term-state.ts";
import { wireKeys } from "./wire-keys.ts";
import { wireRequests } from "./wire-requests.ts";

/** Which change wakes which controller; each gets a key, never the change itself. @returns how to unwire */
export function wire(parts: Parts, state: TermState, term: Term): () => void {
  const ends = [
    wireProfiles(parts, term),
    wirePolicies(parts, term),
    ...wireBackends(parts, state, term),
    wirePods(parts, term),
    wireSecrets(parts, state, term),
    ...wireNamespaces(parts, term),
    ...wireRequests(parts, term),
    ...wireKeys(parts, term),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function wireProfiles({ caches }: Parts, { controllers, touch }: Term): () => void {
  const wake = (profile: ProfileObject) => {
    touch(keyOf(profile));
    for (const policy of namedPolicies(profile))
      controllers.policies.enqueue(`${profile.metadata.namespace}/${policy}`);
  };
  return caches.profiles.addHandler({
    add: wake,
    delete: wake,
    update: (profile, old) => {
      wake(profile);
      if (profile.metadata.generation !== old.metadata.generation) wake(old);
    },
  });
}

function wirePolicies({ caches }: Parts, { controllers, touch }: Term): () => void {
  return caches.policies.onChange((key) => {
    controllers.policies.enqueue(key);
    for (const profile of caches.profiles.byIndex(PROFILES_BY_POLICY, key)) {
      touch(keyOf(profile));
    }
  });
}

function wireBackends({ caches, backends }: Parts, { orphans }: TermState, { controllers }: Term): (() => void)[] {
  const wake = ({ namespace, name, kind }: BackendId) => {
    if (kind !== "BuiltIn") controllers.backends.enqueue(namespace === "" ? name : `${namespace}/${name}`);
  };
  orphans.onChange = wake;
  return [
    caches.keyBackends.onChange((key) => controllers.backends.enqueue(key)),
    caches.clusterKeyBackends.onChange((key) => controllers.backends.enqueue(key)),
    backends.onLook(wake),
    // Where their next keys will be made.
    backends.onChange(() => {
      for (const policy of caches.policies.list()) controllers.policies.enqueue(keyOf(policy));
    }),
  ];
}

function wirePods({ caches }: Parts, { controllers, touch }: Term): () => void {
  const wake = (pod: PodView) => {
    const { namespace = "" } = pod.metadata;
    if (pod.uses.profile !== undefined) touch(`${namespace}/${pod.uses.profile}`);
    if (pod.uses.injected || pod.uses.inject !== undefined) controllers.namespaces.enqueue(namespace);
  };
  return caches.pods.addHandler({
    add: wake,
    // Most updates of a pod change nothing that we remember of it.
    update: (pod, old) => {
      if (!isDeepStrictEqual(withoutVersion(pod), withoutVersion(old))) wake(pod);
    },
    delete: wake,
  });
}

function withoutVersion({ uses, metadata }: PodView): unknown {
  return { uses, metadata: { ...metadata, resourceVersion: undefined } };
}

function wireSecrets({ caches, args }: Parts, { certificates }: TermState, { controllers }: Term): () => void {
  for (const id of ["agent", "webhook"]) controllers.certificates.enqueue(id);
  return caches.secrets.onChange((key) => {
    if (certificates.agent.owns(key)) {
      controllers.certificates.enqueue("agent");
    } else if (certificates.webhook?.owns(key)) {
      controllers.certificates.enqueue("webhook");
      controllers.webhooks.enqueue(args.webhookConfiguration);
    } else {
      // A Secret of an earlier release, or a key-encryption key: what waits for it looks again.
      for (const key of caches.keys.byIndex(KEYS_BY_TROUBLE, IN_TROUBLE)) controllers.inspections.enqueue(keyOf(key));
      for (const policy of caches.policies.list()) controllers.policies.enqueue(keyOf(policy));
    }
  });
}

function wireNamespaces({ caches }: Parts, { controllers }: Term): (() => void)[] {
  return [
    caches.namespaces.onChange((name) => controllers.namespaces.enqueue(name)),
    caches.bindings.onChange((_, { metadata }) => controllers.namespaces.enqueue(metadata.namespace ?? "")),
    ...caches.webhooks.map((informer) => informer.onChange((name) => controllers.webhooks.enqueue(name))),
  ];
}
