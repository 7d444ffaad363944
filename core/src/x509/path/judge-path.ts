import { formatTime } from "../../policy/validity.ts";
import { isForHost } from "../names/host-name.ts";
import { OID } from "../oids.ts";
import type { Candidate } from "./candidate.ts";
import {
  type ComparisonBudget,
  constrainedNames,
  describeGeneralName,
  NameConstraintState,
  newBudget,
} from "./name-constraint-state.ts";
import type { PathFault, PathFaultCode } from "./path-fault.ts";
import type { PathRules } from "./path-request.ts";
import { PolicyState } from "./policy-state.ts";

const MIN_RSA_BITS = 2048;
const MIN_CURVE_BITS = 224;
/** Purposes that no certificate may have beside another where the caller is strict (CA/Browser Forum BR, 7.1.2.7.10). */
const EXCLUSIVE_PURPOSES = ["1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9"];

type Finding = PathFault | undefined;

/**
 * Judges a path whose signatures were verified.
 * @param path leaf first, the root last; a leaf that is trusted itself stands alone
 * @param budget shared by all paths of a search
 * @returns the first thing that is wrong
 * Source: RFC 5280, 6.1
 */
export function judgePath(path: readonly Candidate[], rules: PathRules, budget = newBudget()): Finding {
  const root = path.length > 1 ? path.at(-1)! : undefined;
  const below = (root === undefined ? path : path.slice(0, -1)).toReversed();
  return (
    (root && judgeRoot(root, rules)) ??
    firstFault(below, (one) => judgeAlone(one, rules)) ??
    judgeAuthorities(below.slice(0, -1), root, rules) ??
    judgeNames(below, rules.constrainRoots ? root : undefined, budget) ??
    judgePolicies(below, root, rules) ??
    judgePurposes(below, root, rules) ??
    judgeLeaf(path[0]!, rules)
  );
}

