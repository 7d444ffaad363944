import { CKA } from "../mechanisms/cryptoki.ts";
import { templateOf } from "./binding.ts";
import { faultOf, ModuleFault } from "./module-fault.ts";
import type { KeyName, Template } from "./protocol.ts";
import { attempt, type TokenSession } from "./token-session.ts";

type Handle = Buffer;

/** More handles than this are looked up again: one costs about a hundred bytes. */
const MAX_HANDLES = 65_536;
/** What a module says of a handle whose object is gone, or whose token is. */
const STALE: ReadonlySet<string> = new Set(["CKR_KEY_HANDLE_INVALID", "CKR_OBJECT_HANDLE_INVALID"]);

/** Finds objects, and remembers the handles of keys: looking one up is a search through the token. */
export class Objects {
  readonly #token: TokenSession;
  readonly #handles = new Map<string, Handle>();

  constructor(token: TokenSession) {
    this.#token = token;
  }

  find(session: Buffer, where: Template, limit: number): Handle[] {
    const { module } = this.#token;
    attempt("C_FindObjectsInit", () => module.C_FindObjectsInit(session, templateOf(where)));
    try {
      const found = attempt("C_FindObjects", () => this.#all(session, limit));
      // A module finds nothing in a token that is gone, nor in one that forgot the login: only the token can say that nothing is there.
      if (found.length === 0) this.#token.assertShows(session);
      return found;
    } finally {
      module.C_FindObjectsFinal(session);
    }
  }

  /** A module may give fewer than it was asked for, and none only at the end. */
  #all(session: Buffer, limit: number): Handle[] {
    const found: Handle[] = [];
    while (found.length < limit) {
      const some = this.#token.module.C_FindObjects(session, Math.min(256, limit - found.length));
      if (some.length === 0) break;
      found.push(...some);
    }
    return found;
  }

  /** One attribute after the other: a call for many fails where one of them is not there. */
  read(session: Buffer, object: Handle, types: readonly number[]): (Uint8Array | undefined)[] {
    return types.map((type) => this.#attribute(session, object, type));
  }

  #attribute(session: Buffer, object: Handle, type: number): Uint8Array | undefined {
    try {
      return this.#token.module.C_GetAttributeValue(session, object, [{ type }])[0]?.value;
    } catch (error) {
      const fault = faultOf("C_GetAttributeValue", error);
      if (fault.code === "CKR_ATTRIBUTE_TYPE_INVALID" || fault.code === "CKR_ATTRIBUTE_SENSITIVE") return undefined;
      throw new ModuleFault(fault);
    }
  }

  /**
   * Works with a key whose handle may be an old one, which is then looked up once more.
   * @throws ModuleFault `noKey`; `keyVanished` where this process has used it before
   */
  async withKey<T>(session: Buffer, key: KeyName, work: (handle: Handle) => Promise<T>): Promise<T> {
    const name = `${key.class}/${Buffer.from(key.id).toString("hex")}`;
    const known = this.#handles.get(name);
    if (known !== undefined) {
      try {
        return await work(known);
      } catch (error) {
        const fault = faultOf("", error);
        if (!STALE.has(fault.code)) throw error;
        this.#handles.delete(name);
      }
    }
    const [handle] = this.find(session, keyTemplate(key), 1);
    if (handle === undefined) {
      const code = known === undefined ? "noKey" : "keyVanished";
      throw new ModuleFault({ code, value: 0, call: "C_FindObjects", detail: "" });
    }
    if (this.#handles.size >= MAX_HANDLES) this.#handles.clear();
    this.#handles.set(name, handle);
    return await work(handle);
  }

  forget(): void {
    this.#handles.clear();
  }
}

function keyTemplate({ class: kind, id }: KeyName): Template {
  return [
    { type: CKA.class, value: kind },
    { type: CKA.id, value: id },
  ];
}
