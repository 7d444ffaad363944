import type { BackendType } from "../kinds.ts";

/** What can be looked at without asking anybody over a network. */
export interface Probe {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @returns undefined if there is no such file, or it may not be read */
  readonly read: (path: string) => string | undefined;
  readonly exists: (path: string) => boolean;
}

/** Where the operator runs. */
export interface Surroundings {
  /** For people, such as `AWS`, `Kubernetes`. */
  readonly found: readonly string[];
  /** Kinds of backend that are close by and know the operator. */
  readonly local: ReadonlySet<BackendType>;
}

interface Sign {
  readonly name: string;
  readonly type: BackendType | undefined;
  readonly isThere: (probe: Probe) => boolean;
}

const DMI = "/sys/class/dmi/id";

const SIGNS: readonly Sign[] = [
  {
    name: "AWS",
    type: "aws-kms",
    isThere: ({ env, read }) =>
      env.AWS_WEB_IDENTITY_TOKEN_FILE !== undefined ||
      env.AWS_CONTAINER_CREDENTIALS_FULL_URI !== undefined ||
      read(`${DMI}/sys_vendor`)?.startsWith("Amazon") === true,
  },
  {
    name: "Azure",
    type: "azure-key-vault",
    isThere: ({ env, read }) =>
      env.AZURE_FEDERATED_TOKEN_FILE !== undefined ||
      // Every virtual machine of Azure has this tag, and no other of Hyper-V has it.
      read(`${DMI}/chassis_asset_tag`)?.trim() === "7783-7084-3265-9085-8269-3286-77",
  },
  {
    name: "GCP",
    type: "gcp-kms",
    isThere: ({ env, read }) =>
      env.GOOGLE_APPLICATION_CREDENTIALS !== undefined ||
      env.GCE_METADATA_HOST !== undefined ||
      read(`${DMI}/product_name`)?.startsWith("Google") === true,
  },
  { name: "TPM", type: "tpm", isThere: ({ exists }) => exists("/dev/tpmrm0") },
  {
    name: "Kubernetes",
    type: undefined,
    isThere: ({ exists }) => exists("/var/run/secrets/kubernetes.io/serviceaccount/token"),
  },
];

/** Looks once, at the start. Asks no metadata service: those answer late, or never, where there is none. */
export function lookAround(probe: Probe): Surroundings {
  const signs = SIGNS.filter(({ isThere }) => isThere(probe));
  return {
    found: signs.map(({ name }) => name),
    local: new Set(signs.flatMap(({ type }) => (type === undefined ? [] : [type]))),
  };
}
