import { OID } from "../oids.ts";

/** The arc of the extensions of X.509 itself: key usage, names, constraints, policies. */
const CERTIFICATE_EXTENSIONS = "2.5.29.";

/** Whether Keyward alone decides about an extension: it stands in certificates as the profile says, or not at all. */
export function isGovernedExtension(oid: string): boolean {
  return oid.startsWith(CERTIFICATE_EXTENSIONS) || oid === OID.authorityInfoAccess;
}
