import type { Chain, RequestSeen, Values } from "../peer.ts";
import { hex, unhex } from "../peer.ts";
import { generate } from "./asymmetric.ts";
import type { OpenSslCommand } from "./command.ts";

type Texts = Readonly<Record<string, string>>;

export function readRequest(command: OpenSslCommand, { csr }: Values): RequestSeen {
  const file = command.file(csr as string);
  const text = command.run("req", "-in", file, "-noout", "-text").toString();
  return {
    valid: command.agrees("req", "-in", file, "-noout", "-verify"),
    commonName: /CN ?= ?([^,\n]+)/.exec(text)?.[1] ?? "",
    dnsNames: [...text.matchAll(/DNS:([^,\n]+)/g)].map(([, name]) => name!),
  };
}

interface Authority {
  readonly key: string;
  readonly certificate: string;
}

const AUTHORITY = "basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\n";
const LEAF =
  "basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:app.example\n";
const IDENTIFIERS = "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n";

export function makeChain(command: OpenSslCommand, { type, revoked }: Values): Chain {
  const newKey = () => generate(command, { type }).private;
  const root = issue(command, { name: "Root", key: newKey(), extensions: AUTHORITY, serial: 1 });
  const middle = issue(command, {
    name: "Intermediate",
    key: newKey(),
    extensions: AUTHORITY,
    serial: 2,
    parent: root,
  });
  const leaf = issue(command, { name: "app", key: newKey(), extensions: LEAF, serial: 3, parent: middle });
  return {
    root: root.certificate,
    intermediate: middle.certificate,
    leaf: leaf.certificate,
    rootKey: root.key,
    leafKey: leaf.key,
    crls: [revocationList(command, root, []), revocationList(command, middle, revoked ? ["03"] : [])],
  };
}

interface Issuance {
  readonly name: string;
  readonly key: string;
  readonly extensions: string;
  readonly serial: number;
  readonly parent?: Authority;
}

function issue(command: OpenSslCommand, { name, key, extensions, serial, parent }: Issuance): Authority {
  const keyFile = command.file(key);
  const request = command.run("req", "-new", "-key", keyFile, "-subj", `/CN=${name}`);
  const config = command.file(`${extensions}${IDENTIFIERS}`);
  const issuer =
    parent === undefined
      ? ["-signkey", keyFile]
      : ["-CA", command.file(parent.certificate), "-CAkey", command.file(parent.key)];
  const given = ["-in", command.file(request), "-extfile", config, "-set_serial", String(serial), "-days", "1"];
  return { key, certificate: command.run("x509", "-req", ...given, ...issuer).toString() };
}

/** `openssl ca` keeps a database: a line of it for each certificate that was revoked. */
function revocationList(command: OpenSslCommand, { key, certificate }: Authority, serials: readonly string[]): string {
  const lines = serials.map((serial) => `R\t301231235959Z\t200101000000Z\t${serial}\tunknown\t/CN=app\n`);
  const config = command.file(
    [
      "[ca]\ndefault_ca=own",
      `[own]\ndatabase=${command.file(lines.join(""))}\ncrlnumber=${command.file("01\n")}`,
      "default_md=sha256\ndefault_crl_days=1\ncrl_extensions=list",
      "[list]\nauthorityKeyIdentifier=keyid\n",
    ].join("\n"),
  );
  const files = ["-keyfile", command.file(key), "-cert", command.file(certificate)];
  return command.run("ca", "-gencrl", "-config", config, ...files).toString();
}

export function verifyChain(command: OpenSslCommand, args: Values) {
  const { root, leaf } = args as Texts;
  return {
    valid: command.agrees(
      "verify",
      "-x509_strict",
      "-purpose",
      "sslclient",
      "-CAfile",
      command.file(root),
      command.file(leaf),
    ),
  };
}

export function signCms(command: OpenSslCommand, args: Values) {
  const { certificate, private: key, content } = args as Texts;
  const files = [
    "-signer",
    command.file(certificate),
    "-inkey",
    command.file(key),
    "-in",
    command.file(unhex(content)),
  ];
  return { signature: hex(command.run("cms", "-sign", "-binary", "-outform", "DER", "-md", "sha256", ...files)) };
}

export function verifyCms(command: OpenSslCommand, args: Values) {
  const { root, content, signature } = args as Texts;
  const files = [
    "-in",
    command.file(unhex(signature)),
    "-content",
    command.file(unhex(content)),
    "-CAfile",
    command.file(root),
  ];
  const valid = command.agrees(
    "cms",
    "-verify",
    "-binary",
    "-inform",
    "DER",
    "-purpose",
    "any",
    ...files,
    "-out",
    command.file(),
  );
  return { valid };
}
