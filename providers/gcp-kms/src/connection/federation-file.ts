import { misconfigured } from "../config.ts";

type Json = Readonly<Record<string, unknown>>;

/** What `gcloud iam workload-identity-pools create-cred-config` writes. Source: AIP-4117 */
const MEMBERS: ReadonlySet<string> = new Set([
  "type",
  "audience",
  "subject_token_type",
  "token_url",
  "token_info_url",
  "credential_source",
  "service_account_impersonation_url",
  "service_account_impersonation",
  "workforce_pool_user_project",
  "quota_project_id",
  "universe_domain",
]);
/** A program that prints a token is not started, and a certificate has a key in a file. */
const SOURCES: ReadonlySet<string> = new Set(["file", "url", "headers", "format"]);
/** By which metadata services tell who asks from a browser; another could be a key. */
const HEADERS: ReadonlySet<string> = new Set(["metadata"]);

/**
 * A file of workload identity federation whose token comes from a file or a URL.
 * @throws Misconfigured for one that has, or leads to, a secret that stays the same; nothing of it is repeated
 */
export function assertFederation(json: Json): void {
  if (json.type !== "external_account") {
    throw misconfigured(
      "GOOGLE_APPLICATION_CREDENTIALS names a file with a key in it; use workload identity, or a file of workload identity federation " +
        "(type external_account)",
    );
  }
  const source = membersOf(json.credential_source);
  const headers = Object.keys(membersOf(source.headers)).map((name) => name.toLowerCase());
  const is = (known: ReadonlySet<string>) => (name: string) => known.has(name);
  const permitted =
    Object.keys(json).every(is(MEMBERS)) && Object.keys(source).every(is(SOURCES)) && headers.every(is(HEADERS));
  if (permitted) return;
  throw misconfigured(
    "GOOGLE_APPLICATION_CREDENTIALS names a file with more than workload identity federation needs, such as a client's secret, a program, a " +
      `certificate or a header; it may have ${[...MEMBERS].join(", ")}, and in credential_source ${[...SOURCES].join(", ")} (Metadata alone)`,
  );
}

function membersOf(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}
