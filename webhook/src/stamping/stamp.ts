import { isDeepStrictEqual } from "node:util";
import { API_GROUP, API_VERSION } from "@keyward/core/contract/names";
import type { StampedUser } from "@keyward/crds/types/key-request";
import type { PatchOperation } from "../mutate/json-patch.ts";
import { isObject } from "../pod/shape.ts";

/** Field of spec in which a resource bears the name of who created it, by group, version and resource. */
export const STAMPED_FIELDS: ReadonlyMap<string, string> = new Map([
  [`${API_GROUP}/${API_VERSION}/keyrequests`, "requester"],
  [`${API_GROUP}/${API_VERSION}/keyapprovals`, "approver"],
]);

/**
 * Pure. Whatever the user wrote there is overwritten. Law: apply the patch, call again, get no patch.
 * @returns undefined where nothing is to be changed: the stamp is there, or there is no spec and the schema will say so
 */
export function stampPatch(object: unknown, field: string, user: StampedUser): readonly PatchOperation[] | undefined {
  if (!isObject(object) || !isObject(object.spec)) return undefined;
  if (isDeepStrictEqual(object.spec[field], user)) return undefined;
  return [{ op: "add", path: `/spec/${field}`, value: user }];
}
