import type { KeySetAcknowledgement, ProfileAcknowledgement } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { HeldVersions } from "../../keys/watching/held-versions.ts";
import type { Acknowledgements } from "../../profile/acknowledgements.ts";
import type { Acknowledgement } from "../../profile/pod-states.ts";
import type { Fleet, FleetMember } from "./fleet.ts";
import type { PodReport } from "./pod-reports.ts";

export interface ReportBookOptions {
  readonly acknowledgements: Acknowledgements;
  readonly fleet: Fleet;
  readonly held: HeldVersions;
  /** A pod of that profile said something new of it. */
  readonly onProfile: (profileKey: string, said: Acknowledgement) => void;
  /** The backend of that key, as `namespace/name`, refused an operation because of the key itself. */
  readonly onTrouble: (key: string) => void;
}

const MAX_FAULT_CHARACTERS = 4_096;

/** Enters what the sidecars of one replica say, and forgets it with that replica. */
export class ReportBook {
  readonly #options: ReportBookOptions;
  readonly #members = new Map<bigint, FleetMember>();

  constructor(options: ReportBookOptions) {
    this.#options = options;
  }

  readonly take = (report: PodReport): void => {
    const { said, stream } = report;
    if (said.case === "connected") this.#connect(report);
    else if (said.case === "disconnected") this.#disconnect(stream);
    else if (said.case === "profile") this.#acknowledge(report, said.value);
    else if (said.case === "keySet") this.#hold(report, said.value);
    else this.#options.onTrouble(`${namespaceOf(report)}/${said.value.key}`);
  };

  /** That replica is gone, or is asked anew. What its pods said of their profile holds until they say something else. */
  clear(): void {
    for (const stream of [...this.#members.keys()]) this.#disconnect(stream);
  }

  #connect({ stream, profileKey, protocolVersion }: PodReport): void {
    this.#disconnect(stream);
    const member = { profileKey, protocolVersion, held: new Map() };
    this.#members.set(stream, member);
    this.#options.fleet.add(member);
  }

  #disconnect(stream: bigint): void {
    const member = this.#members.get(stream);
    if (member === undefined) return;
    this.#members.delete(stream);
    this.#options.fleet.remove(member);
  }

  #acknowledge({ podUid, profileKey, atMs, openedAtMs }: PodReport, value: ProfileAcknowledgement): void {
    const said: Acknowledgement = {
      profileUid: value.profileUid,
      generation: Number(value.generation),
      liveGeneration: Number(value.liveGeneration),
      fault: value.fault.slice(0, MAX_FAULT_CHARACTERS),
      receivedAtMs: atMs,
      streamOpenedAtMs: openedAtMs,
    };
    this.#options.acknowledgements.record(podUid, said);
    this.#options.onProfile(profileKey, said);
  }

  #hold(report: PodReport, { key, keyUid, versions }: KeySetAcknowledgement): void {
    const numbers = versions.map(({ version }) => version);
    this.#members.get(report.stream)?.held.set(keyUid, new Set(numbers));
    this.#options.held.record(`${namespaceOf(report)}/${key}`, keyUid, numbers);
  }
}

function namespaceOf({ profileKey }: PodReport): string {
  return profileKey.slice(0, profileKey.indexOf("/"));
}
