import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

const START_MS = 60_000;
const DOCTYPE = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">`;
const POLICY = `<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>`;

export interface SessionBus {
  /** For DBUS_SESSION_BUS_ADDRESS. */
  readonly address: string;
  readonly process: ChildProcess;
}

/**
 * A D-Bus of one test: this machine's own may not be there, and starts services that a test must not meet.
 * @param env finds dbus-daemon
 */
export async function startSessionBus(folder: string, env: NodeJS.ProcessEnv): Promise<SessionBus> {
  const config = join(folder, "bus.conf");
  const listen = `<type>session</type><listen>unix:dir=${folder}</listen><auth>EXTERNAL</auth>`;
  await writeFile(config, `${DOCTYPE}\n<busconfig>${listen}${POLICY}</busconfig>\n`);
  const bus = spawn("dbus-daemon", [`--config-file=${config}`, "--nofork", "--print-address=1"], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = await once(createInterface(bus.stdout), "line", { signal: AbortSignal.timeout(START_MS) });
  return { address: String(line), process: bus };
}
