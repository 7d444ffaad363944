import type { Mechanism as BindingMechanism } from "pkcs11js";
import type { Mechanism, Template } from "./protocol.ts";

/** Byte strings of the channel as the binding wants them. */
export function templateOf(template: Template): { type: number; value: number | boolean | string | Buffer }[] {
  return template.map(({ type, value }) => ({ type, value: value instanceof Uint8Array ? bufferOf(value) : value }));
}

export function bindingMechanism({ mechanism, parameter }: Mechanism): BindingMechanism {
  if (parameter === undefined) return { mechanism };
  const entries = Object.entries(parameter).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? bufferOf(value) : value,
  ]);
  return { mechanism, parameter: Object.fromEntries(entries) };
}

export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
