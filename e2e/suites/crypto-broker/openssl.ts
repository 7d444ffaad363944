import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Keys, requests and certificates made by OpenSSL's command line, in a directory of their own. */
export class OpenSsl implements Disposable {
  readonly #dir = mkdtempSync(join(tmpdir(), "kwo-"));

  [Symbol.dispose](): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  /** @param options what `openssl genpkey` takes, for example `-algorithm ED25519`. @returns PKCS#8, PEM */
  key(...options: string[]): string {
    return this.run(["genpkey", ...options]);
  }

  ecKey(curve: string): string {
    return this.key(
      "-algorithm",
      "EC",
      "-pkeyopt",
      `ec_paramgen_curve:${curve}`,
      "-pkeyopt",
      "ec_param_enc:named_curve",
    );
  }

  rsaKey(bits: number): string {
    return this.key("-algorithm", "RSA", "-pkeyopt", `rsa_keygen_bits:${bits}`);
  }

  request(key: string, subject = "/O=Example/CN=app"): string {
    return this.run(["req", "-new", "-key", this.file(key), "-subj", subject]);
  }

  authority(key: string, subject = "/CN=Test CA"): string {
    const extensions = ["-addext", "keyUsage=critical,keyCertSign,cRLSign"];
    return this.run(["req", "-new", "-x509", "-key", this.file(key), "-subj", subject, "-days", "30", ...extensions]);
  }

  /** @throws with OpenSSL's words unless the certificate verifies in its strictest mode */
  verify(authority: string, certificate: string): void {
    this.run(["verify", "-x509_strict", "-CAfile", this.file(authority), this.file(certificate)]);
  }

  /** @returns the certificate as text */
  text(certificate: string): string {
    return this.run(["x509", "-in", this.file(certificate), "-noout", "-text"]);
  }

  run(args: readonly string[]): string {
    return execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  #files = 0;

  file(content: string): string {
    const path = join(this.#dir, String(this.#files++));
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  }

  read(path: string): string {
    return readFileSync(path, "utf8");
  }
}
