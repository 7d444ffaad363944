import type { StampedUser } from "@keyward/crds/types/key-request";
import { isObject } from "../pod/shape.ts";

/** The schema's bounds: a stamp beyond them would be refused, in words that help nobody. */
const MAX_NAME = 256;
const MAX_GROUPS = 128;

export type ReadUser = { readonly user: StampedUser; readonly groupsLeftOut: number } | { readonly fault: string };

/**
 * Who sent a request, as the API server authenticated them; under impersonation the one that is impersonated.
 * @param userInfo raw `request.userInfo` of a review. Groups beyond 128, and those with names that no policy can hold, are left out
 */
export function readUser(userInfo: unknown): ReadUser {
  if (!isObject(userInfo) || typeof userInfo.username !== "string" || userInfo.username === "") {
    return { fault: "the request names no user" };
  }
  const { username, uid } = userInfo;
  if (username.length > MAX_NAME) return { fault: `the user's name has more than ${MAX_NAME} characters` };
  const all = Array.isArray(userInfo.groups) ? userInfo.groups : [];
  const groups = all.filter(isGroup).slice(0, MAX_GROUPS);
  const user = {
    username,
    ...(typeof uid === "string" && uid !== "" && uid.length <= MAX_NAME && { uid }),
    ...(groups.length > 0 && { groups }),
  };
  return { user, groupsLeftOut: all.length - groups.length };
}

function isGroup(name: unknown): name is string {
  return typeof name === "string" && name !== "" && name.length <= MAX_NAME;
}
