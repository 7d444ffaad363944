import type { AgentEndpoint } from "@keyward/crds/types/profile/status";
import type { Controller } from "@keyward/kube/queue/controller";
import type { ControllerOptions } from "@keyward/kube/queue/controller-options";
import { keyOf } from "@keyward/kube/watch/kube-object";
import { AccessController } from "../access/access-controller.ts";
import { BackendController } from "../backends/status/backend-controller.ts";
import { CaBundleController } from "../certificates/ca-bundle-controller.ts";
import { CertificateController } from "../certificates/certificate-controller.ts";
import { KeyPolicyController } from "../key-policy/key-policy-controller.ts";
import { KeyRequestController } from "../key-requests/key-request-controller.ts";
import { RemovalController } from "../key-requests/removal-controller.ts";
import { createKeys, type Keys } from "../keys/create-keys.ts";
import { ProfileController } from "../profile/profile-controller.ts";
import { SealedInheritance } from "../sealing/inheritance.ts";
import { createController } from "./observed-controller.ts";
import type { Parts } from "./parts.ts";
import type { TermState } from "./term-state.ts";
import type { Writers } from "./writers.ts";

/** The controllers of one term, each named by the keys that it takes. */
export interface Controllers {
  readonly profiles: Controller;
  readonly policies: Controller;
  /** KeyBackends as `namespace/name`, ClusterKeyBackends as `name`. */
  readonly backends: Controller;
  readonly keys: Controller;
  /** Keys again: what became of their versions. */
  readonly inspections: Controller;
  /** Backends by their text: what they list. */
  readonly surveys: Controller;
  readonly requests: Controller;
  /** Requests again: those that take keys in, out, or elsewhere. */
  readonly moves: Controller;
  /** Requests again: those whose time after their end is over. */
  readonly removals: Controller;
  readonly namespaces: Controller;
  readonly certificates: Controller;
  /** Name of the webhook configurations. */
  readonly webhooks: Controller;
}

export interface Term {
  readonly controllers: Controllers;
  readonly keys: Keys;
  /** Where sidecars find a replica is no longer what it was. */
  readonly onEndpoint: () => void;
  /** Something about that profile's status may have changed. */
  readonly touch: (profileKey: string) => void;
  /** Looks at once at what backends say of that key, as `namespace/name`. */
  readonly inspect: (key: string) => void;
}

type Reconciler = Pick<ControllerOptions, "reconcile">;
type ControllerPace = Pick<ControllerOptions, "concurrency" | "rate" | "perNamespace">;
/** A new leader writes its address into every profile. */
const MANY_WRITES: ControllerPace = { concurrency: 4, rate: { perSecond: 200, burst: 400 } };
/** Most of its reconciles find that there is nothing to do. */
const FEW_WRITES: ControllerPace = { rate: { perSecond: 1_000, burst: 2_000 } };
/** Of 100,000 keys most are as they should be. */
const MANY_KEYS: ControllerPace = { concurrency: 8, rate: { perSecond: 50_000, burst: 100_000 } };
/** Each is a call to a backend for each version; nobody waits for most of them, and none for a backend of another namespace. */
const BACKGROUND: ControllerPace = { concurrency: 4, perNamespace: 2, rate: { perSecond: 100, burst: 400 } };
/** Years of requests may be due at once, and nobody waits for any of them. */
const REMOVALS: ControllerPace = { concurrency: 2, rate: { perSecond: 20, burst: 20 } };
/** Sidecars that lose their leader look for the next one at once; the last of them are here by then. */
const SETTLING_MS = 20_000;

/** Nothing runs yet. */
export function createTerm(parts: Parts, writers: Writers, state: TermState): Term {
  const { caches, args } = parts;
  const touch = (key: string) => controllers.profiles.enqueueAfter(key, state.pace.delayMs(key));
  const inspect = (key: string) => controllers.inspections.enqueueAhead(key);
  const onEndpoint = () => {
    for (const profile of caches.profiles.list()) touch(keyOf(profile));
  };
  const inheritance = new SealedInheritance({ ...parts, ...writers, namespace: args.namespace });
  const keys = createKeys(
    {
      ...{ ...parts, ...writers, ...state, inheritance },
      namespace: args.namespace,
      surveyEveryMs: args.keySurveyIntervalMs,
    },
    (key) => controllers.keys.enqueue(key),
    inspect,
  );
  const controllers = createControllers({ ...parts, inheritance, keys }, writers, state);
  return { controllers, keys, onEndpoint, touch, inspect };
}

interface KeyParts {
  readonly inheritance: SealedInheritance;
  readonly keys: Keys;
}

function createControllers(parts: Parts & KeyParts, writers: Writers, state: TermState): Controllers {
  const { args, caches, clock, log } = parts;
  const { client, applier } = writers;
  const { monotonicMs: nowMs, epochMs: nowEpochMs } = clock;
  const { agent, webhook } = state.certificates;
  const common = { ...parts, ...writers, ...state, namespace: args.namespace, nowEpochMs };
  const settledMs = nowMs() + SETTLING_MS;
  const settlingMs = () => Math.max(0, settledMs - nowMs());
  const profile = new ProfileController({ ...common, agentEndpoint: () => endpointOf(parts, state), settlingMs });
  const policy = new KeyPolicyController(common);
  const request = new KeyRequestController(common);
  const removal = new RemovalController({ ...common, ledger: parts.keys.ledger, ttlMs: args.requestTtlMs });
  const backend = new BackendController({ ...common, sealOf: (id) => parts.sealing.progress(id) });
  const access = new AccessController({ caches, client, applier, nowMs });
  const lifetimes = { authorityMs: args.webhookCaLifetimeMs, leafMs: args.webhookCertificateLifetimeMs };
  const certificates = new CertificateController({
    certificates: webhook === undefined ? [agent] : [agent, webhook],
    ...{ lifetimes, client, nowEpochMs, log },
  });
  const caBundle = new CaBundleController({ webhooks: caches.webhooks, bundle: () => webhook?.bundle ?? "", client });
  const make = (name: string, { reconcile }: Reconciler, pace?: ControllerPace) =>
    createController(parts, { name, reconcile, ...pace });
  return {
    profiles: make("profile", profile, MANY_WRITES),
    policies: make("key-policy", policy),
    keys: make("crypto-key", parts.keys.controller, MANY_KEYS),
    surveys: make("key-survey", parts.keys.survey),
    inspections: make("key-inspection", parts.keys.inspector, BACKGROUND),
    requests: make("key-request", request),
    moves: make("key-move", parts.keys.moves, BACKGROUND),
    removals: make("key-request-removal", removal, REMOVALS),
    backends: make("key-backend", backend),
    namespaces: make("access", access, FEW_WRITES),
    certificates: make("certificate", certificates),
    webhooks: make("ca-bundle", caBundle),
  };
}

/** Any replica serves; this one comes first, for sidecars that know one address only. */
function endpointOf({ serving }: Pick<Parts, "serving">, { replicas }: TermState): AgentEndpoint | undefined {
  const { endpoint } = serving.host;
  const { addresses } = replicas;
  return endpoint && addresses && { ...endpoint, addresses: [endpoint.address, ...addresses] };
}
