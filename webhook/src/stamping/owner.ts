import { API_GROUP, API_VERSION } from "@keyward/core/contract/names";
import { addItems, type PatchOperation } from "../mutate/json-patch.ts";
import { isObject } from "../pod/shape.ts";

const APPROVALS = `${API_GROUP}/${API_VERSION}/keyapprovals`;

/**
 * Pure. An approval belongs to the request that it names, and goes with it: the cluster's garbage collector sees to that. Law: apply the
 * patch, call again, get none.
 * @returns nothing for other resources, and for what the schema will refuse
 */
export function ownerPatch(resource: string, object: unknown): readonly PatchOperation[] {
  if (resource !== APPROVALS || !isObject(object) || !isObject(object.spec) || !isObject(object.metadata)) return [];
  const { requestRef, requestUid: uid } = object.spec;
  const name = isObject(requestRef) ? requestRef.name : undefined;
  if (typeof name !== "string" || name === "" || typeof uid !== "string" || uid === "") return [];
  const { ownerReferences } = object.metadata;
  const owners = Array.isArray(ownerReferences) ? ownerReferences : undefined;
  if (owners?.some((owner) => isObject(owner) && owner.uid === uid)) return [];
  const owner = { apiVersion: `${API_GROUP}/${API_VERSION}`, kind: "KeyRequest", name, uid };
  return addItems("/metadata/ownerReferences", owners, [owner]);
}
