import { makeLayer } from "@keyward/tools/images/archive/layer";
import { ociArchive } from "@keyward/tools/images/archive/oci-archive";
import { hostArchitecture } from "@keyward/tools/images/config";

/** Nobody in particular: no program in these images needs rights. */
const USER = "65535:65535";

/**
 * An OCI archive of static programs and nothing else.
 * @param name with a registry's host and a tag
 * @param programs path inside the image (no leading slash) to content
 * @param entrypoint one of those paths
 * @param cacheDir where to keep the compressed layer; worth it from some 10 MB on
 */
export async function staticImage(
  name: string,
  programs: Readonly<Record<string, Buffer>>,
  entrypoint: string,
  cacheDir?: string,
): Promise<Buffer> {
  const entries = Object.entries(programs).map(([path, bytes]) => ({ path, bytes, mode: 0o755 }));
  const layer = await makeLayer(entries, cacheDir);
  const config = {
    name,
    architecture: hostArchitecture(process.platform, process.arch),
    createdAt: "1970-01-01T00:00:00Z",
    entrypoint: [`/${entrypoint}`],
    env: [],
    user: USER,
    labels: {},
  };
  return ociArchive(config, [layer]).bytes;
}
