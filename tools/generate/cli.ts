import { join } from "node:path";
import { generateCrds, OWNED_FOLDERS } from "./crds/crds.ts";
import { generateProto } from "./proto.ts";
import { writeFiles } from "./write-files.ts";

const root = join(import.meta.dirname, "../..");

writeFiles(root, await generateCrds(root), OWNED_FOLDERS);
generateProto();
