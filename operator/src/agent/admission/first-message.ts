import type { Hello } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { ConnectCall } from "../service.ts";

/** More containers than fit into a pod, and more than a version is long. */
const MAX_CONTAINERS = 256;
const MAX_TEXT = 256;

/** @returns the Hello; undefined if something else came first, or nothing before the signal aborted */
export function firstMessage(call: ConnectCall, signal: AbortSignal): Promise<Hello | undefined> {
  return new Promise((resolve) => {
    const settle = (hello: Hello | undefined) => {
      call.off("data", onData);
      call.off("end", onEnd);
      signal.removeEventListener("abort", onEnd);
      call.pause();
      resolve(hello);
    };
    const onEnd = () => settle(undefined);
    const onData = ({ message }: { message: { case?: string; value?: unknown } }) =>
      settle(message.case === "hello" && isSensible(message.value as Hello) ? (message.value as Hello) : undefined);
    if (signal.aborted) return settle(undefined);
    call.on("data", onData);
    call.once("end", onEnd);
    signal.addEventListener("abort", onEnd, { once: true });
  });
}

function isSensible({ protocolVersion, sidecarVersion, profile, containers }: Hello): boolean {
  return (
    protocolVersion > 0 &&
    sidecarVersion.length <= MAX_TEXT &&
    profile.length <= MAX_TEXT &&
    containers.length <= MAX_CONTAINERS
  );
}
