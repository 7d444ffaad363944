import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";
import { Secret } from "@keyward/core/secret/secret";
import type { Pkcs11Config } from "../config.ts";
import { TokenError } from "../errors.ts";
import { TOKEN_FLAG } from "../mechanisms/cryptoki.ts";
import type { TokenFacts } from "../program/protocol.ts";
import { REFUSED_PINS } from "./refused-pins.ts";
import type { TokenProcess } from "./token-process.ts";
import { Turns } from "./turns.ts";

/** Of this process: a backend may be opened while the one before still serves, and both must not try the same wrong PIN. */
const TURNS = new Turns();

/**
 * Logs a token's user in, once for all its sessions.
 * @throws BackendError Unauthenticated; a PIN that was refused is not tried again, and the last try is left to people
 */
export async function logIn(
  process: TokenProcess,
  config: Pkcs11Config,
  environment: BackendEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const name = `${config.module}#${config.tokenLabel}`;
  await TURNS.take(name, () => tryPin(name, process, config, environment, signal), signal);
}

async function tryPin(
  name: string,
  process: TokenProcess,
  { tokenLabel, pin: ref }: Pkcs11Config,
  environment: BackendEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const token = await process.call("token", {}, signal);
  if ((token.flags & TOKEN_FLAG.loginRequired) === 0) return;
  assertMayTry(token);
  using pin = new Secret(await environment.secret(ref));
  if (REFUSED_PINS.has(name, pin)) throw refusedBefore(tokenLabel, ref);
  try {
    const bytes = pin.use(withoutNewline);
    const answer = process.call("login", { pin: bytes }, signal);
    bytes.fill(0); // It is on its way.
    await answer;
  } catch (error) {
    if (!(error instanceof TokenError) || !error.ckr.startsWith("CKR_PIN_")) throw error;
    REFUSED_PINS.add(name, pin);
    throw await refusedNow(process, error, signal);
  }
  REFUSED_PINS.remove(name);
}

function assertMayTry({ flags, label }: TokenFacts): void {
  if ((flags & TOKEN_FLAG.userPinLocked) !== 0) {
    const text = `the PIN of token ${label} is locked. Next: the token's security officer unlocks it`;
    throw new BackendError("Unauthenticated", text);
  }
  if ((flags & TOKEN_FLAG.userPinInitialized) === 0) {
    throw new BackendError("Misconfigured", `token ${label} has no user PIN yet. Next: initialise it`);
  }
  if ((flags & TOKEN_FLAG.userPinFinalTry) !== 0) {
    const text = `token ${label} has one try left before its PIN is locked, and Keyward does not take it. Next: log in once by hand with the right PIN, and correct the Secret`;
    throw new BackendError("Unauthenticated", text);
  }
}

function refusedBefore(label: string, ref: Pkcs11Config["pin"]): BackendError {
  const text = `token ${label} refused this PIN before, so it is not tried again. Next: correct Secret ${ref.name}, key ${ref.key}`;
  return new BackendError("Unauthenticated", text);
}

async function refusedNow(process: TokenProcess, error: TokenError, signal: AbortSignal): Promise<BackendError> {
  const flags = await process.call("token", {}, signal).then(
    (token) => token.flags,
    () => 0,
  );
  const text = `${error.message}; ${triesLeft(flags)}. It is not tried again until the Secret changes`;
  return new BackendError("Unauthenticated", text);
}

/** A token says no number, only how near it is. PKCS#11 2.40, 3.2, CK_TOKEN_INFO */
function triesLeft(flags: number): string {
  if ((flags & TOKEN_FLAG.userPinLocked) !== 0) return "the PIN is locked now";
  if ((flags & TOKEN_FLAG.userPinFinalTry) !== 0) return "one try is left";
  if ((flags & TOKEN_FLAG.userPinCountLow) !== 0)
    return "a wrong PIN was tried since the last login, more than one try is left";
  return "the token does not say how many tries are left";
}

/** Secrets that were made with an editor end with one. @returns a copy */
function withoutNewline(bytes: Uint8Array): Uint8Array {
  const end = bytes.at(-1) === 0x0a ? bytes.length - 1 : bytes.length;
  return Uint8Array.from(bytes.subarray(0, end));
}
