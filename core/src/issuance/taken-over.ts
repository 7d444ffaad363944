import { KeywardError } from "../errors/keyward-error.ts";
import type { CertificatePolicy } from "../policy/profile.ts";
import type { Certificate } from "../x509/certificates/certificate.ts";
import { type CertificateFacts, readFacts } from "../x509/certificates/certificate-facts.ts";
import type { TakenOver } from "../x509/extensions/contents-build.ts";
import type { GeneralName } from "../x509/names/general-name.ts";
import {
  constrainedNames,
  describeGeneralName,
  NameConstraintState,
  newBudget,
} from "../x509/path/name-constraint-state.ts";
import type { CertificateRequest } from "../x509/requests/certificate-request.ts";
import { assertNames, requestedNames } from "../x509/requests/requested-names.ts";

/**
 * @returns the names of a request that go into its certificate; none where the profile takes none over
 * @throws INVALID_ARGUMENT for a name that is none of its kind
 */
export function takenNames(request: CertificateRequest, { contents }: CertificatePolicy): readonly GeneralName[] {
  if (contents.alternativeNames === undefined) return [];
  const names = requestedNames(request);
  assertNames(names);
  return names.all;
}

export function takenOver({ subject, extensions }: CertificateRequest, names: readonly GeneralName[]): TakenOver {
  return { names, extensions, hasSubject: subject.parts.length > 0 };
}

/**
 * A certificate with a name that its issuer's own certificate does not permit would verify nowhere.
 * @throws INVALID_ARGUMENT
 */
export function assertWithinIssuer(
  issuer: Certificate,
  { subject }: CertificateRequest,
  alternativeNames: readonly GeneralName[],
): void {
  const state = new NameConstraintState(newBudget());
  state.add(issuerFacts(issuer).nameConstraints);
  const names = constrainedNames(
    { subject },
    { alternativeNames: alternativeNames.length > 0 ? alternativeNames : undefined },
  );
  const found = state.findFault(names);
  if (found === undefined) return;
  const text = `the request has ${describeGeneralName(found.name)} that the name constraints of the CA's own certificate do not permit`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}

/** Read once for each issuer that is held on to. */
const ISSUER_FACTS = new WeakMap<Certificate, CertificateFacts>();

function issuerFacts(issuer: Certificate): CertificateFacts {
  const known = ISSUER_FACTS.get(issuer);
  if (known !== undefined) return known;
  const facts = readFacts(issuer);
  ISSUER_FACTS.set(issuer, facts);
  return facts;
}
