import { type DescField, ScalarType } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence as Presence } from "@bufbuild/protobuf/wkt";
import { localName } from "./local-name.ts";

const SCALARS: ReadonlyMap<ScalarType, string> = new Map([
  [ScalarType.STRING, "string"],
  [ScalarType.BYTES, "bytes"],
  [ScalarType.BOOL, "bool"],
  [ScalarType.INT32, "int32"],
  [ScalarType.INT64, "int64"],
  [ScalarType.UINT32, "uint32"],
  [ScalarType.UINT64, "uint64"],
]);

/** Numbers come packed: of the sorts of number only one is repeated anywhere. */
const REPEATED = ['"string"', '"bytes"', '"uint32"'];

/** @returns the call that describes a field, such as `implicit(1, "name", "string")` */
export function fieldCall(field: DescField): string {
  const place = `${field.number}, "${field.localName}", ${kindOf(field)}`;
  if (field.fieldKind === "list") return `repeated(${place})`;
  if (field.fieldKind === "map") return `mapOf(${place})`;
  if (field.oneof !== undefined) return `oneof("${field.oneof.localName}", ${place})`;
  return field.presence === Presence.IMPLICIT ? `implicit(${place})` : `optional(${place})`;
}

/** @throws Error for a kind of field that no protocol of ours has and the light codec does not know */
function kindOf(field: DescField): string {
  if (field.fieldKind === "map")
    return field.mapKey === ScalarType.STRING && field.message ? nameOf(field) : refuse(field);
  if (field.message !== undefined) return field.delimitedEncoding ? refuse(field) : nameOf(field);
  const kind = field.enum === undefined ? SCALARS.get(field.scalar!) : '"enum"';
  const text = field.enum === undefined ? kind && `"${kind}"` : kind;
  if (text === undefined) return refuse(field);
  return field.fieldKind === "list" && !REPEATED.includes(text) ? refuse(field) : text;
}

function nameOf(field: DescField): string {
  return `${localName(field.message!)}Schema`;
}

function refuse(field: DescField): never {
  throw new Error(`${field}: proto/src/light does not read such a field; add it there, or choose another type`);
}
