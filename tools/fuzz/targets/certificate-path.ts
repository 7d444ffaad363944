import { DerReader } from "@keyward/core/x509/der/reader";
import { type Candidate, candidateOf } from "@keyward/core/x509/path/candidate";
import { judgePath } from "@keyward/core/x509/path/judge-path";
import type { PathRules } from "@keyward/core/x509/path/path-request";
import { DER_MUTATIONS } from "../mutate/der.ts";
import { CERTIFICATE_PATHS } from "../seeds/certificate-paths.ts";
import type { Target } from "../target.ts";

const RULES: PathRules = {
  atMs: Date.UTC(2030, 0, 1),
  host: "app.example",
  purpose: "1.3.6.1.5.5.7.3.1",
  strictPurpose: false,
  checkRootValidity: true,
  constrainRoots: false,
};
/** As findPath would let through. */
const MAX_LENGTH = 12;

/** Certificates one after the other, leaf first, judged as if their signatures had been verified. */
export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: CERTIFICATE_PATHS,
  seedFolders: ["x509", "cert_corpus", "parse_certificate_fuzzer_corpus"],
  run(input) {
    const path = readPath(new DerReader(input));
    if (path.length === 0) return;
    judgePath(path, RULES);
    judgePath(path, { ...RULES, host: "192.0.2.1", strictPurpose: true, constrainRoots: true });
  },
};

function readPath(reader: DerReader): Candidate[] {
  const path: Candidate[] = [];
  while (!reader.isEmpty && path.length < MAX_LENGTH) path.push(candidateOf(reader.any("certificate").encoded));
  return path;
}
