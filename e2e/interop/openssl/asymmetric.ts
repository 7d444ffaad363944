import { hex, unhex, type Values } from "../peer.ts";
import { type OpenSslCommand, options } from "./command.ts";
import { digestName } from "./symmetric.ts";

type Texts = Readonly<Record<string, string>>;

export function generate(command: OpenSslCommand, { type }: Values) {
  const made = command.run("genpkey", ...keyOptions(type as string)).toString();
  return { private: made, public: command.run("pkey", "-pubout", "-in", command.file(made)).toString() };
}

function keyOptions(type: string): string[] {
  const [family, size] = type.split("-");
  if (family === "EC") {
    const curve = size!.replace("P", "P-");
    return ["-algorithm", "EC", ...options("-pkeyopt", { ec_paramgen_curve: curve, ec_param_enc: "named_curve" })];
  }
  if (family === "RSA") return ["-algorithm", "RSA", ...options("-pkeyopt", { rsa_keygen_bits: size })];
  return ["-algorithm", type];
}

/** The digest and the padding; algorithms without a hash take the message as it is. */
function signatureOptions({ hash, padding }: Texts): string[] {
  if (hash === undefined || hash === "") return [];
  const pss = { rsa_padding_mode: "pss", rsa_pss_saltlen: "digest", rsa_mgf1_md: digestName(hash) };
  return ["-digest", digestName(hash), ...(padding === "PSS" ? options("-pkeyopt", pss) : [])];
}

export function sign(command: OpenSslCommand, args: Values) {
  const { private: key, message } = args as Texts;
  const files = ["-inkey", command.file(key), "-in", command.file(unhex(message))];
  return { signature: hex(command.run("pkeyutl", "-sign", "-rawin", ...files, ...signatureOptions(args as Texts))) };
}

export function verify(command: OpenSslCommand, args: Values) {
  const { public: key, message, signature } = args as Texts;
  const files = ["-inkey", command.file(key), "-in", command.file(unhex(message))];
  const given = ["-sigfile", command.file(unhex(signature))];
  const valid = command.agrees(
    "pkeyutl",
    "-verify",
    "-rawin",
    "-pubin",
    ...files,
    ...given,
    ...signatureOptions(args as Texts),
  );
  return { valid };
}

export function agree(command: OpenSslCommand, args: Values) {
  const { private: own, public: peer } = args as Texts;
  return {
    secret: hex(command.run("pkeyutl", "-derive", "-inkey", command.file(own), "-peerkey", command.file(peer))),
  };
}

function oaep({ hash, label }: Texts): string[] {
  const digest = digestName(hash!);
  const labelled = label ? { rsa_oaep_label: label } : {};
  return options("-pkeyopt", { rsa_padding_mode: "oaep", rsa_oaep_md: digest, rsa_mgf1_md: digest, ...labelled });
}

export function encryptAsymmetric(command: OpenSslCommand, args: Values) {
  const { public: key, plaintext } = args as Texts;
  const files = ["-inkey", command.file(key), "-in", command.file(unhex(plaintext))];
  return {
    ciphertext: hex(command.run("pkeyutl", "-encrypt", "-pubin", ...files, ...oaep(args as Texts))),
    encapsulatedKey: "",
  };
}

export function decryptAsymmetric(command: OpenSslCommand, args: Values) {
  const { private: key, ciphertext } = args as Texts;
  const files = ["-inkey", command.file(key), "-in", command.file(unhex(ciphertext))];
  return { plaintext: hex(command.run("pkeyutl", "-decrypt", ...files, ...oaep(args as Texts))) };
}
