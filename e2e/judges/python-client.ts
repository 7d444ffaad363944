import { globSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { keptFolder } from "./build/kept-folder.ts";
import { PROTO_DIR, PROTO_FOLDERS } from "./build/proto-files.ts";
import { sourceHash } from "./build/source-hash.ts";
import { PYTHON, runTool } from "./build/tool.ts";

const DIR = join(import.meta.dirname, "python");
const PROGRAM = join(DIR, "client.py");
const REQUIREMENTS = join(DIR, "requirements.txt");

/** @returns program and arguments of our client on grpcio. @throws Error that says what to install */
export async function pythonClient(): Promise<readonly string[]> {
  const version = await runTool(PYTHON, ["-c", "import sys; print(sys.version, sys.executable)"]);
  const name = `python-client-${sourceHash([DIR, ...PROTO_FOLDERS], version)}`;
  const folder = await keptFolder(name, install);
  // -B: no compiled files beside the sources. -s: nothing of the user's own.
  return ["env", `PYTHONPATH=${join(folder, "packages")}:${join(folder, "gen")}`, PYTHON.program, "-Bs", PROGRAM];
}

/** A plain folder of packages can be renamed, which a virtual environment cannot. */
async function install(output: string): Promise<void> {
  const packages = join(output, "packages");
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"];
  await runTool(PYTHON, [...pip, "--no-deps", "--target", packages, "--requirement", REQUIREMENTS]);
  const gen = join(output, "gen");
  const outputs = [`--python_out=${gen}`, `--grpc_python_out=${gen}`];
  const files = PROTO_FOLDERS.flatMap((folder) =>
    globSync("*.proto", { cwd: folder }).map((file) => join(folder, file)),
  );
  const protoc = ["-m", "grpc_tools.protoc", `--proto_path=${PROTO_DIR}`, ...outputs, ...files];
  await mkdir(gen);
  await runTool(PYTHON, protoc, { env: { PYTHONPATH: packages } });
}