function firstFault(path: readonly Candidate[], judge: (one: Candidate) => Finding): Finding {
  for (const one of path) {
    const fault = judge(one);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function judgeRoot(root: Candidate, rules: PathRules): Finding {
  const validity = rules.checkRootValidity ? judgeValidity(root, rules) : undefined;
  return validity ?? judgeKey(root) ?? (rules.constrainRoots ? judgeRootLimits(root) : undefined);
}

/** Roots of version 1 have no basicConstraints. */
function judgeRootLimits(root: Candidate): Finding {
  const { basicConstraints } = root.facts;
  if (basicConstraints?.ca === false) return fault("NOT_A_CA", root, "says that it is no certificate authority");
  return judgeCritical(root) ?? judgeKeyUsage(root);
}

function judgeAlone(one: Candidate, rules: PathRules): Finding {
  return judgeValidity(one, rules) ?? judgeCritical(one) ?? judgeKey(one);
}

/** Both ends are inclusive, in whole seconds. */
function judgeValidity(one: Candidate, { atMs }: PathRules): Finding {
  const { notBeforeMs, notAfterMs } = one.certificate.validity;
  if (atMs < notBeforeMs) return fault("NOT_YET_VALID", one, `is valid from ${formatTime(notBeforeMs)} on`);
  if (atMs >= notAfterMs + 1000) return fault("EXPIRED", one, `was valid until ${formatTime(notAfterMs)}`);
  return undefined;
}

function judgeCritical(one: Candidate): Finding {
  const [unhandled] = one.facts.unhandledCritical;
  return unhandled === undefined
    ? undefined
    : fault("CRITICAL_EXTENSION", one, `has critical extension ${unhandled}, which is not handled`);
}

function judgeKey(one: Candidate): Finding {
  const { type, bits, curve } = one.certificate.publicKey;
  const least = type === "rsa" ? MIN_RSA_BITS : MIN_CURVE_BITS;
  const isWeak = (type === "rsa" || curve !== undefined) && bits < least;
  return isWeak ? fault("WEAK_KEY", one, `has a key of ${bits} bits, the least is ${least}`) : undefined;
}

/** @param authorities the certificates between root and leaf, the highest first */
function judgeAuthorities(authorities: readonly Candidate[], root: Candidate | undefined, rules: PathRules): Finding {
  let left = (rules.constrainRoots ? root?.facts.basicConstraints?.pathLength : undefined) ?? Number.POSITIVE_INFINITY;
  for (const one of authorities) {
    const { basicConstraints } = one.facts;
    if (basicConstraints?.ca !== true) return fault("NOT_A_CA", one, "is not that of a certificate authority");
    const usage = judgeKeyUsage(one);
    if (usage !== undefined) return usage;
    if (!one.isSelfIssued && left-- <= 0) return fault("PATH_LENGTH", one, "stands deeper than a CA above it permits");
    left = Math.min(left, basicConstraints.pathLength ?? Number.POSITIVE_INFINITY);
  }
  return undefined;
}

function judgeKeyUsage(one: Candidate): Finding {
  if (one.facts.keyUsage?.has("keyCertSign") !== false) return undefined;
  return fault("KEY_USAGE", one, "must not sign certificates: its keyUsage lacks keyCertSign");
}

function judgeNames(below: readonly Candidate[], root: Candidate | undefined, budget: ComparisonBudget): Finding {
  const state = new NameConstraintState(budget);
  state.add(root?.facts.nameConstraints);
  const leaf = below.at(-1);
  return firstFault(below, (one) => {
    const isJudged = !one.isSelfIssued || one === leaf;
    const found = isJudged ? state.findFault(constrainedNames(one.certificate, one.facts)) : undefined;
    state.add(one.facts.nameConstraints);
    if (found === undefined) return undefined;
    if (found.why === "too-many") return fault("PATH_TOO_COMPLEX", one, "has too many names and name constraints");
    return fault(
      "NAME_CONSTRAINTS",
      one,
      `has a name that a CA above it does not permit: ${describeGeneralName(found.name)}`,
    );
  });
}

function judgePolicies(below: readonly Candidate[], root: Candidate | undefined, rules: PathRules): Finding {
  const state = new PolicyState();
  if (root !== undefined && rules.constrainRoots) {
    if (root.facts.policies === undefined) state.constrain(root.facts);
    else state.take(root.facts, true, false);
  }
  const leaf = below.at(-1);
  return firstFault(below, (one) => {
    if (state.take(one.facts, one.isSelfIssued, one === leaf)) return undefined;
    return fault("POLICY", one, "leaves no certificate policy, and a CA above it asks for one");
  });
}

function judgePurposes(below: readonly Candidate[], root: Candidate | undefined, rules: PathRules): Finding {
  const { purpose, strictPurpose } = rules;
  if (purpose === undefined) return undefined;
  const all = root !== undefined && rules.constrainRoots ? [root, ...below] : below;
  return firstFault(all, (one) => {
    const { extendedKeyUsage } = one.facts;
    if (extendedKeyUsage === undefined || extendedKeyUsage.includes(purpose)) return undefined;
    if (!strictPurpose && extendedKeyUsage.includes(OID.anyExtendedKeyUsage)) return undefined;
    return fault("PURPOSE", one, `is not for key purpose ${purpose}`);
  });
}

function judgeLeaf(leaf: Candidate, { host, purpose, strictPurpose }: PathRules): Finding {
  const { extendedKeyUsage, basicConstraints, alternativeNames } = leaf.facts;
  if (host !== undefined && !isForHost(alternativeNames, host)) {
    return fault("NAME_MISMATCH", leaf, "has no alternative name for the host; the common name does not count");
  }
  if (!strictPurpose || purpose === undefined) return undefined;
  if (basicConstraints?.ca === true) return fault("IS_A_CA", leaf, "is that of a certificate authority");
  if (extendedKeyUsage === undefined) return fault("PURPOSE", leaf, `does not name key purpose ${purpose}`);
  const other = EXCLUSIVE_PURPOSES.find((one) => one !== purpose && extendedKeyUsage.includes(one));
  if (other === undefined) return undefined;
  return fault("PURPOSE", leaf, `has key purpose ${other}, which must stand alone`);
}

function fault(code: PathFaultCode, { title }: Candidate, what: string): PathFault {
  return { code, explanation: `${title} ${what}` };
}
