import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const OPENSSL_MISSING =
  "the openssl command is missing, which these tests compare Keyward with: install OpenSSL 3.0 or later (apt-get install openssl)";

/** The openssl command with a directory of its own for what it reads and writes. */
export class OpenSslCommand implements Disposable {
  readonly #dir = mkdtempSync(join(tmpdir(), "kwi-"));
  #files = 0;

  /** @throws Error that says what to install, or OpenSSL's own words */
  run(...args: string[]): Buffer {
    try {
      return execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"], maxBuffer: 16 * 1024 * 1024 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new Error(OPENSSL_MISSING);
      throw error;
    }
  }

  /** Whether it ends well. */
  agrees(...args: string[]): boolean {
    try {
      this.run(...args);
      return true;
    } catch (error) {
      if ((error as { status?: number | null }).status == null) throw error;
      return false;
    }
  }

  /** @returns a file with that content */
  file(content: Uint8Array | string = ""): string {
    const path = join(this.#dir, String(this.#files++));
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  }

  read(path: string): Buffer {
    return readFileSync(path);
  }

  [Symbol.dispose](): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

/** Options that openssl takes one by one, as `-pkeyopt rsa_padding_mode:oaep`. */
export function options(flag: string, values: Readonly<Record<string, string | number | undefined>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [flag, `${name}:${value}`]));
}
