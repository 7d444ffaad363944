// The layer graph of layers.ts in the words of dependency-cruiser. No rule is written here.
import { EXCEPTIONS, FENCED_PACKAGES, LAYERS } from "./layers.ts";

const every = LAYERS.map((layer) => layer.folder);
const inside = (folder) => `^${folder}/`;

/** A folder inside another is a layer of its own, so the outer one's patterns leave it out. */
const below = (folder) => every.filter((other) => other.startsWith(`${folder}/`)).map(inside);

const isInsideAnother = (folder) => every.some((outer) => folder.startsWith(`${outer}/`));

const layerRules = LAYERS.map((layer) => ({
  name: `layer-${layer.folder.replaceAll("/", "-")}`,
  comment: layer.reason,
  severity: "error",
  from: {
    path: inside(layer.folder),
    pathNot: [
      ...below(layer.folder),
      ...EXCEPTIONS.map((exception) => `^${exception.file}$`),
      // Its tests may use what the folder around it keeps for tests.
      ...(isInsideAnother(layer.folder) ? ["\\.test\\.ts$"] : []),
    ],
  },
  to: {
    path: every.filter((folder) => folder !== layer.folder && !layer.mayImport.includes(folder)).map(inside),
    pathNot: [layer.folder, ...layer.mayImport]
      .filter((folder) => !below(folder).length || folder === layer.folder)
      .map(inside),
  },
}));

const exceptionRules = EXCEPTIONS.map((exception) => {
  const layer = LAYERS.find((candidate) => exception.file.startsWith(`${candidate.folder}/`));
  const allowed = [layer.folder, ...layer.mayImport, ...exception.mayImport];
  return {
    name: `exception-${exception.file.replaceAll("/", "-")}`,
    comment: exception.reason,
    severity: "error",
    from: { path: `^${exception.file}$` },
    to: { path: every.filter((folder) => !allowed.includes(folder)).map(inside), pathNot: allowed.map(inside) },
  };
});

const packageRules = FENCED_PACKAGES.map((fenced) => ({
  name: `package-${fenced.name.replaceAll("/", "-")}`,
  comment: fenced.reason,
  severity: "error",
  from: { path: every.map(inside), pathNot: [...fenced.folders.map(inside), "\\.test\\.ts$"] },
  to: { path: `(^|/)node_modules/${fenced.name}/` },
}));

export default {
  forbidden: [
    ...layerRules,
    ...exceptionRules,
    ...packageRules,
    {
      name: "no-cycle",
      comment: "a cycle has no first file to read",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolvable",
      comment: "an import that resolves to nothing fails at run time",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ["(^|/)node_modules/"] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".mjs", ".js", ".json"],
    },
  },
};
