import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../cluster/command.ts";

/** What a program that is not ours thinks of a certificate. */
export interface Verdict {
  readonly verified: boolean;
  /** Subject, issuer, dates, algorithm and extensions, as openssl prints them; or why it refused. */
  readonly text: string;
}

/**
 * Asks openssl whether `certificate` is good for a server and was issued by `authority`.
 * @param certificate PEM
 * @param authority PEM of the trusted root
 */
export async function judgeWithOpenssl(certificate: string, authority: string): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), "keyward-demo-"));
  try {
    const [leaf, root] = [join(folder, "leaf.pem"), join(folder, "root.pem")];
    await Promise.all([writeFile(leaf, certificate), writeFile(root, authority)]);
    const verify = await run(["openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", root, leaf]);
    const shown = await run([
      "openssl",
      "x509",
      "-in",
      leaf,
      "-noout",
      "-text",
      "-certopt",
      "no_pubkey,no_sigdump,no_version",
    ]);
    return { verified: verify.code === 0, text: `${shown.stdout.trimEnd()}\n${verify.stdout}${verify.stderr}` };
  } finally {
    await rm(folder, { recursive: true });
  }
}
