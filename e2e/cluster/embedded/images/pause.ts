import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "../../command.ts";
import { importCommand } from "../load-image.ts";
import { PAUSE_IMAGE } from "../node/layout.ts";
import { staticImage } from "./static-image.ts";

/** The container that every pod begins with; Kubernetes' own image is in a registry, and no registry is needed here. */
export async function loadPauseImage(pid: number, programs: Readonly<Record<string, string>>): Promise<void> {
  const pause = await readFile(join(programs.own ?? "", "pause"));
  await mustRun(importCommand(pid, programs), { stdin: await staticImage(PAUSE_IMAGE, { pause }, "pause") });
}
