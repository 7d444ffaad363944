/** The little of ELF that an image needs: which loader a program names, and how to leave out what never gets loaded. */

const MAGIC = 0x7f454c46; // \x7fELF
const CLASS_64 = 2;
const LITTLE_ENDIAN = 1;
const PT_INTERP = 3;

type Segment = { readonly type: number; readonly offset: number; readonly bytes: number };

/**
 * @returns absolute path of the dynamic loader, e.g. /lib64/ld-linux-x86-64.so.2
 * @throws Error if the file is no 64-bit little-endian ELF or names no loader (it is static)
 * Source: System V ABI, "Program Header"; ld.so(8)
 */
export function interpreterOf(elf: Buffer): string {
  const segment = segmentsOf(elf).find(({ type }) => type === PT_INTERP);
  if (!segment) throw new Error("the program names no dynamic loader");
  return elf.toString("latin1", segment.offset, segment.offset + segment.bytes).replace(/\0.*$/s, "");
}

/**
 * Symbols and debug sections lie behind the last segment, where no loader looks; dynamic symbols, which native
 * add-ons need, lie inside one. Cutting there needs no binutils and gives the same bytes on every machine.
 * @returns a copy without section headers and without whatever follows the last segment
 * @throws Error if the file is no 64-bit little-endian ELF
 */
export function stripElf(elf: Buffer): Buffer {
  const end = Math.max(...segmentsOf(elf).map(({ offset, bytes }) => offset + bytes));
  const stripped = Buffer.from(elf.subarray(0, end));
  stripped.writeBigUInt64LE(0n, 40); // e_shoff
  stripped.writeUInt16LE(0, 60); // e_shnum
  stripped.writeUInt16LE(0, 62); // e_shstrndx
  return stripped;
}

function segmentsOf(elf: Buffer): Segment[] {
  const isElf64 = elf.length >= 64 && elf.readUInt32BE(0) === MAGIC && elf[4] === CLASS_64 && elf[5] === LITTLE_ENDIAN;
  if (!isElf64) throw new Error("not a 64-bit little-endian ELF file");
  const start = Number(elf.readBigUInt64LE(32));
  const entryBytes = elf.readUInt16LE(54);
  const count = elf.readUInt16LE(56);
  if (count === 0 || entryBytes < 56 || start + count * entryBytes > elf.length)
    throw new Error("ELF program headers are damaged");
  return Array.from({ length: count }, (_, index) => segmentAt(elf, start + index * entryBytes));
}

function segmentAt(elf: Buffer, at: number): Segment {
  const segment = {
    type: elf.readUInt32LE(at),
    offset: Number(elf.readBigUInt64LE(at + 8)),
    bytes: Number(elf.readBigUInt64LE(at + 32)),
  };
  if (segment.offset + segment.bytes > elf.length) throw new Error("an ELF segment ends behind the file");
  return segment;
}
