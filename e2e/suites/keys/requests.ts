import type { KeyRequestSpec } from "@keyward/crds/types/key-request";
import type { DualControlRules, KeyAction } from "@keyward/crds/types/policy/lifecycle";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import type { Suite } from "../operator/fixture.ts";
import { uniqueName } from "../operator/objects.ts";

/** Asks for something to be done to a key. @returns name of the request */
export async function ask(
  { client, namespace }: Pick<Suite, "client" | "namespace">,
  key: string,
  action: KeyAction,
  more: Partial<KeyRequestSpec> = {},
): Promise<string> {
  const name = uniqueName(action.toLowerCase());
  await client.create(KINDS.KeyRequest, {
    metadata: { namespace, name },
    spec: { keyRef: { name: key }, action, ...more },
  });
  return name;
}

/** @returns the request once it has ended */
export function ended({ client, namespace }: Pick<Suite, "client" | "namespace">, name: string, deadlineMs?: number) {
  return eventually(
    `request ${name} to end`,
    async () => {
      const request = await client.get(KINDS.KeyRequest, { namespace, name });
      const { phase } = request.status ?? {};
      return phase === "Succeeded" || phase === "Failed" ? request : undefined;
    },
    deadlineMs,
  );
}

/** What a policy has to have whose keys may leave. */
export const EXPORT_CONTROL: DualControlRules = {
  quorum: 2,
  actions: ["Export"],
  approvers: [{ user: "ada" }, { user: "bob" }],
};

/** Who asks where someone has to agree. No webhook stamps requests in these suites. */
export const REQUESTER = { username: "eve" };

/** Says yes to a request, each under their own name. */
export async function agree(
  { client, namespace }: Pick<Suite, "client" | "namespace">,
  request: string,
  people: readonly string[] = ["ada", "bob"],
): Promise<void> {
  const { metadata } = await client.get(KINDS.KeyRequest, { namespace, name: request });
  for (const username of people) {
    await client.create(KINDS.KeyApproval, {
      metadata: { namespace, name: uniqueName(username) },
      spec: { requestRef: { name: request }, requestUid: metadata.uid!, decision: "Approve", approver: { username } },
    });
  }
}
