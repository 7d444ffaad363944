import { join } from "node:path";
import { keptFolder } from "./build/kept-folder.ts";
import { PROTO_DIR, PROTO_FOLDERS } from "./build/proto-files.ts";
import { sourceHash } from "./build/source-hash.ts";
import { JAVA, MAVEN, runTool } from "./build/tool.ts";

const DIR = join(import.meta.dirname, "java");
const MAIN = "dev.keyward.judges.Client";

/** @returns program and arguments of our client on grpc-java. @throws Error that says what to install */
export async function javaClient(): Promise<readonly string[]> {
  const versions = [await runTool(JAVA, ["--version"]), await runTool(MAVEN, ["--version"])];
  const name = `java-client-${sourceHash([DIR, ...PROTO_FOLDERS], ...versions)}`;
  const folder = await keptFolder(name, async (output) => {
    const places = [`-Dproto.folder=${PROTO_DIR}`, `-Doutput.folder=${output}`];
    await runTool(MAVEN, ["--quiet", "--batch-mode", ...places, "process-classes"], { cwd: DIR });
  });
  return [JAVA.program, "-cp", `${join(folder, "classes")}:${join(folder, "lib")}/*`, MAIN];
}
