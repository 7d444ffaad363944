import { BinaryReader } from "@bufbuild/protobuf/wire";

/** google.rpc.ErrorInfo: which rule refused, and what would have passed. */
export interface ErrorInfo {
  readonly reason: string;
  readonly domain: string;
  readonly metadata: Readonly<Record<string, string>>;
}

const ERROR_INFO_TYPE = "type.googleapis.com/google.rpc.ErrorInfo";

/** @param trailer value of grpc-status-details-bin: a google.rpc.Status; Source: google/rpc/{status,error_details}.proto */
export function errorInfoOf(trailer: string | Buffer | undefined): ErrorInfo | undefined {
  if (!Buffer.isBuffer(trailer)) return undefined;
  for (const detail of fieldsOf(trailer).get(3) ?? []) {
    const any = fieldsOf(detail);
    if (text(any.get(1)) === ERROR_INFO_TYPE) return decodeErrorInfo(any.get(2)?.[0] ?? new Uint8Array());
  }
  return undefined;
}

function decodeErrorInfo(bytes: Uint8Array): ErrorInfo {
  const fields = fieldsOf(bytes);
  const entries = (fields.get(3) ?? []).map((entry) => {
    const pair = fieldsOf(entry);
    return [text(pair.get(1)), text(pair.get(2))] as const;
  });
  return { reason: text(fields.get(1)), domain: text(fields.get(2)), metadata: Object.fromEntries(entries) };
}

/** @returns the length-delimited fields of a message, by number */
function fieldsOf(bytes: Uint8Array): Map<number, Uint8Array[]> {
  const reader = new BinaryReader(bytes);
  const fields = new Map<number, Uint8Array[]>();
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (wireType !== 2) reader.skip(wireType);
    else fields.set(number, [...(fields.get(number) ?? []), reader.bytes()]);
  }
  return fields;
}

function text(values: Uint8Array[] | undefined): string {
  return Buffer.from(values?.[0] ?? []).toString("utf8");
}
