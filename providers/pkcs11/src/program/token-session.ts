import type { PKCS11 } from "pkcs11js";
import { TOKEN_FLAG } from "../mechanisms/cryptoki.ts";
import { faultOf, ModuleFault } from "./module-fault.ts";
import type { MechanismFacts, OpenFacts, TokenFacts } from "./protocol.ts";
import { SessionPool } from "./session-pool.ts";

/** CKF_SERIAL_SESSION | CKF_RW_SESSION */
const READ_WRITE = 0x06;
/** CKF_OS_LOCKING_OK: several of our threads call the module at once. */
const OS_LOCKING = 0x02;
/** CKU_USER */
const USER = 1;
/** CK_SESSION_INFO.state of a session without a login: CKS_RO_PUBLIC_SESSION and CKS_RW_PUBLIC_SESSION. */
const WITHOUT_LOGIN: ReadonlySet<number> = new Set([0, 2]);

/** One module and one token of it: a process serves no other. */
export class TokenSession {
  readonly module: PKCS11;
  readonly #slot: Buffer;
  /** Never used for a call: the token forgets the login when the last session closes. */
  readonly #anchor: Buffer;
  readonly pool: SessionPool;

  private constructor(module: PKCS11, slot: Buffer, sessions: number) {
    this.module = module;
    this.#slot = slot;
    this.#anchor = module.C_OpenSession(slot, READ_WRITE);
    const open = () => module.C_OpenSession(slot, READ_WRITE);
    this.pool = new SessionPool({ open, close: (session) => module.C_CloseSession(session) }, sessions);
  }

  /** @throws ModuleFault; `noToken` lists the labels that there are */
  static open(module: PKCS11, path: string, tokenLabel: string, sessions: number): TokenSession {
    attempt("dlopen", () => module.load(path));
    attempt("C_Initialize", () => module.C_Initialize({ flags: OS_LOCKING }));
    const slot = findSlot(module, tokenLabel);
    return attempt("C_OpenSession", () => new TokenSession(module, slot, sessions));
  }

  facts(): OpenFacts {
    const mechanisms = attempt("C_GetMechanismList", () => this.module.C_GetMechanismList(this.#slot));
    return { token: this.token(), mechanisms: mechanisms.flatMap((mechanism) => this.#mechanism(mechanism) ?? []) };
  }

  token(): TokenFacts {
    return factsOf(this.module, this.#slot);
  }

  /**
   * Whether the token is there and shows this session its private objects: if not, an empty answer says nothing.
   * @throws ModuleFault
   */
  assertShows(session: Buffer): void {
    const { flags } = this.token();
    if ((flags & TOKEN_FLAG.loginRequired) === 0) return;
    const { state } = attempt("C_GetSessionInfo", () => this.module.C_GetSessionInfo(session));
    if (!WITHOUT_LOGIN.has(state)) return;
    throw new ModuleFault({ code: "CKR_USER_NOT_LOGGED_IN", value: 0x101, call: "C_GetSessionInfo", detail: "" });
  }

  /** @param pin is overwritten; the binding takes a string, which lives until it is collected */
  login(pin: Uint8Array): void {
    const text = Buffer.from(pin.buffer, pin.byteOffset, pin.length).toString("utf8");
    pin.fill(0);
    try {
      attempt("C_Login", () => this.module.C_Login(this.#anchor, USER, text));
    } catch (error) {
      if (!(error instanceof ModuleFault) || error.fault.code !== "CKR_USER_ALREADY_LOGGED_IN") throw error;
    }
  }

  #mechanism(mechanism: number): MechanismFacts | undefined {
    try {
      const { minKeySize, maxKeySize } = this.module.C_GetMechanismInfo(this.#slot, mechanism);
      return { mechanism, minKeySize, maxKeySize };
    } catch {
      return undefined; // Some modules list what they do not know.
    }
  }
}

/** @throws ModuleFault that names the call */
export function attempt<T>(call: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new ModuleFault(faultOf(call, error));
  }
}

function findSlot(module: PKCS11, label: string): Buffer {
  const slots = attempt("C_GetSlotList", () => module.C_GetSlotList(true));
  const labels = slots.map((slot) => labelOf(module, slot));
  const found = slots.filter((_slot, index) => labels[index] === label);
  if (found.length === 1) return found[0]!;
  const code = found.length === 0 ? "noToken" : "manyTokens";
  const others = labels.filter((other) => other !== undefined && other !== "").slice(0, 16);
  throw new ModuleFault({ code, value: 0, call: "C_GetSlotList", detail: others.join(", ") });
}

/** A slot whose token was pulled out, or is broken, is none of ours. */
function labelOf(module: PKCS11, slot: Buffer): string | undefined {
  try {
    return factsOf(module, slot).label;
  } catch {
    return undefined;
  }
}

function factsOf(module: PKCS11, slot: Buffer): TokenFacts {
  const info = attempt("C_GetTokenInfo", () => module.C_GetTokenInfo(slot));
  const { major, minor } = info.firmwareVersion;
  return {
    label: info.label.trimEnd(),
    manufacturer: info.manufacturerID.trimEnd(),
    model: info.model.trimEnd(),
    serial: info.serialNumber.trimEnd(),
    firmware: `${major}.${minor}`,
    flags: info.flags,
  };
}
