/** The layer graph, written once. Everything that is not allowed here is an error; the reasons are for whoever meets it. */

export interface Layer {
  /** Folder, relative to the repository. */
  readonly folder: string;
  /** Folders that it may import besides itself. */
  readonly mayImport: readonly string[];
  readonly reason: string;
}

/** Each in a folder of its own with equal file names; none knows another. */
const PROVIDERS = [
  "providers/software",
  "providers/aws-kms",
  "providers/azure-key-vault",
  "providers/gcp-kms",
  "providers/vault",
  "providers/pkcs11",
  "providers/os-key-store",
];

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
  ...PROVIDERS.map((folder) => ({
    folder,
    mayImport: ["core", "crds"],
    reason: "a key backend knows keys, not programs, and no other backend",
  })),
  {
    folder: "providers/tpm",
    mayImport: ["core", "crds", "providers/pkcs11"],
    reason: "a TPM is reached through its PKCS#11 module",
  },
  {
    folder: "clients/ts",
    mayImport: ["proto"],
    reason: "what applications build on: it needs the wire and nothing of the programs",
  },
  {
    folder: "sidecar",
    mayImport: ["core", "crds", "proto", "kube/src/watch"],
    reason: "the sidecar's memory is paid once for each pod: only the light half of kube, providers only from main.ts",
  },
  {
    folder: "operator",
    mayImport: ["core", "crds", "kube", "kube/src/watch", "proto", ...PROVIDERS, "providers/tpm"],
    reason: "the operator governs; it never imports another program",
  },
  {
    folder: "kms-plugin",
    mayImport: ["core", "crds", "proto", ...PROVIDERS, "providers/tpm"],
    reason: "it must serve before the API server does: nothing of kube, no other program",
  },
  {
    folder: "cli",
    mayImport: ["core", "crds", "kube", "kube/src/watch"],
    reason: "a client of the API server, as kubectl is",
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
    mayImport: [
      "core",
      "crds",
      "proto",
      "kube",
      "kube/src/watch",
      ...PROVIDERS,
      "providers/tpm",
      "clients/ts",
      "tools",
    ],
    reason: "suites drive the built programs from outside; nothing imports e2e",
  },
  {
    folder: "bench",
    mayImport: ["core", "proto", "tools"],
    reason: "the programs are measured from outside, as images have them; nothing imports bench",
  },
];

/** Single files that may import more, each with its reason. */
export const EXCEPTIONS: readonly {
  readonly file: string;
  readonly mayImport: readonly string[];
  readonly reason: string;
}[] = [
  {
    file: "sidecar/src/main.ts",
    mayImport: ["providers/software", "providers/os-key-store"],
    reason: "only main.ts chooses concrete providers",
  },
  {
    file: "sidecar/bench/program.ts",
    mayImport: ["tools"],
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
    folders: ["operator", "kms-plugin", "e2e", "bench", "sidecar/src/front/grpc-js"],
    reason: "181 MB under load: never in the sidecar's way, but where it is asked for to be compared with",
  },
  { name: "@aws-sdk/client-kms", folders: ["providers/aws-kms"], reason: "an SDK belongs to its backend" },
  { name: "@azure/keyvault-keys", folders: ["providers/azure-key-vault"], reason: "an SDK belongs to its backend" },
  { name: "@azure/identity", folders: ["providers/azure-key-vault"], reason: "an SDK belongs to its backend" },
  { name: "@google-cloud/kms", folders: ["providers/gcp-kms"], reason: "an SDK belongs to its backend" },
  { name: "pkcs11js", folders: ["providers/pkcs11"], reason: "native code belongs to its backend" },
  { name: "@napi-rs/keyring", folders: ["providers/os-key-store"], reason: "native code belongs to its backend" },
  { name: "express", folders: ["webhook"], reason: "HTTP routing belongs to the webhook alone" },
  { name: "ts-morph", folders: ["tools"], reason: "a generator's tool" },
  { name: "ajv", folders: ["tools", "e2e"], reason: "validators are generated; nothing compiles schemas at run time" },
];
