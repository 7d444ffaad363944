/** One kind of object as the API addresses it. The core group is the empty string. */
export interface Resource {
  group: string;
  version: string;
  plural: string;
  namespaced: boolean;
}

/** What part of a collection to read. Without `namespace` all namespaces are meant. */
export interface Selection {
  namespace?: string;
  fieldSelector?: string;
  labelSelector?: string;
}

/** One object. `namespace` is required exactly for namespaced resources. */
export interface ObjectRef {
  namespace?: string;
  name: string;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** `group/version`, or `version` for the core group: the `apiVersion` of its objects. */
export function apiVersionOf(resource: Resource): string {
  return resource.group === "" ? resource.version : `${resource.group}/${resource.version}`;
}

/**
 * `/apis/keyward.dev/v1alpha1/namespaces/shop/cryptoprofiles`; each part is escaped, so no name can change the path.
 */
export function collectionPath(resource: Resource, namespace?: string): string {
  const root = resource.group === "" ? ["api", resource.version] : ["apis", resource.group, resource.version];
  const scope = resource.namespaced && namespace !== undefined ? ["namespaces", namespace] : [];
  return `/${[...root, ...scope, resource.plural].map(encodeURIComponent).join("/")}`;
}

/** @throws TypeError if the namespace is missing or superfluous, or the name is empty */
export function objectPath(resource: Resource, ref: ObjectRef, subresource?: string): string {
  if (resource.namespaced !== (ref.namespace !== undefined && ref.namespace !== "")) {
    const fault = resource.namespaced ? "needs a namespace" : "has no namespace";
    throw new TypeError(`${resource.plural} "${ref.name}" ${fault}`);
  }
  // "." and ".." survive percent-encoding and would climb up the path.
  if (ref.name === "" || ref.name === "." || ref.name === "..") {
    throw new TypeError(`"${ref.name}" is no name for an object of ${resource.plural}`);
  }
  const path = `${collectionPath(resource, ref.namespace)}/${encodeURIComponent(ref.name)}`;
  return subresource === undefined ? path : `${path}/${encodeURIComponent(subresource)}`;
}

/** Leaves undefined values out. Returns "" or a string that begins with "?". */
export function queryString(query: Query = {}): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) pairs.set(name, String(value));
  }
  const text = pairs.toString();
  return text === "" ? "" : `?${text}`;
}
