import type { BackendHealth } from "@keyward/core/backend/backend";
import type { Token } from "./token/token.ts";

/** Asks the token itself, after a login: a module answers some questions for a token that is gone. @throws BackendError */
export async function checkHealth(token: Token, nowMs: () => number, signal: AbortSignal): Promise<BackendHealth> {
  const beganMs = nowMs();
  const facts = await token.call("check", () => ({}), signal);
  const latencyMs = Math.max(0, nowMs() - beganMs);
  const { label, manufacturer, model, serial, firmware } = facts;
  return { latencyMs, detail: `${manufacturer} ${model} ${firmware}, token ${label}, serial ${serial}` };
}
