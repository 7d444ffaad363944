import assert from "node:assert/strict";
import { test } from "node:test";
import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { CmsService } from "@keyward/proto/gen/keyward/v1/cms_pb";
import { type Chain, hex, type RequestSeen, unhex } from "../peer.ts";
import { type Coverage, MESSAGE, type SidesOf } from "./setup.ts";

const { createCertificateRequest, verifyCertificateChain } = CertificateService.method;
const { signDetached, verifyDetached } = CmsService.method;

export function requestCases({ peer: name, chainTypes }: Coverage, sides: SidesOf): void {
  for (const type of chainTypes) {
    test(`a certificate request that Keyward makes with ${type} holds for ${name}, which reads the same names in it`, async () => {
      const { keyward, peer } = sides();
      const key = await keyward.generate(type, ["sign"]);
      const names = ["shop.example", "www.shop.example"];
      const { pem } = await keyward.call(createCertificateRequest, {
        key,
        subject: "CN=shop,O=Example",
        dnsNames: names,
      });
      const seen = await peer.ask<RequestSeen>("readRequest", { csr: pem });
      assert.deepEqual(seen, { valid: true, commonName: "shop", dnsNames: names });
    });
  }
}

export function chainCases({ peer: name, chainTypes }: Coverage, sides: SidesOf): void {
  for (const type of chainTypes) {
    test(`Keyward verifies a chain of ${type} keys that ${name} made, and finds what ${name} has revoked`, async () => {
      const { keyward, peer } = sides();
      const verified = async (revoked: boolean, dnsName = "app.example") => {
        const { root, intermediate, leaf, crls } = await peer.ask<Chain>("makeChain", { type, revoked });
        const [certificate, ...rest] = [leaf, intermediate, root].map((pem) => Buffer.from(pem));
        const lists = { crls: crls.map((pem) => Buffer.from(pem)) };
        const request = { certificate, intermediates: [rest[0]!], roots: [rest[1]!], dnsName, purpose: "serverAuth" };
        const { valid, fault, path } = await keyward.call(verifyCertificateChain, { ...request, ...lists });
        return { valid, fault, length: path.length };
      };
      assert.deepEqual(await verified(false), { valid: true, fault: "", length: 3 });
      assert.partialDeepStrictEqual(await verified(true), { valid: false, fault: "REVOKED" });
      assert.equal((await verified(false, "other.example")).valid, false);
    });
  }
}

export function cmsCases({ peer: name, cms, chainTypes }: Coverage, sides: SidesOf): void {
  const type = chainTypes[0]!;
  const material = async () => sides().peer.ask<Chain>("makeChain", { type, revoked: false });
  if (cms.verifies) {
    test(`a detached CMS signature that Keyward makes verifies with ${name}`, async () => {
      const { keyward, peer } = sides();
      const { root, intermediate, leaf, leafKey } = await material();
      const key = await keyward.importPrivate(leafKey);
      const certificates = { certificate: Buffer.from(leaf), chain: [Buffer.from(intermediate)] };
      const request = { key, content: MESSAGE, signingTime: true, ...certificates };
      const signature = hex((await keyward.call(signDetached, request)).signature);
      const given = { root, content: hex(MESSAGE), signature };
      assert.deepEqual(await peer.ask("verifyCms", given), { valid: true });
      assert.deepEqual(await peer.ask("verifyCms", { ...given, content: "00" }), { valid: false });
    });
  }
  if (cms.signs) {
    test(`a detached CMS signature that ${name} makes verifies with Keyward`, async () => {
      const { keyward, peer } = sides();
      const { root, intermediate, leaf, leafKey } = await material();
      const asked = { certificate: leaf, private: leafKey, content: hex(MESSAGE) };
      const signature = unhex((await peer.ask("signCms", asked)).signature);
      const known = { roots: [Buffer.from(root)], certificates: [Buffer.from(intermediate)] };
      const request = { signature, content: MESSAGE, ...known };
      const { valid, explanation } = await keyward.call(verifyDetached, request);
      assert.deepEqual({ valid, explanation }, { valid: true, explanation: "" });
      assert.equal((await keyward.call(verifyDetached, { ...request, content: Buffer.of(0) })).valid, false);
    });
  }
}
