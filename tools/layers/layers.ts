/** The layer graph, written once. Everything that is not allowed here is an error; the reasons are for whoever meets it. */

export interface Layer {
  /** Folder, relative to the repository. */
  readonly folder: string;
  /** Folders that it may import besides itself. */
  readonly mayImport: readonly string[];
  readonly reason: string;
}

export const LAYERS: readonly Layer[] = [
  {
    folder: "core",
    mayImport: [],
    reason: "core is pure: no I/O and no other package, so every program can stand on it",
  },
  {
    folder: "crds",
    mayImport: ["core"],
    reason: "the API types compile to core's policy and know nothing of programs",
  },
  { folder: "proto", mayImport: [], reason: "the wire is what strangers build clients from; it needs nothing of ours" },
  {
    folder: "kube/src/watch",
    mayImport: [],
    reason: "the light half lives in every pod: no client library, no other package",
  },
  { folder: "kube", mayImport: ["core", "crds"], reason: "the runtime serves any controller" },
  { folder: "providers/software", mayImport: ["core", "crds"], reason: "a key backend knows keys, not programs" },
  {
    folder: "sidecar",
    mayImport: ["core", "crds", "proto", "kube/src/watch"],
    reason: "the sidecar's memory is paid once for each pod: only the light half of kube, providers only from main.ts",
  },
  {
    folder: "operator",
    mayImport: ["core", "crds", "kube", "kube/src/watch", "proto", "providers/software"],
    reason: "the operator governs; it never imports another program",
  },
  {
    folder: "webhook",
    mayImport: ["core", "crds", "kube/src/watch"],
    reason: "the webhook answers in milliseconds from a warm cache: no client library, no providers",
  },
  { folder: "tools", mayImport: ["core", "crds"], reason: "generators read the sources of truth" },
  {
    folder: "tools/fuzz",
    mayImport: ["core", "crds", "proto", "sidecar"],
    reason: "the fuzzer feeds every decoder, and some are the sidecar's own; nothing imports it",
  },
  {
    folder: "e2e",
    mayImport: ["core", "crds", "proto", "kube", "kube/src/watch", "providers/software", "tools"],
    reason: "suites drive the built programs from outside; nothing imports e2e",
  },
  {
    folder: "bench",
    mayImport: ["core", "proto", "tools"],
    reason: "the programs are measured from outside, as images have them; nothing imports bench",
  },
];

/** Single files that may import more, each with its reason. */
export const EXCEPTIONS: readonly { readonly file: string; readonly mayImport: string; readonly reason: string }[] = [
  { file: "sidecar/src/main.ts", mayImport: "providers/software", reason: "only main.ts chooses concrete providers" },
  {
    file: "sidecar/bench/program.ts",
    mayImport: "tools",
    reason: "memory is measured on the program as images have it; nothing of the sidecar imports its bench",
  },
];

/** npm packages that only these folders may import. */
export const FENCED_PACKAGES: readonly {
  readonly name: string;
  readonly folders: readonly string[];
  readonly reason: string;
}[] = [
  {
    name: "@kubernetes/client-node",
    folders: ["kube"],
    reason: "447 ms and 93 MB at start: only the runtime may pay it",
  },
  {
    name: "@grpc/grpc-js",
    folders: ["operator", "e2e", "bench", "sidecar/src/front/grpc-js"],
    reason: "181 MB under load: never in the sidecar's way, but where it is asked for to be compared with",
  },
  { name: "express", folders: ["webhook"], reason: "HTTP routing belongs to the webhook alone" },
  { name: "ts-morph", folders: ["tools"], reason: "a generator's tool" },
  { name: "ajv", folders: ["tools", "e2e"], reason: "validators are generated; nothing compiles schemas at run time" },
];
