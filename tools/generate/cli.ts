import { join } from "node:path";
import { generateCrds, OWNED_FOLDERS } from "./crds/crds.ts";
import { generateLight, lightFolders } from "./light/light.ts";
import { findHelm, generateManifests } from "./manifests.ts";
import { generateProto } from "./proto.ts";
import { writeFiles } from "./write-files.ts";

const root = join(import.meta.dirname, "../..");

writeFiles(root, await generateCrds(root), OWNED_FOLDERS);
generateProto();
const light = await generateLight(root);
writeFiles(root, light, lightFolders(light));

const helm = findHelm();
if (helm === undefined) {
  console.error(
    "deploy/keyward.yaml is left as it is, for want of helm: `npm run cluster -- up` builds it, or see helm.sh",
  );
} else {
  // The folder holds other files, too: nothing in it is stale.
  writeFiles(root, [generateManifests(root, helm)], []);
}
