import { encodePem } from "@keyward/core/text/pem";
import {
  CreateCertificateRequestRequestSchema,
  CreateCertificateRequestResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/certificate";
import { createRequest as operation } from "../../../../operations/certificate/create-request.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile } from "../profile-ref.ts";

export const createCertificateRequest = row({
  rpc: "CreateCertificateRequest",
  request: CreateCertificateRequestRequestSchema,
  response: CreateCertificateRequestResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, subject, dnsNames, ipAddresses, emailAddresses, uris, algorithm }) => ({
    key: keyRefOf(key),
    ...{ subject, dnsNames, ipAddresses, emailAddresses, uris, algorithm },
  }),
  encode: (csr) => ({ csr, pem: encodePem("CERTIFICATE REQUEST", csr) }),
});
