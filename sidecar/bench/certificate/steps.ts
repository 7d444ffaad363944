import { sign } from "node:crypto";
import { defaultSignature } from "@keyward/core/algorithms/x509-signature";
import { KNOWN_CERTIFICATES } from "@keyward/core/issuance/known-certificates";
import { encodePem } from "@keyward/core/text/pem";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import { issueCertificate } from "@keyward/core/x509/certificates/issue-certificate";
import { parseCertificateRequest } from "@keyward/core/x509/requests/certificate-request";
import { importPublicKey, verifySignatureBriefly } from "@keyward/core/x509/signatures/signature";
import { dispatch } from "../../src/dispatch/dispatch.ts";
import type { CallContext } from "../../src/front/grpc/call/method.ts";
import { servicesOn } from "../../src/front/services/services.ts";
import { CallLog } from "../../src/log/call-log.ts";
import { logTo } from "../../src/log/log.ts";
import { issueCertificate as operation } from "../../src/operations/certificate/issue-certificate.ts";
import { ProfileHolder, snapshotOf } from "../../src/profile/holder.ts";
import type { CertificateScene } from "./scene.ts";

/** A part of issuing a certificate, or all of it; steps of a larger one come before it. */
export interface Step {
  readonly name: string;
  run(): unknown;
}

const P256 = defaultSignature("ecdsa", 256);
const SERVICE = "keyward.v1.CryptoService";

export function stepsOf(scene: CertificateScene): readonly Step[] {
  const { caKey, issuer: issuerDer, request: requestDer, message, call } = scene;
  const request = parseCertificateRequest(requestDer);
  const issuer = KNOWN_CERTIFICATES.read(issuerDer);
  const key = importPublicKey(request.publicKey);
  const { certificates: policy } = call.profile;
  const validity = { notBeforeMs: call.nowMs, notAfterMs: call.nowMs + 1000 };
  const { subject, publicKey } = request;
  const names = { subject: subject.encoded, publicKey, validity, crlDistributionPoints: [] };
  const issuance = { policy: policy!, issuer, signature: P256, ...names };
  const brought = { key: scene.keyRef, certificate: issuer, chain: [issuerDer] };
  const input = { request, keyPolicy: "", brought, asked: { notBeforeMs: undefined, notAfterMs: undefined } };
  const tbsSigner = (tbs: Uint8Array) => sign("sha256", tbs, { key: caKey, dsaEncoding: "der" });
  const handle = signCertificateOf(scene);
  return [
    { name: "read the request", run: () => parseCertificateRequest(requestDer) },
    { name: "read the CA certificate, unknown", run: () => parseCertificate(issuerDer) },
    { name: "read the CA certificate, known", run: () => KNOWN_CERTIFICATES.read(issuerDer) },
    { name: "verify, key imported", run: () => verifySignatureBriefly(request, request.publicKey, () => key) },
    { name: "verify the request", run: () => verifySignatureBriefly(request, request.publicKey) },
    { name: "sign", run: () => tbsSigner(request.signed) },
    { name: "build, sign and verify", run: () => issueCertificate(issuance, tbsSigner) },
    { name: "the operation, with its checks", run: () => dispatch(operation, input, call) },
    { name: "PEM", run: () => encodePem("CERTIFICATE", issuerDer) },
    { name: "the call, from bytes to bytes", run: () => handle(message) },
  ];
}

function signCertificateOf({ call }: CertificateScene): (message: Uint8Array) => unknown {
  const holder = new ProfileHolder();
  holder.swap(snapshotOf(call.profile));
  const calls = new CallLog(logTo({ write: () => {} }, "silent"), "info");
  const services = servicesOn({ ...call, holder, calls, nowMs: Date.now }, false);
  const method = services.find(({ name }) => name === SERVICE)?.methods.get("SignCertificate");
  if (method?.kind !== "unary") throw new TypeError("there is no such method");
  return (message) => method.handle(message, call as unknown as CallContext);
}
