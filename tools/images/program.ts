import { HEALTH_PROBE } from "@keyward/core/contract/paths";

/** The programs that become images, as data: the image builder and the Containerfile test read nothing else. */

/** A package that must not be in a bundle, and why; checked on the bundler's own account of what went in. */
export type Exclusion = { readonly package: string; readonly reason: string };

export type Program = {
  readonly name: string;
  readonly title: string;
  /** Source file, absolute or relative to the repository's root. */
  readonly entry: string;
  /** Options of node, between the binary and the program. */
  readonly nodeFlags: readonly string[];
  /** Whether /bin/keyward-health-probe is in the image. */
  readonly healthProbe: boolean;
  /** Whether memory matters more than the speed of allocation. */
  readonly leanMalloc?: boolean;
  /** Whether an image that is built with --fips gets OpenSSL's FIPS provider. */
  readonly takesFipsProvider?: boolean;
  readonly excludes: readonly Exclusion[];
  /** Packages with native code that go along beside the bundle. */
  readonly nativePackages?: readonly string[];
};

/** SIGUSR1 opens node's debugger on a port that every container of the pod can reach, and with it the keys in memory. */
const NO_DEBUGGER = "--disable-sigusr1";

const GRPC_JS = "@grpc/grpc-js";
const KUBERNETES_CLIENT = "@kubernetes/client-node";

/** Every image, by the name that people type. */
export const PROGRAMS: ReadonlyMap<string, Program> = new Map(
  [
    {
      name: "sidecar",
      title: "Keyward sidecar: crypto on a local socket",
      entry: "sidecar/src/main.ts",
      // A small young generation: under load 77 MiB are resident instead of 161. The old one has room for the connections that
      // there may be: 5 KiB each. V8's middle compiler is left out for its memory, see docs/adr/0008.
      nodeFlags: [NO_DEBUGGER, "--max-semi-space-size=1", "--max-old-space-size=96", "--no-maglev", "--expose-gc"],
      healthProbe: true,
      leanMalloc: true,
      takesFipsProvider: true,
      excludes: [
        { package: KUBERNETES_CLIENT, reason: "it costs 45 MB in every pod; kube/watch does the one list and watch" },
        { package: GRPC_JS, reason: "its server takes 181 MB under load; it is only compared with, from the sources" },
        { package: "express", reason: "the sidecar serves no web pages" },
        { package: "@napi-rs/keyring", reason: "in an image there is no user whose key store it could be" },
      ],
    },
    {
      name: "operator",
      title: "Keyward operator: profiles, keys, certificates",
      entry: "operator/src/main.ts",
      // With 100,000 keys most of the heap lives for long: V8 would let it grow by half before it looks for what is free.
      // A third less memory for up to twice the processor time of the start, see docs/figures/keys.md.
      nodeFlags: [NO_DEBUGGER, "--max-semi-space-size=8", "--heap-growing-percent=15"],
      healthProbe: false,
      // The binding of PKCS#11; the modules themselves are the HSM's and are mounted.
      nativePackages: ["pkcs11js"],
      excludes: [],
    },
    {
      name: "webhook",
      title: "Keyward webhook: adds the sidecar to pods",
      entry: "webhook/src/main.ts",
      nodeFlags: [NO_DEBUGGER],
      healthProbe: false,
      excludes: [
        { package: KUBERNETES_CLIENT, reason: "the webhook only reads names, which kube/watch does without it" },
        { package: GRPC_JS, reason: "the webhook speaks HTTPS with the API server and with nobody else" },
      ],
    },
    {
      name: "kms-plugin",
      title: "Keyward KMS plugin: the API server's Secrets under a key that stays in its backend",
      entry: "kms-plugin/src/main.ts",
      nodeFlags: [NO_DEBUGGER],
      healthProbe: false,
      nativePackages: ["pkcs11js"],
      excludes: [{ package: KUBERNETES_CLIENT, reason: "it serves before the API server does, and asks it nothing" }],
    },
    {
      name: "demo-app",
      title: "Keyward demo: an application that gets its crypto by annotation",
      entry: "e2e/apps/demo-app/main.ts",
      nodeFlags: [],
      healthProbe: false,
      excludes: [],
    },
  ].map((program) => [program.name, program]),
);

/** Where the parts of an image are, for all images alike. */
export const NODE_PATH = "usr/bin/node";
export const MAIN_PATH = "app/main.mjs";
export const LICENCES_PATH = "usr/share/licenses/keyward/third-party.txt";
export const PROBE_PATH = HEALTH_PROBE.slice(1);

/** A number, because the kubelet's runAsNonRoot cannot judge a name. 65532 is the custom of distroless images. */
export const IMAGE_USER = "65532:65532";

/** Paths only: settings are arguments, and secrets are files. */
export const IMAGE_ENV: readonly string[] = ["TMPDIR=/tmp"];

/**
 * Of a program whose memory is paid once for each pod: glibc keeps what is freed in an arena of each thread, in blocks of 128 KiB and
 * more that grow with use. One arena that gives back at once is 2 MB less when idle; docs/adr/0013 has the numbers.
 */
const LEAN_MALLOC: readonly string[] = ["MALLOC_ARENA_MAX=1", "MALLOC_TRIM_THRESHOLD_=131072"];

export function envOf({ leanMalloc }: Program): readonly string[] {
  return leanMalloc ? [...IMAGE_ENV, ...LEAN_MALLOC] : IMAGE_ENV;
}

/** @returns the image's ENTRYPOINT, as an argument list. */
export function entrypointOf(program: Program): string[] {
  return [`/${NODE_PATH}`, ...program.nodeFlags, `/${MAIN_PATH}`];
}

/** @throws Error that lists the programs there are */
export function parseProgram(name: string): Program {
  const program = PROGRAMS.get(name);
  if (!program) throw new Error(`no image is called "${name}"; there are ${[...PROGRAMS.keys()].join(", ")}`);
  return program;
}
