/** One file (or, without bytes, one directory) of an archive; owner root, no times, so equal content is equal bytes. */
export type Entry = {
  /** Relative, without a leading or a trailing slash. */
  readonly path: string;
  /** Permission bits, e.g. 0o644. */
  readonly mode: number;
  readonly bytes?: Uint8Array;
};

const BLOCK_BYTES = 512;
const MAX_NAME_BYTES = 100;
/** The size field holds eleven octal digits. */
const MAX_FILE_BYTES = 8 ** 11 - 1;

/**
 * Archives in the ustar format, sorted by path, with parent directories added where they are missing.
 * @throws Error if a path is absolute, climbs out, appears twice, or exceeds 100 bytes
 * Source: IEEE Std 1003.1-2017, pax, "ustar Interchange Format"
 */
export function packTar(entries: readonly Entry[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const entry of withParents(entries)) parts.push(header(entry), ...padded(entry.bytes ?? new Uint8Array()));
  parts.push(Buffer.alloc(2 * BLOCK_BYTES));
  return Buffer.concat(parts);
}

function withParents(entries: readonly Entry[]): Entry[] {
  const byPath = new Map<string, Entry>();
  for (const entry of entries) {
    assertPath(entry.path);
    if (byPath.has(entry.path)) throw new Error(`${entry.path} is in the archive twice`);
    byPath.set(entry.path, entry);
  }
  for (const { path } of entries) {
    for (let slash = path.indexOf("/"); slash > 0; slash = path.indexOf("/", slash + 1)) {
      const parent = path.slice(0, slash);
      if (!byPath.has(parent)) byPath.set(parent, { path: parent, mode: 0o755 });
    }
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function assertPath(path: string): void {
  const strange = path.split("/").some((part) => part === "" || part === "." || part === "..");
  if (strange) throw new Error(`"${path}" is not a plain relative path`);
}

function header({ path, mode, bytes }: Entry): Buffer {
  const isDirectory = bytes === undefined;
  const name = isDirectory ? `${path}/` : path;
  const size = bytes?.length ?? 0;
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) throw new Error(`${name} exceeds ${MAX_NAME_BYTES} bytes`);
  if (size > MAX_FILE_BYTES) throw new Error(`${name} exceeds ${MAX_FILE_BYTES} bytes`);
  const block = Buffer.alloc(BLOCK_BYTES);
  block.write(name, 0);
  block.write(`${octal(mode, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0${octal(size, 11)}\0${octal(0, 11)}\0`, 100);
  block.write(" ".repeat(8), 148); // the checksum counts its own field as spaces
  block.write(isDirectory ? "5" : "0", 156);
  block.write("ustar\x0000", 257);
  block.write(
    `${octal(
      block.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\0 `,
    148,
  );
  return block;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

function padded(bytes: Uint8Array): Uint8Array[] {
  return [bytes, Buffer.alloc((BLOCK_BYTES - (bytes.length % BLOCK_BYTES)) % BLOCK_BYTES)];
}
