import { digestOf, type Layer } from "./layer.ts";
import { type Entry, packTar } from "./tar.ts";

export type ImageConfig = {
  /** Repository and tag, e.g. keyward.dev/sidecar:0.1.0 */
  readonly name: string;
  readonly architecture: string;
  /** RFC 3339 */
  readonly createdAt: string;
  readonly entrypoint: readonly string[];
  readonly env: readonly string[];
  /** Numeric uid:gid */
  readonly user: string;
  readonly labels: Readonly<Record<string, string>>;
};

/** Digest of the manifest: what a registry calls the image's digest. */
export type OciArchive = { readonly bytes: Buffer; readonly digest: string };

type Blob = { readonly mediaType: string; readonly digest: string; readonly bytes: Uint8Array };

/**
 * An OCI image layout in a tar, with the manifest.json of `docker save` beside it, so that containerd, podman, crane and
 * every age of `docker load` take the same file.
 * Source: OCI image specification 1.1, image-layout.md, manifest.md, config.md; containerd's annotation for the name
 */
export function ociArchive(config: ImageConfig, layers: readonly Layer[]): OciArchive {
  const layerBlobs = layers.map(({ digest, bytes }) => ({ mediaType: media("layer.v1.tar+gzip"), digest, bytes }));
  const configBlob = jsonBlob("config.v1+json", configDocument(config, layers));
  const manifest = jsonBlob("manifest.v1+json", {
    schemaVersion: 2,
    mediaType: media("manifest.v1+json"),
    config: descriptor(configBlob),
    layers: layerBlobs.map(descriptor),
  });
  const entries: Entry[] = [
    json("oci-layout", { imageLayoutVersion: "1.0.0" }),
    json("index.json", indexDocument(config, manifest)),
    json("manifest.json", [
      { Config: blobPath(configBlob), RepoTags: [config.name], Layers: layerBlobs.map(blobPath) },
    ]),
    ...[manifest, configBlob, ...layerBlobs].map((blob) => ({ path: blobPath(blob), mode: 0o644, bytes: blob.bytes })),
  ];
  return { bytes: packTar(entries), digest: manifest.digest };
}

function configDocument(config: ImageConfig, layers: readonly Layer[]) {
  return {
    created: config.createdAt,
    architecture: config.architecture,
    os: "linux",
    config: {
      User: config.user,
      Env: config.env,
      Entrypoint: config.entrypoint,
      WorkingDir: "/",
      Labels: config.labels,
    },
    rootfs: { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(() => ({ created: config.createdAt, created_by: "keyward tools/images" })),
  };
}

function indexDocument(config: ImageConfig, manifest: Blob) {
  const tag = config.name.slice(config.name.lastIndexOf(":") + 1);
  const annotations = { "io.containerd.image.name": config.name, "org.opencontainers.image.ref.name": tag };
  const platform = { architecture: config.architecture, os: "linux" };
  return {
    schemaVersion: 2,
    mediaType: media("index.v1+json"),
    manifests: [{ ...descriptor(manifest), platform, annotations }],
  };
}

function media(kind: string): string {
  return `application/vnd.oci.image.${kind}`;
}

function jsonBlob(kind: string, document: unknown): Blob {
  const bytes = Buffer.from(JSON.stringify(document));
  return { mediaType: media(kind), digest: digestOf(bytes), bytes };
}

function descriptor({ mediaType, digest, bytes }: Blob) {
  return { mediaType, digest, size: bytes.length };
}

function blobPath({ digest }: Blob): string {
  return `blobs/${digest.replace(":", "/")}`;
}

function json(path: string, document: unknown): Entry {
  return { path, mode: 0o644, bytes: Buffer.from(JSON.stringify(document)) };
}
