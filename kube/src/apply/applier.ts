import type { Kind } from "../client/kind.ts";
import type { KubeClient, WriteOptions } from "../client/kube-client.ts";
import { isConflict, type KubeError } from "../watch/kube-error.ts";
import type { KubeObject } from "../watch/kube-object.ts";
import { ApplyConflictError, conflictsOf } from "./apply-conflict.ts";

export interface FieldManagers {
  /** Owner of what we put into metadata, spec and data. */
  spec: string;
  /** Owner of status. Another name, or each write of one would drop the fields of the other. */
  status: string;
}

export interface ApplySettings extends WriteOptions {
  /** Take over fields that others own. Default true for what we alone should write; false shows the conflict. */
  force?: boolean;
}

/** Fields of metadata that the server fills in; sent back they are an error or a precondition that nobody meant. */
const SERVER_FIELDS = ["managedFields", "resourceVersion", "uid", "creationTimestamp", "generation", "selfLink"];

/** Server-side apply under two field managers. */
export class Applier {
  readonly #client: KubeClient;
  readonly #managers: FieldManagers;

  constructor(client: KubeClient, managers: FieldManagers) {
    if (managers.spec === managers.status) throw new TypeError("spec and status need two field managers");
    this.#client = client;
    this.#managers = managers;
  }

  /** @throws ApplyConflictError if force is false and someone else owns a field; KubeError; TransportError */
  apply<T extends KubeObject>(
    kind: Kind<T>,
    object: Partial<T> & KubeObject,
    settings: ApplySettings = {},
  ): Promise<T> {
    const options = { force: true, ...settings, fieldManager: this.#managers.spec };
    return explained(this.#client.apply(kind, wanted(object), options));
  }

  /** Only `status` of the object is sent. Same errors as apply. */
  applyStatus<T extends KubeObject & { status?: unknown }>(
    kind: Kind<T>,
    object: Pick<T, "metadata" | "status">,
    settings: ApplySettings = {},
  ): Promise<T> {
    const { name, namespace } = object.metadata;
    const body = { metadata: { name, ...(namespace && { namespace }) }, status: object.status } as Partial<T> &
      KubeObject;
    const options = { force: true, ...settings, fieldManager: this.#managers.status };
    return explained(this.#client.applyStatus(kind, body, options));
  }
}

function wanted<T extends KubeObject>(object: Partial<T> & KubeObject): Partial<T> & KubeObject {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([field]) => !SERVER_FIELDS.includes(field)),
  );
  return { ...object, metadata: metadata as KubeObject["metadata"] };
}

async function explained<T>(applied: Promise<T>): Promise<T> {
  try {
    return await applied;
  } catch (error) {
    if (!isConflict(error)) throw error;
    const conflicts = conflictsOf(error as KubeError);
    throw conflicts.length === 0 ? error : new ApplyConflictError(error as KubeError, conflicts);
  }
}
