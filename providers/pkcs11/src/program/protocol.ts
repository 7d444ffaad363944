/**
 * What Keyward and the process that holds a PKCS#11 module say to each other: structured clones over the process's own channel. A
 * request has one answer, in any order.
 */

export type AttributeValue = boolean | number | string | Uint8Array;

export interface Attribute {
  /** CKA */
  readonly type: number;
  readonly value: AttributeValue;
}

export type Template = readonly Attribute[];

/** Parameters in the shape of the binding; `type` chooses the C structure. */
export type MechanismParameter = { readonly type: number } & Readonly<Record<string, number | Uint8Array>>;

export interface Mechanism {
  /** CKM */
  readonly mechanism: number;
  readonly parameter?: MechanismParameter;
}

/** One key object of the token. */
export interface KeyName {
  /** CKO */
  readonly class: number;
  /** CKA_ID */
  readonly id: Uint8Array;
}

export interface MechanismFacts {
  readonly mechanism: number;
  /** In bits or bytes, as the module has it; 0 and 0 where sizes mean nothing. */
  readonly minKeySize: number;
  readonly maxKeySize: number;
}

/** What a token says of itself. */
export interface TokenFacts {
  readonly label: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly serial: string;
  readonly firmware: string;
  /** CK_TOKEN_INFO.flags */
  readonly flags: number;
}

export interface OpenFacts {
  readonly token: TokenFacts;
  readonly mechanisms: readonly MechanismFacts[];
}

/** How a pair is made that goes with its session. */
export interface SessionPair {
  readonly generation: Mechanism;
  readonly publicKey: Template;
  readonly privateKey: Template;
}

/** A key under an AES key that is made for this once. */
export interface WrappedOnce {
  /** PKCS#8 of a pair, raw bytes of a secret key; by RFC 5649. */
  readonly wrapped: Uint8Array;
  /** AES-256, the key itself. */
  readonly under: Uint8Array;
}

/** How a key comes in. */
export interface Incoming {
  readonly material: WrappedOnce;
  readonly mechanism: Mechanism;
  /** Of the private or secret key. */
  readonly template: Template;
}

export interface SigningTrial {
  readonly mechanism: Mechanism;
  readonly data: Uint8Array;
  readonly maxBytes: number;
}

/** What a request asks for and what its answer is. */
export interface Calls {
  /** Loads the module and finds the token by its label, whatever slot it is in. */
  open: [{ readonly module: string; readonly tokenLabel: string; readonly sessions: number }, OpenFacts];
  login: [{ readonly pin: Uint8Array }, undefined];
  token: [Record<string, never>, TokenFacts];
  /** The same, and random bytes: some modules answer questions for a token that is gone. */
  check: [Record<string, never>, TokenFacts];
  /** Attributes of every object that has all of `where`; what an object does not have or tell is undefined. */
  find: [
    { readonly where: Template; readonly read: readonly number[]; readonly limit: number },
    (Uint8Array | undefined)[][],
  ];
  generatePair: [
    { readonly mechanism: Mechanism; readonly publicKey: Template; readonly privateKey: Template },
    undefined,
  ];
  generate: [{ readonly mechanism: Mechanism; readonly template: Template }, undefined];
  put: [{ readonly template: Template }, undefined];
  /** Destroys every object that has all of `where`; how many there were. */
  remove: [{ readonly where: Template }, number];
  /** Sets attributes of every object that has all of `where`; how many there were. */
  change: [{ readonly where: Template; readonly to: Template }, number];
  /** One operation of a key on bytes that are short enough for one call. */
  use: [
    {
      readonly how: "sign" | "encrypt" | "decrypt";
      readonly key: KeyName;
      readonly mechanism: Mechanism;
      readonly data: Uint8Array;
      readonly maxBytes: number;
    },
    Uint8Array,
  ];
  /** A key that may leave the token, under an AES key that may, too. */
  wrap: [{ readonly key: KeyName; readonly mechanism: Mechanism }, WrappedOnce];
  /** A key that comes into the token; what it came under is overwritten. */
  unwrap: [Incoming, undefined];
  /** A secret derived by agreement; it leaves the token, which is what it is for. */
  derive: [{ readonly key: KeyName; readonly mechanism: Mechanism; readonly bytes: number }, Uint8Array];
  /** Whether the token takes the mechanism with these parameters, asked with a public RSA key that is in it for this one call. */
  tries: [
    { readonly how: "encrypt" | "verify"; readonly mechanism: Mechanism; readonly publicKey: Template },
    boolean | undefined,
  ];
  /** Whether a key of the token's that may not sign any more refuses, and signs again when it may, tried with a pair that is not kept. */
  triesSwitch: [{ readonly pair: SessionPair; readonly signing: Mechanism; readonly data: Uint8Array }, boolean];
  /** What `wrap` gives for a pair that is not kept; undefined: the token refuses. */
  triesWrap: [{ readonly pair: SessionPair; readonly mechanism: Mechanism }, WrappedOnce | undefined];
  /** The same as `unwrap` with a key that is not kept: what it signs, where it is asked to. */
  triesUnwrap: [Incoming & { readonly signing: SigningTrial | undefined }, Uint8Array | undefined];
}

export type CallName = keyof Calls;

export interface Request<N extends CallName = CallName> {
  readonly id: number;
  readonly name: N;
  readonly input: Calls[N][0];
}

/** Whoever asked has left: what did not begin yet need not. */
export interface Cancel {
  readonly id: number;
  readonly name: "cancel";
}

/** Why a call failed. */
export interface Fault {
  /** CKR name, or one of ours that begins with a small letter. */
  readonly code: string;
  /** CK_RV */
  readonly value: number;
  /** What was called: C_Sign, dlopen ... */
  readonly call: string;
  /** More for a person, such as the loader's message. */
  readonly detail: string;
}

export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly fault: Fault };
