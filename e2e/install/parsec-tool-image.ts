import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { makeLayer } from "@keyward/tools/images/archive/layer";
import { buildImage } from "@keyward/tools/images/build-image";
import { interpreterOf } from "@keyward/tools/images/native/elf";
import { librariesOf } from "@keyward/tools/images/native/shared-libraries";
import { parseProgram } from "@keyward/tools/images/program";
import type { Cluster } from "../cluster/provider.ts";
import { parsecTool } from "../judges/parsec-tool.ts";

const OUT_DIR = join(import.meta.dirname, "..", "..", "dist/images");
/** Where the tool is in the image. */
export const PARSEC_TOOL = "/usr/bin/parsec-tool";

/** Gives the cluster the demo application's image with parsec-tool in it, as it is released. @returns the image's name */
export async function provideParsecTool(cluster: Cluster): Promise<string> {
  const { program: file } = await parsecTool();
  const bytes = await readFile(file);
  const libraries = await librariesOf(file, interpreterOf(bytes));
  const entries = [
    { path: PARSEC_TOOL.slice(1), mode: 0o755, bytes },
    ...(await Promise.all(
      libraries.map(async ({ source, target }) => ({
        path: target.slice(1),
        mode: 0o755,
        bytes: await readFile(source),
      })),
    )),
  ];
  const program = { ...parseProgram("demo-app"), name: "parsec-tool" };
  const image = await buildImage({ program, outDir: OUT_DIR, layers: [await makeLayer(entries)] });
  await cluster.loadImage(image.path);
  return image.name;
}
