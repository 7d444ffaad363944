import { hex, unhex, type Values } from "../peer.ts";
import { type OpenSslCommand, options } from "./command.ts";

type Texts = Readonly<Record<string, string>>;

/** Names as the command line knows them: SHA-512/256 is sha512-256, SHA3-256 stays. */
export function digestName(hash: string): string {
  return hash
    .toLowerCase()
    .replace(/^sha-/, "sha")
    .replace(/^shake-/, "shake")
    .replace(/-(?=\d+$)/, (dash, at) => (at > 4 ? "" : dash))
    .replace("/", "-");
}

export function hash(command: OpenSslCommand, { algorithm, data, outputBytes }: Values) {
  const length = outputBytes === undefined ? [] : ["-xoflen", String(outputBytes)];
  const digest = command.run(
    "dgst",
    `-${digestName(algorithm as string)}`,
    ...length,
    "-binary",
    command.file(unhex(data as string)),
  );
  return { digest: hex(digest) };
}

export function mac(command: OpenSslCommand, args: Values) {
  const { algorithm, key, data, customization, tagBytes } = args as Texts & { tagBytes?: number };
  const [kind, ...rest] = algorithm!.split("-");
  const common = ["-macopt", `hexkey:${key}`, "-in", command.file(unhex(data)), "-binary"];
  const run = (...own: string[]) => ({ tag: hex(command.run("mac", ...common, ...own)) });
  if (kind === "HMAC") return run("-digest", digestName(rest.join("-")), "HMAC");
  if (kind === "AES") return run("-cipher", `AES-${key!.length * 4}-CBC`, "CMAC");
  const custom = customization ? ["-macopt", `hexcustom:${customization}`] : [];
  return run("-macopt", `size:${tagBytes}`, ...custom, algorithm!);
}

/** The command line has no AEAD. */
const CIPHERS: Readonly<Record<string, string>> = { "CBC-NOPAD": "cbc", CBC: "cbc", CTR: "ctr", KW: "wrap" };

function cipher(command: OpenSslCommand, direction: "-e" | "-d", args: Texts, input: string): Buffer {
  const [, bits, mode] = /^AES-(\d+)-(.+)$/.exec(args.algorithm!) ?? [];
  const name = CIPHERS[mode!];
  if (name === undefined) throw new Error(`the openssl command has no ${args.algorithm}`);
  const wrap = mode === "KW";
  const own = [wrap ? `-id-aes${bits}-wrap` : `-aes-${bits}-${name}`, "-iv", wrap ? "a6".repeat(8) : args.nonce!];
  const nopad = mode === "CBC-NOPAD" ? ["-nopad"] : [];
  return command.run("enc", direction, ...own, ...nopad, "-K", args.key!, "-in", command.file(unhex(input)));
}

export function encrypt(command: OpenSslCommand, args: Values) {
  const texts = args as Texts;
  return { ciphertext: hex(cipher(command, "-e", texts, texts.plaintext!)), tag: "" };
}

export function decrypt(command: OpenSslCommand, args: Values) {
  const texts = args as Texts;
  return { plaintext: hex(cipher(command, "-d", texts, texts.ciphertext!)) };
}

export function derive(command: OpenSslCommand, args: Values) {
  const { function: name, hash: hashName, secret, salt, info, mac: macName } = args as Texts;
  const { iterations, cost, blockSize, parallelization, lengthBytes } = args as Record<string, number>;
  const digest = hashName === undefined ? undefined : digestName(hashName);
  const kinds: Readonly<Record<string, readonly [string, Record<string, string | number | undefined>]>> = {
    HKDF: ["HKDF", { digest, hexkey: secret, hexsalt: salt, hexinfo: info }],
    PBKDF2: ["PBKDF2", { digest, hexpass: secret, hexsalt: salt, iter: iterations }],
    scrypt: [
      "SCRYPT",
      { hexpass: secret, hexsalt: salt, n: cost, r: blockSize, p: parallelization, maxmem_bytes: 2 ** 28 },
    ],
    "KBKDF-COUNTER": [
      "KBKDF",
      { mode: "counter", mac: macName ?? "HMAC", digest, hexkey: secret, hexsalt: salt, hexinfo: info },
    ],
    "TLS12-PRF": ["TLS1-PRF", { digest, hexsecret: secret, hexseed: `${salt}${info}` }],
    "TLS13-EXPAND-LABEL": [
      "TLS13-KDF",
      {
        mode: "EXPAND_ONLY",
        digest,
        hexkey: secret,
        hexprefix: hex(Buffer.from("tls13 ")),
        hexlabel: salt,
        hexdata: info,
      },
    ],
  };
  const [kind, values] = kinds[name!]!;
  return {
    data: hex(command.run("kdf", "-binary", "-keylen", String(lengthBytes), ...options("-kdfopt", values), kind)),
  };
}
