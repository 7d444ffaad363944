import { create } from "@bufbuild/protobuf";
import {
  type PodReport as Message,
  PodConnectedSchema,
  PodDisconnectedSchema,
  PodReportSchema,
} from "@keyward/proto/gen/keyward/agent/v1/replica_pb";
import type { PodReport, Said } from "../reports/pod-reports.ts";

/** Monotonic clocks of two processes have nothing in common, so ages are sent. */
const MAX_AGE_MS = 2 ** 32 - 1;

export function writeReport(report: PodReport, nowMs: number): Message {
  const { podUid, profileKey, stream, protocolVersion, said } = report;
  const age = (atMs: number) => Math.min(MAX_AGE_MS, Math.max(0, Math.round(nowMs - atMs)));
  const [streamAgeMs, ageMs] = [age(report.openedAtMs), age(report.atMs)];
  return create(PodReportSchema, {
    podUid,
    profileKey,
    stream,
    streamAgeMs,
    ageMs,
    protocolVersion,
    said: saidMessage(said),
  });
}

/** @returns undefined for what this version does not know */
export function readReport(message: Message, nowMs: number): PodReport | undefined {
  const { podUid, profileKey, stream, protocolVersion, said } = message;
  if (said.case === undefined) return undefined;
  const [openedAtMs, atMs] = [nowMs - message.streamAgeMs, nowMs - message.ageMs];
  return { podUid, profileKey, stream, openedAtMs, atMs, protocolVersion, said };
}

function saidMessage(said: Said): Message["said"] {
  if (said.case === "connected") return { case: "connected", value: create(PodConnectedSchema) };
  if (said.case === "disconnected") return { case: "disconnected", value: create(PodDisconnectedSchema) };
  return said;
}
