import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import { type KeyAttributes, KeyAttributesSchema } from "@keyward/proto/light/gen/parsec/attributes";
import type { Application } from "../service/application.ts";

/** A key of an application, under the name that it has among all named keys of its container. */
export interface StoredKey {
  readonly application: Application;
  readonly name: string;
  readonly attributes: KeyAttributes;
  readonly storedName: string;
}

/** No other wire can make such a name: a slash is in none. */
const PREFIX = "parsec/1/";
const SHAPE = /^parsec\/1\/(\d)\/([^/]+)\/([^/]*)\/([A-Za-z0-9_-]*)$/;

/**
 * The application is a part of the name, so that the profile's limit counts the keys of all of them, and so are the attributes,
 * which say more than the engine's: a store that seals names authenticates them, too.
 */
export function storedKey(application: Application, name: string, attributes: KeyAttributes): StoredKey {
  const encoded = Buffer.from(toBinary(KeyAttributesSchema, attributes)).toString("base64url");
  return { application, name, attributes, storedName: `${placeOf(application, name)}/${encoded}` };
}

/** @returns the place of a key, of which there is one for each application and name */
export function placeOf({ authenticator, name: application }: Application, name: string): string {
  return `${PREFIX}${authenticator}/${encodeURIComponent(application)}/${encodeURIComponent(name)}`;
}

/** @returns undefined for the name of a key of another wire */
export function parseStoredKey(storedName: string): StoredKey | undefined {
  const parts = SHAPE.exec(storedName);
  if (parts === null) return undefined;
  const [, authenticator = "", application = "", name = "", encoded = ""] = parts;
  return {
    application: { authenticator: Number(authenticator), name: decodeURIComponent(application) },
    name: decodeURIComponent(name),
    attributes: fromBinary(KeyAttributesSchema, Buffer.from(encoded, "base64url")),
    storedName,
  };
}
