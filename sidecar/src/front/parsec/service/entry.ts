import type { WireRequest } from "@keyward/core/parsec/request-decoder";
import type { Conversation } from "../extension/conversation.ts";
import type { Application } from "./application.ts";

/** One opcode as it is served: who has it, and what it does. */
export interface Entry {
  /** Of the core provider; else of the one with keys. */
  readonly isCore: boolean;
  /** @param application undefined where the client says nothing of itself @returns at once where the operation does */
  handle(
    request: WireRequest,
    conversation: Conversation,
    application: Application | undefined,
  ): Uint8Array | Promise<Uint8Array>;
}
