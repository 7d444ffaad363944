import { BackendError } from "@keyward/core/backend/backend-error";
import { type KeyOwner, ownerFrom } from "@keyward/core/backend/key-owner";

/** Labels of a CryptoKey. */
export type Labels = Readonly<Record<string, string>>;

/** Source: Cloud KMS, labeling keys: lower case letters, digits, dash and underscore, 63 of them; 64 labels */
const MAX_LABEL_CHARACTERS = 63;
/** Names have at most 253 characters; what is written in another way is longer. */
const MAX_PIECES = 12;

const FIELDS = {
  clusterId: "keyward-cluster",
  namespace: "keyward-namespace",
  policy: "keyward-policy",
  policyUid: "keyward-policy-uid",
  key: "keyward-key",
  keyUid: "keyward-key-uid",
  version: "keyward-version",
} as const satisfies Record<keyof KeyOwner, string>;

/** @throws Misconfigured for names that are longer than any of Kubernetes */
export function labelsOf(owner: KeyOwner): Labels {
  return Object.fromEntries(
    Object.entries(FIELDS).flatMap(([field, label]) => piecesOf(label, String(owner[field as keyof KeyOwner]))),
  );
}

/** @returns undefined if a label is missing, or one is none of ours */
export function ownerOf(labels: Labels): KeyOwner | undefined {
  return ownerFrom((field) => joined(labels, FIELDS[field]) ?? "");
}

/** What ListCryptoKeys finds the keys of a cluster by; its first piece suffices, and the owner is compared afterwards. */
export function clusterFilter(clusterId: string): string {
  const [[label, value] = []] = piecesOf(FIELDS.clusterId, clusterId);
  return `labels.${label}=${value}`;
}

function piecesOf(label: string, text: string): [string, string][] {
  const value = encoded(text);
  const count = Math.ceil(value.length / MAX_LABEL_CHARACTERS);
  if (count > MAX_PIECES) throw new BackendError("Misconfigured", `${label} is too long for labels of Cloud KMS`);
  return Array.from({ length: count }, (_, index) => {
    const piece = value.slice(index * MAX_LABEL_CHARACTERS, (index + 1) * MAX_LABEL_CHARACTERS);
    return [index === 0 ? label : `${label}-${index + 1}`, piece];
  });
}

function joined(labels: Labels, label: string): string | undefined {
  let value = labels[label] ?? "";
  for (let piece = 2; piece <= MAX_PIECES && labels[`${label}-${piece}`] !== undefined; piece += 1) {
    value += labels[`${label}-${piece}`];
  }
  return decoded(value);
}

/** Names of Kubernetes have dots, which labels have not, and no underscores, which labels have. Others are written in hexadecimal. */
function encoded(text: string): string {
  if (/^[a-z0-9][a-z0-9.-]*$/.test(text)) return text.replaceAll(".", "_");
  return `_${Buffer.from(text, "utf8").toString("hex")}`;
}

function decoded(value: string): string | undefined {
  if (!value.startsWith("_")) return value.replaceAll("_", ".");
  return /^_([0-9a-f]{2})*$/.test(value) ? Buffer.from(value.slice(1), "hex").toString("utf8") : undefined;
}
