import { cp } from "node:fs/promises";
import { basename, join } from "node:path";
import { keptFolder } from "./build/kept-folder.ts";
import { generateProto, PROTO_FOLDERS } from "./build/proto-files.ts";
import { sourceHash } from "./build/source-hash.ts";
import { GO, runTool } from "./build/tool.ts";

const DIR = join(import.meta.dirname, "go");
const MODULE = "keyward.dev/e2e/judges";
const PLUGINS = ["google.golang.org/protobuf/cmd/protoc-gen-go", "google.golang.org/grpc/cmd/protoc-gen-go-grpc"];
const FLAGS = ["build", "-trimpath", "-buildvcs=false"];
const ENV = { CGO_ENABLED: "0" };

/** @returns the path of h2spec. Its version: e2e/judges/go/go.mod. @throws Error that says what to install */
export function h2spec(): Promise<string> {
  return foreignProgram("h2spec", "github.com/summerwind/h2spec/cmd/h2spec");
}

/** @returns the path of the gRPC project's own client of interoperability. @throws Error that says what to install */
export function interopClient(): Promise<string> {
  return foreignProgram("interop-client", "google.golang.org/grpc/interop/client");
}

/** @returns the path of our client on grpc-go. @throws Error that says what to install */
export async function goClient(): Promise<string> {
  const name = `go-client-${sourceHash([DIR, ...PROTO_FOLDERS], await compiler())}`;
  const folder = await keptFolder(name, async (output) => {
    const sources = join(output, "source");
    await cp(DIR, sources, { recursive: true });
    await generate(sources);
    await runTool(GO, [...FLAGS, "-o", join(output, "client"), "./client"], { cwd: sources, env: ENV });
  });
  return join(folder, "client");
}

async function foreignProgram(program: string, path: string): Promise<string> {
  const name = `${program}-${sourceHash([DIR], await compiler())}`;
  const folder = await keptFolder(name, async (output) => {
    await runTool(GO, [...FLAGS, "-o", join(output, program), path], { cwd: DIR, env: ENV });
  });
  return join(folder, program);
}

function compiler(): Promise<string> {
  return runTool(GO, ["env", "GOVERSION", "GOARCH"]);
}

/** The plugins are tools of the module, so that go.sum has them. */
async function generate(sources: string): Promise<void> {
  const bin = join(sources, "bin");
  await runTool(GO, [...FLAGS, "-o", `${bin}/`, ...PLUGINS], { cwd: sources, env: ENV });
  const plugins = PLUGINS.map((path) => ({
    local: join(bin, basename(path)),
    out: join(sources, "gen"),
    opt: ["paths=source_relative"],
  }));
  const override = [{ file_option: "go_package_prefix", value: `${MODULE}/gen` }];
  await generateProto({ version: "v2", managed: { enabled: true, override }, plugins });
}
