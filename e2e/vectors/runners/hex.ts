export function unhex(text: string | undefined): Buffer {
  return Buffer.from(text ?? "", "hex");
}
