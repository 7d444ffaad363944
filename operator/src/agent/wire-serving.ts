import type { Controller } from "@keyward/kube/queue/controller";
import { keyOf } from "@keyward/kube/watch/kube-object";
import { KEYS_BY_POLICY, PROFILES_BY_POLICY, PROFILES_BY_TRUST } from "../caches/caches.ts";
import type { ManagedCertificate } from "../certificates/managed-certificate.ts";
import type { CommonParts } from "../leader/common-parts.ts";
import type { PodView } from "../pods/pod-view.ts";
import type { Acknowledgements } from "../profile/acknowledgements.ts";
import { authoritiesFrom, keysBelow } from "../publication/authority-tree.ts";
import type { Streams } from "./streams.ts";

export interface Served {
  /** Takes keys of profiles. */
  readonly distribution: Controller;
  /** Takes keys of profiles. */
  readonly trust: Controller;
  readonly streams: Streams;
  readonly acknowledgements: Acknowledgements;
  readonly certificate: ManagedCertificate;
}

/** Which change is brought to which sidecars, on every replica. @returns how to unwire */
export function wireServing({ caches, backends }: CommonParts, serving: Served, wakeHost: () => void): () => void {
  const { distribution, trust, streams, acknowledgements, certificate } = serving;
  const wakeTrust = (policy: string) => {
    for (const authority of authoritiesFrom(policy, caches.policies)) {
      for (const profile of caches.profiles.byIndex(PROFILES_BY_TRUST, authority)) trust.enqueue(keyOf(profile));
    }
  };
  const wakeKey = (key: string) => {
    for (const profile of caches.profiles.byIndex(PROFILES_BY_POLICY, key)) distribution.enqueue(keyOf(profile));
  };
  const gone = ({ metadata: { uid = "" } }: PodView) => {
    streams.endPod(uid);
    acknowledgements.forget(uid);
  };
  wakeHost();
  const ends = [
    caches.profiles.onChange((key) => distribution.enqueue(key)),
    caches.profiles.onChange((key) => trust.enqueue(key)),
    caches.keys.onChange((key) => {
      wakeKey(key);
      // What an authority above has revoked, they issue with no more.
      for (const below of keysBelow(key, caches)) wakeKey(keyOf(below));
    }),
    caches.keys.onChange(wakeTrust),
    caches.policies.onChange((policy) => {
      wakeTrust(policy);
      for (const key of caches.keys.byIndex(KEYS_BY_POLICY, policy)) wakeKey(keyOf(key));
    }),
    // What could not be had before may be had now.
    backends.onChange(() => {
      for (const profile of streams.profiles()) distribution.enqueue(profile);
    }),
    caches.pods.addHandler({
      add: () => {},
      update: (pod, old) => {
        if (pod.uses.finished && !old.uses.finished) gone(pod);
      },
      delete: gone,
    }),
    caches.secrets.onChange((key) => {
      if (certificate.owns(key)) wakeHost();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
