/** Long enough to recognise what was sent, short enough for one log line. */
const MAX_SHOWN = 64;

/**
 * Shows text that came from outside in a message: in double quotes, cut after 64 characters, with control characters,
 * quotes and lone surrogates escaped, so that it cannot forge a log line or a header.
 */
export function quote(text: string): string {
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text;
  return JSON.stringify(shown).replace(/[\u007f-\u009f\u2028\u2029]/g, escapeUnit);
}

/** The same for what should be a URL: without what may be a password before its host, or after its path. */
export function quoteUrl(text: string): string {
  return quote(text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, "$1...@").replace(/([?#]).*$/s, "$1..."));
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
