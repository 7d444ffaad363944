import { errorFromResponse } from "./kube-error.ts";
import type { KubeList, KubeObject } from "./kube-object.ts";
import { collectionPath, type Query, type Resource, type Selection } from "./resource.ts";
import { type KubeTransport, TransportError } from "./transport.ts";

export interface ListOptions<T extends KubeObject = KubeObject> {
  transport: KubeTransport;
  resource: Resource;
  selection?: Selection;
  /** Objects per request; the answer to one request is read as a whole. Default 500. */
  pageSize?: number;
  /** Largest page. Default: the transport's. */
  maxBytes?: number;
  /** More objects than this are an error, not a full memory. Default 200,000. */
  maxItems?: number;
  /** Per page. Default 30,000. */
  timeoutMs?: number;
  headers?: Readonly<Record<string, string>>;
  /** What is kept of each object, as soon as its page is there: 100,000 whole ones are half a gigabyte. Default: the object. */
  keep?: (object: KubeObject) => readonly T[];
  signal?: AbortSignal;
}

export interface Listed<T extends KubeObject> {
  items: T[];
  /** The moment that the list shows; a watch continues from here. */
  resourceVersion: string;
}

/**
 * Reads a collection page by page. Without a resourceVersion in the request the server answers with its newest state.
 * @throws KubeError, also 410 if the list took so long that its snapshot was compacted; TransportError
 */
export async function listAll<T extends KubeObject>(options: ListOptions<T>): Promise<Listed<T>> {
  const { pageSize = 500, maxItems = 200_000, keep = (object: KubeObject) => [object as T] } = options;
  const items: T[] = [];
  let resourceVersion = "";
  let next: string | undefined;
  do {
    const page = await listPage(options, { limit: pageSize, continue: next });
    for (const item of page.items) items.push(...keep(named(item, page)));
    if (items.length > maxItems) throw tooMany(options.resource, maxItems);
    resourceVersion ||= page.metadata.resourceVersion ?? "";
    next = page.metadata.continue || undefined;
  } while (next !== undefined);
  return { items, resourceVersion };
}

/** What the server shows now of one object, and the moment that it shows. */
export interface Glance {
  readonly resourceVersion: string;
  /** Undefined: it is not there. */
  readonly object: KubeObject | undefined;
}

/** Looks at one object in the server's newest state, by a list, so that nobody needs more rights than for lists. @throws KubeError, TransportError */
export async function glanceAt(options: Omit<ListOptions, "keep">, name: string, namespace?: string): Promise<Glance> {
  const selection = { fieldSelector: `metadata.name=${name}`, ...(namespace && { namespace }) };
  const { metadata, items } = await listPage({ ...options, selection }, { limit: 1 });
  return { resourceVersion: metadata.resourceVersion ?? "", object: items[0] };
}

async function listPage(options: Omit<ListOptions, "keep">, page: Query): Promise<KubeList> {
  const { transport, resource, selection = {}, timeoutMs = 30_000, headers, maxBytes, signal } = options;
  const path = collectionPath(resource, selection.namespace);
  const response = await transport.request({
    method: "GET",
    path,
    query: { fieldSelector: selection.fieldSelector, labelSelector: selection.labelSelector, ...page },
    timeoutMs,
    ...(headers && { headers }),
    ...(maxBytes && { maxBytes }),
    ...(signal && { signal }),
  });
  if (response.status !== 200) throw errorFromResponse(`list ${path}`, response);
  return parseList(path, response.body);
}

function parseList(path: string, body: Buffer): KubeList {
  try {
    const list = JSON.parse(body.toString("utf8")) as KubeList;
    // Go writes an empty slice as null.
    if (list.items === null) list.items = [];
    if (Array.isArray(list.items) && typeof list.metadata === "object") return list;
  } catch (error) {
    throw new TransportError("broken", `list ${path}: the answer is no JSON: ${(error as Error).message}`, error);
  }
  throw new TransportError("broken", `list ${path}: the answer is no list`);
}

/** Items of a list come without the two fields that every other way of reading an object has. */
function named(item: KubeObject, list: KubeList): KubeObject {
  if (list.apiVersion !== undefined) item.apiVersion ??= list.apiVersion;
  if (list.kind?.endsWith("List")) item.kind ??= list.kind.slice(0, -"List".length);
  return item;
}

function tooMany(resource: Resource, maxItems: number): TransportError {
  return new TransportError("too-large", `there are more than ${maxItems} ${resource.plural}; narrow the selection`);
}
