import { join } from "node:path";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { type Layer, makeLayer } from "./archive/layer.ts";
import { type ImageConfig, ociArchive } from "./archive/oci-archive.ts";
import { writeAtomically } from "./cache.ts";
import { type BuildConfig, readBuildConfig } from "./config.ts";
import { programEntries } from "./layers/program-layer.ts";
import { runtimeEntries } from "./layers/runtime-layer.ts";
import { buildHealthProbe } from "./native/health-probe.ts";
import { entrypointOf, envOf, IMAGE_USER, PROBE_PATH, type Program, parseProgram } from "./program.ts";

export type ImageSpec = {
  /** A name in PROGRAMS, or a program that is not in the table (tests, other people's apps). */
  readonly program: string | Program;
  /** Directory for the archive; made if missing. */
  readonly outDir: string;
  /** Further layers, between the runtime and the program. */
  readonly layers?: readonly Layer[];
  /** Further variables, NAME=value, that those layers want. */
  readonly env?: readonly string[];
};

export type BuiltImage = {
  /** The archive: an OCI image layout in a tar. */
  readonly path: string;
  /** What the image is called after an import, e.g. keyward.dev/sidecar:0.1.0 */
  readonly name: string;
  /** Digest of the manifest, "sha256:<hex>" */
  readonly digest: string;
  /** Sum of the compressed layers: what a node downloads. */
  readonly compressedBytes: number;
};

/**
 * Bundles a program and packs it with node into one archive. No container engine, no registry, no root.
 * @throws Error if the program does not bundle, or node, a library or (for the sidecar) Go is missing
 */
export async function buildImage(spec: ImageSpec, config: BuildConfig = readBuildConfig()): Promise<BuiltImage> {
  const program = typeof spec.program === "string" ? parseProgram(spec.program) : spec.program;
  return packImage(
    await imageLayers(program, config, spec.layers),
    imageConfig(program, config, spec.env),
    spec.outDir,
  );
}

/** Writes an archive of any layers, for images that hold no program of ours. The file name comes from the image's. */
export async function packImage(layers: readonly Layer[], config: ImageConfig, outDir: string): Promise<BuiltImage> {
  const archive = ociArchive(config, layers);
  const path = join(outDir, `${config.name.replaceAll(/[^\w.-]+/g, "-")}-${config.architecture}.tar`);
  await writeAtomically(path, [archive.bytes]);
  const compressedBytes = layers.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return { path, name: config.name, digest: archive.digest, compressedBytes };
}

/** The runtime first and the program last: a new version of a program is a download of its last layer alone. */
async function imageLayers(program: Program, config: BuildConfig, further: readonly Layer[] = []): Promise<Layer[]> {
  const layers = [await makeLayer(await runtimeEntries(config), config.cacheDir)];
  if (program.healthProbe) {
    layers.push(await makeLayer([{ path: PROBE_PATH, mode: 0o755, bytes: await buildHealthProbe(config) }]));
  }
  layers.push(...further);
  layers.push(await makeLayer(await programEntries(config.root, program)));
  return layers;
}

function imageConfig(
  program: Program,
  { architecture, createdAt }: BuildConfig,
  env: readonly string[] = [],
): ImageConfig {
  return {
    name: `keyward.dev/${program.name}:${KEYWARD_VERSION}`,
    architecture,
    createdAt,
    entrypoint: entrypointOf(program),
    env: [...envOf(program), ...env],
    user: IMAGE_USER,
    labels: {
      "org.opencontainers.image.title": `keyward-${program.name}`,
      "org.opencontainers.image.description": program.title,
      "org.opencontainers.image.version": KEYWARD_VERSION,
      "org.opencontainers.image.licenses": "Apache-2.0",
    },
  };
}
