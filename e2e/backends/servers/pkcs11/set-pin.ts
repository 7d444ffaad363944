import { createRequire } from "node:module";
import { json } from "node:stream/consumers";

/** What comes by standard input: a token, by its label, and the PIN that its user shall have. */
export interface NewPin {
  readonly module: string;
  readonly label: string;
  readonly soPin: string;
  readonly pin: string;
}

/** What of the provider's binding is used here; the package itself is the provider's alone. */
interface Module {
  load(path: string): void;
  C_Initialize(): void;
  C_GetSlotList(withToken: boolean): readonly Buffer[];
  C_GetTokenInfo(slot: Buffer): { readonly label: string };
  C_OpenSession(slot: Buffer, flags: number): Buffer;
  C_Login(session: Buffer, user: number, pin: string): void;
  C_InitPIN(session: Buffer, pin: string): void;
  C_Finalize(): void;
}

// A program of its own, as a module reads its configuration from the environment once. The security officer sets the PIN.

const READ_WRITE = 0x06;
const SECURITY_OFFICER = 0;

const { module: path, label, soPin, pin } = (await json(process.stdin)) as NewPin;
const load = createRequire(import.meta.resolve("@keyward/provider-pkcs11/backend"));
const { PKCS11 } = load("pkcs11js") as { readonly PKCS11: new () => Module };
const module = new PKCS11();
module.load(path);
module.C_Initialize();
const slot = module.C_GetSlotList(true).find((each) => module.C_GetTokenInfo(each).label.trimEnd() === label);
if (slot === undefined) throw new Error(`no slot has a token ${label}`);
const session = module.C_OpenSession(slot, READ_WRITE);
module.C_Login(session, SECURITY_OFFICER, soPin);
module.C_InitPIN(session, pin);
module.C_Finalize();
