import { join } from "node:path";
import { buildImage } from "@keyward/tools/images/build-image";
import type { Outcome } from "../figure.ts";

const OUT_DIR = join(import.meta.dirname, "..", "..", "..", "dist/images");

/** Builds the sidecar's image: the sum of its compressed layers is what a node downloads. */
export async function measureImage(): Promise<Outcome> {
  const image = await buildImage({ program: "sidecar", outDir: OUT_DIR });
  return {
    values: { imageMb: image.compressedBytes / 1e6 },
    notes: [`image ${image.name}, ${image.digest}`],
  };
}
