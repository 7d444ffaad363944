import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Server, ServerGround } from "./server.ts";
import { ServerProcess } from "./server-process.ts";

/** The service of the Parsec project. Its configuration is its example's, for one provider and without other users. */
export async function startParsec({ dir, env, signal, programs }: ServerGround): Promise<Server> {
  const program = await programs.parsecService();
  const parsecSocket = join(dir, "parsec.sock");
  const config = join(dir, "config.toml");
  await writeFile(config, configuration(dir, parsecSocket));
  const running = await ServerProcess.start(
    { name: "the Parsec service", argv: [program, "--config", config], env, cwd: dir, ready: "Parsec is ready" },
    signal,
  );
  return {
    pid: running.pid,
    grpcSocket: "",
    parsecSocket,
    bulkDir: "",
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

function configuration(dir: string, socket: string): string {
  const text = JSON.stringify;
  return [
    "[core_settings]",
    'log_level = "info"',
    "allow_root = true",
    "[listener]",
    'listener_type = "DomainSocket"',
    "timeout = 3000",
    `socket_path = ${text(socket)}`,
    "[authenticator]",
    'auth_type = "Direct"',
    "[[key_manager]]",
    'name = "sqlite-manager"',
    'manager_type = "SQLite"',
    `sqlite_db_path = ${text(join(dir, "keys.sqlite3"))}`,
    "[[provider]]",
    'provider_type = "MbedCrypto"',
    'key_info_manager = "sqlite-manager"',
    "",
  ].join("\n");
}
