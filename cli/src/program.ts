import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { Command } from "commander";
import { addKeyCommands } from "./keys/commands.ts";
import type { Streams } from "./session.ts";

/** @param name as it was called: `keyward`, or `kubectl keyward` */
export function createProgram(name: string, streams: Streams): Command {
  const program = new Command(name)
    .description("Keyward's command: keys, requests and approvals of a cluster")
    .version(KEYWARD_VERSION)
    .showHelpAfterError()
    .configureOutput({ writeOut: streams.out, writeErr: streams.err });
  addKeyCommands(program, streams);
  return program;
}
