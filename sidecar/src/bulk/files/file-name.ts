import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";

/** One segment of a path: no way up, down or to what is hidden. */
const FILE_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/;

/**
 * @param field of the request, for messages
 * @throws INVALID_ARGUMENT for what is no name of a file in the folder
 */
export function assertFileName(name: string, field: string): void {
  if (FILE_NAME.test(name)) return;
  const text =
    `${field}.name is ${quote(name)}; a file is named by 1 to 128 of A-Z a-z 0-9 . _ -, ` +
    "the first no dot, and lies in the folder itself";
  throw new KeywardError("INVALID_ARGUMENT", text);
}
