/** How many characters a byte more or less changes at either end of base64. */
const EDGE = 4;

/** What bytes look like wherever they lie: as they are, in hexadecimal, in base64 at each offset, and as a list of numbers. */
export function formsOf(bytes: Buffer): readonly Buffer[] {
  const hex = bytes.toString("hex");
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "")
      .slice(EDGE, -EDGE),
  );
  const url = base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  const texts = [hex, hex.toUpperCase(), ...base64, ...url, [...bytes].join(","), [...bytes].join(", ")];
  return [bytes, ...texts.map((text) => Buffer.from(text))];
}

/** @returns whether the bytes are in the text or file, in whatever form; lines that were broken do not hide them */
export function isIn(content: Buffer | string, bytes: Buffer): boolean {
  const whole = typeof content === "string" ? Buffer.from(content.replaceAll(/\\n|\s/g, "")) : content;
  const joined = Buffer.from(whole.toString("latin1").replaceAll(/\s/g, ""), "latin1");
  return formsOf(bytes).some((form) => whole.includes(form) || joined.includes(form));
}
