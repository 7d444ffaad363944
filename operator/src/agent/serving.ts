import type { Controller } from "@keyward/kube/queue/controller";
import { keyOf } from "@keyward/kube/watch/kube-object";
import type { KeySetAcknowledgement } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { PROFILES_BY_POLICY } from "../caches/caches.ts";
import type { ManagedCertificate } from "../certificates/managed-certificate.ts";
import { HeldVersions } from "../keys/watching/held-versions.ts";
import { AgentHost } from "../leader/agent-host.ts";
import type { CommonParts } from "../leader/common-parts.ts";
import { createController } from "../leader/observed-controller.ts";
import { Acknowledgements } from "../profile/acknowledgements.ts";
import { type Acknowledgement, reloadTime } from "../profile/pod-states.ts";
import { Reception } from "./admission/reception.ts";
import { TokenReviewer } from "./admission/token-reviewer.ts";
import type { AgentServerOptions } from "./agent-server.ts";
import type { AgentStream } from "./agent-stream.ts";
import { KeyDistribution } from "./distribution/key-distribution.ts";
import { TrustDistribution } from "./distribution/trust-distribution.ts";
import { openedBackends } from "./opened-backends.ts";
import { ByteBudget } from "./operations/byte-budget.ts";
import { KeyFaults } from "./operations/key-faults.ts";
import { announce } from "./replicas/announcement.ts";
import { believable } from "./reports/believable.ts";
import { Fleet } from "./reports/fleet.ts";
import { PodReports } from "./reports/pod-reports.ts";
import { ReportBook } from "./reports/report-book.ts";
import { Streams } from "./streams.ts";
import { wireServing } from "./wire-serving.ts";

/** What a leader wants to be told. */
export interface LeaderEar {
  /** Something about that profile's status may have changed. */
  readonly touch: (profileKey: string) => void;
  readonly onEndpoint: () => void;
  /** Its backend may have something to say of that key, as `namespace/name`. */
  readonly inspect: (key: string) => void;
}

const NOBODY: LeaderEar = { touch: () => {}, onEndpoint: () => {}, inspect: () => {} };
/** Many profiles at a time: each may wait for a backend, and none for those of another namespace, however many hang. */
const DISTRIBUTION = { concurrency: 16, perNamespace: 8, rate: { perSecond: 1_000, burst: 2_000 } } as const;

/** A pod chooses what it says: our log is not its to fill. */
const MAX_TOLD = 512;

/** This replica's end of the agent stream, whether it leads or not. */
export class Serving {
  readonly streams = new Streams();
  readonly acknowledgements = new Acknowledgements();
  /** What sidecars say they hold, here and, while this replica leads, on the others. */
  readonly held = new HeldVersions();
  readonly fleet: Fleet;
  readonly reports = new PodReports();
  readonly host: AgentHost;
  readonly distribution: Controller;
  readonly trust: Controller;
  readonly certificate: ManagedCertificate;
  readonly #agent: Controller;
  readonly #parts: CommonParts;
  #leader: LeaderEar = NOBODY;

