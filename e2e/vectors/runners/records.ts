/** A block of `Name = value` lines, with what the sections above it say. A line without "=" is a name with an empty value. */
export type TextRecord = ReadonlyMap<string, string>;

/**
 * Reads the files of NIST's CAVP, of RFCs and of OpenSSL: blocks between empty lines; `[Name = value]` holds for what follows;
 * `#` begins a comment.
 */
export function parseRecords(text: string): readonly TextRecord[] {
  const section = new Map<string, string>();
  return text.split(/\r?\n[ \t]*\r?\n/).flatMap((block) => {
    const own = new Map<string, string>();
    for (const line of block.split(/\r?\n/)) readLine(line.trim(), section, own);
    return own.size === 0 ? [] : [new Map([...section, ...own])];
  });
}

function readLine(line: string, section: Map<string, string>, own: Map<string, string>): void {
  if (line === "" || line.startsWith("#")) return;
  const bracketed = /^\[(.*)\]$/.exec(line);
  const [name, ...value] = (bracketed?.[1] ?? line).split("=");
  const target = bracketed === null ? own : section;
  target.set(name!.trim(), value.join("=").trim());
}
