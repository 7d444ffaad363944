import type { AgentServerOptions } from "../agent/agent-server.ts";
import { Reception } from "../agent/reception.ts";
import { TokenReviewer } from "../agent/token-reviewer.ts";
import { type Acknowledgement, reloadTime } from "../profile/pod-states.ts";
import type { Parts } from "./parts.ts";
import type { TermState } from "./term-state.ts";

/** @param touch told the profile of a pod that said something new */
export function agentServerOptions(
  { args, caches, client, clock, known, log, metrics }: Parts,
  { streams, distribution: keys, acknowledgements }: TermState,
  touch: (profileKey: string) => void,
): AgentServerOptions {
  const onAcknowledged = (profileKey: string, said: Acknowledgement) => {
    touch(profileKey);
    const target = known.get(profileKey);
    const reloadMs = target && reloadTime(said, target);
    if (reloadMs !== undefined) metrics.reloadSeconds.observe(reloadMs / 1_000);
  };
  const onRefused = (status: string) => metrics.refusedStreams.inc({ status });
  const reception = new Reception({ caches, streams, reviewer: new TokenReviewer(client), log, onRefused });
  const { monotonicMs: nowMs, epochMs: nowEpochMs } = clock;
  return { port: args.agentPort, reception, streams, keys, acknowledgements, onAcknowledged, nowMs, nowEpochMs, log };
}
