/** The OpenSSL release that becomes the FIPS provider. Changing any of this makes a new folder in the cache. */
export const OPENSSL = {
  version: "3.5.4",
  /** The Rust package that carries the release's sources, under the folder `openssl`. */
  crate: { name: "openssl-src", version: "300.5.4+3.5.4" },
  crateSha256: "a507b3792995dae9b0df8a1c1e3771e8418b7c2d9f0baeba32e6fe8b06c7cb72",
} as const;

/**
 * Key of the HMAC-SHA256 by which the module proves that it is whole. OpenSSL publishes it (Configure, FIPSKEY): the check
 * finds damage, and against an attacker it is the file's owner and mode that help.
 */
export const MODULE_MAC_KEY_HEX = "f4556650ac31d35461610bac4ed81b1a181b2d8a43ea2854cbae22ca74560813";

/** What OpenSSL's Configure calls this machine, by process.platform and process.arch. */
const TARGETS: ReadonlyMap<string, string> = new Map([
  ["linux/x64", "linux-x86_64"],
  ["linux/arm64", "linux-aarch64"],
]);

/** @throws Error that says where the provider can be built */
export function configureTarget(platform: string, arch: string): string {
  const target = TARGETS.get(`${platform}/${arch}`);
  if (target !== undefined) return target;
  throw new Error(
    `the FIPS provider is built on Linux (x64 or arm64), and this is ${platform}/${arch}; build it on such a machine, ` +
      "for one that runs the same Node",
  );
}

/**
 * Everything but tests, documents and programs: only the module's own sources are compiled. The arithmetic for P-384 and P-521 that
 * OpenSSL leaves out by default makes their signatures four and seven times quicker (docs/adr/0014); it takes a compiler
 * with 128-bit integers, which gcc is on both machines.
 */
export function configureArguments(target: string): string[] {
  return ["./Configure", target, "enable-fips", "enable-ec_nistp_64_gcc_128", "no-tests", "no-docs", "no-apps"];
}

/** The generated headers first: with a single target named, make does not know that it needs them. */
export const MAKE_TARGETS: readonly (readonly string[])[] = [["build_generated"], ["providers/fips.so"]];

/** The property by which a process can ask for the module's elliptic curves alone. */
export const QUICK_CURVES = "keyward.curves=quick";

/** Where the module lists its algorithms, and the rows of elliptic curves in it. */
export const ALGORITHM_TABLE = {
  file: "providers/fips/fipsprov.c",
  row: /(?<=PROV_NAMES_(?:EC|ECDH|ECDSA(?:_SHA\w+)?), )FIPS_DEFAULT_PROPERTIES(?=,)/g,
  rows: 12,
} as const;

/**
 * Adds the property to the rows; no code changes.
 * @throws Error where the table is not that of the pinned release
 */
export function withQuickCurves(table: string): string {
  const found = table.match(ALGORITHM_TABLE.row)?.length ?? 0;
  if (found === ALGORITHM_TABLE.rows)
    return table.replaceAll(ALGORITHM_TABLE.row, `"provider=fips,fips=yes,${QUICK_CURVES}"`);
  throw new Error(`${ALGORITHM_TABLE.file} has ${found} rows of elliptic curves, not ${ALGORITHM_TABLE.rows}`);
}

/**
 * Two files that the crate leaves out, because nothing else in it builds a module: the list of exported symbols, and the
 * program that turns such a list into a linker script. A module exports one symbol, so the program is one sentence.
 */
export const MISSING_SOURCES: ReadonlyMap<string, string> = new Map([
  ["util/providers.num", "OSSL_provider_init 1 * EXIST::FUNCTION:\n"],
  ["util/mkdef.pl", 'print "{ global: OSSL_provider_init; local: *; };\\n";\n'],
]);
