import type { PKCS11 } from "pkcs11js";
import { CKA, CKK, CKO } from "../mechanisms/cryptoki.ts";
import { bindingMechanism, bufferOf, templateOf } from "./binding.ts";
import { faultOf, ModuleFault } from "./module-fault.ts";
import { Objects } from "./objects.ts";
import type { Attribute, CallName, Calls, Template } from "./protocol.ts";
import { attempt, TokenSession } from "./token-session.ts";
import { SESSION_OBJECT, tryMechanism, trySwitch } from "./trials.ts";
import { tryUnwrapIn, unwrapIn } from "./unwrapping.ts";
import { tryWrapOut, wrapOut } from "./wrapping.ts";

export type Handlers = { readonly [N in CallName]: (input: Calls[N][0], id: number) => Promise<Calls[N][1]> };

/** What the process does for each call; the first is `open`. */
export class TokenCalls {
  readonly #module: PKCS11;
  #session: TokenSession | undefined;
  #objects: Objects | undefined;

  constructor(module: PKCS11) {
    this.#module = module;
  }

  readonly handlers: Handlers = {
    open: async ({ module, tokenLabel, sessions }) => {
      this.#session = TokenSession.open(this.#module, module, tokenLabel, sessions);
      this.#objects = new Objects(this.#session);
      return this.#session.facts();
    },
    login: async ({ pin }) => {
      this.#token.login(pin);
      return undefined;
    },
    token: async () => this.#token.token(),
    check: (_input, id) =>
      this.#lend(id, (session) => {
        this.#randomBytes(session);
        return this.#token.token();
      }),
    find: (input, id) =>
      this.#lend(id, (session) => {
        const found = this.#keys.find(session, input.where, input.limit);
        return found.map((object) => this.#keys.read(session, object, input.read));
      }),
    generatePair: ({ mechanism, publicKey, privateKey }, id) =>
      this.#lend(id, async (session): Promise<undefined> => {
        const templates = [templateOf(publicKey), templateOf(privateKey)] as const;
        await asynchronously("C_GenerateKeyPair", () =>
          this.#module.C_GenerateKeyPairAsync(session, bindingMechanism(mechanism), ...templates),
        );
      }),
    generate: ({ mechanism, template }, id) =>
      this.#lend(id, async (session): Promise<undefined> => {
        await asynchronously("C_GenerateKey", () =>
          this.#module.C_GenerateKeyAsync(session, bindingMechanism(mechanism), templateOf(template)),
        );
      }),
    put: ({ template }, id) => this.#lend(id, (session) => void this.#create(session, template)),
    remove: ({ where }, id) =>
      this.#lend(id, (session) => {
        const found = this.#keys.find(session, where, 16);
        for (const object of found) this.#destroy(session, object);
        this.#keys.forget();
        return found.length;
      }),
    use: (input, id) =>
      this.#lend(id, (session) =>
        this.#keys.withKey(session, input.key, (handle) => this.#operate(session, handle, input)),
      ),
    wrap: ({ key, mechanism }, id) =>
      this.#lend(id, (session) =>
        this.#keys.withKey(session, key, async (handle) => wrapOut(this.#module, session, handle, mechanism)),
      ),
    triesWrap: (input, id) =>
      this.#lend(id, (session) => tryWrapOut(this.#module, session, input)).catch(() => undefined),
    unwrap: (input, id) =>
      this.#lend(id, (session) => void this.#incoming(() => unwrapIn(this.#module, session, input))),
    triesUnwrap: (input, id) =>
      this.#lend(id, (session) => this.#incoming(() => tryUnwrapIn(this.#module, session, input))),
    derive: ({ key, mechanism, bytes }, id) =>
      this.#lend(id, (session) =>
        this.#keys.withKey(session, key, async (handle) => {
          const template = templateOf(derivedSecret(bytes));
          const derived = await asynchronously("C_DeriveKey", () =>
            this.#module.C_DeriveKeyAsync(session, bindingMechanism(mechanism), handle, template),
          );
          return this.#consume(session, derived, () => this.#secretValue(session, derived));
        }),
      ),
    change: ({ where, to }, id) =>
      this.#lend(id, (session) => {
        const found = this.#keys.find(session, where, 16);
        for (const object of found) {
          attempt("C_SetAttributeValue", () => this.#module.C_SetAttributeValue(session, object, templateOf(to)));
        }
        return found.length;
      }),
    tries: (input, id) =>
      this.#lend(id, (session) => tryMechanism(this.#module, session, input)).catch(() => undefined),
    triesSwitch: (input, id) => this.#lend(id, (session) => trySwitch(this.#module, session, input)).catch(() => false),
  };

  cancel(id: number): void {
    this.#session?.pool.cancel(id);
  }

  /** Some HSMs count sessions of programs that left without a word. */
  close(): void {
    if (this.#session === undefined) return;
    try {
      this.#module.C_Finalize();
    } catch {
      // The token is gone, and its sessions with it.
    }
  }

  get #token(): TokenSession {
    if (this.#session !== undefined) return this.#session;
    throw new ModuleFault({ code: "notOpen", value: 0, call: "open", detail: "" });
  }

  get #keys(): Objects {
    if (this.#objects !== undefined) return this.#objects;
    throw new ModuleFault({ code: "notOpen", value: 0, call: "open", detail: "" });
  }

  #randomBytes(session: Buffer): void {
    try {
      attempt("C_GenerateRandom", () => this.#module.C_GenerateRandom(session, Buffer.alloc(16)));
    } catch (error) {
      const { code } = faultOf("", error);
      if (code !== "CKR_RANDOM_NO_RNG" && code !== "CKR_FUNCTION_NOT_SUPPORTED") throw error;
    }
  }

  async #lend<T>(id: number, work: (session: Buffer) => Promise<T> | T): Promise<T> {
    return this.#token.pool.lend(id, work);
  }

  async #operate(session: Buffer, key: Buffer, input: Calls["use"][0]): Promise<Uint8Array> {
    const { module } = this.#token;
    const [data, out] = [bufferOf(input.data), Buffer.alloc(input.maxBytes)];
    const mechanism = bindingMechanism(input.mechanism);
    const [start, finish] = OPERATIONS[input.how];
    attempt(start, () => module[start](session, mechanism, key));
    const result = await asynchronously(finish, () => module[`${finish}Async`](session, data, out)).catch((error) => {
      throw input.how === "decrypt" ? this.#judged(error, "inputRefused") : error;
    });
    // The binding reads `data` on another thread and does not hold it: this line does.
    return data.length >= 0 ? result : out;
  }

  #incoming<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw this.#judged(error as ModuleFault, "kindRefused");
    }
  }

  /** A general error is what some modules say of a wrong tag, padding or kind of key, and others of a token that is gone. */
  #judged(error: ModuleFault, refusal: "inputRefused" | "kindRefused"): ModuleFault {
    const { code, value, call } = error.fault;
    if (code !== "CKR_GENERAL_ERROR" && code !== "CKR_FUNCTION_FAILED") return error;
    this.#token.token();
    return new ModuleFault({ code: refusal, value, call, detail: "" });
  }

  #create(session: Buffer, template: Template): Buffer {
    return attempt("C_CreateObject", () => this.#module.C_CreateObject(session, templateOf(template)));
  }

  #destroy(session: Buffer, object: Buffer): void {
    attempt("C_DestroyObject", () => this.#module.C_DestroyObject(session, object));
  }

  #consume<T>(session: Buffer, object: Buffer, work: () => T): T {
    try {
      return work();
    } finally {
      this.#destroy(session, object);
    }
  }

  #secretValue(session: Buffer, object: Buffer): Uint8Array {
    const [value] = this.#keys.read(session, object, [CKA.value]);
    if (value !== undefined) return value;
    throw new ModuleFault({ code: "CKR_ATTRIBUTE_SENSITIVE", value: 0x11, call: "C_GetAttributeValue", detail: "" });
  }
}

const OPERATIONS = {
  sign: ["C_SignInit", "C_Sign"],
  encrypt: ["C_EncryptInit", "C_Encrypt"],
  decrypt: ["C_DecryptInit", "C_Decrypt"],
} as const;

async function asynchronously<T>(call: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new ModuleFault(faultOf(call, error));
  }
}

function derivedSecret(bytes: number): readonly Attribute[] {
  return [
    { type: CKA.class, value: CKO.secretKey },
    { type: CKA.keyType, value: CKK.genericSecret },
    { type: CKA.valueLen, value: bytes },
    ...SESSION_OBJECT,
    { type: CKA.sensitive, value: false },
    { type: CKA.extractable, value: true },
  ];
}
