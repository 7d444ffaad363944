import type { Certificate } from "@keyward/core/x509/certificates/certificate";
import { readKeyUsage } from "@keyward/core/x509/extensions/extension-read";
import { OID } from "@keyward/core/x509/oids";

/**
 * @returns why a certificate is not one for signing content; undefined where it is, or says nothing of usages
 * Source: RFC 5280, 4.2.1.3
 */
export function mayNotSign({ extensions }: Certificate): string | undefined {
  const extension = extensions.get(OID.keyUsage);
  if (extension === undefined) return undefined;
  const usages = readKeyUsage(extension);
  if (usages.has("digitalSignature") || usages.has("contentCommitment")) return undefined;
  return "must not sign content: its keyUsage has neither digitalSignature nor contentCommitment";
}
