import { OPERATOR_AUDIENCE } from "@keyward/core/contract/names";

/** The pod behind a token, as the API server vouches for it. */
export interface PodIdentity {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly podName: string;
  readonly podUid: string;
}

/** The part of a TokenReview's status that is read. */
export interface ReviewStatus {
  authenticated?: boolean;
  audiences?: string[];
  error?: string;
  user?: { username?: string; extra?: Record<string, string[]> };
}

export type Reviewed =
  | { readonly ok: true; readonly identity: PodIdentity }
  /** For our own log; a caller only learns that the token is not good enough. */
  | { readonly ok: false; readonly why: string };

const POD_NAME = "authentication.kubernetes.io/pod-name";
const POD_UID = "authentication.kubernetes.io/pod-uid";
const USERNAME = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** Pure: judges the answer to a TokenReview that asked for our audience. */
export function identityOf(status: ReviewStatus): Reviewed {
  if (status.authenticated !== true) return refuse("the API server does not accept the token");
  // A server that knows no audiences would accept any token and leave this out: it must not count as a yes.
  if (!status.audiences?.includes(OPERATOR_AUDIENCE)) return refuse("the token is for another audience");
  const account = USERNAME.exec(status.user?.username ?? "");
  if (account === null) return refuse("the token is no service account's");
  const podName = only(status.user?.extra?.[POD_NAME]);
  const podUid = only(status.user?.extra?.[POD_UID]);
  if (podName === undefined || podUid === undefined) return refuse("the token is not bound to a pod");
  return { ok: true, identity: { namespace: account[1]!, serviceAccount: account[2]!, podName, podUid } };
}

function only(values: readonly string[] | undefined): string | undefined {
  return values?.length === 1 && values[0] !== "" ? values[0] : undefined;
}

function refuse(why: string): Reviewed {
  return { ok: false, why };
}
