import { createHash } from "node:crypto";
import { tar } from "./tar.ts";

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

/**
 * A docker archive with one static program.
 * @param reference the full name, with a registry's host and a tag
 * @param arch as Node names it
 */
export function singleProgramImage(reference: string, program: Buffer, arch: string): Buffer {
  const layer = tar([{ name: "program", content: program, mode: 0o755 }]);
  const config = json({
    // Without a platform, containerd filters the image out on import.
    architecture: ARCHITECTURES[arch] ?? arch,
    os: "linux",
    config: { Entrypoint: ["/program"], User: "65535:65535" },
    rootfs: { type: "layers", diff_ids: [`sha256:${sha256(layer)}`] },
  });
  const configName = `${sha256(config)}.json`;
  const manifest = json([{ Config: configName, RepoTags: [reference], Layers: ["layer.tar"] }]);
  return tar([
    { name: "manifest.json", content: manifest },
    { name: configName, content: config },
    { name: "layer.tar", content: layer },
  ]);
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