  constructor(parts: CommonParts, certificate: ManagedCertificate) {
    this.#parts = parts;
    this.certificate = certificate;
    const { caches, args } = parts;
    const profilesOf = (key: string) => caches.profiles.byIndex(PROFILES_BY_POLICY, key).map(keyOf);
    this.fleet = new Fleet(profilesOf, (key) => caches.keys.get(key)?.metadata.uid);
    const distribution = new KeyDistribution({ ...parts, streams: this.streams });
    this.distribution = createController(parts, { name: "key-distribution", ...distribution, ...DISTRIBUTION });
    const trust = new TrustDistribution({ caches, streams: this.streams, nowEpochMs: parts.clock.epochMs });
    this.trust = createController(parts, { name: "trust-distribution", ...trust, ...DISTRIBUTION });
    const onEndpoint = () => this.#leader.onEndpoint();
    this.host = new AgentHost({ server: this.#serverOptions(), certificate, podIp: args.podIp, onEndpoint });
    this.#agent = createController(parts, { name: "agent", reconcile: this.host.reconcile });
    this.reports.follow(this.newBook().take);
  }

  /** Enters what is said on one replica, this one or another. */
  newBook(): ReportBook {
    const { acknowledgements, fleet, held } = this;
    const onProfile = (profileKey: string, said: Acknowledgement) => this.#acknowledged(profileKey, said);
    const onTrouble = (key: string) => this.#leader.inspect(key);
    return new ReportBook({ acknowledgements, fleet, held, onProfile, onTrouble });
  }

  /** @returns how to stop telling */
  tell(leader: LeaderEar): () => void {
    this.#leader = leader;
    return () => {
      this.#leader = NOBODY;
    };
  }

  /** Serves until the signal aborts; returns when nothing of it runs any more. */
  async run(signal: AbortSignal): Promise<void> {
    const unwire = wireServing(this.#parts, this, () => this.#agent.enqueue("agent"));
    const { backends, clock } = this.#parts;
    const listening = openedBackends(backends, clock, signal).then(() => this.#agent.run(signal));
    const running = [this.distribution.run(signal), this.trust.run(signal), listening];
    const announcing = announce({ ...this.#parts, endpoint: () => this.host.endpoint }, signal);
    await announcing;
    await this.host.stop();
    unwire();
    await Promise.all(running);
  }

  #acknowledged(profileKey: string, said: Acknowledgement): void {
    const { known, metrics } = this.#parts;
    this.#leader.touch(profileKey);
    const target = known.get(profileKey);
    const reloadMs = target && reloadTime(said, target);
    if (reloadMs !== undefined) metrics.reloadSeconds.observe(reloadMs / 1_000);
  }

  #serverOptions(): AgentServerOptions {
    const { args, caches, client, clock, log, metrics } = this.#parts;
    const { streams, reports } = this;
    const onTurnedAway = (status: string) => metrics.refusedStreams.inc({ status });
    const reviewer = new TokenReviewer(client);
    const reception = new Reception({ caches, streams, reviewer, log, onRefused: onTurnedAway });
    const faults = new KeyFaults(clock.monotonicMs, (stream, key) =>
      reports.keyTrouble(stream, key, clock.monotonicMs()),
    );
    const onRefused = (outcome: string) => metrics.refusedOperations.inc({ outcome });
    const operations = {
      ...this.#parts,
      onEnd: () => {},
      onFault: faults.note,
      onRefused,
      bytes: new ByteBudget(),
    };
    return {
      port: args.agentPort,
      reception,
      streams,
      reports,
      operations,
      log,
      nowMs: clock.monotonicMs,
      nowEpochMs: clock.epochMs,
      onConnected: (stream) => {
        reports.connected(stream);
        this.distribution.enqueue(stream.profileKey);
        this.trust.enqueue(stream.profileKey);
      },
      onDisconnected: (stream) => reports.disconnected(stream, clock.monotonicMs()),
      onProfile: (stream, said) => reports.profile(stream, said),
      onKeySet: (stream, said) => this.#heldBy(stream, said),
    };
  }

  /** A sidecar may hold what it was sent by another replica and may no longer have, or may lack what it was sent by this one. */
  #heldBy(stream: AgentStream, said: KeySetAcknowledgement): void {
    const { key: name, keyUid, revision, fault } = said;
    const sent = stream.held.get(name);
    // It has more than we sent: from another replica, or of a time before the API server came back from an older backup.
    const isNews = sent === undefined || (sent.keyUid === keyUid && countOf(revision) > sent.revision);
    if (isNews) stream.held.set(name, { name, keyUid, policyUid: "", revision: countOf(revision), content: "" });
    if (fault !== "") {
      const { podName: pod, namespace } = stream.identity;
      this.#parts.log.warn("agent.key-refused", {
        pod,
        namespace,
        key: name,
        revision: String(revision),
        fault: fault.slice(0, MAX_TOLD),
      });
    }
    const believed = believable(said, stream.profileKey, this.#parts.caches);
    if (believed !== undefined) this.reports.keySet(stream, believed);
    if (isNews) this.distribution.enqueue(stream.profileKey);
  }
}

/** No API server counts that far; whoever says so is not heard, and gets what counts as it does. */
function countOf(revision: bigint): bigint {
  return revision < 2n ** 63n ? revision : -1n;
}
