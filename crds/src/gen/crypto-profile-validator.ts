// @ts-nocheck
// Code generated from crds/src/types by tools/generate; do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    function ucs2length(str) {
      let len = str.length, length = 0, pos = 0, value;
      for (; pos < len; )
        length++, value = str.charCodeAt(pos++), value >= 55296 && value <= 56319 && pos < len && (value = str.charCodeAt(pos), (value & 64512) === 56320 && pos++);
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var validate = validate10, stdin_default = validate10, schema11 = { type: "object", required: ["apiVersion", "kind", "metadata", "spec"], properties: { apiVersion: { type: "string", enum: ["keyward.dev/v1alpha1"] }, kind: { type: "string", enum: ["CryptoProfile"] }, spec: { type: "object", properties: { mode: { type: "string", default: "Standard", enum: ["Standard", "FIPS"] }, hash: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 128, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } } }, additionalProperties: !1 }, mac: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 128, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } }, minTagBytes: { minimum: 4, maximum: 64, type: "integer", default: 16 } }, additionalProperties: !1 }, encryption: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 128, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } }, callerNonces: { type: "boolean", default: !1 }, minTagBytes: { minimum: 4, maximum: 16, type: "integer", default: 16 } }, additionalProperties: !1 }, signatures: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 128, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } } }, additionalProperties: !1 }, keyAgreement: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 128, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } } }, additionalProperties: !1 }, keyEncapsulation: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 128, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } } }, additionalProperties: !1 }, asymmetricEncryption: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 128, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } } }, additionalProperties: !1 }, keyDerivation: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 128, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } }, minIterations: { minimum: 1, maximum: 1e7, type: "integer", default: 1e3 }, maxIterations: { minimum: 1, maximum: 1e7, type: "integer", default: 2e6 }, maxMemoryMebibytes: { minimum: 1, maximum: 1024, type: "integer", default: 64 } }, additionalProperties: !1 }, keys: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 128, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } }, allowImport: { type: "boolean", default: !0 }, allowExport: { type: "boolean", default: !1 }, allowPersist: { type: "boolean", default: !1 } }, additionalProperties: !1 }, grants: { type: "array", maxItems: 64, items: { type: "object", required: ["containers", "keys"], properties: { containers: { type: "array", minItems: 1, maxItems: 64, items: { type: "string" } }, keys: { type: "array", minItems: 1, maxItems: 64, items: { type: "object", required: ["policy", "usages"], properties: { policy: { type: "string", minLength: 1, maxLength: 63 }, usages: { type: "array", minItems: 1, maxItems: 10, items: { type: "string", enum: ["encrypt", "decrypt", "sign", "verify", "derive", "agree", "wrap", "unwrap", "encapsulate", "decapsulate"] } } }, additionalProperties: !1 } } }, additionalProperties: !1 } }, trust: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", minLength: 1, maxLength: 63 } }, limits: { type: "object", properties: { maxMessageKibibytes: { minimum: 1, maximum: 2048, type: "integer", default: 2048 }, contexts: { minimum: 0, maximum: 65536, type: "integer", default: 256 }, ephemeralKeys: { minimum: 0, maximum: 65536, type: "integer", default: 1024 }, namedKeys: { minimum: 0, maximum: 65536, type: "integer", default: 256 }, contextLifetime: { type: "string", default: "5m", pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 }, maxContextLifetime: { type: "string", default: "1h", pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 }, unlimitedContexts: { type: "boolean", default: !1 }, callsPerSecond: { minimum: 1, maximum: 1e7, type: "integer" }, callsInFlight: { minimum: 1, maximum: 65536, type: "integer", default: 1024 }, callers: { type: "array", maxItems: 32, items: { type: "object", required: ["containers"], properties: { containers: { type: "array", minItems: 1, maxItems: 16, items: { type: "string", pattern: "^(\\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)$", minLength: 1, maxLength: 63 } }, callsPerSecond: { minimum: 1, maximum: 1e7, type: "integer" }, burst: { minimum: 1, maximum: 1e7, type: "integer" }, callsInFlight: { minimum: 1, maximum: 65536, type: "integer" }, priority: { type: "string", default: "Normal", enum: ["High", "Normal", "Low"] } }, additionalProperties: !1 } } }, additionalProperties: !1 }, certificates: { type: "object", required: ["issuer", "validity", "subjectKeys"], properties: { issuer: { type: "object", properties: { keyPolicyRef: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, callerSupplied: { type: "boolean", default: !1 } }, additionalProperties: !1 }, validity: { type: "object", required: ["notAfter"], properties: { notBefore: { type: "string", default: "-1h", pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 }, notAfter: { type: "string", pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 } }, additionalProperties: !1 }, subjectKeys: { type: "array", minItems: 1, maxItems: 6, items: { type: "object", required: ["type"], properties: { type: { type: "string", enum: ["EC", "RSA", "Ed25519", "Ed448", "ML-DSA", "SLH-DSA"] }, curves: { type: "array", minItems: 1, maxItems: 3, items: { type: "string", enum: ["P-256", "P-384", "P-521"] } }, minBits: { minimum: 2048, maximum: 16384, type: "integer" }, maxBits: { minimum: 2048, maximum: 16384, type: "integer" }, parameterSets: { type: "array", minItems: 1, maxItems: 12, items: { type: "string", pattern: "^(ML-DSA-(44|65|87)|SLH-DSA-(SHA2|SHAKE)-(128|192|256)[sf])$", maxLength: 32 } } }, additionalProperties: !1 } }, issuerKeys: { type: "array", minItems: 1, maxItems: 2, items: { type: "object", required: ["type"], properties: { type: { type: "string", enum: ["EC", "RSA"] }, curves: { type: "array", minItems: 1, maxItems: 3, items: { type: "string", enum: ["P-256", "P-384", "P-521"] } }, minBits: { minimum: 2048, maximum: 16384, type: "integer" }, maxBits: { minimum: 2048, maximum: 16384, type: "integer" } }, additionalProperties: !1 } }, signatureAlgorithm: { type: "string", enum: ["ecdsa-with-SHA256", "ecdsa-with-SHA384", "ecdsa-with-SHA512", "sha256WithRSAEncryption", "sha384WithRSAEncryption", "sha512WithRSAEncryption"] }, keyUsage: { type: "array", maxItems: 9, items: { type: "string", enum: ["digitalSignature", "contentCommitment", "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly"] } }, extendedKeyUsage: { type: "array", maxItems: 6, items: { type: "string", enum: ["serverAuth", "clientAuth", "codeSigning", "emailProtection", "timeStamping", "OCSPSigning"] } }, basicConstraints: { type: "object", required: ["ca"], properties: { ca: { type: "boolean" }, pathLength: { minimum: 0, maximum: 10, type: "integer" } }, additionalProperties: !1 }, subjectKeyIdentifierHash: { type: "string", default: "SHA-256", enum: ["SHA-1", "SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-384", "SHA3-512"] }, subjectAlternativeNames: { type: "object", properties: { dnsNames: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[!-~]+$", minLength: 1, maxLength: 253 } }, ipAddresses: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[0-9a-fA-F.:]+\\/[0-9]{1,3}$", maxLength: 49 } }, emailAddresses: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[!-~]+$", minLength: 1, maxLength: 253 } }, uris: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[!-~]+$", minLength: 1, maxLength: 253 } }, wildcards: { type: "boolean", default: !1 }, maxNames: { minimum: 1, maximum: 64, type: "integer", default: 16 } }, additionalProperties: !1 }, rules: { type: "array", maxItems: 16, items: { type: "object", required: ["name", "expression"], properties: { name: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9 ._-]*$", minLength: 1, maxLength: 64 }, expression: { type: "string", minLength: 1, maxLength: 1024 } }, additionalProperties: !1 } }, nameConstraints: { type: "object", properties: { permitted: { type: "object", properties: { dnsNames: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[!-~]+$", minLength: 1, maxLength: 253 } }, ipAddresses: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[0-9a-fA-F.:]+\\/[0-9]{1,3}$", maxLength: 49 } }, emailAddresses: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[!-~]+$", minLength: 1, maxLength: 253 } }, uris: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[!-~]+$", minLength: 1, maxLength: 253 } } }, additionalProperties: !1 }, excluded: { type: "object", properties: { dnsNames: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[!-~]+$", minLength: 1, maxLength: 253 } }, ipAddresses: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[0-9a-fA-F.:]+\\/[0-9]{1,3}$", maxLength: 49 } }, emailAddresses: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[!-~]+$", minLength: 1, maxLength: 253 } }, uris: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[!-~]+$", minLength: 1, maxLength: 253 } } }, additionalProperties: !1 } }, additionalProperties: !1 }, policies: { type: "array", maxItems: 16, items: { type: "object", required: ["oid"], properties: { oid: { type: "string", pattern: "^[0-2](\\.(0|[1-9][0-9]{0,14})){1,19}$", maxLength: 128 }, cps: { type: "string", pattern: "^https?:\\/\\/[!-~]+$", maxLength: 512 } }, additionalProperties: !1 } }, crlDistributionPoints: { type: "array", maxItems: 8, items: { type: "string", pattern: "^https?:\\/\\/[!-~]+$", maxLength: 512 } }, ocspUrls: { type: "array", maxItems: 8, items: { type: "string", pattern: "^https?:\\/\\/[!-~]+$", maxLength: 512 } }, caIssuerUrls: { type: "array", maxItems: 8, items: { type: "string", pattern: "^https?:\\/\\/[!-~]+$", maxLength: 512 } }, allowedExtensions: { type: "array", maxItems: 16, items: { type: "object", required: ["oid"], properties: { oid: { type: "string", pattern: "^[0-2](\\.(0|[1-9][0-9]{0,14})){1,19}$", maxLength: 128 }, critical: { type: "boolean", default: !1 }, value: { type: "string", minLength: 4, maxLength: 4096 } }, additionalProperties: !1 } }, revocationLists: { type: "boolean", default: !1 } }, additionalProperties: !1 } }, additionalProperties: !1 }, metadata: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", maxLength: 253 }, namespace: { type: "string" }, uid: { type: "string" }, resourceVersion: { type: "string" }, generation: { type: "integer", minimum: 0 }, creationTimestamp: { type: "string" }, deletionTimestamp: { type: "string" }, labels: { type: "object", propertyNames: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, additionalProperties: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } }, annotations: { type: "object", additionalProperties: { type: "string" } }, finalizers: { type: "array", items: { type: "string" } } } }, status: { type: "object", properties: { observedGeneration: { type: "integer" }, conditions: { type: "array", maxItems: 16, items: { type: "object", required: ["type", "status", "lastTransitionTime", "reason", "message"], properties: { type: { type: "string", maxLength: 316 }, status: { type: "string", enum: ["True", "False", "Unknown"] }, observedGeneration: { type: "integer", minimum: 0 }, lastTransitionTime: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, reason: { type: "string", pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", minLength: 1, maxLength: 1024 }, message: { type: "string", maxLength: 32768 } } } }, summary: { type: "string" }, pods: { type: "object", required: ["total", "current"], properties: { total: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, current: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, items: { type: "array", maxItems: 50, items: { type: "object", required: ["name"], properties: { name: { type: "string" }, generation: { type: "integer" }, reloadMilliseconds: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, fault: { type: "string", maxLength: 1024 } } } } } }, reload: { type: "object", required: ["medianMilliseconds", "slowestMilliseconds", "slowestPod"], properties: { medianMilliseconds: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, slowestMilliseconds: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, slowestPod: { type: "string" } } }, agent: { type: "object", required: ["address", "serverName", "caBundle"], properties: { address: { type: "string" }, addresses: { type: "array", maxItems: 16, items: { type: "string" } }, serverName: { type: "string" }, caBundle: { type: "string" } } } } } }, additionalProperties: !1 }, func2 = Object.prototype.hasOwnProperty, func3 = require_ucs2length().default, pattern0 = new RegExp("^[A-Za-z0-9][A-Za-z0-9./_-]*$", "u"), pattern18 = new RegExp("^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", "u"), pattern20 = new RegExp("^(\\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)$", "u"), pattern21 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "u"), pattern24 = new RegExp("^(ML-DSA-(44|65|87)|SLH-DSA-(SHA2|SHAKE)-(128|192|256)[sf])$", "u"), pattern25 = new RegExp("^[!-~]+$", "u"), pattern26 = new RegExp("^[0-9a-fA-F.:]+\\/[0-9]{1,3}$", "u"), pattern29 = new RegExp("^[A-Za-z0-9][A-Za-z0-9 ._-]*$", "u"), pattern38 = new RegExp("^[0-2](\\.(0|[1-9][0-9]{0,14})){1,19}$", "u"), pattern39 = new RegExp("^https?:\\/\\/[!-~]+$", "u"), pattern44 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u"), pattern45 = new RegExp("^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u"), pattern46 = new RegExp("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", "u"), pattern47 = new RegExp("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", "u"), pattern48 = new RegExp("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      let err0 = { instancePath, keyword: "required", params: { missingProperty: "apiVersion" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.kind === void 0) {
      let err1 = { instancePath, keyword: "required", params: { missingProperty: "kind" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.metadata === void 0) {
      let err2 = { instancePath, keyword: "required", params: { missingProperty: "metadata" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.spec === void 0) {
      let err3 = { instancePath, keyword: "required", params: { missingProperty: "spec" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    for (let key0 in data)
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "spec" || key0 === "metadata" || key0 === "status")) {
        let err4 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    if (data.apiVersion !== void 0) {
      let data0 = data.apiVersion;
      if (typeof data0 != "string") {
        let err5 = { instancePath: instancePath + "/apiVersion", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
      if (data0 !== "keyward.dev/v1alpha1") {
        let err6 = { instancePath: instancePath + "/apiVersion", keyword: "enum", params: { allowedValues: schema11.properties.apiVersion.enum } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.kind !== void 0) {
      let data1 = data.kind;
      if (typeof data1 != "string") {
        let err7 = { instancePath: instancePath + "/kind", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
      if (data1 !== "CryptoProfile") {
        let err8 = { instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.spec !== void 0) {
      let data2 = data.spec;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        data2.mode === void 0 && (data2.mode = "Standard");
        for (let key1 in data2)
          if (!func2.call(schema11.properties.spec.properties, key1)) {
            let err9 = { instancePath: instancePath + "/spec", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
          }
        let data3 = data2.mode;
        if (typeof data3 != "string") {
          let err10 = { instancePath: instancePath + "/spec/mode", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
        if (!(data3 === "Standard" || data3 === "FIPS")) {
          let err11 = { instancePath: instancePath + "/spec/mode", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.mode.enum } };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
        if (data2.hash !== void 0) {
          let data4 = data2.hash;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.default === void 0) {
              let err12 = { instancePath: instancePath + "/spec/hash", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
            }
            if (data4.allowed === void 0) {
              let err13 = { instancePath: instancePath + "/spec/hash", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
            }
            for (let key2 in data4)
              if (!(key2 === "default" || key2 === "allowed")) {
                let err14 = { instancePath: instancePath + "/spec/hash", keyword: "additionalProperties", params: { additionalProperty: key2 } };
                vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
              }
            if (data4.default !== void 0) {
              let data5 = data4.default;
              if (typeof data5 == "string") {
                if (func3(data5) > 64) {
                  let err15 = { instancePath: instancePath + "/spec/hash/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                }
                if (func3(data5) < 1) {
                  let err16 = { instancePath: instancePath + "/spec/hash/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                }
                if (!pattern0.test(data5)) {
                  let err17 = { instancePath: instancePath + "/spec/hash/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                }
              } else {
                let err18 = { instancePath: instancePath + "/spec/hash/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
              }
            }
            if (data4.allowed !== void 0) {
              let data6 = data4.allowed;
              if (Array.isArray(data6)) {
                if (data6.length > 128) {
                  let err19 = { instancePath: instancePath + "/spec/hash/allowed", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                }
                if (data6.length < 1) {
                  let err20 = { instancePath: instancePath + "/spec/hash/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                }
                let len0 = data6.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data7 = data6[i0];
                  if (typeof data7 == "string") {
                    if (func3(data7) > 64) {
                      let err21 = { instancePath: instancePath + "/spec/hash/allowed/" + i0, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                    }
                    if (func3(data7) < 1) {
                      let err22 = { instancePath: instancePath + "/spec/hash/allowed/" + i0, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                    }
                    if (!pattern0.test(data7)) {
                      let err23 = { instancePath: instancePath + "/spec/hash/allowed/" + i0, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                    }
                  } else {
                    let err24 = { instancePath: instancePath + "/spec/hash/allowed/" + i0, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                  }
                }
              } else {
                let err25 = { instancePath: instancePath + "/spec/hash/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
              }
            }
          } else {
            let err26 = { instancePath: instancePath + "/spec/hash", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
          }
        }
        if (data2.mac !== void 0) {
          let data8 = data2.mac;
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            if (data8.minTagBytes === void 0 && (data8.minTagBytes = 16), data8.default === void 0) {
              let err27 = { instancePath: instancePath + "/spec/mac", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
            }
            if (data8.allowed === void 0) {
              let err28 = { instancePath: instancePath + "/spec/mac", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
            }
            for (let key3 in data8)
              if (!(key3 === "default" || key3 === "allowed" || key3 === "minTagBytes")) {
                let err29 = { instancePath: instancePath + "/spec/mac", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
              }
            if (data8.default !== void 0) {
              let data9 = data8.default;
              if (typeof data9 == "string") {
                if (func3(data9) > 64) {
                  let err30 = { instancePath: instancePath + "/spec/mac/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                }
                if (func3(data9) < 1) {
                  let err31 = { instancePath: instancePath + "/spec/mac/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                }
                if (!pattern0.test(data9)) {
                  let err32 = { instancePath: instancePath + "/spec/mac/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                }
              } else {
                let err33 = { instancePath: instancePath + "/spec/mac/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
            }
            if (data8.allowed !== void 0) {
              let data10 = data8.allowed;
              if (Array.isArray(data10)) {
                if (data10.length > 128) {
                  let err34 = { instancePath: instancePath + "/spec/mac/allowed", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                }
                if (data10.length < 1) {
                  let err35 = { instancePath: instancePath + "/spec/mac/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                }
                let len1 = data10.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data11 = data10[i1];
                  if (typeof data11 == "string") {
                    if (func3(data11) > 64) {
                      let err36 = { instancePath: instancePath + "/spec/mac/allowed/" + i1, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
                    }
                    if (func3(data11) < 1) {
                      let err37 = { instancePath: instancePath + "/spec/mac/allowed/" + i1, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
                    }
                    if (!pattern0.test(data11)) {
                      let err38 = { instancePath: instancePath + "/spec/mac/allowed/" + i1, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
                    }
                  } else {
                    let err39 = { instancePath: instancePath + "/spec/mac/allowed/" + i1, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
                  }
                }
              } else {
                let err40 = { instancePath: instancePath + "/spec/mac/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
              }
            }
            let data12 = data8.minTagBytes;
            if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12))) {
              let err41 = { instancePath: instancePath + "/spec/mac/minTagBytes", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
            }
            if (typeof data12 == "number" && isFinite(data12)) {
              if (data12 > 64 || isNaN(data12)) {
                let err42 = { instancePath: instancePath + "/spec/mac/minTagBytes", keyword: "maximum", params: { comparison: "<=", limit: 64 } };
                vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
              }
              if (data12 < 4 || isNaN(data12)) {
                let err43 = { instancePath: instancePath + "/spec/mac/minTagBytes", keyword: "minimum", params: { comparison: ">=", limit: 4 } };
                vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
              }
            }
          } else {
            let err44 = { instancePath: instancePath + "/spec/mac", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
          }
        }
        if (data2.encryption !== void 0) {
          let data13 = data2.encryption;
          if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
            if (data13.callerNonces === void 0 && (data13.callerNonces = !1), data13.minTagBytes === void 0 && (data13.minTagBytes = 16), data13.default === void 0) {
              let err45 = { instancePath: instancePath + "/spec/encryption", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
            }
            if (data13.allowed === void 0) {
              let err46 = { instancePath: instancePath + "/spec/encryption", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
            }
            for (let key4 in data13)
              if (!(key4 === "default" || key4 === "allowed" || key4 === "callerNonces" || key4 === "minTagBytes")) {
                let err47 = { instancePath: instancePath + "/spec/encryption", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
              }
            if (data13.default !== void 0) {
              let data14 = data13.default;
              if (typeof data14 == "string") {
                if (func3(data14) > 64) {
                  let err48 = { instancePath: instancePath + "/spec/encryption/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
                }
                if (func3(data14) < 1) {
                  let err49 = { instancePath: instancePath + "/spec/encryption/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
                }
                if (!pattern0.test(data14)) {
                  let err50 = { instancePath: instancePath + "/spec/encryption/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
                }
              } else {
                let err51 = { instancePath: instancePath + "/spec/encryption/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
              }
            }
            if (data13.allowed !== void 0) {
              let data15 = data13.allowed;
              if (Array.isArray(data15)) {
                if (data15.length > 128) {
                  let err52 = { instancePath: instancePath + "/spec/encryption/allowed", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
                }
                if (data15.length < 1) {
                  let err53 = { instancePath: instancePath + "/spec/encryption/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
                }
                let len2 = data15.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  let data16 = data15[i2];
                  if (typeof data16 == "string") {
                    if (func3(data16) > 64) {
                      let err54 = { instancePath: instancePath + "/spec/encryption/allowed/" + i2, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
                    }
                    if (func3(data16) < 1) {
                      let err55 = { instancePath: instancePath + "/spec/encryption/allowed/" + i2, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
                    }
                    if (!pattern0.test(data16)) {
                      let err56 = { instancePath: instancePath + "/spec/encryption/allowed/" + i2, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
                    }
                  } else {
                    let err57 = { instancePath: instancePath + "/spec/encryption/allowed/" + i2, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
                  }
                }
              } else {
                let err58 = { instancePath: instancePath + "/spec/encryption/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
              }
            }
            if (typeof data13.callerNonces != "boolean") {
              let err59 = { instancePath: instancePath + "/spec/encryption/callerNonces", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
            }
            let data18 = data13.minTagBytes;
            if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
              let err60 = { instancePath: instancePath + "/spec/encryption/minTagBytes", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
            }
            if (typeof data18 == "number" && isFinite(data18)) {
              if (data18 > 16 || isNaN(data18)) {
                let err61 = { instancePath: instancePath + "/spec/encryption/minTagBytes", keyword: "maximum", params: { comparison: "<=", limit: 16 } };
                vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
              }
              if (data18 < 4 || isNaN(data18)) {
                let err62 = { instancePath: instancePath + "/spec/encryption/minTagBytes", keyword: "minimum", params: { comparison: ">=", limit: 4 } };
                vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
              }
            }
          } else {
            let err63 = { instancePath: instancePath + "/spec/encryption", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
          }
        }
        if (data2.signatures !== void 0) {
          let data19 = data2.signatures;
          if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
            if (data19.default === void 0) {
              let err64 = { instancePath: instancePath + "/spec/signatures", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
            }
            if (data19.allowed === void 0) {
              let err65 = { instancePath: instancePath + "/spec/signatures", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
            }
            for (let key5 in data19)
              if (!(key5 === "default" || key5 === "allowed")) {
                let err66 = { instancePath: instancePath + "/spec/signatures", keyword: "additionalProperties", params: { additionalProperty: key5 } };
                vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
              }
            if (data19.default !== void 0) {
              let data20 = data19.default;
              if (typeof data20 == "string") {
                if (func3(data20) > 64) {
                  let err67 = { instancePath: instancePath + "/spec/signatures/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
                }
                if (func3(data20) < 1) {
                  let err68 = { instancePath: instancePath + "/spec/signatures/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
                }
                if (!pattern0.test(data20)) {
                  let err69 = { instancePath: instancePath + "/spec/signatures/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                }
              } else {
                let err70 = { instancePath: instancePath + "/spec/signatures/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
              }
            }
            if (data19.allowed !== void 0) {
              let data21 = data19.allowed;
              if (Array.isArray(data21)) {
                if (data21.length > 128) {
                  let err71 = { instancePath: instancePath + "/spec/signatures/allowed", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                }
                if (data21.length < 1) {
                  let err72 = { instancePath: instancePath + "/spec/signatures/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
                }
                let len3 = data21.length;
                for (let i3 = 0; i3 < len3; i3++) {
                  let data22 = data21[i3];
                  if (typeof data22 == "string") {
                    if (func3(data22) > 64) {
                      let err73 = { instancePath: instancePath + "/spec/signatures/allowed/" + i3, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
                    }
                    if (func3(data22) < 1) {
                      let err74 = { instancePath: instancePath + "/spec/signatures/allowed/" + i3, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
                    }
                    if (!pattern0.test(data22)) {
                      let err75 = { instancePath: instancePath + "/spec/signatures/allowed/" + i3, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
                    }
                  } else {
                    let err76 = { instancePath: instancePath + "/spec/signatures/allowed/" + i3, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
                  }
                }
              } else {
                let err77 = { instancePath: instancePath + "/spec/signatures/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
              }
            }
          } else {
            let err78 = { instancePath: instancePath + "/spec/signatures", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
          }
        }
        if (data2.keyAgreement !== void 0) {
          let data23 = data2.keyAgreement;
          if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
            if (data23.default === void 0) {
              let err79 = { instancePath: instancePath + "/spec/keyAgreement", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
            }
            if (data23.allowed === void 0) {
              let err80 = { instancePath: instancePath + "/spec/keyAgreement", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
            }
            for (let key6 in data23)
              if (!(key6 === "default" || key6 === "allowed")) {
                let err81 = { instancePath: instancePath + "/spec/keyAgreement", keyword: "additionalProperties", params: { additionalProperty: key6 } };
                vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
              }
            if (data23.default !== void 0) {
              let data24 = data23.default;
              if (typeof data24 == "string") {
                if (func3(data24) > 64) {
                  let err82 = { instancePath: instancePath + "/spec/keyAgreement/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
                }
                if (func3(data24) < 1) {
                  let err83 = { instancePath: instancePath + "/spec/keyAgreement/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
                }
                if (!pattern0.test(data24)) {
                  let err84 = { instancePath: instancePath + "/spec/keyAgreement/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
                }
              } else {
                let err85 = { instancePath: instancePath + "/spec/keyAgreement/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
              }
            }
            if (data23.allowed !== void 0) {
              let data25 = data23.allowed;
              if (Array.isArray(data25)) {
                if (data25.length > 128) {
                  let err86 = { instancePath: instancePath + "/spec/keyAgreement/allowed", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
                }
                if (data25.length < 1) {
                  let err87 = { instancePath: instancePath + "/spec/keyAgreement/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
                }
                let len4 = data25.length;
                for (let i4 = 0; i4 < len4; i4++) {
                  let data26 = data25[i4];
                  if (typeof data26 == "string") {
                    if (func3(data26) > 64) {
                      let err88 = { instancePath: instancePath + "/spec/keyAgreement/allowed/" + i4, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
                    }
                    if (func3(data26) < 1) {
                      let err89 = { instancePath: instancePath + "/spec/keyAgreement/allowed/" + i4, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
                    }
                    if (!pattern0.test(data26)) {
                      let err90 = { instancePath: instancePath + "/spec/keyAgreement/allowed/" + i4, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
                    }
                  } else {
                    let err91 = { instancePath: instancePath + "/spec/keyAgreement/allowed/" + i4, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
                  }
                }
              } else {
                let err92 = { instancePath: instancePath + "/spec/keyAgreement/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
              }
            }
          } else {
            let err93 = { instancePath: instancePath + "/spec/keyAgreement", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
          }
        }
        if (data2.keyEncapsulation !== void 0) {
          let data27 = data2.keyEncapsulation;
          if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
            if (data27.default === void 0) {
              let err94 = { instancePath: instancePath + "/spec/keyEncapsulation", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
            }
            if (data27.allowed === void 0) {
              let err95 = { instancePath: instancePath + "/spec/keyEncapsulation", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
            }
            for (let key7 in data27)
              if (!(key7 === "default" || key7 === "allowed")) {
                let err96 = { instancePath: instancePath + "/spec/keyEncapsulation", keyword: "additionalProperties", params: { additionalProperty: key7 } };
                vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
              }
            if (data27.default !== void 0) {
              let data28 = data27.default;
              if (typeof data28 == "string") {
                if (func3(data28) > 64) {
                  let err97 = { instancePath: instancePath + "/spec/keyEncapsulation/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
                }
                if (func3(data28) < 1) {
                  let err98 = { instancePath: instancePath + "/spec/keyEncapsulation/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
                }
                if (!pattern0.test(data28)) {
                  let err99 = { instancePath: instancePath + "/spec/keyEncapsulation/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
                }
              } else {
                let err100 = { instancePath: instancePath + "/spec/keyEncapsulation/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
              }
            }
            if (data27.allowed !== void 0) {
              let data29 = data27.allowed;
              if (Array.isArray(data29)) {
                if (data29.length > 128) {
                  let err101 = { instancePath: instancePath + "/spec/keyEncapsulation/allowed", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
                }
                if (data29.length < 1) {
                  let err102 = { instancePath: instancePath + "/spec/keyEncapsulation/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err102] : vErrors.push(err102), errors++;
                }
                let len5 = data29.length;
                for (let i5 = 0; i5 < len5; i5++) {
                  let data30 = data29[i5];
                  if (typeof data30 == "string") {
                    if (func3(data30) > 64) {
                      let err103 = { instancePath: instancePath + "/spec/keyEncapsulation/allowed/" + i5, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err103] : vErrors.push(err103), errors++;
                    }
                    if (func3(data30) < 1) {
                      let err104 = { instancePath: instancePath + "/spec/keyEncapsulation/allowed/" + i5, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err104] : vErrors.push(err104), errors++;
                    }
                    if (!pattern0.test(data30)) {
                      let err105 = { instancePath: instancePath + "/spec/keyEncapsulation/allowed/" + i5, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err105] : vErrors.push(err105), errors++;
                    }
                  } else {
                    let err106 = { instancePath: instancePath + "/spec/keyEncapsulation/allowed/" + i5, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err106] : vErrors.push(err106), errors++;
                  }
                }
              } else {
                let err107 = { instancePath: instancePath + "/spec/keyEncapsulation/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err107] : vErrors.push(err107), errors++;
              }
            }
          } else {
            let err108 = { instancePath: instancePath + "/spec/keyEncapsulation", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err108] : vErrors.push(err108), errors++;
          }
        }
        if (data2.asymmetricEncryption !== void 0) {
          let data31 = data2.asymmetricEncryption;
          if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
            if (data31.default === void 0) {
              let err109 = { instancePath: instancePath + "/spec/asymmetricEncryption", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err109] : vErrors.push(err109), errors++;
            }
            if (data31.allowed === void 0) {
              let err110 = { instancePath: instancePath + "/spec/asymmetricEncryption", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err110] : vErrors.push(err110), errors++;
            }
            for (let key8 in data31)
              if (!(key8 === "default" || key8 === "allowed")) {
                let err111 = { instancePath: instancePath + "/spec/asymmetricEncryption", keyword: "additionalProperties", params: { additionalProperty: key8 } };
                vErrors === null ? vErrors = [err111] : vErrors.push(err111), errors++;
              }
            if (data31.default !== void 0) {
              let data32 = data31.default;
              if (typeof data32 == "string") {
                if (func3(data32) > 64) {
                  let err112 = { instancePath: instancePath + "/spec/asymmetricEncryption/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err112] : vErrors.push(err112), errors++;
                }
                if (func3(data32) < 1) {
                  let err113 = { instancePath: instancePath + "/spec/asymmetricEncryption/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err113] : vErrors.push(err113), errors++;
                }
                if (!pattern0.test(data32)) {
                  let err114 = { instancePath: instancePath + "/spec/asymmetricEncryption/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err114] : vErrors.push(err114), errors++;
                }
              } else {
                let err115 = { instancePath: instancePath + "/spec/asymmetricEncryption/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err115] : vErrors.push(err115), errors++;
              }
            }
            if (data31.allowed !== void 0) {
              let data33 = data31.allowed;
              if (Array.isArray(data33)) {
                if (data33.length > 128) {
                  let err116 = { instancePath: instancePath + "/spec/asymmetricEncryption/allowed", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err116] : vErrors.push(err116), errors++;
                }
                if (data33.length < 1) {
                  let err117 = { instancePath: instancePath + "/spec/asymmetricEncryption/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err117] : vErrors.push(err117), errors++;
                }
                let len6 = data33.length;
                for (let i6 = 0; i6 < len6; i6++) {
                  let data34 = data33[i6];
                  if (typeof data34 == "string") {
                    if (func3(data34) > 64) {
                      let err118 = { instancePath: instancePath + "/spec/asymmetricEncryption/allowed/" + i6, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err118] : vErrors.push(err118), errors++;
                    }
                    if (func3(data34) < 1) {
                      let err119 = { instancePath: instancePath + "/spec/asymmetricEncryption/allowed/" + i6, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err119] : vErrors.push(err119), errors++;
                    }
                    if (!pattern0.test(data34)) {
                      let err120 = { instancePath: instancePath + "/spec/asymmetricEncryption/allowed/" + i6, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err120] : vErrors.push(err120), errors++;
                    }
                  } else {
                    let err121 = { instancePath: instancePath + "/spec/asymmetricEncryption/allowed/" + i6, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err121] : vErrors.push(err121), errors++;
                  }
                }
              } else {
                let err122 = { instancePath: instancePath + "/spec/asymmetricEncryption/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err122] : vErrors.push(err122), errors++;
              }
            }
          } else {
            let err123 = { instancePath: instancePath + "/spec/asymmetricEncryption", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err123] : vErrors.push(err123), errors++;
          }
        }
        if (data2.keyDerivation !== void 0) {
          let data35 = data2.keyDerivation;
          if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
            if (data35.minIterations === void 0 && (data35.minIterations = 1e3), data35.maxIterations === void 0 && (data35.maxIterations = 2e6), data35.maxMemoryMebibytes === void 0 && (data35.maxMemoryMebibytes = 64), data35.default === void 0) {
              let err124 = { instancePath: instancePath + "/spec/keyDerivation", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err124] : vErrors.push(err124), errors++;
            }
            if (data35.allowed === void 0) {
              let err125 = { instancePath: instancePath + "/spec/keyDerivation", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err125] : vErrors.push(err125), errors++;
            }
            for (let key9 in data35)
              if (!(key9 === "default" || key9 === "allowed" || key9 === "minIterations" || key9 === "maxIterations" || key9 === "maxMemoryMebibytes")) {
                let err126 = { instancePath: instancePath + "/spec/keyDerivation", keyword: "additionalProperties", params: { additionalProperty: key9 } };
                vErrors === null ? vErrors = [err126] : vErrors.push(err126), errors++;
              }
            if (data35.default !== void 0) {
              let data36 = data35.default;
              if (typeof data36 == "string") {
                if (func3(data36) > 64) {
                  let err127 = { instancePath: instancePath + "/spec/keyDerivation/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err127] : vErrors.push(err127), errors++;
                }
                if (func3(data36) < 1) {
                  let err128 = { instancePath: instancePath + "/spec/keyDerivation/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err128] : vErrors.push(err128), errors++;
                }
                if (!pattern0.test(data36)) {
                  let err129 = { instancePath: instancePath + "/spec/keyDerivation/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err129] : vErrors.push(err129), errors++;
                }
              } else {
                let err130 = { instancePath: instancePath + "/spec/keyDerivation/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err130] : vErrors.push(err130), errors++;
              }
            }
            if (data35.allowed !== void 0) {
              let data37 = data35.allowed;
              if (Array.isArray(data37)) {
                if (data37.length > 128) {
                  let err131 = { instancePath: instancePath + "/spec/keyDerivation/allowed", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err131] : vErrors.push(err131), errors++;
                }
                if (data37.length < 1) {
                  let err132 = { instancePath: instancePath + "/spec/keyDerivation/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err132] : vErrors.push(err132), errors++;
                }
                let len7 = data37.length;
                for (let i7 = 0; i7 < len7; i7++) {
                  let data38 = data37[i7];
                  if (typeof data38 == "string") {
                    if (func3(data38) > 64) {
                      let err133 = { instancePath: instancePath + "/spec/keyDerivation/allowed/" + i7, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err133] : vErrors.push(err133), errors++;
                    }
                    if (func3(data38) < 1) {
                      let err134 = { instancePath: instancePath + "/spec/keyDerivation/allowed/" + i7, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err134] : vErrors.push(err134), errors++;
                    }
                    if (!pattern0.test(data38)) {
                      let err135 = { instancePath: instancePath + "/spec/keyDerivation/allowed/" + i7, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err135] : vErrors.push(err135), errors++;
                    }
                  } else {
                    let err136 = { instancePath: instancePath + "/spec/keyDerivation/allowed/" + i7, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err136] : vErrors.push(err136), errors++;
                  }
                }
              } else {
                let err137 = { instancePath: instancePath + "/spec/keyDerivation/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err137] : vErrors.push(err137), errors++;
              }
            }
            let data39 = data35.minIterations;
            if (!(typeof data39 == "number" && !(data39 % 1) && !isNaN(data39) && isFinite(data39))) {
              let err138 = { instancePath: instancePath + "/spec/keyDerivation/minIterations", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err138] : vErrors.push(err138), errors++;
            }
            if (typeof data39 == "number" && isFinite(data39)) {
              if (data39 > 1e7 || isNaN(data39)) {
                let err139 = { instancePath: instancePath + "/spec/keyDerivation/minIterations", keyword: "maximum", params: { comparison: "<=", limit: 1e7 } };
                vErrors === null ? vErrors = [err139] : vErrors.push(err139), errors++;
              }
              if (data39 < 1 || isNaN(data39)) {
                let err140 = { instancePath: instancePath + "/spec/keyDerivation/minIterations", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err140] : vErrors.push(err140), errors++;
              }
            }
            let data40 = data35.maxIterations;
            if (!(typeof data40 == "number" && !(data40 % 1) && !isNaN(data40) && isFinite(data40))) {
              let err141 = { instancePath: instancePath + "/spec/keyDerivation/maxIterations", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err141] : vErrors.push(err141), errors++;
            }
            if (typeof data40 == "number" && isFinite(data40)) {
              if (data40 > 1e7 || isNaN(data40)) {
                let err142 = { instancePath: instancePath + "/spec/keyDerivation/maxIterations", keyword: "maximum", params: { comparison: "<=", limit: 1e7 } };
                vErrors === null ? vErrors = [err142] : vErrors.push(err142), errors++;
              }
              if (data40 < 1 || isNaN(data40)) {
                let err143 = { instancePath: instancePath + "/spec/keyDerivation/maxIterations", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err143] : vErrors.push(err143), errors++;
              }
            }
            let data41 = data35.maxMemoryMebibytes;
            if (!(typeof data41 == "number" && !(data41 % 1) && !isNaN(data41) && isFinite(data41))) {
              let err144 = { instancePath: instancePath + "/spec/keyDerivation/maxMemoryMebibytes", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err144] : vErrors.push(err144), errors++;
            }
            if (typeof data41 == "number" && isFinite(data41)) {
              if (data41 > 1024 || isNaN(data41)) {
                let err145 = { instancePath: instancePath + "/spec/keyDerivation/maxMemoryMebibytes", keyword: "maximum", params: { comparison: "<=", limit: 1024 } };
                vErrors === null ? vErrors = [err145] : vErrors.push(err145), errors++;
              }
              if (data41 < 1 || isNaN(data41)) {
                let err146 = { instancePath: instancePath + "/spec/keyDerivation/maxMemoryMebibytes", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err146] : vErrors.push(err146), errors++;
              }
            }
          } else {
            let err147 = { instancePath: instancePath + "/spec/keyDerivation", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err147] : vErrors.push(err147), errors++;
          }
        }
        if (data2.keys !== void 0) {
          let data42 = data2.keys;
          if (data42 && typeof data42 == "object" && !Array.isArray(data42)) {
            if (data42.allowImport === void 0 && (data42.allowImport = !0), data42.allowExport === void 0 && (data42.allowExport = !1), data42.allowPersist === void 0 && (data42.allowPersist = !1), data42.default === void 0) {
              let err148 = { instancePath: instancePath + "/spec/keys", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err148] : vErrors.push(err148), errors++;
            }
            if (data42.allowed === void 0) {
              let err149 = { instancePath: instancePath + "/spec/keys", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err149] : vErrors.push(err149), errors++;
            }
            for (let key10 in data42)
              if (!(key10 === "default" || key10 === "allowed" || key10 === "allowImport" || key10 === "allowExport" || key10 === "allowPersist")) {
                let err150 = { instancePath: instancePath + "/spec/keys", keyword: "additionalProperties", params: { additionalProperty: key10 } };
                vErrors === null ? vErrors = [err150] : vErrors.push(err150), errors++;
              }
            if (data42.default !== void 0) {
              let data43 = data42.default;
              if (typeof data43 == "string") {
                if (func3(data43) > 64) {
                  let err151 = { instancePath: instancePath + "/spec/keys/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err151] : vErrors.push(err151), errors++;
                }
                if (func3(data43) < 1) {
                  let err152 = { instancePath: instancePath + "/spec/keys/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err152] : vErrors.push(err152), errors++;
                }
                if (!pattern0.test(data43)) {
                  let err153 = { instancePath: instancePath + "/spec/keys/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err153] : vErrors.push(err153), errors++;
                }
              } else {
                let err154 = { instancePath: instancePath + "/spec/keys/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err154] : vErrors.push(err154), errors++;
              }
            }
            if (data42.allowed !== void 0) {
              let data44 = data42.allowed;
              if (Array.isArray(data44)) {
                if (data44.length > 128) {
                  let err155 = { instancePath: instancePath + "/spec/keys/allowed", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err155] : vErrors.push(err155), errors++;
                }
                if (data44.length < 1) {
                  let err156 = { instancePath: instancePath + "/spec/keys/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err156] : vErrors.push(err156), errors++;
                }
                let len8 = data44.length;
                for (let i8 = 0; i8 < len8; i8++) {
                  let data45 = data44[i8];
                  if (typeof data45 == "string") {
                    if (func3(data45) > 64) {
                      let err157 = { instancePath: instancePath + "/spec/keys/allowed/" + i8, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err157] : vErrors.push(err157), errors++;
                    }
                    if (func3(data45) < 1) {
                      let err158 = { instancePath: instancePath + "/spec/keys/allowed/" + i8, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err158] : vErrors.push(err158), errors++;
                    }
                    if (!pattern0.test(data45)) {
                      let err159 = { instancePath: instancePath + "/spec/keys/allowed/" + i8, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err159] : vErrors.push(err159), errors++;
                    }
                  } else {
                    let err160 = { instancePath: instancePath + "/spec/keys/allowed/" + i8, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err160] : vErrors.push(err160), errors++;
                  }
                }
              } else {
                let err161 = { instancePath: instancePath + "/spec/keys/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err161] : vErrors.push(err161), errors++;
              }
            }
            if (typeof data42.allowImport != "boolean") {
              let err162 = { instancePath: instancePath + "/spec/keys/allowImport", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err162] : vErrors.push(err162), errors++;
            }
            if (typeof data42.allowExport != "boolean") {
              let err163 = { instancePath: instancePath + "/spec/keys/allowExport", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err163] : vErrors.push(err163), errors++;
            }
            if (typeof data42.allowPersist != "boolean") {
              let err164 = { instancePath: instancePath + "/spec/keys/allowPersist", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err164] : vErrors.push(err164), errors++;
            }
          } else {
            let err165 = { instancePath: instancePath + "/spec/keys", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err165] : vErrors.push(err165), errors++;
          }
        }
        if (data2.grants !== void 0) {
          let data49 = data2.grants;
          if (Array.isArray(data49)) {
            if (data49.length > 64) {
              let err166 = { instancePath: instancePath + "/spec/grants", keyword: "maxItems", params: { limit: 64 } };
              vErrors === null ? vErrors = [err166] : vErrors.push(err166), errors++;
            }
            let len9 = data49.length;
            for (let i9 = 0; i9 < len9; i9++) {
              let data50 = data49[i9];
              if (data50 && typeof data50 == "object" && !Array.isArray(data50)) {
                if (data50.containers === void 0) {
                  let err167 = { instancePath: instancePath + "/spec/grants/" + i9, keyword: "required", params: { missingProperty: "containers" } };
                  vErrors === null ? vErrors = [err167] : vErrors.push(err167), errors++;
                }
                if (data50.keys === void 0) {
                  let err168 = { instancePath: instancePath + "/spec/grants/" + i9, keyword: "required", params: { missingProperty: "keys" } };
                  vErrors === null ? vErrors = [err168] : vErrors.push(err168), errors++;
                }
                for (let key11 in data50)
                  if (!(key11 === "containers" || key11 === "keys")) {
                    let err169 = { instancePath: instancePath + "/spec/grants/" + i9, keyword: "additionalProperties", params: { additionalProperty: key11 } };
                    vErrors === null ? vErrors = [err169] : vErrors.push(err169), errors++;
                  }
                if (data50.containers !== void 0) {
                  let data51 = data50.containers;
                  if (Array.isArray(data51)) {
                    if (data51.length > 64) {
                      let err170 = { instancePath: instancePath + "/spec/grants/" + i9 + "/containers", keyword: "maxItems", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err170] : vErrors.push(err170), errors++;
                    }
                    if (data51.length < 1) {
                      let err171 = { instancePath: instancePath + "/spec/grants/" + i9 + "/containers", keyword: "minItems", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err171] : vErrors.push(err171), errors++;
                    }
                    let len10 = data51.length;
                    for (let i10 = 0; i10 < len10; i10++)
                      if (typeof data51[i10] != "string") {
                        let err172 = { instancePath: instancePath + "/spec/grants/" + i9 + "/containers/" + i10, keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err172] : vErrors.push(err172), errors++;
                      }
                  } else {
                    let err173 = { instancePath: instancePath + "/spec/grants/" + i9 + "/containers", keyword: "type", params: { type: "array" } };
                    vErrors === null ? vErrors = [err173] : vErrors.push(err173), errors++;
                  }
                }
                if (data50.keys !== void 0) {
                  let data53 = data50.keys;
                  if (Array.isArray(data53)) {
                    if (data53.length > 64) {
                      let err174 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys", keyword: "maxItems", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err174] : vErrors.push(err174), errors++;
                    }
                    if (data53.length < 1) {
                      let err175 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys", keyword: "minItems", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err175] : vErrors.push(err175), errors++;
                    }
                    let len11 = data53.length;
                    for (let i11 = 0; i11 < len11; i11++) {
                      let data54 = data53[i11];
                      if (data54 && typeof data54 == "object" && !Array.isArray(data54)) {
                        if (data54.policy === void 0) {
                          let err176 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11, keyword: "required", params: { missingProperty: "policy" } };
                          vErrors === null ? vErrors = [err176] : vErrors.push(err176), errors++;
                        }
                        if (data54.usages === void 0) {
                          let err177 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11, keyword: "required", params: { missingProperty: "usages" } };
                          vErrors === null ? vErrors = [err177] : vErrors.push(err177), errors++;
                        }
                        for (let key12 in data54)
                          if (!(key12 === "policy" || key12 === "usages")) {
                            let err178 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11, keyword: "additionalProperties", params: { additionalProperty: key12 } };
                            vErrors === null ? vErrors = [err178] : vErrors.push(err178), errors++;
                          }
                        if (data54.policy !== void 0) {
                          let data55 = data54.policy;
                          if (typeof data55 == "string") {
                            if (func3(data55) > 63) {
                              let err179 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11 + "/policy", keyword: "maxLength", params: { limit: 63 } };
                              vErrors === null ? vErrors = [err179] : vErrors.push(err179), errors++;
                            }
                            if (func3(data55) < 1) {
                              let err180 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11 + "/policy", keyword: "minLength", params: { limit: 1 } };
                              vErrors === null ? vErrors = [err180] : vErrors.push(err180), errors++;
                            }
                          } else {
                            let err181 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11 + "/policy", keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err181] : vErrors.push(err181), errors++;
                          }
                        }
                        if (data54.usages !== void 0) {
                          let data56 = data54.usages;
                          if (Array.isArray(data56)) {
                            if (data56.length > 10) {
                              let err182 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11 + "/usages", keyword: "maxItems", params: { limit: 10 } };
                              vErrors === null ? vErrors = [err182] : vErrors.push(err182), errors++;
                            }
                            if (data56.length < 1) {
                              let err183 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11 + "/usages", keyword: "minItems", params: { limit: 1 } };
                              vErrors === null ? vErrors = [err183] : vErrors.push(err183), errors++;
                            }
                            let len12 = data56.length;
                            for (let i12 = 0; i12 < len12; i12++) {
                              let data57 = data56[i12];
                              if (typeof data57 != "string") {
                                let err184 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11 + "/usages/" + i12, keyword: "type", params: { type: "string" } };
                                vErrors === null ? vErrors = [err184] : vErrors.push(err184), errors++;
                              }
                              if (!(data57 === "encrypt" || data57 === "decrypt" || data57 === "sign" || data57 === "verify" || data57 === "derive" || data57 === "agree" || data57 === "wrap" || data57 === "unwrap" || data57 === "encapsulate" || data57 === "decapsulate")) {
                                let err185 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11 + "/usages/" + i12, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.grants.items.properties.keys.items.properties.usages.items.enum } };
                                vErrors === null ? vErrors = [err185] : vErrors.push(err185), errors++;
                              }
                            }
                          } else {
                            let err186 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11 + "/usages", keyword: "type", params: { type: "array" } };
                            vErrors === null ? vErrors = [err186] : vErrors.push(err186), errors++;
                          }
                        }
                      } else {
                        let err187 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys/" + i11, keyword: "type", params: { type: "object" } };
                        vErrors === null ? vErrors = [err187] : vErrors.push(err187), errors++;
                      }
                    }
                  } else {
                    let err188 = { instancePath: instancePath + "/spec/grants/" + i9 + "/keys", keyword: "type", params: { type: "array" } };
                    vErrors === null ? vErrors = [err188] : vErrors.push(err188), errors++;
                  }
                }
              } else {
                let err189 = { instancePath: instancePath + "/spec/grants/" + i9, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err189] : vErrors.push(err189), errors++;
              }
            }
          } else {
            let err190 = { instancePath: instancePath + "/spec/grants", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err190] : vErrors.push(err190), errors++;
          }
        }
        if (data2.trust !== void 0) {
          let data58 = data2.trust;
          if (Array.isArray(data58)) {
            if (data58.length > 32) {
              let err191 = { instancePath: instancePath + "/spec/trust", keyword: "maxItems", params: { limit: 32 } };
              vErrors === null ? vErrors = [err191] : vErrors.push(err191), errors++;
            }
            if (data58.length < 1) {
              let err192 = { instancePath: instancePath + "/spec/trust", keyword: "minItems", params: { limit: 1 } };
              vErrors === null ? vErrors = [err192] : vErrors.push(err192), errors++;
            }
            let len13 = data58.length;
            for (let i13 = 0; i13 < len13; i13++) {
              let data59 = data58[i13];
              if (typeof data59 == "string") {
                if (func3(data59) > 63) {
                  let err193 = { instancePath: instancePath + "/spec/trust/" + i13, keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err193] : vErrors.push(err193), errors++;
                }
                if (func3(data59) < 1) {
                  let err194 = { instancePath: instancePath + "/spec/trust/" + i13, keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err194] : vErrors.push(err194), errors++;
                }
              } else {
                let err195 = { instancePath: instancePath + "/spec/trust/" + i13, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err195] : vErrors.push(err195), errors++;
              }
            }
          } else {
            let err196 = { instancePath: instancePath + "/spec/trust", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err196] : vErrors.push(err196), errors++;
          }
        }
        if (data2.limits !== void 0) {
          let data60 = data2.limits;
          if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
            data60.maxMessageKibibytes === void 0 && (data60.maxMessageKibibytes = 2048), data60.contexts === void 0 && (data60.contexts = 256), data60.ephemeralKeys === void 0 && (data60.ephemeralKeys = 1024), data60.namedKeys === void 0 && (data60.namedKeys = 256), data60.contextLifetime === void 0 && (data60.contextLifetime = "5m"), data60.maxContextLifetime === void 0 && (data60.maxContextLifetime = "1h"), data60.unlimitedContexts === void 0 && (data60.unlimitedContexts = !1), data60.callsInFlight === void 0 && (data60.callsInFlight = 1024);
            for (let key13 in data60)
              if (!func2.call(schema11.properties.spec.properties.limits.properties, key13)) {
                let err197 = { instancePath: instancePath + "/spec/limits", keyword: "additionalProperties", params: { additionalProperty: key13 } };
                vErrors === null ? vErrors = [err197] : vErrors.push(err197), errors++;
              }
            let data61 = data60.maxMessageKibibytes;
            if (!(typeof data61 == "number" && !(data61 % 1) && !isNaN(data61) && isFinite(data61))) {
              let err198 = { instancePath: instancePath + "/spec/limits/maxMessageKibibytes", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err198] : vErrors.push(err198), errors++;
            }
            if (typeof data61 == "number" && isFinite(data61)) {
              if (data61 > 2048 || isNaN(data61)) {
                let err199 = { instancePath: instancePath + "/spec/limits/maxMessageKibibytes", keyword: "maximum", params: { comparison: "<=", limit: 2048 } };
                vErrors === null ? vErrors = [err199] : vErrors.push(err199), errors++;
              }
              if (data61 < 1 || isNaN(data61)) {
                let err200 = { instancePath: instancePath + "/spec/limits/maxMessageKibibytes", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err200] : vErrors.push(err200), errors++;
              }
            }
            let data62 = data60.contexts;
            if (!(typeof data62 == "number" && !(data62 % 1) && !isNaN(data62) && isFinite(data62))) {
              let err201 = { instancePath: instancePath + "/spec/limits/contexts", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err201] : vErrors.push(err201), errors++;
            }
            if (typeof data62 == "number" && isFinite(data62)) {
              if (data62 > 65536 || isNaN(data62)) {
                let err202 = { instancePath: instancePath + "/spec/limits/contexts", keyword: "maximum", params: { comparison: "<=", limit: 65536 } };
                vErrors === null ? vErrors = [err202] : vErrors.push(err202), errors++;
              }
              if (data62 < 0 || isNaN(data62)) {
                let err203 = { instancePath: instancePath + "/spec/limits/contexts", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                vErrors === null ? vErrors = [err203] : vErrors.push(err203), errors++;
              }
            }
            let data63 = data60.ephemeralKeys;
            if (!(typeof data63 == "number" && !(data63 % 1) && !isNaN(data63) && isFinite(data63))) {
              let err204 = { instancePath: instancePath + "/spec/limits/ephemeralKeys", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err204] : vErrors.push(err204), errors++;
            }
            if (typeof data63 == "number" && isFinite(data63)) {
              if (data63 > 65536 || isNaN(data63)) {
                let err205 = { instancePath: instancePath + "/spec/limits/ephemeralKeys", keyword: "maximum", params: { comparison: "<=", limit: 65536 } };
                vErrors === null ? vErrors = [err205] : vErrors.push(err205), errors++;
              }
              if (data63 < 0 || isNaN(data63)) {
                let err206 = { instancePath: instancePath + "/spec/limits/ephemeralKeys", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                vErrors === null ? vErrors = [err206] : vErrors.push(err206), errors++;
              }
            }
            let data64 = data60.namedKeys;
            if (!(typeof data64 == "number" && !(data64 % 1) && !isNaN(data64) && isFinite(data64))) {
              let err207 = { instancePath: instancePath + "/spec/limits/namedKeys", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err207] : vErrors.push(err207), errors++;
            }
            if (typeof data64 == "number" && isFinite(data64)) {
              if (data64 > 65536 || isNaN(data64)) {
                let err208 = { instancePath: instancePath + "/spec/limits/namedKeys", keyword: "maximum", params: { comparison: "<=", limit: 65536 } };
                vErrors === null ? vErrors = [err208] : vErrors.push(err208), errors++;
              }
              if (data64 < 0 || isNaN(data64)) {
                let err209 = { instancePath: instancePath + "/spec/limits/namedKeys", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                vErrors === null ? vErrors = [err209] : vErrors.push(err209), errors++;
              }
            }
            let data65 = data60.contextLifetime;
            if (typeof data65 == "string") {
              if (func3(data65) > 32) {
                let err210 = { instancePath: instancePath + "/spec/limits/contextLifetime", keyword: "maxLength", params: { limit: 32 } };
                vErrors === null ? vErrors = [err210] : vErrors.push(err210), errors++;
              }
              if (!pattern18.test(data65)) {
                let err211 = { instancePath: instancePath + "/spec/limits/contextLifetime", keyword: "pattern", params: { pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                vErrors === null ? vErrors = [err211] : vErrors.push(err211), errors++;
              }
            } else {
              let err212 = { instancePath: instancePath + "/spec/limits/contextLifetime", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err212] : vErrors.push(err212), errors++;
            }
            let data66 = data60.maxContextLifetime;
            if (typeof data66 == "string") {
              if (func3(data66) > 32) {
                let err213 = { instancePath: instancePath + "/spec/limits/maxContextLifetime", keyword: "maxLength", params: { limit: 32 } };
                vErrors === null ? vErrors = [err213] : vErrors.push(err213), errors++;
              }
              if (!pattern18.test(data66)) {
                let err214 = { instancePath: instancePath + "/spec/limits/maxContextLifetime", keyword: "pattern", params: { pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                vErrors === null ? vErrors = [err214] : vErrors.push(err214), errors++;
              }
            } else {
              let err215 = { instancePath: instancePath + "/spec/limits/maxContextLifetime", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err215] : vErrors.push(err215), errors++;
            }
            if (typeof data60.unlimitedContexts != "boolean") {
              let err216 = { instancePath: instancePath + "/spec/limits/unlimitedContexts", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err216] : vErrors.push(err216), errors++;
            }
            if (data60.callsPerSecond !== void 0) {
              let data68 = data60.callsPerSecond;
              if (!(typeof data68 == "number" && !(data68 % 1) && !isNaN(data68) && isFinite(data68))) {
                let err217 = { instancePath: instancePath + "/spec/limits/callsPerSecond", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err217] : vErrors.push(err217), errors++;
              }
              if (typeof data68 == "number" && isFinite(data68)) {
                if (data68 > 1e7 || isNaN(data68)) {
                  let err218 = { instancePath: instancePath + "/spec/limits/callsPerSecond", keyword: "maximum", params: { comparison: "<=", limit: 1e7 } };
                  vErrors === null ? vErrors = [err218] : vErrors.push(err218), errors++;
                }
                if (data68 < 1 || isNaN(data68)) {
                  let err219 = { instancePath: instancePath + "/spec/limits/callsPerSecond", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                  vErrors === null ? vErrors = [err219] : vErrors.push(err219), errors++;
                }
              }
            }
            let data69 = data60.callsInFlight;
            if (!(typeof data69 == "number" && !(data69 % 1) && !isNaN(data69) && isFinite(data69))) {
              let err220 = { instancePath: instancePath + "/spec/limits/callsInFlight", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err220] : vErrors.push(err220), errors++;
            }
            if (typeof data69 == "number" && isFinite(data69)) {
              if (data69 > 65536 || isNaN(data69)) {
                let err221 = { instancePath: instancePath + "/spec/limits/callsInFlight", keyword: "maximum", params: { comparison: "<=", limit: 65536 } };
                vErrors === null ? vErrors = [err221] : vErrors.push(err221), errors++;
              }
              if (data69 < 1 || isNaN(data69)) {
                let err222 = { instancePath: instancePath + "/spec/limits/callsInFlight", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err222] : vErrors.push(err222), errors++;
              }
            }
            if (data60.callers !== void 0) {
              let data70 = data60.callers;
              if (Array.isArray(data70)) {
                if (data70.length > 32) {
                  let err223 = { instancePath: instancePath + "/spec/limits/callers", keyword: "maxItems", params: { limit: 32 } };
                  vErrors === null ? vErrors = [err223] : vErrors.push(err223), errors++;
                }
                let len14 = data70.length;
                for (let i14 = 0; i14 < len14; i14++) {
                  let data71 = data70[i14];
                  if (data71 && typeof data71 == "object" && !Array.isArray(data71)) {
                    if (data71.priority === void 0 && (data71.priority = "Normal"), data71.containers === void 0) {
                      let err224 = { instancePath: instancePath + "/spec/limits/callers/" + i14, keyword: "required", params: { missingProperty: "containers" } };
                      vErrors === null ? vErrors = [err224] : vErrors.push(err224), errors++;
                    }
                    for (let key14 in data71)
                      if (!(key14 === "containers" || key14 === "callsPerSecond" || key14 === "burst" || key14 === "callsInFlight" || key14 === "priority")) {
                        let err225 = { instancePath: instancePath + "/spec/limits/callers/" + i14, keyword: "additionalProperties", params: { additionalProperty: key14 } };
                        vErrors === null ? vErrors = [err225] : vErrors.push(err225), errors++;
                      }
                    if (data71.containers !== void 0) {
                      let data72 = data71.containers;
                      if (Array.isArray(data72)) {
                        if (data72.length > 16) {
                          let err226 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/containers", keyword: "maxItems", params: { limit: 16 } };
                          vErrors === null ? vErrors = [err226] : vErrors.push(err226), errors++;
                        }
                        if (data72.length < 1) {
                          let err227 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/containers", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err227] : vErrors.push(err227), errors++;
                        }
                        let len15 = data72.length;
                        for (let i15 = 0; i15 < len15; i15++) {
                          let data73 = data72[i15];
                          if (typeof data73 == "string") {
                            if (func3(data73) > 63) {
                              let err228 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/containers/" + i15, keyword: "maxLength", params: { limit: 63 } };
                              vErrors === null ? vErrors = [err228] : vErrors.push(err228), errors++;
                            }
                            if (func3(data73) < 1) {
                              let err229 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/containers/" + i15, keyword: "minLength", params: { limit: 1 } };
                              vErrors === null ? vErrors = [err229] : vErrors.push(err229), errors++;
                            }
                            if (!pattern20.test(data73)) {
                              let err230 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/containers/" + i15, keyword: "pattern", params: { pattern: "^(\\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)$" } };
                              vErrors === null ? vErrors = [err230] : vErrors.push(err230), errors++;
                            }
                          } else {
                            let err231 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/containers/" + i15, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err231] : vErrors.push(err231), errors++;
                          }
                        }
                      } else {
                        let err232 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/containers", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err232] : vErrors.push(err232), errors++;
                      }
                    }
                    if (data71.callsPerSecond !== void 0) {
                      let data74 = data71.callsPerSecond;
                      if (!(typeof data74 == "number" && !(data74 % 1) && !isNaN(data74) && isFinite(data74))) {
                        let err233 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/callsPerSecond", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err233] : vErrors.push(err233), errors++;
                      }
                      if (typeof data74 == "number" && isFinite(data74)) {
                        if (data74 > 1e7 || isNaN(data74)) {
                          let err234 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/callsPerSecond", keyword: "maximum", params: { comparison: "<=", limit: 1e7 } };
                          vErrors === null ? vErrors = [err234] : vErrors.push(err234), errors++;
                        }
                        if (data74 < 1 || isNaN(data74)) {
                          let err235 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/callsPerSecond", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                          vErrors === null ? vErrors = [err235] : vErrors.push(err235), errors++;
                        }
                      }
                    }
                    if (data71.burst !== void 0) {
                      let data75 = data71.burst;
                      if (!(typeof data75 == "number" && !(data75 % 1) && !isNaN(data75) && isFinite(data75))) {
                        let err236 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/burst", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err236] : vErrors.push(err236), errors++;
                      }
                      if (typeof data75 == "number" && isFinite(data75)) {
                        if (data75 > 1e7 || isNaN(data75)) {
                          let err237 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/burst", keyword: "maximum", params: { comparison: "<=", limit: 1e7 } };
                          vErrors === null ? vErrors = [err237] : vErrors.push(err237), errors++;
                        }
                        if (data75 < 1 || isNaN(data75)) {
                          let err238 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/burst", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                          vErrors === null ? vErrors = [err238] : vErrors.push(err238), errors++;
                        }
                      }
                    }
                    if (data71.callsInFlight !== void 0) {
                      let data76 = data71.callsInFlight;
                      if (!(typeof data76 == "number" && !(data76 % 1) && !isNaN(data76) && isFinite(data76))) {
                        let err239 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/callsInFlight", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err239] : vErrors.push(err239), errors++;
                      }
                      if (typeof data76 == "number" && isFinite(data76)) {
                        if (data76 > 65536 || isNaN(data76)) {
                          let err240 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/callsInFlight", keyword: "maximum", params: { comparison: "<=", limit: 65536 } };
                          vErrors === null ? vErrors = [err240] : vErrors.push(err240), errors++;
                        }
                        if (data76 < 1 || isNaN(data76)) {
                          let err241 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/callsInFlight", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                          vErrors === null ? vErrors = [err241] : vErrors.push(err241), errors++;
                        }
                      }
                    }
                    let data77 = data71.priority;
                    if (typeof data77 != "string") {
                      let err242 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/priority", keyword: "type", params: { type: "string" } };
                      vErrors === null ? vErrors = [err242] : vErrors.push(err242), errors++;
                    }
                    if (!(data77 === "High" || data77 === "Normal" || data77 === "Low")) {
                      let err243 = { instancePath: instancePath + "/spec/limits/callers/" + i14 + "/priority", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.limits.properties.callers.items.properties.priority.enum } };
                      vErrors === null ? vErrors = [err243] : vErrors.push(err243), errors++;
                    }
                  } else {
                    let err244 = { instancePath: instancePath + "/spec/limits/callers/" + i14, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err244] : vErrors.push(err244), errors++;
                  }
                }
              } else {
                let err245 = { instancePath: instancePath + "/spec/limits/callers", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err245] : vErrors.push(err245), errors++;
              }
            }
          } else {
            let err246 = { instancePath: instancePath + "/spec/limits", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err246] : vErrors.push(err246), errors++;
          }
        }
        if (data2.certificates !== void 0) {
          let data78 = data2.certificates;
          if (data78 && typeof data78 == "object" && !Array.isArray(data78)) {
            if (data78.subjectKeyIdentifierHash === void 0 && (data78.subjectKeyIdentifierHash = "SHA-256"), data78.revocationLists === void 0 && (data78.revocationLists = !1), data78.issuer === void 0) {
              let err247 = { instancePath: instancePath + "/spec/certificates", keyword: "required", params: { missingProperty: "issuer" } };
              vErrors === null ? vErrors = [err247] : vErrors.push(err247), errors++;
            }
            if (data78.validity === void 0) {
              let err248 = { instancePath: instancePath + "/spec/certificates", keyword: "required", params: { missingProperty: "validity" } };
              vErrors === null ? vErrors = [err248] : vErrors.push(err248), errors++;
            }
            if (data78.subjectKeys === void 0) {
              let err249 = { instancePath: instancePath + "/spec/certificates", keyword: "required", params: { missingProperty: "subjectKeys" } };
              vErrors === null ? vErrors = [err249] : vErrors.push(err249), errors++;
            }
            for (let key15 in data78)
              if (!func2.call(schema11.properties.spec.properties.certificates.properties, key15)) {
                let err250 = { instancePath: instancePath + "/spec/certificates", keyword: "additionalProperties", params: { additionalProperty: key15 } };
                vErrors === null ? vErrors = [err250] : vErrors.push(err250), errors++;
              }
            if (data78.issuer !== void 0) {
              let data79 = data78.issuer;
              if (data79 && typeof data79 == "object" && !Array.isArray(data79)) {
                data79.callerSupplied === void 0 && (data79.callerSupplied = !1);
                for (let key16 in data79)
                  if (!(key16 === "keyPolicyRef" || key16 === "callerSupplied")) {
                    let err251 = { instancePath: instancePath + "/spec/certificates/issuer", keyword: "additionalProperties", params: { additionalProperty: key16 } };
                    vErrors === null ? vErrors = [err251] : vErrors.push(err251), errors++;
                  }
                if (data79.keyPolicyRef !== void 0) {
                  let data80 = data79.keyPolicyRef;
                  if (data80 && typeof data80 == "object" && !Array.isArray(data80)) {
                    if (data80.name === void 0) {
                      let err252 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef", keyword: "required", params: { missingProperty: "name" } };
                      vErrors === null ? vErrors = [err252] : vErrors.push(err252), errors++;
                    }
                    for (let key17 in data80)
                      if (key17 !== "name") {
                        let err253 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef", keyword: "additionalProperties", params: { additionalProperty: key17 } };
                        vErrors === null ? vErrors = [err253] : vErrors.push(err253), errors++;
                      }
                    if (data80.name !== void 0) {
                      let data81 = data80.name;
                      if (typeof data81 == "string") {
                        if (func3(data81) > 253) {
                          let err254 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef/name", keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err254] : vErrors.push(err254), errors++;
                        }
                        if (func3(data81) < 1) {
                          let err255 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef/name", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err255] : vErrors.push(err255), errors++;
                        }
                        if (!pattern21.test(data81)) {
                          let err256 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                          vErrors === null ? vErrors = [err256] : vErrors.push(err256), errors++;
                        }
                      } else {
                        let err257 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef/name", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err257] : vErrors.push(err257), errors++;
                      }
                    }
                  } else {
                    let err258 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err258] : vErrors.push(err258), errors++;
                  }
                }
                if (typeof data79.callerSupplied != "boolean") {
                  let err259 = { instancePath: instancePath + "/spec/certificates/issuer/callerSupplied", keyword: "type", params: { type: "boolean" } };
                  vErrors === null ? vErrors = [err259] : vErrors.push(err259), errors++;
                }
              } else {
                let err260 = { instancePath: instancePath + "/spec/certificates/issuer", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err260] : vErrors.push(err260), errors++;
              }
            }
            if (data78.validity !== void 0) {
              let data83 = data78.validity;
              if (data83 && typeof data83 == "object" && !Array.isArray(data83)) {
                if (data83.notBefore === void 0 && (data83.notBefore = "-1h"), data83.notAfter === void 0) {
                  let err261 = { instancePath: instancePath + "/spec/certificates/validity", keyword: "required", params: { missingProperty: "notAfter" } };
                  vErrors === null ? vErrors = [err261] : vErrors.push(err261), errors++;
                }
                for (let key18 in data83)
                  if (!(key18 === "notBefore" || key18 === "notAfter")) {
                    let err262 = { instancePath: instancePath + "/spec/certificates/validity", keyword: "additionalProperties", params: { additionalProperty: key18 } };
                    vErrors === null ? vErrors = [err262] : vErrors.push(err262), errors++;
                  }
                let data84 = data83.notBefore;
                if (typeof data84 == "string") {
                  if (func3(data84) > 32) {
                    let err263 = { instancePath: instancePath + "/spec/certificates/validity/notBefore", keyword: "maxLength", params: { limit: 32 } };
                    vErrors === null ? vErrors = [err263] : vErrors.push(err263), errors++;
                  }
                  if (!pattern18.test(data84)) {
                    let err264 = { instancePath: instancePath + "/spec/certificates/validity/notBefore", keyword: "pattern", params: { pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                    vErrors === null ? vErrors = [err264] : vErrors.push(err264), errors++;
                  }
                } else {
                  let err265 = { instancePath: instancePath + "/spec/certificates/validity/notBefore", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err265] : vErrors.push(err265), errors++;
                }
                if (data83.notAfter !== void 0) {
                  let data85 = data83.notAfter;
                  if (typeof data85 == "string") {
                    if (func3(data85) > 32) {
                      let err266 = { instancePath: instancePath + "/spec/certificates/validity/notAfter", keyword: "maxLength", params: { limit: 32 } };
                      vErrors === null ? vErrors = [err266] : vErrors.push(err266), errors++;
                    }
                    if (!pattern18.test(data85)) {
                      let err267 = { instancePath: instancePath + "/spec/certificates/validity/notAfter", keyword: "pattern", params: { pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                      vErrors === null ? vErrors = [err267] : vErrors.push(err267), errors++;
                    }
                  } else {
                    let err268 = { instancePath: instancePath + "/spec/certificates/validity/notAfter", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err268] : vErrors.push(err268), errors++;
                  }
                }
              } else {
                let err269 = { instancePath: instancePath + "/spec/certificates/validity", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err269] : vErrors.push(err269), errors++;
              }
            }
            if (data78.subjectKeys !== void 0) {
              let data86 = data78.subjectKeys;
              if (Array.isArray(data86)) {
                if (data86.length > 6) {
                  let err270 = { instancePath: instancePath + "/spec/certificates/subjectKeys", keyword: "maxItems", params: { limit: 6 } };
                  vErrors === null ? vErrors = [err270] : vErrors.push(err270), errors++;
                }
                if (data86.length < 1) {
                  let err271 = { instancePath: instancePath + "/spec/certificates/subjectKeys", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err271] : vErrors.push(err271), errors++;
                }
                let len16 = data86.length;
                for (let i16 = 0; i16 < len16; i16++) {
                  let data87 = data86[i16];
                  if (data87 && typeof data87 == "object" && !Array.isArray(data87)) {
                    if (data87.type === void 0) {
                      let err272 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16, keyword: "required", params: { missingProperty: "type" } };
                      vErrors === null ? vErrors = [err272] : vErrors.push(err272), errors++;
                    }
                    for (let key19 in data87)
                      if (!(key19 === "type" || key19 === "curves" || key19 === "minBits" || key19 === "maxBits" || key19 === "parameterSets")) {
                        let err273 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16, keyword: "additionalProperties", params: { additionalProperty: key19 } };
                        vErrors === null ? vErrors = [err273] : vErrors.push(err273), errors++;
                      }
                    if (data87.type !== void 0) {
                      let data88 = data87.type;
                      if (typeof data88 != "string") {
                        let err274 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/type", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err274] : vErrors.push(err274), errors++;
                      }
                      if (!(data88 === "EC" || data88 === "RSA" || data88 === "Ed25519" || data88 === "Ed448" || data88 === "ML-DSA" || data88 === "SLH-DSA")) {
                        let err275 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/type", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.subjectKeys.items.properties.type.enum } };
                        vErrors === null ? vErrors = [err275] : vErrors.push(err275), errors++;
                      }
                    }
                    if (data87.curves !== void 0) {
                      let data89 = data87.curves;
                      if (Array.isArray(data89)) {
                        if (data89.length > 3) {
                          let err276 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/curves", keyword: "maxItems", params: { limit: 3 } };
                          vErrors === null ? vErrors = [err276] : vErrors.push(err276), errors++;
                        }
                        if (data89.length < 1) {
                          let err277 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/curves", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err277] : vErrors.push(err277), errors++;
                        }
                        let len17 = data89.length;
                        for (let i17 = 0; i17 < len17; i17++) {
                          let data90 = data89[i17];
                          if (typeof data90 != "string") {
                            let err278 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/curves/" + i17, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err278] : vErrors.push(err278), errors++;
                          }
                          if (!(data90 === "P-256" || data90 === "P-384" || data90 === "P-521")) {
                            let err279 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/curves/" + i17, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.subjectKeys.items.properties.curves.items.enum } };
                            vErrors === null ? vErrors = [err279] : vErrors.push(err279), errors++;
                          }
                        }
                      } else {
                        let err280 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/curves", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err280] : vErrors.push(err280), errors++;
                      }
                    }
                    if (data87.minBits !== void 0) {
                      let data91 = data87.minBits;
                      if (!(typeof data91 == "number" && !(data91 % 1) && !isNaN(data91) && isFinite(data91))) {
                        let err281 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/minBits", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err281] : vErrors.push(err281), errors++;
                      }
                      if (typeof data91 == "number" && isFinite(data91)) {
                        if (data91 > 16384 || isNaN(data91)) {
                          let err282 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/minBits", keyword: "maximum", params: { comparison: "<=", limit: 16384 } };
                          vErrors === null ? vErrors = [err282] : vErrors.push(err282), errors++;
                        }
                        if (data91 < 2048 || isNaN(data91)) {
                          let err283 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/minBits", keyword: "minimum", params: { comparison: ">=", limit: 2048 } };
                          vErrors === null ? vErrors = [err283] : vErrors.push(err283), errors++;
                        }
                      }
                    }
                    if (data87.maxBits !== void 0) {
                      let data92 = data87.maxBits;
                      if (!(typeof data92 == "number" && !(data92 % 1) && !isNaN(data92) && isFinite(data92))) {
                        let err284 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/maxBits", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err284] : vErrors.push(err284), errors++;
                      }
                      if (typeof data92 == "number" && isFinite(data92)) {
                        if (data92 > 16384 || isNaN(data92)) {
                          let err285 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/maxBits", keyword: "maximum", params: { comparison: "<=", limit: 16384 } };
                          vErrors === null ? vErrors = [err285] : vErrors.push(err285), errors++;
                        }
                        if (data92 < 2048 || isNaN(data92)) {
                          let err286 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/maxBits", keyword: "minimum", params: { comparison: ">=", limit: 2048 } };
                          vErrors === null ? vErrors = [err286] : vErrors.push(err286), errors++;
                        }
                      }
                    }
                    if (data87.parameterSets !== void 0) {
                      let data93 = data87.parameterSets;
                      if (Array.isArray(data93)) {
                        if (data93.length > 12) {
                          let err287 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/parameterSets", keyword: "maxItems", params: { limit: 12 } };
                          vErrors === null ? vErrors = [err287] : vErrors.push(err287), errors++;
                        }
                        if (data93.length < 1) {
                          let err288 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/parameterSets", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err288] : vErrors.push(err288), errors++;
                        }
                        let len18 = data93.length;
                        for (let i18 = 0; i18 < len18; i18++) {
                          let data94 = data93[i18];
                          if (typeof data94 == "string") {
                            if (func3(data94) > 32) {
                              let err289 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/parameterSets/" + i18, keyword: "maxLength", params: { limit: 32 } };
                              vErrors === null ? vErrors = [err289] : vErrors.push(err289), errors++;
                            }
                            if (!pattern24.test(data94)) {
                              let err290 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/parameterSets/" + i18, keyword: "pattern", params: { pattern: "^(ML-DSA-(44|65|87)|SLH-DSA-(SHA2|SHAKE)-(128|192|256)[sf])$" } };
                              vErrors === null ? vErrors = [err290] : vErrors.push(err290), errors++;
                            }
                          } else {
                            let err291 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/parameterSets/" + i18, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err291] : vErrors.push(err291), errors++;
                          }
                        }
                      } else {
                        let err292 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16 + "/parameterSets", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err292] : vErrors.push(err292), errors++;
                      }
                    }
                  } else {
                    let err293 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i16, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err293] : vErrors.push(err293), errors++;
                  }
                }
              } else {
                let err294 = { instancePath: instancePath + "/spec/certificates/subjectKeys", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err294] : vErrors.push(err294), errors++;
              }
            }
            if (data78.issuerKeys !== void 0) {
              let data95 = data78.issuerKeys;
              if (Array.isArray(data95)) {
                if (data95.length > 2) {
                  let err295 = { instancePath: instancePath + "/spec/certificates/issuerKeys", keyword: "maxItems", params: { limit: 2 } };
                  vErrors === null ? vErrors = [err295] : vErrors.push(err295), errors++;
                }
                if (data95.length < 1) {
                  let err296 = { instancePath: instancePath + "/spec/certificates/issuerKeys", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err296] : vErrors.push(err296), errors++;
                }
                let len19 = data95.length;
                for (let i19 = 0; i19 < len19; i19++) {
                  let data96 = data95[i19];
                  if (data96 && typeof data96 == "object" && !Array.isArray(data96)) {
                    if (data96.type === void 0) {
                      let err297 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19, keyword: "required", params: { missingProperty: "type" } };
                      vErrors === null ? vErrors = [err297] : vErrors.push(err297), errors++;
                    }
                    for (let key20 in data96)
                      if (!(key20 === "type" || key20 === "curves" || key20 === "minBits" || key20 === "maxBits")) {
                        let err298 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19, keyword: "additionalProperties", params: { additionalProperty: key20 } };
                        vErrors === null ? vErrors = [err298] : vErrors.push(err298), errors++;
                      }
                    if (data96.type !== void 0) {
                      let data97 = data96.type;
                      if (typeof data97 != "string") {
                        let err299 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/type", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err299] : vErrors.push(err299), errors++;
                      }
                      if (!(data97 === "EC" || data97 === "RSA")) {
                        let err300 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/type", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.issuerKeys.items.properties.type.enum } };
                        vErrors === null ? vErrors = [err300] : vErrors.push(err300), errors++;
                      }
                    }
                    if (data96.curves !== void 0) {
                      let data98 = data96.curves;
                      if (Array.isArray(data98)) {
                        if (data98.length > 3) {
                          let err301 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/curves", keyword: "maxItems", params: { limit: 3 } };
                          vErrors === null ? vErrors = [err301] : vErrors.push(err301), errors++;
                        }
                        if (data98.length < 1) {
                          let err302 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/curves", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err302] : vErrors.push(err302), errors++;
                        }
                        let len20 = data98.length;
                        for (let i20 = 0; i20 < len20; i20++) {
                          let data99 = data98[i20];
                          if (typeof data99 != "string") {
                            let err303 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/curves/" + i20, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err303] : vErrors.push(err303), errors++;
                          }
                          if (!(data99 === "P-256" || data99 === "P-384" || data99 === "P-521")) {
                            let err304 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/curves/" + i20, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.issuerKeys.items.properties.curves.items.enum } };
                            vErrors === null ? vErrors = [err304] : vErrors.push(err304), errors++;
                          }
                        }
                      } else {
                        let err305 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/curves", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err305] : vErrors.push(err305), errors++;
                      }
                    }
                    if (data96.minBits !== void 0) {
                      let data100 = data96.minBits;
                      if (!(typeof data100 == "number" && !(data100 % 1) && !isNaN(data100) && isFinite(data100))) {
                        let err306 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/minBits", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err306] : vErrors.push(err306), errors++;
                      }
                      if (typeof data100 == "number" && isFinite(data100)) {
                        if (data100 > 16384 || isNaN(data100)) {
                          let err307 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/minBits", keyword: "maximum", params: { comparison: "<=", limit: 16384 } };
                          vErrors === null ? vErrors = [err307] : vErrors.push(err307), errors++;
                        }
                        if (data100 < 2048 || isNaN(data100)) {
                          let err308 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/minBits", keyword: "minimum", params: { comparison: ">=", limit: 2048 } };
                          vErrors === null ? vErrors = [err308] : vErrors.push(err308), errors++;
                        }
                      }
                    }
                    if (data96.maxBits !== void 0) {
                      let data101 = data96.maxBits;
                      if (!(typeof data101 == "number" && !(data101 % 1) && !isNaN(data101) && isFinite(data101))) {
                        let err309 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/maxBits", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err309] : vErrors.push(err309), errors++;
                      }
                      if (typeof data101 == "number" && isFinite(data101)) {
                        if (data101 > 16384 || isNaN(data101)) {
                          let err310 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/maxBits", keyword: "maximum", params: { comparison: "<=", limit: 16384 } };
                          vErrors === null ? vErrors = [err310] : vErrors.push(err310), errors++;
                        }
                        if (data101 < 2048 || isNaN(data101)) {
                          let err311 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19 + "/maxBits", keyword: "minimum", params: { comparison: ">=", limit: 2048 } };
                          vErrors === null ? vErrors = [err311] : vErrors.push(err311), errors++;
                        }
                      }
                    }
                  } else {
                    let err312 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i19, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err312] : vErrors.push(err312), errors++;
                  }
                }
              } else {
                let err313 = { instancePath: instancePath + "/spec/certificates/issuerKeys", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err313] : vErrors.push(err313), errors++;
              }
            }
            if (data78.signatureAlgorithm !== void 0) {
              let data102 = data78.signatureAlgorithm;
              if (typeof data102 != "string") {
                let err314 = { instancePath: instancePath + "/spec/certificates/signatureAlgorithm", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err314] : vErrors.push(err314), errors++;
              }
              if (!(data102 === "ecdsa-with-SHA256" || data102 === "ecdsa-with-SHA384" || data102 === "ecdsa-with-SHA512" || data102 === "sha256WithRSAEncryption" || data102 === "sha384WithRSAEncryption" || data102 === "sha512WithRSAEncryption")) {
                let err315 = { instancePath: instancePath + "/spec/certificates/signatureAlgorithm", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.signatureAlgorithm.enum } };
                vErrors === null ? vErrors = [err315] : vErrors.push(err315), errors++;
              }
            }
            if (data78.keyUsage !== void 0) {
              let data103 = data78.keyUsage;
              if (Array.isArray(data103)) {
                if (data103.length > 9) {
                  let err316 = { instancePath: instancePath + "/spec/certificates/keyUsage", keyword: "maxItems", params: { limit: 9 } };
                  vErrors === null ? vErrors = [err316] : vErrors.push(err316), errors++;
                }
                let len21 = data103.length;
                for (let i21 = 0; i21 < len21; i21++) {
                  let data104 = data103[i21];
                  if (typeof data104 != "string") {
                    let err317 = { instancePath: instancePath + "/spec/certificates/keyUsage/" + i21, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err317] : vErrors.push(err317), errors++;
                  }
                  if (!(data104 === "digitalSignature" || data104 === "contentCommitment" || data104 === "keyEncipherment" || data104 === "dataEncipherment" || data104 === "keyAgreement" || data104 === "keyCertSign" || data104 === "cRLSign" || data104 === "encipherOnly" || data104 === "decipherOnly")) {
                    let err318 = { instancePath: instancePath + "/spec/certificates/keyUsage/" + i21, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.keyUsage.items.enum } };
                    vErrors === null ? vErrors = [err318] : vErrors.push(err318), errors++;
                  }
                }
              } else {
                let err319 = { instancePath: instancePath + "/spec/certificates/keyUsage", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err319] : vErrors.push(err319), errors++;
              }
            }
            if (data78.extendedKeyUsage !== void 0) {
              let data105 = data78.extendedKeyUsage;
              if (Array.isArray(data105)) {
                if (data105.length > 6) {
                  let err320 = { instancePath: instancePath + "/spec/certificates/extendedKeyUsage", keyword: "maxItems", params: { limit: 6 } };
                  vErrors === null ? vErrors = [err320] : vErrors.push(err320), errors++;
                }
                let len22 = data105.length;
                for (let i22 = 0; i22 < len22; i22++) {
                  let data106 = data105[i22];
                  if (typeof data106 != "string") {
                    let err321 = { instancePath: instancePath + "/spec/certificates/extendedKeyUsage/" + i22, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err321] : vErrors.push(err321), errors++;
                  }
                  if (!(data106 === "serverAuth" || data106 === "clientAuth" || data106 === "codeSigning" || data106 === "emailProtection" || data106 === "timeStamping" || data106 === "OCSPSigning")) {
                    let err322 = { instancePath: instancePath + "/spec/certificates/extendedKeyUsage/" + i22, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.extendedKeyUsage.items.enum } };
                    vErrors === null ? vErrors = [err322] : vErrors.push(err322), errors++;
                  }
                }
              } else {
                let err323 = { instancePath: instancePath + "/spec/certificates/extendedKeyUsage", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err323] : vErrors.push(err323), errors++;
              }
            }
            if (data78.basicConstraints !== void 0) {
              let data107 = data78.basicConstraints;
              if (data107 && typeof data107 == "object" && !Array.isArray(data107)) {
                if (data107.ca === void 0) {
                  let err324 = { instancePath: instancePath + "/spec/certificates/basicConstraints", keyword: "required", params: { missingProperty: "ca" } };
                  vErrors === null ? vErrors = [err324] : vErrors.push(err324), errors++;
                }
                for (let key21 in data107)
                  if (!(key21 === "ca" || key21 === "pathLength")) {
                    let err325 = { instancePath: instancePath + "/spec/certificates/basicConstraints", keyword: "additionalProperties", params: { additionalProperty: key21 } };
                    vErrors === null ? vErrors = [err325] : vErrors.push(err325), errors++;
                  }
                if (data107.ca !== void 0 && typeof data107.ca != "boolean") {
                  let err326 = { instancePath: instancePath + "/spec/certificates/basicConstraints/ca", keyword: "type", params: { type: "boolean" } };
                  vErrors === null ? vErrors = [err326] : vErrors.push(err326), errors++;
                }
                if (data107.pathLength !== void 0) {
                  let data109 = data107.pathLength;
                  if (!(typeof data109 == "number" && !(data109 % 1) && !isNaN(data109) && isFinite(data109))) {
                    let err327 = { instancePath: instancePath + "/spec/certificates/basicConstraints/pathLength", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err327] : vErrors.push(err327), errors++;
                  }
                  if (typeof data109 == "number" && isFinite(data109)) {
                    if (data109 > 10 || isNaN(data109)) {
                      let err328 = { instancePath: instancePath + "/spec/certificates/basicConstraints/pathLength", keyword: "maximum", params: { comparison: "<=", limit: 10 } };
                      vErrors === null ? vErrors = [err328] : vErrors.push(err328), errors++;
                    }
                    if (data109 < 0 || isNaN(data109)) {
                      let err329 = { instancePath: instancePath + "/spec/certificates/basicConstraints/pathLength", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                      vErrors === null ? vErrors = [err329] : vErrors.push(err329), errors++;
                    }
                  }
                }
              } else {
                let err330 = { instancePath: instancePath + "/spec/certificates/basicConstraints", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err330] : vErrors.push(err330), errors++;
              }
            }
            let data110 = data78.subjectKeyIdentifierHash;
            if (typeof data110 != "string") {
              let err331 = { instancePath: instancePath + "/spec/certificates/subjectKeyIdentifierHash", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err331] : vErrors.push(err331), errors++;
            }
            if (!(data110 === "SHA-1" || data110 === "SHA-256" || data110 === "SHA-384" || data110 === "SHA-512" || data110 === "SHA3-256" || data110 === "SHA3-384" || data110 === "SHA3-512")) {
              let err332 = { instancePath: instancePath + "/spec/certificates/subjectKeyIdentifierHash", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.subjectKeyIdentifierHash.enum } };
              vErrors === null ? vErrors = [err332] : vErrors.push(err332), errors++;
            }
            if (data78.subjectAlternativeNames !== void 0) {
              let data111 = data78.subjectAlternativeNames;
              if (data111 && typeof data111 == "object" && !Array.isArray(data111)) {
                data111.wildcards === void 0 && (data111.wildcards = !1), data111.maxNames === void 0 && (data111.maxNames = 16);
                for (let key22 in data111)
                  if (!(key22 === "dnsNames" || key22 === "ipAddresses" || key22 === "emailAddresses" || key22 === "uris" || key22 === "wildcards" || key22 === "maxNames")) {
                    let err333 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames", keyword: "additionalProperties", params: { additionalProperty: key22 } };
                    vErrors === null ? vErrors = [err333] : vErrors.push(err333), errors++;
                  }
                if (data111.dnsNames !== void 0) {
                  let data112 = data111.dnsNames;
                  if (Array.isArray(data112)) {
                    if (data112.length > 32) {
                      let err334 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/dnsNames", keyword: "maxItems", params: { limit: 32 } };
                      vErrors === null ? vErrors = [err334] : vErrors.push(err334), errors++;
                    }
                    if (data112.length < 1) {
                      let err335 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/dnsNames", keyword: "minItems", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err335] : vErrors.push(err335), errors++;
                    }
                    let len23 = data112.length;
                    for (let i23 = 0; i23 < len23; i23++) {
                      let data113 = data112[i23];
                      if (typeof data113 == "string") {
                        if (func3(data113) > 253) {
                          let err336 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/dnsNames/" + i23, keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err336] : vErrors.push(err336), errors++;
                        }
                        if (func3(data113) < 1) {
                          let err337 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/dnsNames/" + i23, keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err337] : vErrors.push(err337), errors++;
                        }
                        if (!pattern25.test(data113)) {
                          let err338 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/dnsNames/" + i23, keyword: "pattern", params: { pattern: "^[!-~]+$" } };
                          vErrors === null ? vErrors = [err338] : vErrors.push(err338), errors++;
                        }
                      } else {
                        let err339 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/dnsNames/" + i23, keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err339] : vErrors.push(err339), errors++;
                      }
                    }
                  } else {
                    let err340 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/dnsNames", keyword: "type", params: { type: "array" } };
                    vErrors === null ? vErrors = [err340] : vErrors.push(err340), errors++;
                  }
                }
                if (data111.ipAddresses !== void 0) {
                  let data114 = data111.ipAddresses;
                  if (Array.isArray(data114)) {
                    if (data114.length > 32) {
                      let err341 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/ipAddresses", keyword: "maxItems", params: { limit: 32 } };
                      vErrors === null ? vErrors = [err341] : vErrors.push(err341), errors++;
                    }
                    if (data114.length < 1) {
                      let err342 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/ipAddresses", keyword: "minItems", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err342] : vErrors.push(err342), errors++;
                    }
                    let len24 = data114.length;
                    for (let i24 = 0; i24 < len24; i24++) {
                      let data115 = data114[i24];
                      if (typeof data115 == "string") {
                        if (func3(data115) > 49) {
                          let err343 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/ipAddresses/" + i24, keyword: "maxLength", params: { limit: 49 } };
                          vErrors === null ? vErrors = [err343] : vErrors.push(err343), errors++;
                        }
                        if (!pattern26.test(data115)) {
                          let err344 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/ipAddresses/" + i24, keyword: "pattern", params: { pattern: "^[0-9a-fA-F.:]+\\/[0-9]{1,3}$" } };
                          vErrors === null ? vErrors = [err344] : vErrors.push(err344), errors++;
                        }
                      } else {
                        let err345 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/ipAddresses/" + i24, keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err345] : vErrors.push(err345), errors++;
                      }
                    }
                  } else {
                    let err346 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/ipAddresses", keyword: "type", params: { type: "array" } };
                    vErrors === null ? vErrors = [err346] : vErrors.push(err346), errors++;
                  }
                }
                if (data111.emailAddresses !== void 0) {
                  let data116 = data111.emailAddresses;
                  if (Array.isArray(data116)) {
                    if (data116.length > 32) {
                      let err347 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/emailAddresses", keyword: "maxItems", params: { limit: 32 } };
                      vErrors === null ? vErrors = [err347] : vErrors.push(err347), errors++;
                    }
                    if (data116.length < 1) {
                      let err348 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/emailAddresses", keyword: "minItems", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err348] : vErrors.push(err348), errors++;
                    }
                    let len25 = data116.length;
                    for (let i25 = 0; i25 < len25; i25++) {
                      let data117 = data116[i25];
                      if (typeof data117 == "string") {
                        if (func3(data117) > 253) {
                          let err349 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/emailAddresses/" + i25, keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err349] : vErrors.push(err349), errors++;
                        }
                        if (func3(data117) < 1) {
                          let err350 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/emailAddresses/" + i25, keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err350] : vErrors.push(err350), errors++;
                        }
                        if (!pattern25.test(data117)) {
                          let err351 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/emailAddresses/" + i25, keyword: "pattern", params: { pattern: "^[!-~]+$" } };
                          vErrors === null ? vErrors = [err351] : vErrors.push(err351), errors++;
                        }
                      } else {
                        let err352 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/emailAddresses/" + i25, keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err352] : vErrors.push(err352), errors++;
                      }
                    }
                  } else {
                    let err353 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/emailAddresses", keyword: "type", params: { type: "array" } };
                    vErrors === null ? vErrors = [err353] : vErrors.push(err353), errors++;
                  }
                }
                if (data111.uris !== void 0) {
                  let data118 = data111.uris;
                  if (Array.isArray(data118)) {
                    if (data118.length > 32) {
                      let err354 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/uris", keyword: "maxItems", params: { limit: 32 } };
                      vErrors === null ? vErrors = [err354] : vErrors.push(err354), errors++;
                    }
                    if (data118.length < 1) {
                      let err355 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/uris", keyword: "minItems", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err355] : vErrors.push(err355), errors++;
                    }
                    let len26 = data118.length;
                    for (let i26 = 0; i26 < len26; i26++) {
                      let data119 = data118[i26];
                      if (typeof data119 == "string") {
                        if (func3(data119) > 253) {
                          let err356 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/uris/" + i26, keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err356] : vErrors.push(err356), errors++;
                        }
                        if (func3(data119) < 1) {
                          let err357 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/uris/" + i26, keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err357] : vErrors.push(err357), errors++;
                        }
                        if (!pattern25.test(data119)) {
                          let err358 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/uris/" + i26, keyword: "pattern", params: { pattern: "^[!-~]+$" } };
                          vErrors === null ? vErrors = [err358] : vErrors.push(err358), errors++;
                        }
                      } else {
                        let err359 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/uris/" + i26, keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err359] : vErrors.push(err359), errors++;
                      }
                    }
                  } else {
                    let err360 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/uris", keyword: "type", params: { type: "array" } };
                    vErrors === null ? vErrors = [err360] : vErrors.push(err360), errors++;
                  }
                }
                if (typeof data111.wildcards != "boolean") {
                  let err361 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/wildcards", keyword: "type", params: { type: "boolean" } };
                  vErrors === null ? vErrors = [err361] : vErrors.push(err361), errors++;
                }
                let data121 = data111.maxNames;
                if (!(typeof data121 == "number" && !(data121 % 1) && !isNaN(data121) && isFinite(data121))) {
                  let err362 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/maxNames", keyword: "type", params: { type: "integer" } };
                  vErrors === null ? vErrors = [err362] : vErrors.push(err362), errors++;
                }
                if (typeof data121 == "number" && isFinite(data121)) {
                  if (data121 > 64 || isNaN(data121)) {
                    let err363 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/maxNames", keyword: "maximum", params: { comparison: "<=", limit: 64 } };
                    vErrors === null ? vErrors = [err363] : vErrors.push(err363), errors++;
                  }
                  if (data121 < 1 || isNaN(data121)) {
                    let err364 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames/maxNames", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                    vErrors === null ? vErrors = [err364] : vErrors.push(err364), errors++;
                  }
                }
              } else {
                let err365 = { instancePath: instancePath + "/spec/certificates/subjectAlternativeNames", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err365] : vErrors.push(err365), errors++;
              }
            }
            if (data78.rules !== void 0) {
              let data122 = data78.rules;
              if (Array.isArray(data122)) {
                if (data122.length > 16) {
                  let err366 = { instancePath: instancePath + "/spec/certificates/rules", keyword: "maxItems", params: { limit: 16 } };
                  vErrors === null ? vErrors = [err366] : vErrors.push(err366), errors++;
                }
                let len27 = data122.length;
                for (let i27 = 0; i27 < len27; i27++) {
                  let data123 = data122[i27];
                  if (data123 && typeof data123 == "object" && !Array.isArray(data123)) {
                    if (data123.name === void 0) {
                      let err367 = { instancePath: instancePath + "/spec/certificates/rules/" + i27, keyword: "required", params: { missingProperty: "name" } };
                      vErrors === null ? vErrors = [err367] : vErrors.push(err367), errors++;
                    }
                    if (data123.expression === void 0) {
                      let err368 = { instancePath: instancePath + "/spec/certificates/rules/" + i27, keyword: "required", params: { missingProperty: "expression" } };
                      vErrors === null ? vErrors = [err368] : vErrors.push(err368), errors++;
                    }
                    for (let key23 in data123)
                      if (!(key23 === "name" || key23 === "expression")) {
                        let err369 = { instancePath: instancePath + "/spec/certificates/rules/" + i27, keyword: "additionalProperties", params: { additionalProperty: key23 } };
                        vErrors === null ? vErrors = [err369] : vErrors.push(err369), errors++;
                      }
                    if (data123.name !== void 0) {
                      let data124 = data123.name;
                      if (typeof data124 == "string") {
                        if (func3(data124) > 64) {
                          let err370 = { instancePath: instancePath + "/spec/certificates/rules/" + i27 + "/name", keyword: "maxLength", params: { limit: 64 } };
                          vErrors === null ? vErrors = [err370] : vErrors.push(err370), errors++;
                        }
                        if (func3(data124) < 1) {
                          let err371 = { instancePath: instancePath + "/spec/certificates/rules/" + i27 + "/name", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err371] : vErrors.push(err371), errors++;
                        }
                        if (!pattern29.test(data124)) {
                          let err372 = { instancePath: instancePath + "/spec/certificates/rules/" + i27 + "/name", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9 ._-]*$" } };
                          vErrors === null ? vErrors = [err372] : vErrors.push(err372), errors++;
                        }
                      } else {
                        let err373 = { instancePath: instancePath + "/spec/certificates/rules/" + i27 + "/name", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err373] : vErrors.push(err373), errors++;
                      }
                    }
                    if (data123.expression !== void 0) {
                      let data125 = data123.expression;
                      if (typeof data125 == "string") {
                        if (func3(data125) > 1024) {
                          let err374 = { instancePath: instancePath + "/spec/certificates/rules/" + i27 + "/expression", keyword: "maxLength", params: { limit: 1024 } };
                          vErrors === null ? vErrors = [err374] : vErrors.push(err374), errors++;
                        }
                        if (func3(data125) < 1) {
                          let err375 = { instancePath: instancePath + "/spec/certificates/rules/" + i27 + "/expression", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err375] : vErrors.push(err375), errors++;
                        }
                      } else {
                        let err376 = { instancePath: instancePath + "/spec/certificates/rules/" + i27 + "/expression", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err376] : vErrors.push(err376), errors++;
                      }
                    }
                  } else {
                    let err377 = { instancePath: instancePath + "/spec/certificates/rules/" + i27, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err377] : vErrors.push(err377), errors++;
                  }
                }
              } else {
                let err378 = { instancePath: instancePath + "/spec/certificates/rules", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err378] : vErrors.push(err378), errors++;
              }
            }
            if (data78.nameConstraints !== void 0) {
              let data126 = data78.nameConstraints;
              if (data126 && typeof data126 == "object" && !Array.isArray(data126)) {
                for (let key24 in data126)
                  if (!(key24 === "permitted" || key24 === "excluded")) {
                    let err379 = { instancePath: instancePath + "/spec/certificates/nameConstraints", keyword: "additionalProperties", params: { additionalProperty: key24 } };
                    vErrors === null ? vErrors = [err379] : vErrors.push(err379), errors++;
                  }
                if (data126.permitted !== void 0) {
                  let data127 = data126.permitted;
                  if (data127 && typeof data127 == "object" && !Array.isArray(data127)) {
                    for (let key25 in data127)
                      if (!(key25 === "dnsNames" || key25 === "ipAddresses" || key25 === "emailAddresses" || key25 === "uris")) {
                        let err380 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted", keyword: "additionalProperties", params: { additionalProperty: key25 } };
                        vErrors === null ? vErrors = [err380] : vErrors.push(err380), errors++;
                      }
                    if (data127.dnsNames !== void 0) {
                      let data128 = data127.dnsNames;
                      if (Array.isArray(data128)) {
                        if (data128.length > 32) {
                          let err381 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/dnsNames", keyword: "maxItems", params: { limit: 32 } };
                          vErrors === null ? vErrors = [err381] : vErrors.push(err381), errors++;
                        }
                        if (data128.length < 1) {
                          let err382 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/dnsNames", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err382] : vErrors.push(err382), errors++;
                        }
                        let len28 = data128.length;
                        for (let i28 = 0; i28 < len28; i28++) {
                          let data129 = data128[i28];
                          if (typeof data129 == "string") {
                            if (func3(data129) > 253) {
                              let err383 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/dnsNames/" + i28, keyword: "maxLength", params: { limit: 253 } };
                              vErrors === null ? vErrors = [err383] : vErrors.push(err383), errors++;
                            }
                            if (func3(data129) < 1) {
                              let err384 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/dnsNames/" + i28, keyword: "minLength", params: { limit: 1 } };
                              vErrors === null ? vErrors = [err384] : vErrors.push(err384), errors++;
                            }
                            if (!pattern25.test(data129)) {
                              let err385 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/dnsNames/" + i28, keyword: "pattern", params: { pattern: "^[!-~]+$" } };
                              vErrors === null ? vErrors = [err385] : vErrors.push(err385), errors++;
                            }
                          } else {
                            let err386 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/dnsNames/" + i28, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err386] : vErrors.push(err386), errors++;
                          }
                        }
                      } else {
                        let err387 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/dnsNames", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err387] : vErrors.push(err387), errors++;
                      }
                    }
                    if (data127.ipAddresses !== void 0) {
                      let data130 = data127.ipAddresses;
                      if (Array.isArray(data130)) {
                        if (data130.length > 32) {
                          let err388 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/ipAddresses", keyword: "maxItems", params: { limit: 32 } };
                          vErrors === null ? vErrors = [err388] : vErrors.push(err388), errors++;
                        }
                        if (data130.length < 1) {
                          let err389 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/ipAddresses", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err389] : vErrors.push(err389), errors++;
                        }
                        let len29 = data130.length;
                        for (let i29 = 0; i29 < len29; i29++) {
                          let data131 = data130[i29];
                          if (typeof data131 == "string") {
                            if (func3(data131) > 49) {
                              let err390 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/ipAddresses/" + i29, keyword: "maxLength", params: { limit: 49 } };
                              vErrors === null ? vErrors = [err390] : vErrors.push(err390), errors++;
                            }
                            if (!pattern26.test(data131)) {
                              let err391 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/ipAddresses/" + i29, keyword: "pattern", params: { pattern: "^[0-9a-fA-F.:]+\\/[0-9]{1,3}$" } };
                              vErrors === null ? vErrors = [err391] : vErrors.push(err391), errors++;
                            }
                          } else {
                            let err392 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/ipAddresses/" + i29, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err392] : vErrors.push(err392), errors++;
                          }
                        }
                      } else {
                        let err393 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/ipAddresses", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err393] : vErrors.push(err393), errors++;
                      }
                    }
                    if (data127.emailAddresses !== void 0) {
                      let data132 = data127.emailAddresses;
                      if (Array.isArray(data132)) {
                        if (data132.length > 32) {
                          let err394 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/emailAddresses", keyword: "maxItems", params: { limit: 32 } };
                          vErrors === null ? vErrors = [err394] : vErrors.push(err394), errors++;
                        }
                        if (data132.length < 1) {
                          let err395 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/emailAddresses", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err395] : vErrors.push(err395), errors++;
                        }
                        let len30 = data132.length;
                        for (let i30 = 0; i30 < len30; i30++) {
                          let data133 = data132[i30];
                          if (typeof data133 == "string") {
                            if (func3(data133) > 253) {
                              let err396 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/emailAddresses/" + i30, keyword: "maxLength", params: { limit: 253 } };
                              vErrors === null ? vErrors = [err396] : vErrors.push(err396), errors++;
                            }
                            if (func3(data133) < 1) {
                              let err397 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/emailAddresses/" + i30, keyword: "minLength", params: { limit: 1 } };
                              vErrors === null ? vErrors = [err397] : vErrors.push(err397), errors++;
                            }
                            if (!pattern25.test(data133)) {
                              let err398 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/emailAddresses/" + i30, keyword: "pattern", params: { pattern: "^[!-~]+$" } };
                              vErrors === null ? vErrors = [err398] : vErrors.push(err398), errors++;
                            }
                          } else {
                            let err399 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/emailAddresses/" + i30, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err399] : vErrors.push(err399), errors++;
                          }
                        }
                      } else {
                        let err400 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/emailAddresses", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err400] : vErrors.push(err400), errors++;
                      }
                    }
                    if (data127.uris !== void 0) {
                      let data134 = data127.uris;
                      if (Array.isArray(data134)) {
                        if (data134.length > 32) {
                          let err401 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/uris", keyword: "maxItems", params: { limit: 32 } };
                          vErrors === null ? vErrors = [err401] : vErrors.push(err401), errors++;
                        }
                        if (data134.length < 1) {
                          let err402 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/uris", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err402] : vErrors.push(err402), errors++;
                        }
                        let len31 = data134.length;
                        for (let i31 = 0; i31 < len31; i31++) {
                          let data135 = data134[i31];
                          if (typeof data135 == "string") {
                            if (func3(data135) > 253) {
                              let err403 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/uris/" + i31, keyword: "maxLength", params: { limit: 253 } };
                              vErrors === null ? vErrors = [err403] : vErrors.push(err403), errors++;
                            }
                            if (func3(data135) < 1) {
                              let err404 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/uris/" + i31, keyword: "minLength", params: { limit: 1 } };
                              vErrors === null ? vErrors = [err404] : vErrors.push(err404), errors++;
                            }
                            if (!pattern25.test(data135)) {
                              let err405 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/uris/" + i31, keyword: "pattern", params: { pattern: "^[!-~]+$" } };
                              vErrors === null ? vErrors = [err405] : vErrors.push(err405), errors++;
                            }
                          } else {
                            let err406 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/uris/" + i31, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err406] : vErrors.push(err406), errors++;
                          }
                        }
                      } else {
                        let err407 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted/uris", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err407] : vErrors.push(err407), errors++;
                      }
                    }
                  } else {
                    let err408 = { instancePath: instancePath + "/spec/certificates/nameConstraints/permitted", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err408] : vErrors.push(err408), errors++;
                  }
                }
                if (data126.excluded !== void 0) {
                  let data136 = data126.excluded;
                  if (data136 && typeof data136 == "object" && !Array.isArray(data136)) {
                    for (let key26 in data136)
                      if (!(key26 === "dnsNames" || key26 === "ipAddresses" || key26 === "emailAddresses" || key26 === "uris")) {
                        let err409 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded", keyword: "additionalProperties", params: { additionalProperty: key26 } };
                        vErrors === null ? vErrors = [err409] : vErrors.push(err409), errors++;
                      }
                    if (data136.dnsNames !== void 0) {
                      let data137 = data136.dnsNames;
                      if (Array.isArray(data137)) {
                        if (data137.length > 32) {
                          let err410 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/dnsNames", keyword: "maxItems", params: { limit: 32 } };
                          vErrors === null ? vErrors = [err410] : vErrors.push(err410), errors++;
                        }
                        if (data137.length < 1) {
                          let err411 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/dnsNames", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err411] : vErrors.push(err411), errors++;
                        }
                        let len32 = data137.length;
                        for (let i32 = 0; i32 < len32; i32++) {
                          let data138 = data137[i32];
                          if (typeof data138 == "string") {
                            if (func3(data138) > 253) {
                              let err412 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/dnsNames/" + i32, keyword: "maxLength", params: { limit: 253 } };
                              vErrors === null ? vErrors = [err412] : vErrors.push(err412), errors++;
                            }
                            if (func3(data138) < 1) {
                              let err413 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/dnsNames/" + i32, keyword: "minLength", params: { limit: 1 } };
                              vErrors === null ? vErrors = [err413] : vErrors.push(err413), errors++;
                            }
                            if (!pattern25.test(data138)) {
                              let err414 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/dnsNames/" + i32, keyword: "pattern", params: { pattern: "^[!-~]+$" } };
                              vErrors === null ? vErrors = [err414] : vErrors.push(err414), errors++;
                            }
                          } else {
                            let err415 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/dnsNames/" + i32, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err415] : vErrors.push(err415), errors++;
                          }
                        }
                      } else {
                        let err416 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/dnsNames", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err416] : vErrors.push(err416), errors++;
                      }
                    }
                    if (data136.ipAddresses !== void 0) {
                      let data139 = data136.ipAddresses;
                      if (Array.isArray(data139)) {
                        if (data139.length > 32) {
                          let err417 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/ipAddresses", keyword: "maxItems", params: { limit: 32 } };
                          vErrors === null ? vErrors = [err417] : vErrors.push(err417), errors++;
                        }
                        if (data139.length < 1) {
                          let err418 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/ipAddresses", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err418] : vErrors.push(err418), errors++;
                        }
                        let len33 = data139.length;
                        for (let i33 = 0; i33 < len33; i33++) {
                          let data140 = data139[i33];
                          if (typeof data140 == "string") {
                            if (func3(data140) > 49) {
                              let err419 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/ipAddresses/" + i33, keyword: "maxLength", params: { limit: 49 } };
                              vErrors === null ? vErrors = [err419] : vErrors.push(err419), errors++;
                            }
                            if (!pattern26.test(data140)) {
                              let err420 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/ipAddresses/" + i33, keyword: "pattern", params: { pattern: "^[0-9a-fA-F.:]+\\/[0-9]{1,3}$" } };
                              vErrors === null ? vErrors = [err420] : vErrors.push(err420), errors++;
                            }
                          } else {
                            let err421 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/ipAddresses/" + i33, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err421] : vErrors.push(err421), errors++;
                          }
                        }
                      } else {
                        let err422 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/ipAddresses", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err422] : vErrors.push(err422), errors++;
                      }
                    }
                    if (data136.emailAddresses !== void 0) {
                      let data141 = data136.emailAddresses;
                      if (Array.isArray(data141)) {
                        if (data141.length > 32) {
                          let err423 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/emailAddresses", keyword: "maxItems", params: { limit: 32 } };
                          vErrors === null ? vErrors = [err423] : vErrors.push(err423), errors++;
                        }
                        if (data141.length < 1) {
                          let err424 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/emailAddresses", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err424] : vErrors.push(err424), errors++;
                        }
                        let len34 = data141.length;
                        for (let i34 = 0; i34 < len34; i34++) {
                          let data142 = data141[i34];
                          if (typeof data142 == "string") {
                            if (func3(data142) > 253) {
                              let err425 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/emailAddresses/" + i34, keyword: "maxLength", params: { limit: 253 } };
                              vErrors === null ? vErrors = [err425] : vErrors.push(err425), errors++;
                            }
                            if (func3(data142) < 1) {
                              let err426 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/emailAddresses/" + i34, keyword: "minLength", params: { limit: 1 } };
                              vErrors === null ? vErrors = [err426] : vErrors.push(err426), errors++;
                            }
                            if (!pattern25.test(data142)) {
                              let err427 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/emailAddresses/" + i34, keyword: "pattern", params: { pattern: "^[!-~]+$" } };
                              vErrors === null ? vErrors = [err427] : vErrors.push(err427), errors++;
                            }
                          } else {
                            let err428 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/emailAddresses/" + i34, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err428] : vErrors.push(err428), errors++;
                          }
                        }
                      } else {
                        let err429 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/emailAddresses", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err429] : vErrors.push(err429), errors++;
                      }
                    }
                    if (data136.uris !== void 0) {
                      let data143 = data136.uris;
                      if (Array.isArray(data143)) {
                        if (data143.length > 32) {
                          let err430 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/uris", keyword: "maxItems", params: { limit: 32 } };
                          vErrors === null ? vErrors = [err430] : vErrors.push(err430), errors++;
                        }
                        if (data143.length < 1) {
                          let err431 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/uris", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err431] : vErrors.push(err431), errors++;
                        }
                        let len35 = data143.length;
                        for (let i35 = 0; i35 < len35; i35++) {
                          let data144 = data143[i35];
                          if (typeof data144 == "string") {
                            if (func3(data144) > 253) {
                              let err432 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/uris/" + i35, keyword: "maxLength", params: { limit: 253 } };
                              vErrors === null ? vErrors = [err432] : vErrors.push(err432), errors++;
                            }
                            if (func3(data144) < 1) {
                              let err433 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/uris/" + i35, keyword: "minLength", params: { limit: 1 } };
                              vErrors === null ? vErrors = [err433] : vErrors.push(err433), errors++;
                            }
                            if (!pattern25.test(data144)) {
                              let err434 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/uris/" + i35, keyword: "pattern", params: { pattern: "^[!-~]+$" } };
                              vErrors === null ? vErrors = [err434] : vErrors.push(err434), errors++;
                            }
                          } else {
                            let err435 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/uris/" + i35, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err435] : vErrors.push(err435), errors++;
                          }
                        }
                      } else {
                        let err436 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded/uris", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err436] : vErrors.push(err436), errors++;
                      }
                    }
                  } else {
                    let err437 = { instancePath: instancePath + "/spec/certificates/nameConstraints/excluded", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err437] : vErrors.push(err437), errors++;
                  }
                }
              } else {
                let err438 = { instancePath: instancePath + "/spec/certificates/nameConstraints", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err438] : vErrors.push(err438), errors++;
              }
            }
            if (data78.policies !== void 0) {
              let data145 = data78.policies;
              if (Array.isArray(data145)) {
                if (data145.length > 16) {
                  let err439 = { instancePath: instancePath + "/spec/certificates/policies", keyword: "maxItems", params: { limit: 16 } };
                  vErrors === null ? vErrors = [err439] : vErrors.push(err439), errors++;
                }
                let len36 = data145.length;
                for (let i36 = 0; i36 < len36; i36++) {
                  let data146 = data145[i36];
                  if (data146 && typeof data146 == "object" && !Array.isArray(data146)) {
                    if (data146.oid === void 0) {
                      let err440 = { instancePath: instancePath + "/spec/certificates/policies/" + i36, keyword: "required", params: { missingProperty: "oid" } };
                      vErrors === null ? vErrors = [err440] : vErrors.push(err440), errors++;
                    }
                    for (let key27 in data146)
                      if (!(key27 === "oid" || key27 === "cps")) {
                        let err441 = { instancePath: instancePath + "/spec/certificates/policies/" + i36, keyword: "additionalProperties", params: { additionalProperty: key27 } };
                        vErrors === null ? vErrors = [err441] : vErrors.push(err441), errors++;
                      }
                    if (data146.oid !== void 0) {
                      let data147 = data146.oid;
                      if (typeof data147 == "string") {
                        if (func3(data147) > 128) {
                          let err442 = { instancePath: instancePath + "/spec/certificates/policies/" + i36 + "/oid", keyword: "maxLength", params: { limit: 128 } };
                          vErrors === null ? vErrors = [err442] : vErrors.push(err442), errors++;
                        }
                        if (!pattern38.test(data147)) {
                          let err443 = { instancePath: instancePath + "/spec/certificates/policies/" + i36 + "/oid", keyword: "pattern", params: { pattern: "^[0-2](\\.(0|[1-9][0-9]{0,14})){1,19}$" } };
                          vErrors === null ? vErrors = [err443] : vErrors.push(err443), errors++;
                        }
                      } else {
                        let err444 = { instancePath: instancePath + "/spec/certificates/policies/" + i36 + "/oid", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err444] : vErrors.push(err444), errors++;
                      }
                    }
                    if (data146.cps !== void 0) {
                      let data148 = data146.cps;
                      if (typeof data148 == "string") {
                        if (func3(data148) > 512) {
                          let err445 = { instancePath: instancePath + "/spec/certificates/policies/" + i36 + "/cps", keyword: "maxLength", params: { limit: 512 } };
                          vErrors === null ? vErrors = [err445] : vErrors.push(err445), errors++;
                        }
                        if (!pattern39.test(data148)) {
                          let err446 = { instancePath: instancePath + "/spec/certificates/policies/" + i36 + "/cps", keyword: "pattern", params: { pattern: "^https?:\\/\\/[!-~]+$" } };
                          vErrors === null ? vErrors = [err446] : vErrors.push(err446), errors++;
                        }
                      } else {
                        let err447 = { instancePath: instancePath + "/spec/certificates/policies/" + i36 + "/cps", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err447] : vErrors.push(err447), errors++;
                      }
                    }
                  } else {
                    let err448 = { instancePath: instancePath + "/spec/certificates/policies/" + i36, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err448] : vErrors.push(err448), errors++;
                  }
                }
              } else {
                let err449 = { instancePath: instancePath + "/spec/certificates/policies", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err449] : vErrors.push(err449), errors++;
              }
            }
            if (data78.crlDistributionPoints !== void 0) {
              let data149 = data78.crlDistributionPoints;
              if (Array.isArray(data149)) {
                if (data149.length > 8) {
                  let err450 = { instancePath: instancePath + "/spec/certificates/crlDistributionPoints", keyword: "maxItems", params: { limit: 8 } };
                  vErrors === null ? vErrors = [err450] : vErrors.push(err450), errors++;
                }
                let len37 = data149.length;
                for (let i37 = 0; i37 < len37; i37++) {
                  let data150 = data149[i37];
                  if (typeof data150 == "string") {
                    if (func3(data150) > 512) {
                      let err451 = { instancePath: instancePath + "/spec/certificates/crlDistributionPoints/" + i37, keyword: "maxLength", params: { limit: 512 } };
                      vErrors === null ? vErrors = [err451] : vErrors.push(err451), errors++;
                    }
                    if (!pattern39.test(data150)) {
                      let err452 = { instancePath: instancePath + "/spec/certificates/crlDistributionPoints/" + i37, keyword: "pattern", params: { pattern: "^https?:\\/\\/[!-~]+$" } };
                      vErrors === null ? vErrors = [err452] : vErrors.push(err452), errors++;
                    }
                  } else {
                    let err453 = { instancePath: instancePath + "/spec/certificates/crlDistributionPoints/" + i37, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err453] : vErrors.push(err453), errors++;
                  }
                }
              } else {
                let err454 = { instancePath: instancePath + "/spec/certificates/crlDistributionPoints", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err454] : vErrors.push(err454), errors++;
              }
            }
            if (data78.ocspUrls !== void 0) {
              let data151 = data78.ocspUrls;
              if (Array.isArray(data151)) {
                if (data151.length > 8) {
                  let err455 = { instancePath: instancePath + "/spec/certificates/ocspUrls", keyword: "maxItems", params: { limit: 8 } };
                  vErrors === null ? vErrors = [err455] : vErrors.push(err455), errors++;
                }
                let len38 = data151.length;
                for (let i38 = 0; i38 < len38; i38++) {
                  let data152 = data151[i38];
                  if (typeof data152 == "string") {
                    if (func3(data152) > 512) {
                      let err456 = { instancePath: instancePath + "/spec/certificates/ocspUrls/" + i38, keyword: "maxLength", params: { limit: 512 } };
                      vErrors === null ? vErrors = [err456] : vErrors.push(err456), errors++;
                    }
                    if (!pattern39.test(data152)) {
                      let err457 = { instancePath: instancePath + "/spec/certificates/ocspUrls/" + i38, keyword: "pattern", params: { pattern: "^https?:\\/\\/[!-~]+$" } };
                      vErrors === null ? vErrors = [err457] : vErrors.push(err457), errors++;
                    }
                  } else {
                    let err458 = { instancePath: instancePath + "/spec/certificates/ocspUrls/" + i38, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err458] : vErrors.push(err458), errors++;
                  }
                }
              } else {
                let err459 = { instancePath: instancePath + "/spec/certificates/ocspUrls", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err459] : vErrors.push(err459), errors++;
              }
            }
            if (data78.caIssuerUrls !== void 0) {
              let data153 = data78.caIssuerUrls;
              if (Array.isArray(data153)) {
                if (data153.length > 8) {
                  let err460 = { instancePath: instancePath + "/spec/certificates/caIssuerUrls", keyword: "maxItems", params: { limit: 8 } };
                  vErrors === null ? vErrors = [err460] : vErrors.push(err460), errors++;
                }
                let len39 = data153.length;
                for (let i39 = 0; i39 < len39; i39++) {
                  let data154 = data153[i39];
                  if (typeof data154 == "string") {
                    if (func3(data154) > 512) {
                      let err461 = { instancePath: instancePath + "/spec/certificates/caIssuerUrls/" + i39, keyword: "maxLength", params: { limit: 512 } };
                      vErrors === null ? vErrors = [err461] : vErrors.push(err461), errors++;
                    }
                    if (!pattern39.test(data154)) {
                      let err462 = { instancePath: instancePath + "/spec/certificates/caIssuerUrls/" + i39, keyword: "pattern", params: { pattern: "^https?:\\/\\/[!-~]+$" } };
                      vErrors === null ? vErrors = [err462] : vErrors.push(err462), errors++;
                    }
                  } else {
                    let err463 = { instancePath: instancePath + "/spec/certificates/caIssuerUrls/" + i39, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err463] : vErrors.push(err463), errors++;
                  }
                }
              } else {
                let err464 = { instancePath: instancePath + "/spec/certificates/caIssuerUrls", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err464] : vErrors.push(err464), errors++;
              }
            }
            if (data78.allowedExtensions !== void 0) {
              let data155 = data78.allowedExtensions;
              if (Array.isArray(data155)) {
                if (data155.length > 16) {
                  let err465 = { instancePath: instancePath + "/spec/certificates/allowedExtensions", keyword: "maxItems", params: { limit: 16 } };
                  vErrors === null ? vErrors = [err465] : vErrors.push(err465), errors++;
                }
                let len40 = data155.length;
                for (let i40 = 0; i40 < len40; i40++) {
                  let data156 = data155[i40];
                  if (data156 && typeof data156 == "object" && !Array.isArray(data156)) {
                    if (data156.critical === void 0 && (data156.critical = !1), data156.oid === void 0) {
                      let err466 = { instancePath: instancePath + "/spec/certificates/allowedExtensions/" + i40, keyword: "required", params: { missingProperty: "oid" } };
                      vErrors === null ? vErrors = [err466] : vErrors.push(err466), errors++;
                    }
                    for (let key28 in data156)
                      if (!(key28 === "oid" || key28 === "critical" || key28 === "value")) {
                        let err467 = { instancePath: instancePath + "/spec/certificates/allowedExtensions/" + i40, keyword: "additionalProperties", params: { additionalProperty: key28 } };
                        vErrors === null ? vErrors = [err467] : vErrors.push(err467), errors++;
                      }
                    if (data156.oid !== void 0) {
                      let data157 = data156.oid;
                      if (typeof data157 == "string") {
                        if (func3(data157) > 128) {
                          let err468 = { instancePath: instancePath + "/spec/certificates/allowedExtensions/" + i40 + "/oid", keyword: "maxLength", params: { limit: 128 } };
                          vErrors === null ? vErrors = [err468] : vErrors.push(err468), errors++;
                        }
                        if (!pattern38.test(data157)) {
                          let err469 = { instancePath: instancePath + "/spec/certificates/allowedExtensions/" + i40 + "/oid", keyword: "pattern", params: { pattern: "^[0-2](\\.(0|[1-9][0-9]{0,14})){1,19}$" } };
                          vErrors === null ? vErrors = [err469] : vErrors.push(err469), errors++;
                        }
                      } else {
                        let err470 = { instancePath: instancePath + "/spec/certificates/allowedExtensions/" + i40 + "/oid", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err470] : vErrors.push(err470), errors++;
                      }
                    }
                    if (typeof data156.critical != "boolean") {
                      let err471 = { instancePath: instancePath + "/spec/certificates/allowedExtensions/" + i40 + "/critical", keyword: "type", params: { type: "boolean" } };
                      vErrors === null ? vErrors = [err471] : vErrors.push(err471), errors++;
                    }
                    if (data156.value !== void 0) {
                      let data159 = data156.value;
                      if (typeof data159 == "string") {
                        if (func3(data159) > 4096) {
                          let err472 = { instancePath: instancePath + "/spec/certificates/allowedExtensions/" + i40 + "/value", keyword: "maxLength", params: { limit: 4096 } };
                          vErrors === null ? vErrors = [err472] : vErrors.push(err472), errors++;
                        }
                        if (func3(data159) < 4) {
                          let err473 = { instancePath: instancePath + "/spec/certificates/allowedExtensions/" + i40 + "/value", keyword: "minLength", params: { limit: 4 } };
                          vErrors === null ? vErrors = [err473] : vErrors.push(err473), errors++;
                        }
                      } else {
                        let err474 = { instancePath: instancePath + "/spec/certificates/allowedExtensions/" + i40 + "/value", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err474] : vErrors.push(err474), errors++;
                      }
                    }
                  } else {
                    let err475 = { instancePath: instancePath + "/spec/certificates/allowedExtensions/" + i40, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err475] : vErrors.push(err475), errors++;
                  }
                }
              } else {
                let err476 = { instancePath: instancePath + "/spec/certificates/allowedExtensions", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err476] : vErrors.push(err476), errors++;
              }
            }
            if (typeof data78.revocationLists != "boolean") {
              let err477 = { instancePath: instancePath + "/spec/certificates/revocationLists", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err477] : vErrors.push(err477), errors++;
            }
          } else {
            let err478 = { instancePath: instancePath + "/spec/certificates", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err478] : vErrors.push(err478), errors++;
          }
        }
      } else {
        let err479 = { instancePath: instancePath + "/spec", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err479] : vErrors.push(err479), errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data161 = data.metadata;
      if (data161 && typeof data161 == "object" && !Array.isArray(data161)) {
        if (data161.name === void 0) {
          let err480 = { instancePath: instancePath + "/metadata", keyword: "required", params: { missingProperty: "name" } };
          vErrors === null ? vErrors = [err480] : vErrors.push(err480), errors++;
        }
        if (data161.name !== void 0) {
          let data162 = data161.name;
          if (typeof data162 == "string") {
            if (func3(data162) > 253) {
              let err481 = { instancePath: instancePath + "/metadata/name", keyword: "maxLength", params: { limit: 253 } };
              vErrors === null ? vErrors = [err481] : vErrors.push(err481), errors++;
            }
            if (!pattern44.test(data162)) {
              let err482 = { instancePath: instancePath + "/metadata/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" } };
              vErrors === null ? vErrors = [err482] : vErrors.push(err482), errors++;
            }
          } else {
            let err483 = { instancePath: instancePath + "/metadata/name", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err483] : vErrors.push(err483), errors++;
          }
        }
        if (data161.namespace !== void 0 && typeof data161.namespace != "string") {
          let err484 = { instancePath: instancePath + "/metadata/namespace", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err484] : vErrors.push(err484), errors++;
        }
        if (data161.uid !== void 0 && typeof data161.uid != "string") {
          let err485 = { instancePath: instancePath + "/metadata/uid", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err485] : vErrors.push(err485), errors++;
        }
        if (data161.resourceVersion !== void 0 && typeof data161.resourceVersion != "string") {
          let err486 = { instancePath: instancePath + "/metadata/resourceVersion", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err486] : vErrors.push(err486), errors++;
        }
        if (data161.generation !== void 0) {
          let data166 = data161.generation;
          if (!(typeof data166 == "number" && !(data166 % 1) && !isNaN(data166) && isFinite(data166))) {
            let err487 = { instancePath: instancePath + "/metadata/generation", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err487] : vErrors.push(err487), errors++;
          }
          if (typeof data166 == "number" && isFinite(data166) && (data166 < 0 || isNaN(data166))) {
            let err488 = { instancePath: instancePath + "/metadata/generation", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            vErrors === null ? vErrors = [err488] : vErrors.push(err488), errors++;
          }
        }
        if (data161.creationTimestamp !== void 0 && typeof data161.creationTimestamp != "string") {
          let err489 = { instancePath: instancePath + "/metadata/creationTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err489] : vErrors.push(err489), errors++;
        }
        if (data161.deletionTimestamp !== void 0 && typeof data161.deletionTimestamp != "string") {
          let err490 = { instancePath: instancePath + "/metadata/deletionTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err490] : vErrors.push(err490), errors++;
        }
        if (data161.labels !== void 0) {
          let data169 = data161.labels;
          if (data169 && typeof data169 == "object" && !Array.isArray(data169)) {
            for (let key29 in data169) {
              let _errs370 = errors;
              if (typeof key29 == "string" && !pattern45.test(key29)) {
                let err491 = { instancePath: instancePath + "/metadata/labels", keyword: "pattern", params: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, propertyName: key29 };
                vErrors === null ? vErrors = [err491] : vErrors.push(err491), errors++;
              }
              var valid112 = _errs370 === errors;
              if (!valid112) {
                let err492 = { instancePath: instancePath + "/metadata/labels", keyword: "propertyNames", params: { propertyName: key29 } };
                vErrors === null ? vErrors = [err492] : vErrors.push(err492), errors++;
              }
            }
            for (let key30 in data169) {
              let data170 = data169[key30];
              if (typeof data170 == "string") {
                if (func3(data170) > 63) {
                  let err493 = { instancePath: instancePath + "/metadata/labels/" + key30.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err493] : vErrors.push(err493), errors++;
                }
                if (!pattern46.test(data170)) {
                  let err494 = { instancePath: instancePath + "/metadata/labels/" + key30.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                  vErrors === null ? vErrors = [err494] : vErrors.push(err494), errors++;
                }
              } else {
                let err495 = { instancePath: instancePath + "/metadata/labels/" + key30.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err495] : vErrors.push(err495), errors++;
              }
            }
          } else {
            let err496 = { instancePath: instancePath + "/metadata/labels", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err496] : vErrors.push(err496), errors++;
          }
        }
        if (data161.annotations !== void 0) {
          let data171 = data161.annotations;
          if (data171 && typeof data171 == "object" && !Array.isArray(data171)) {
            for (let key31 in data171)
              if (typeof data171[key31] != "string") {
                let err497 = { instancePath: instancePath + "/metadata/annotations/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err497] : vErrors.push(err497), errors++;
              }
          } else {
            let err498 = { instancePath: instancePath + "/metadata/annotations", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err498] : vErrors.push(err498), errors++;
          }
        }
        if (data161.finalizers !== void 0) {
          let data173 = data161.finalizers;
          if (Array.isArray(data173)) {
            let len41 = data173.length;
            for (let i41 = 0; i41 < len41; i41++)
              if (typeof data173[i41] != "string") {
                let err499 = { instancePath: instancePath + "/metadata/finalizers/" + i41, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err499] : vErrors.push(err499), errors++;
              }
          } else {
            let err500 = { instancePath: instancePath + "/metadata/finalizers", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err500] : vErrors.push(err500), errors++;
          }
        }
      } else {
        let err501 = { instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err501] : vErrors.push(err501), errors++;
      }
    }
    if (data.status !== void 0) {
      let data175 = data.status;
      if (data175 && typeof data175 == "object" && !Array.isArray(data175)) {
        if (data175.observedGeneration !== void 0) {
          let data176 = data175.observedGeneration;
          if (!(typeof data176 == "number" && !(data176 % 1) && !isNaN(data176) && isFinite(data176))) {
            let err502 = { instancePath: instancePath + "/status/observedGeneration", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err502] : vErrors.push(err502), errors++;
          }
        }
        if (data175.conditions !== void 0) {
          let data177 = data175.conditions;
          if (Array.isArray(data177)) {
            if (data177.length > 16) {
              let err503 = { instancePath: instancePath + "/status/conditions", keyword: "maxItems", params: { limit: 16 } };
              vErrors === null ? vErrors = [err503] : vErrors.push(err503), errors++;
            }
            let len42 = data177.length;
            for (let i42 = 0; i42 < len42; i42++) {
              let data178 = data177[i42];
              if (data178 && typeof data178 == "object" && !Array.isArray(data178)) {
                if (data178.type === void 0) {
                  let err504 = { instancePath: instancePath + "/status/conditions/" + i42, keyword: "required", params: { missingProperty: "type" } };
                  vErrors === null ? vErrors = [err504] : vErrors.push(err504), errors++;
                }
                if (data178.status === void 0) {
                  let err505 = { instancePath: instancePath + "/status/conditions/" + i42, keyword: "required", params: { missingProperty: "status" } };
                  vErrors === null ? vErrors = [err505] : vErrors.push(err505), errors++;
                }
                if (data178.lastTransitionTime === void 0) {
                  let err506 = { instancePath: instancePath + "/status/conditions/" + i42, keyword: "required", params: { missingProperty: "lastTransitionTime" } };
                  vErrors === null ? vErrors = [err506] : vErrors.push(err506), errors++;
                }
                if (data178.reason === void 0) {
                  let err507 = { instancePath: instancePath + "/status/conditions/" + i42, keyword: "required", params: { missingProperty: "reason" } };
                  vErrors === null ? vErrors = [err507] : vErrors.push(err507), errors++;
                }
                if (data178.message === void 0) {
                  let err508 = { instancePath: instancePath + "/status/conditions/" + i42, keyword: "required", params: { missingProperty: "message" } };
                  vErrors === null ? vErrors = [err508] : vErrors.push(err508), errors++;
                }
                if (data178.type !== void 0) {
                  let data179 = data178.type;
                  if (typeof data179 == "string") {
                    if (func3(data179) > 316) {
                      let err509 = { instancePath: instancePath + "/status/conditions/" + i42 + "/type", keyword: "maxLength", params: { limit: 316 } };
                      vErrors === null ? vErrors = [err509] : vErrors.push(err509), errors++;
                    }
                  } else {
                    let err510 = { instancePath: instancePath + "/status/conditions/" + i42 + "/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err510] : vErrors.push(err510), errors++;
                  }
                }
                if (data178.status !== void 0) {
                  let data180 = data178.status;
                  if (typeof data180 != "string") {
                    let err511 = { instancePath: instancePath + "/status/conditions/" + i42 + "/status", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err511] : vErrors.push(err511), errors++;
                  }
                  if (!(data180 === "True" || data180 === "False" || data180 === "Unknown")) {
                    let err512 = { instancePath: instancePath + "/status/conditions/" + i42 + "/status", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.conditions.items.properties.status.enum } };
                    vErrors === null ? vErrors = [err512] : vErrors.push(err512), errors++;
                  }
                }
                if (data178.observedGeneration !== void 0) {
                  let data181 = data178.observedGeneration;
                  if (!(typeof data181 == "number" && !(data181 % 1) && !isNaN(data181) && isFinite(data181))) {
                    let err513 = { instancePath: instancePath + "/status/conditions/" + i42 + "/observedGeneration", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err513] : vErrors.push(err513), errors++;
                  }
                  if (typeof data181 == "number" && isFinite(data181) && (data181 < 0 || isNaN(data181))) {
                    let err514 = { instancePath: instancePath + "/status/conditions/" + i42 + "/observedGeneration", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                    vErrors === null ? vErrors = [err514] : vErrors.push(err514), errors++;
                  }
                }
                if (data178.lastTransitionTime !== void 0) {
                  let data182 = data178.lastTransitionTime;
                  if (typeof data182 == "string") {
                    if (!pattern47.test(data182)) {
                      let err515 = { instancePath: instancePath + "/status/conditions/" + i42 + "/lastTransitionTime", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err515] : vErrors.push(err515), errors++;
                    }
                  } else {
                    let err516 = { instancePath: instancePath + "/status/conditions/" + i42 + "/lastTransitionTime", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err516] : vErrors.push(err516), errors++;
                  }
                }
                if (data178.reason !== void 0) {
                  let data183 = data178.reason;
                  if (typeof data183 == "string") {
                    if (func3(data183) > 1024) {
                      let err517 = { instancePath: instancePath + "/status/conditions/" + i42 + "/reason", keyword: "maxLength", params: { limit: 1024 } };
                      vErrors === null ? vErrors = [err517] : vErrors.push(err517), errors++;
                    }
                    if (func3(data183) < 1) {
                      let err518 = { instancePath: instancePath + "/status/conditions/" + i42 + "/reason", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err518] : vErrors.push(err518), errors++;
                    }
                    if (!pattern48.test(data183)) {
                      let err519 = { instancePath: instancePath + "/status/conditions/" + i42 + "/reason", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" } };
                      vErrors === null ? vErrors = [err519] : vErrors.push(err519), errors++;
                    }
                  } else {
                    let err520 = { instancePath: instancePath + "/status/conditions/" + i42 + "/reason", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err520] : vErrors.push(err520), errors++;
                  }
                }
                if (data178.message !== void 0) {
                  let data184 = data178.message;
                  if (typeof data184 == "string") {
                    if (func3(data184) > 32768) {
                      let err521 = { instancePath: instancePath + "/status/conditions/" + i42 + "/message", keyword: "maxLength", params: { limit: 32768 } };
                      vErrors === null ? vErrors = [err521] : vErrors.push(err521), errors++;
                    }
                  } else {
                    let err522 = { instancePath: instancePath + "/status/conditions/" + i42 + "/message", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err522] : vErrors.push(err522), errors++;
                  }
                }
              } else {
                let err523 = { instancePath: instancePath + "/status/conditions/" + i42, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err523] : vErrors.push(err523), errors++;
              }
            }
          } else {
            let err524 = { instancePath: instancePath + "/status/conditions", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err524] : vErrors.push(err524), errors++;
          }
        }
        if (data175.summary !== void 0 && typeof data175.summary != "string") {
          let err525 = { instancePath: instancePath + "/status/summary", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err525] : vErrors.push(err525), errors++;
        }
        if (data175.pods !== void 0) {
          let data186 = data175.pods;
          if (data186 && typeof data186 == "object" && !Array.isArray(data186)) {
            if (data186.total === void 0) {
              let err526 = { instancePath: instancePath + "/status/pods", keyword: "required", params: { missingProperty: "total" } };
              vErrors === null ? vErrors = [err526] : vErrors.push(err526), errors++;
            }
            if (data186.current === void 0) {
              let err527 = { instancePath: instancePath + "/status/pods", keyword: "required", params: { missingProperty: "current" } };
              vErrors === null ? vErrors = [err527] : vErrors.push(err527), errors++;
            }
            if (data186.total !== void 0) {
              let data187 = data186.total;
              if (!(typeof data187 == "number" && !(data187 % 1) && !isNaN(data187) && isFinite(data187))) {
                let err528 = { instancePath: instancePath + "/status/pods/total", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err528] : vErrors.push(err528), errors++;
              }
              if (typeof data187 == "number" && isFinite(data187)) {
                if (data187 > 2147483647 || isNaN(data187)) {
                  let err529 = { instancePath: instancePath + "/status/pods/total", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err529] : vErrors.push(err529), errors++;
                }
                if (data187 < -2147483648 || isNaN(data187)) {
                  let err530 = { instancePath: instancePath + "/status/pods/total", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err530] : vErrors.push(err530), errors++;
                }
              }
            }
            if (data186.current !== void 0) {
              let data188 = data186.current;
              if (!(typeof data188 == "number" && !(data188 % 1) && !isNaN(data188) && isFinite(data188))) {
                let err531 = { instancePath: instancePath + "/status/pods/current", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err531] : vErrors.push(err531), errors++;
              }
              if (typeof data188 == "number" && isFinite(data188)) {
                if (data188 > 2147483647 || isNaN(data188)) {
                  let err532 = { instancePath: instancePath + "/status/pods/current", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err532] : vErrors.push(err532), errors++;
                }
                if (data188 < -2147483648 || isNaN(data188)) {
                  let err533 = { instancePath: instancePath + "/status/pods/current", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err533] : vErrors.push(err533), errors++;
                }
              }
            }
            if (data186.items !== void 0) {
              let data189 = data186.items;
              if (Array.isArray(data189)) {
                if (data189.length > 50) {
                  let err534 = { instancePath: instancePath + "/status/pods/items", keyword: "maxItems", params: { limit: 50 } };
                  vErrors === null ? vErrors = [err534] : vErrors.push(err534), errors++;
                }
                let len43 = data189.length;
                for (let i43 = 0; i43 < len43; i43++) {
                  let data190 = data189[i43];
                  if (data190 && typeof data190 == "object" && !Array.isArray(data190)) {
                    if (data190.name === void 0) {
                      let err535 = { instancePath: instancePath + "/status/pods/items/" + i43, keyword: "required", params: { missingProperty: "name" } };
                      vErrors === null ? vErrors = [err535] : vErrors.push(err535), errors++;
                    }
                    if (data190.name !== void 0 && typeof data190.name != "string") {
                      let err536 = { instancePath: instancePath + "/status/pods/items/" + i43 + "/name", keyword: "type", params: { type: "string" } };
                      vErrors === null ? vErrors = [err536] : vErrors.push(err536), errors++;
                    }
                    if (data190.generation !== void 0) {
                      let data192 = data190.generation;
                      if (!(typeof data192 == "number" && !(data192 % 1) && !isNaN(data192) && isFinite(data192))) {
                        let err537 = { instancePath: instancePath + "/status/pods/items/" + i43 + "/generation", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err537] : vErrors.push(err537), errors++;
                      }
                    }
                    if (data190.reloadMilliseconds !== void 0) {
                      let data193 = data190.reloadMilliseconds;
                      if (!(typeof data193 == "number" && !(data193 % 1) && !isNaN(data193) && isFinite(data193))) {
                        let err538 = { instancePath: instancePath + "/status/pods/items/" + i43 + "/reloadMilliseconds", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err538] : vErrors.push(err538), errors++;
                      }
                      if (typeof data193 == "number" && isFinite(data193)) {
                        if (data193 > 2147483647 || isNaN(data193)) {
                          let err539 = { instancePath: instancePath + "/status/pods/items/" + i43 + "/reloadMilliseconds", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                          vErrors === null ? vErrors = [err539] : vErrors.push(err539), errors++;
                        }
                        if (data193 < -2147483648 || isNaN(data193)) {
                          let err540 = { instancePath: instancePath + "/status/pods/items/" + i43 + "/reloadMilliseconds", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                          vErrors === null ? vErrors = [err540] : vErrors.push(err540), errors++;
                        }
                      }
                    }
                    if (data190.fault !== void 0) {
                      let data194 = data190.fault;
                      if (typeof data194 == "string") {
                        if (func3(data194) > 1024) {
                          let err541 = { instancePath: instancePath + "/status/pods/items/" + i43 + "/fault", keyword: "maxLength", params: { limit: 1024 } };
                          vErrors === null ? vErrors = [err541] : vErrors.push(err541), errors++;
                        }
                      } else {
                        let err542 = { instancePath: instancePath + "/status/pods/items/" + i43 + "/fault", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err542] : vErrors.push(err542), errors++;
                      }
                    }
                  } else {
                    let err543 = { instancePath: instancePath + "/status/pods/items/" + i43, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err543] : vErrors.push(err543), errors++;
                  }
                }
              } else {
                let err544 = { instancePath: instancePath + "/status/pods/items", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err544] : vErrors.push(err544), errors++;
              }
            }
          } else {
            let err545 = { instancePath: instancePath + "/status/pods", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err545] : vErrors.push(err545), errors++;
          }
        }
        if (data175.reload !== void 0) {
          let data195 = data175.reload;
          if (data195 && typeof data195 == "object" && !Array.isArray(data195)) {
            if (data195.medianMilliseconds === void 0) {
              let err546 = { instancePath: instancePath + "/status/reload", keyword: "required", params: { missingProperty: "medianMilliseconds" } };
              vErrors === null ? vErrors = [err546] : vErrors.push(err546), errors++;
            }
            if (data195.slowestMilliseconds === void 0) {
              let err547 = { instancePath: instancePath + "/status/reload", keyword: "required", params: { missingProperty: "slowestMilliseconds" } };
              vErrors === null ? vErrors = [err547] : vErrors.push(err547), errors++;
            }
            if (data195.slowestPod === void 0) {
              let err548 = { instancePath: instancePath + "/status/reload", keyword: "required", params: { missingProperty: "slowestPod" } };
              vErrors === null ? vErrors = [err548] : vErrors.push(err548), errors++;
            }
            if (data195.medianMilliseconds !== void 0) {
              let data196 = data195.medianMilliseconds;
              if (!(typeof data196 == "number" && !(data196 % 1) && !isNaN(data196) && isFinite(data196))) {
                let err549 = { instancePath: instancePath + "/status/reload/medianMilliseconds", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err549] : vErrors.push(err549), errors++;
              }
              if (typeof data196 == "number" && isFinite(data196)) {
                if (data196 > 2147483647 || isNaN(data196)) {
                  let err550 = { instancePath: instancePath + "/status/reload/medianMilliseconds", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err550] : vErrors.push(err550), errors++;
                }
                if (data196 < -2147483648 || isNaN(data196)) {
                  let err551 = { instancePath: instancePath + "/status/reload/medianMilliseconds", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err551] : vErrors.push(err551), errors++;
                }
              }
            }
            if (data195.slowestMilliseconds !== void 0) {
              let data197 = data195.slowestMilliseconds;
              if (!(typeof data197 == "number" && !(data197 % 1) && !isNaN(data197) && isFinite(data197))) {
                let err552 = { instancePath: instancePath + "/status/reload/slowestMilliseconds", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err552] : vErrors.push(err552), errors++;
              }
              if (typeof data197 == "number" && isFinite(data197)) {
                if (data197 > 2147483647 || isNaN(data197)) {
                  let err553 = { instancePath: instancePath + "/status/reload/slowestMilliseconds", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err553] : vErrors.push(err553), errors++;
                }
                if (data197 < -2147483648 || isNaN(data197)) {
                  let err554 = { instancePath: instancePath + "/status/reload/slowestMilliseconds", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err554] : vErrors.push(err554), errors++;
                }
              }
            }
            if (data195.slowestPod !== void 0 && typeof data195.slowestPod != "string") {
              let err555 = { instancePath: instancePath + "/status/reload/slowestPod", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err555] : vErrors.push(err555), errors++;
            }
          } else {
            let err556 = { instancePath: instancePath + "/status/reload", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err556] : vErrors.push(err556), errors++;
          }
        }
        if (data175.agent !== void 0) {
          let data199 = data175.agent;
          if (data199 && typeof data199 == "object" && !Array.isArray(data199)) {
            if (data199.address === void 0) {
              let err557 = { instancePath: instancePath + "/status/agent", keyword: "required", params: { missingProperty: "address" } };
              vErrors === null ? vErrors = [err557] : vErrors.push(err557), errors++;
            }
            if (data199.serverName === void 0) {
              let err558 = { instancePath: instancePath + "/status/agent", keyword: "required", params: { missingProperty: "serverName" } };
              vErrors === null ? vErrors = [err558] : vErrors.push(err558), errors++;
            }
            if (data199.caBundle === void 0) {
              let err559 = { instancePath: instancePath + "/status/agent", keyword: "required", params: { missingProperty: "caBundle" } };
              vErrors === null ? vErrors = [err559] : vErrors.push(err559), errors++;
            }
            if (data199.address !== void 0 && typeof data199.address != "string") {
              let err560 = { instancePath: instancePath + "/status/agent/address", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err560] : vErrors.push(err560), errors++;
            }
            if (data199.addresses !== void 0) {
              let data201 = data199.addresses;
              if (Array.isArray(data201)) {
                if (data201.length > 16) {
                  let err561 = { instancePath: instancePath + "/status/agent/addresses", keyword: "maxItems", params: { limit: 16 } };
                  vErrors === null ? vErrors = [err561] : vErrors.push(err561), errors++;
                }
                let len44 = data201.length;
                for (let i44 = 0; i44 < len44; i44++)
                  if (typeof data201[i44] != "string") {
                    let err562 = { instancePath: instancePath + "/status/agent/addresses/" + i44, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err562] : vErrors.push(err562), errors++;
                  }
              } else {
                let err563 = { instancePath: instancePath + "/status/agent/addresses", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err563] : vErrors.push(err563), errors++;
              }
            }
            if (data199.serverName !== void 0 && typeof data199.serverName != "string") {
              let err564 = { instancePath: instancePath + "/status/agent/serverName", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err564] : vErrors.push(err564), errors++;
            }
            if (data199.caBundle !== void 0 && typeof data199.caBundle != "string") {
              let err565 = { instancePath: instancePath + "/status/agent/caBundle", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err565] : vErrors.push(err565), errors++;
            }
          } else {
            let err566 = { instancePath: instancePath + "/status/agent", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err566] : vErrors.push(err566), errors++;
          }
        }
      } else {
        let err567 = { instancePath: instancePath + "/status", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err567] : vErrors.push(err567), errors++;
      }
    }
  } else {
    let err568 = { instancePath, keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err568] : vErrors.push(err568), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}
export {
  stdin_default as default,
  validate
};
