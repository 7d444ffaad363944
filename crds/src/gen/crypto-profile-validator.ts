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
var validate = validate10, stdin_default = validate10, schema11 = { type: "object", required: ["apiVersion", "kind", "metadata", "spec"], properties: { apiVersion: { type: "string", enum: ["keyward.dev/v1alpha1"] }, kind: { type: "string", enum: ["CryptoProfile"] }, spec: { type: "object", properties: { hash: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } } }, additionalProperties: !1 }, encryption: { type: "object", required: ["default", "allowed"], properties: { default: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 }, allowed: { type: "array", minItems: 1, maxItems: 32, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$", minLength: 1, maxLength: 64 } } }, additionalProperties: !1 }, certificates: { type: "object", required: ["issuer", "validity", "subjectKeys"], properties: { issuer: { type: "object", properties: { keyPolicyRef: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, callerSupplied: { type: "boolean", default: !1 } }, additionalProperties: !1 }, validity: { type: "object", required: ["notAfter"], properties: { notBefore: { type: "string", default: "-1h", pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 }, notAfter: { type: "string", pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 } }, additionalProperties: !1 }, subjectKeys: { type: "array", minItems: 1, maxItems: 2, items: { type: "object", required: ["type"], properties: { type: { type: "string", enum: ["EC", "RSA"] }, curves: { type: "array", minItems: 1, maxItems: 3, items: { type: "string", enum: ["P-256", "P-384", "P-521"] } }, minBits: { minimum: 2048, maximum: 16384, type: "integer" }, maxBits: { minimum: 2048, maximum: 16384, type: "integer" } }, additionalProperties: !1 } }, issuerKeys: { type: "array", minItems: 1, maxItems: 2, items: { type: "object", required: ["type"], properties: { type: { type: "string", enum: ["EC", "RSA"] }, curves: { type: "array", minItems: 1, maxItems: 3, items: { type: "string", enum: ["P-256", "P-384", "P-521"] } }, minBits: { minimum: 2048, maximum: 16384, type: "integer" }, maxBits: { minimum: 2048, maximum: 16384, type: "integer" } }, additionalProperties: !1 } }, signatureAlgorithm: { type: "string", enum: ["ecdsa-with-SHA256", "ecdsa-with-SHA384", "ecdsa-with-SHA512", "sha256WithRSAEncryption", "sha384WithRSAEncryption", "sha512WithRSAEncryption"] }, keyUsage: { type: "array", maxItems: 9, items: { type: "string", enum: ["digitalSignature", "contentCommitment", "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly"] } }, extendedKeyUsage: { type: "array", maxItems: 6, items: { type: "string", enum: ["serverAuth", "clientAuth", "codeSigning", "emailProtection", "timeStamping", "OCSPSigning"] } }, basicConstraints: { type: "object", required: ["ca"], properties: { ca: { type: "boolean" }, pathLength: { minimum: 0, maximum: 10, type: "integer" } }, additionalProperties: !1 }, subjectKeyIdentifierHash: { type: "string", default: "SHA-256", enum: ["SHA-1", "SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-384", "SHA3-512"] } }, additionalProperties: !1 } }, additionalProperties: !1 }, metadata: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", maxLength: 253 }, namespace: { type: "string" }, uid: { type: "string" }, resourceVersion: { type: "string" }, generation: { type: "integer", minimum: 0 }, creationTimestamp: { type: "string" }, deletionTimestamp: { type: "string" }, labels: { type: "object", propertyNames: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, additionalProperties: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } }, annotations: { type: "object", additionalProperties: { type: "string" } }, finalizers: { type: "array", items: { type: "string" } } } }, status: { type: "object", properties: { observedGeneration: { type: "integer" }, conditions: { type: "array", maxItems: 16, items: { type: "object", required: ["type", "status", "lastTransitionTime", "reason", "message"], properties: { type: { type: "string", maxLength: 316 }, status: { type: "string", enum: ["True", "False", "Unknown"] }, observedGeneration: { type: "integer", minimum: 0 }, lastTransitionTime: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, reason: { type: "string", pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", minLength: 1, maxLength: 1024 }, message: { type: "string", maxLength: 32768 } } } }, summary: { type: "string" }, pods: { type: "object", required: ["total", "current"], properties: { total: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, current: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, items: { type: "array", maxItems: 50, items: { type: "object", required: ["name"], properties: { name: { type: "string" }, generation: { type: "integer" }, reloadMilliseconds: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, fault: { type: "string", maxLength: 1024 } } } } } }, reload: { type: "object", required: ["medianMilliseconds", "slowestMilliseconds", "slowestPod"], properties: { medianMilliseconds: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, slowestMilliseconds: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, slowestPod: { type: "string" } } }, agent: { type: "object", required: ["address", "serverName", "caBundle"], properties: { address: { type: "string" }, serverName: { type: "string" }, caBundle: { type: "string" } } } } } }, additionalProperties: !1 }, func2 = require_ucs2length().default, func10 = Object.prototype.hasOwnProperty, pattern0 = new RegExp("^[A-Za-z0-9][A-Za-z0-9./_-]*$", "u"), pattern4 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "u"), pattern5 = new RegExp("^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", "u"), pattern7 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u"), pattern8 = new RegExp("^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u"), pattern9 = new RegExp("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", "u"), pattern10 = new RegExp("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", "u"), pattern11 = new RegExp("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", "u");
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
        for (let key1 in data2)
          if (!(key1 === "hash" || key1 === "encryption" || key1 === "certificates")) {
            let err9 = { instancePath: instancePath + "/spec", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
          }
        if (data2.hash !== void 0) {
          let data3 = data2.hash;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.default === void 0) {
              let err10 = { instancePath: instancePath + "/spec/hash", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
            }
            if (data3.allowed === void 0) {
              let err11 = { instancePath: instancePath + "/spec/hash", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
            }
            for (let key2 in data3)
              if (!(key2 === "default" || key2 === "allowed")) {
                let err12 = { instancePath: instancePath + "/spec/hash", keyword: "additionalProperties", params: { additionalProperty: key2 } };
                vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
              }
            if (data3.default !== void 0) {
              let data4 = data3.default;
              if (typeof data4 == "string") {
                if (func2(data4) > 64) {
                  let err13 = { instancePath: instancePath + "/spec/hash/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                }
                if (func2(data4) < 1) {
                  let err14 = { instancePath: instancePath + "/spec/hash/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                }
                if (!pattern0.test(data4)) {
                  let err15 = { instancePath: instancePath + "/spec/hash/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                }
              } else {
                let err16 = { instancePath: instancePath + "/spec/hash/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
              }
            }
            if (data3.allowed !== void 0) {
              let data5 = data3.allowed;
              if (Array.isArray(data5)) {
                if (data5.length > 32) {
                  let err17 = { instancePath: instancePath + "/spec/hash/allowed", keyword: "maxItems", params: { limit: 32 } };
                  vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                }
                if (data5.length < 1) {
                  let err18 = { instancePath: instancePath + "/spec/hash/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                }
                let len0 = data5.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data6 = data5[i0];
                  if (typeof data6 == "string") {
                    if (func2(data6) > 64) {
                      let err19 = { instancePath: instancePath + "/spec/hash/allowed/" + i0, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                    }
                    if (func2(data6) < 1) {
                      let err20 = { instancePath: instancePath + "/spec/hash/allowed/" + i0, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                    }
                    if (!pattern0.test(data6)) {
                      let err21 = { instancePath: instancePath + "/spec/hash/allowed/" + i0, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                    }
                  } else {
                    let err22 = { instancePath: instancePath + "/spec/hash/allowed/" + i0, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                  }
                }
              } else {
                let err23 = { instancePath: instancePath + "/spec/hash/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
              }
            }
          } else {
            let err24 = { instancePath: instancePath + "/spec/hash", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
          }
        }
        if (data2.encryption !== void 0) {
          let data7 = data2.encryption;
          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
            if (data7.default === void 0) {
              let err25 = { instancePath: instancePath + "/spec/encryption", keyword: "required", params: { missingProperty: "default" } };
              vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
            }
            if (data7.allowed === void 0) {
              let err26 = { instancePath: instancePath + "/spec/encryption", keyword: "required", params: { missingProperty: "allowed" } };
              vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
            }
            for (let key3 in data7)
              if (!(key3 === "default" || key3 === "allowed")) {
                let err27 = { instancePath: instancePath + "/spec/encryption", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
              }
            if (data7.default !== void 0) {
              let data8 = data7.default;
              if (typeof data8 == "string") {
                if (func2(data8) > 64) {
                  let err28 = { instancePath: instancePath + "/spec/encryption/default", keyword: "maxLength", params: { limit: 64 } };
                  vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
                }
                if (func2(data8) < 1) {
                  let err29 = { instancePath: instancePath + "/spec/encryption/default", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                }
                if (!pattern0.test(data8)) {
                  let err30 = { instancePath: instancePath + "/spec/encryption/default", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                  vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                }
              } else {
                let err31 = { instancePath: instancePath + "/spec/encryption/default", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
              }
            }
            if (data7.allowed !== void 0) {
              let data9 = data7.allowed;
              if (Array.isArray(data9)) {
                if (data9.length > 32) {
                  let err32 = { instancePath: instancePath + "/spec/encryption/allowed", keyword: "maxItems", params: { limit: 32 } };
                  vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                }
                if (data9.length < 1) {
                  let err33 = { instancePath: instancePath + "/spec/encryption/allowed", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
                }
                let len1 = data9.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data10 = data9[i1];
                  if (typeof data10 == "string") {
                    if (func2(data10) > 64) {
                      let err34 = { instancePath: instancePath + "/spec/encryption/allowed/" + i1, keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                    }
                    if (func2(data10) < 1) {
                      let err35 = { instancePath: instancePath + "/spec/encryption/allowed/" + i1, keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                    }
                    if (!pattern0.test(data10)) {
                      let err36 = { instancePath: instancePath + "/spec/encryption/allowed/" + i1, keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9./_-]*$" } };
                      vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
                    }
                  } else {
                    let err37 = { instancePath: instancePath + "/spec/encryption/allowed/" + i1, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
                  }
                }
              } else {
                let err38 = { instancePath: instancePath + "/spec/encryption/allowed", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
              }
            }
          } else {
            let err39 = { instancePath: instancePath + "/spec/encryption", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
          }
        }
        if (data2.certificates !== void 0) {
          let data11 = data2.certificates;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.subjectKeyIdentifierHash === void 0 && (data11.subjectKeyIdentifierHash = "SHA-256"), data11.issuer === void 0) {
              let err40 = { instancePath: instancePath + "/spec/certificates", keyword: "required", params: { missingProperty: "issuer" } };
              vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
            }
            if (data11.validity === void 0) {
              let err41 = { instancePath: instancePath + "/spec/certificates", keyword: "required", params: { missingProperty: "validity" } };
              vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
            }
            if (data11.subjectKeys === void 0) {
              let err42 = { instancePath: instancePath + "/spec/certificates", keyword: "required", params: { missingProperty: "subjectKeys" } };
              vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
            }
            for (let key4 in data11)
              if (!func10.call(schema11.properties.spec.properties.certificates.properties, key4)) {
                let err43 = { instancePath: instancePath + "/spec/certificates", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
              }
            if (data11.issuer !== void 0) {
              let data12 = data11.issuer;
              if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
                data12.callerSupplied === void 0 && (data12.callerSupplied = !1);
                for (let key5 in data12)
                  if (!(key5 === "keyPolicyRef" || key5 === "callerSupplied")) {
                    let err44 = { instancePath: instancePath + "/spec/certificates/issuer", keyword: "additionalProperties", params: { additionalProperty: key5 } };
                    vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
                  }
                if (data12.keyPolicyRef !== void 0) {
                  let data13 = data12.keyPolicyRef;
                  if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
                    if (data13.name === void 0) {
                      let err45 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef", keyword: "required", params: { missingProperty: "name" } };
                      vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
                    }
                    for (let key6 in data13)
                      if (key6 !== "name") {
                        let err46 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef", keyword: "additionalProperties", params: { additionalProperty: key6 } };
                        vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
                      }
                    if (data13.name !== void 0) {
                      let data14 = data13.name;
                      if (typeof data14 == "string") {
                        if (func2(data14) > 253) {
                          let err47 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef/name", keyword: "maxLength", params: { limit: 253 } };
                          vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
                        }
                        if (func2(data14) < 1) {
                          let err48 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef/name", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
                        }
                        if (!pattern4.test(data14)) {
                          let err49 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                          vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
                        }
                      } else {
                        let err50 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef/name", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
                      }
                    }
                  } else {
                    let err51 = { instancePath: instancePath + "/spec/certificates/issuer/keyPolicyRef", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
                  }
                }
                if (typeof data12.callerSupplied != "boolean") {
                  let err52 = { instancePath: instancePath + "/spec/certificates/issuer/callerSupplied", keyword: "type", params: { type: "boolean" } };
                  vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
                }
              } else {
                let err53 = { instancePath: instancePath + "/spec/certificates/issuer", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
              }
            }
            if (data11.validity !== void 0) {
              let data16 = data11.validity;
              if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
                if (data16.notBefore === void 0 && (data16.notBefore = "-1h"), data16.notAfter === void 0) {
                  let err54 = { instancePath: instancePath + "/spec/certificates/validity", keyword: "required", params: { missingProperty: "notAfter" } };
                  vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
                }
                for (let key7 in data16)
                  if (!(key7 === "notBefore" || key7 === "notAfter")) {
                    let err55 = { instancePath: instancePath + "/spec/certificates/validity", keyword: "additionalProperties", params: { additionalProperty: key7 } };
                    vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
                  }
                let data17 = data16.notBefore;
                if (typeof data17 == "string") {
                  if (func2(data17) > 32) {
                    let err56 = { instancePath: instancePath + "/spec/certificates/validity/notBefore", keyword: "maxLength", params: { limit: 32 } };
                    vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
                  }
                  if (!pattern5.test(data17)) {
                    let err57 = { instancePath: instancePath + "/spec/certificates/validity/notBefore", keyword: "pattern", params: { pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                    vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
                  }
                } else {
                  let err58 = { instancePath: instancePath + "/spec/certificates/validity/notBefore", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
                }
                if (data16.notAfter !== void 0) {
                  let data18 = data16.notAfter;
                  if (typeof data18 == "string") {
                    if (func2(data18) > 32) {
                      let err59 = { instancePath: instancePath + "/spec/certificates/validity/notAfter", keyword: "maxLength", params: { limit: 32 } };
                      vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
                    }
                    if (!pattern5.test(data18)) {
                      let err60 = { instancePath: instancePath + "/spec/certificates/validity/notAfter", keyword: "pattern", params: { pattern: "^[-+]?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                      vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
                    }
                  } else {
                    let err61 = { instancePath: instancePath + "/spec/certificates/validity/notAfter", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
                  }
                }
              } else {
                let err62 = { instancePath: instancePath + "/spec/certificates/validity", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
              }
            }
            if (data11.subjectKeys !== void 0) {
              let data19 = data11.subjectKeys;
              if (Array.isArray(data19)) {
                if (data19.length > 2) {
                  let err63 = { instancePath: instancePath + "/spec/certificates/subjectKeys", keyword: "maxItems", params: { limit: 2 } };
                  vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
                }
                if (data19.length < 1) {
                  let err64 = { instancePath: instancePath + "/spec/certificates/subjectKeys", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
                }
                let len2 = data19.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  let data20 = data19[i2];
                  if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
                    if (data20.type === void 0) {
                      let err65 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2, keyword: "required", params: { missingProperty: "type" } };
                      vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
                    }
                    for (let key8 in data20)
                      if (!(key8 === "type" || key8 === "curves" || key8 === "minBits" || key8 === "maxBits")) {
                        let err66 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2, keyword: "additionalProperties", params: { additionalProperty: key8 } };
                        vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
                      }
                    if (data20.type !== void 0) {
                      let data21 = data20.type;
                      if (typeof data21 != "string") {
                        let err67 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/type", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
                      }
                      if (!(data21 === "EC" || data21 === "RSA")) {
                        let err68 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/type", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.subjectKeys.items.properties.type.enum } };
                        vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
                      }
                    }
                    if (data20.curves !== void 0) {
                      let data22 = data20.curves;
                      if (Array.isArray(data22)) {
                        if (data22.length > 3) {
                          let err69 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/curves", keyword: "maxItems", params: { limit: 3 } };
                          vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                        }
                        if (data22.length < 1) {
                          let err70 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/curves", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
                        }
                        let len3 = data22.length;
                        for (let i3 = 0; i3 < len3; i3++) {
                          let data23 = data22[i3];
                          if (typeof data23 != "string") {
                            let err71 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/curves/" + i3, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                          }
                          if (!(data23 === "P-256" || data23 === "P-384" || data23 === "P-521")) {
                            let err72 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/curves/" + i3, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.subjectKeys.items.properties.curves.items.enum } };
                            vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
                          }
                        }
                      } else {
                        let err73 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/curves", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
                      }
                    }
                    if (data20.minBits !== void 0) {
                      let data24 = data20.minBits;
                      if (!(typeof data24 == "number" && !(data24 % 1) && !isNaN(data24) && isFinite(data24))) {
                        let err74 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/minBits", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
                      }
                      if (typeof data24 == "number" && isFinite(data24)) {
                        if (data24 > 16384 || isNaN(data24)) {
                          let err75 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/minBits", keyword: "maximum", params: { comparison: "<=", limit: 16384 } };
                          vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
                        }
                        if (data24 < 2048 || isNaN(data24)) {
                          let err76 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/minBits", keyword: "minimum", params: { comparison: ">=", limit: 2048 } };
                          vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
                        }
                      }
                    }
                    if (data20.maxBits !== void 0) {
                      let data25 = data20.maxBits;
                      if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
                        let err77 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/maxBits", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
                      }
                      if (typeof data25 == "number" && isFinite(data25)) {
                        if (data25 > 16384 || isNaN(data25)) {
                          let err78 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/maxBits", keyword: "maximum", params: { comparison: "<=", limit: 16384 } };
                          vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
                        }
                        if (data25 < 2048 || isNaN(data25)) {
                          let err79 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2 + "/maxBits", keyword: "minimum", params: { comparison: ">=", limit: 2048 } };
                          vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
                        }
                      }
                    }
                  } else {
                    let err80 = { instancePath: instancePath + "/spec/certificates/subjectKeys/" + i2, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
                  }
                }
              } else {
                let err81 = { instancePath: instancePath + "/spec/certificates/subjectKeys", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
              }
            }
            if (data11.issuerKeys !== void 0) {
              let data26 = data11.issuerKeys;
              if (Array.isArray(data26)) {
                if (data26.length > 2) {
                  let err82 = { instancePath: instancePath + "/spec/certificates/issuerKeys", keyword: "maxItems", params: { limit: 2 } };
                  vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
                }
                if (data26.length < 1) {
                  let err83 = { instancePath: instancePath + "/spec/certificates/issuerKeys", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
                }
                let len4 = data26.length;
                for (let i4 = 0; i4 < len4; i4++) {
                  let data27 = data26[i4];
                  if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
                    if (data27.type === void 0) {
                      let err84 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4, keyword: "required", params: { missingProperty: "type" } };
                      vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
                    }
                    for (let key9 in data27)
                      if (!(key9 === "type" || key9 === "curves" || key9 === "minBits" || key9 === "maxBits")) {
                        let err85 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4, keyword: "additionalProperties", params: { additionalProperty: key9 } };
                        vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
                      }
                    if (data27.type !== void 0) {
                      let data28 = data27.type;
                      if (typeof data28 != "string") {
                        let err86 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/type", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
                      }
                      if (!(data28 === "EC" || data28 === "RSA")) {
                        let err87 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/type", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.issuerKeys.items.properties.type.enum } };
                        vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
                      }
                    }
                    if (data27.curves !== void 0) {
                      let data29 = data27.curves;
                      if (Array.isArray(data29)) {
                        if (data29.length > 3) {
                          let err88 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/curves", keyword: "maxItems", params: { limit: 3 } };
                          vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
                        }
                        if (data29.length < 1) {
                          let err89 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/curves", keyword: "minItems", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
                        }
                        let len5 = data29.length;
                        for (let i5 = 0; i5 < len5; i5++) {
                          let data30 = data29[i5];
                          if (typeof data30 != "string") {
                            let err90 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/curves/" + i5, keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
                          }
                          if (!(data30 === "P-256" || data30 === "P-384" || data30 === "P-521")) {
                            let err91 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/curves/" + i5, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.issuerKeys.items.properties.curves.items.enum } };
                            vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
                          }
                        }
                      } else {
                        let err92 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/curves", keyword: "type", params: { type: "array" } };
                        vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
                      }
                    }
                    if (data27.minBits !== void 0) {
                      let data31 = data27.minBits;
                      if (!(typeof data31 == "number" && !(data31 % 1) && !isNaN(data31) && isFinite(data31))) {
                        let err93 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/minBits", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
                      }
                      if (typeof data31 == "number" && isFinite(data31)) {
                        if (data31 > 16384 || isNaN(data31)) {
                          let err94 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/minBits", keyword: "maximum", params: { comparison: "<=", limit: 16384 } };
                          vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
                        }
                        if (data31 < 2048 || isNaN(data31)) {
                          let err95 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/minBits", keyword: "minimum", params: { comparison: ">=", limit: 2048 } };
                          vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
                        }
                      }
                    }
                    if (data27.maxBits !== void 0) {
                      let data32 = data27.maxBits;
                      if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
                        let err96 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/maxBits", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
                      }
                      if (typeof data32 == "number" && isFinite(data32)) {
                        if (data32 > 16384 || isNaN(data32)) {
                          let err97 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/maxBits", keyword: "maximum", params: { comparison: "<=", limit: 16384 } };
                          vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
                        }
                        if (data32 < 2048 || isNaN(data32)) {
                          let err98 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4 + "/maxBits", keyword: "minimum", params: { comparison: ">=", limit: 2048 } };
                          vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
                        }
                      }
                    }
                  } else {
                    let err99 = { instancePath: instancePath + "/spec/certificates/issuerKeys/" + i4, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
                  }
                }
              } else {
                let err100 = { instancePath: instancePath + "/spec/certificates/issuerKeys", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
              }
            }
            if (data11.signatureAlgorithm !== void 0) {
              let data33 = data11.signatureAlgorithm;
              if (typeof data33 != "string") {
                let err101 = { instancePath: instancePath + "/spec/certificates/signatureAlgorithm", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
              }
              if (!(data33 === "ecdsa-with-SHA256" || data33 === "ecdsa-with-SHA384" || data33 === "ecdsa-with-SHA512" || data33 === "sha256WithRSAEncryption" || data33 === "sha384WithRSAEncryption" || data33 === "sha512WithRSAEncryption")) {
                let err102 = { instancePath: instancePath + "/spec/certificates/signatureAlgorithm", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.signatureAlgorithm.enum } };
                vErrors === null ? vErrors = [err102] : vErrors.push(err102), errors++;
              }
            }
            if (data11.keyUsage !== void 0) {
              let data34 = data11.keyUsage;
              if (Array.isArray(data34)) {
                if (data34.length > 9) {
                  let err103 = { instancePath: instancePath + "/spec/certificates/keyUsage", keyword: "maxItems", params: { limit: 9 } };
                  vErrors === null ? vErrors = [err103] : vErrors.push(err103), errors++;
                }
                let len6 = data34.length;
                for (let i6 = 0; i6 < len6; i6++) {
                  let data35 = data34[i6];
                  if (typeof data35 != "string") {
                    let err104 = { instancePath: instancePath + "/spec/certificates/keyUsage/" + i6, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err104] : vErrors.push(err104), errors++;
                  }
                  if (!(data35 === "digitalSignature" || data35 === "contentCommitment" || data35 === "keyEncipherment" || data35 === "dataEncipherment" || data35 === "keyAgreement" || data35 === "keyCertSign" || data35 === "cRLSign" || data35 === "encipherOnly" || data35 === "decipherOnly")) {
                    let err105 = { instancePath: instancePath + "/spec/certificates/keyUsage/" + i6, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.keyUsage.items.enum } };
                    vErrors === null ? vErrors = [err105] : vErrors.push(err105), errors++;
                  }
                }
              } else {
                let err106 = { instancePath: instancePath + "/spec/certificates/keyUsage", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err106] : vErrors.push(err106), errors++;
              }
            }
            if (data11.extendedKeyUsage !== void 0) {
              let data36 = data11.extendedKeyUsage;
              if (Array.isArray(data36)) {
                if (data36.length > 6) {
                  let err107 = { instancePath: instancePath + "/spec/certificates/extendedKeyUsage", keyword: "maxItems", params: { limit: 6 } };
                  vErrors === null ? vErrors = [err107] : vErrors.push(err107), errors++;
                }
                let len7 = data36.length;
                for (let i7 = 0; i7 < len7; i7++) {
                  let data37 = data36[i7];
                  if (typeof data37 != "string") {
                    let err108 = { instancePath: instancePath + "/spec/certificates/extendedKeyUsage/" + i7, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err108] : vErrors.push(err108), errors++;
                  }
                  if (!(data37 === "serverAuth" || data37 === "clientAuth" || data37 === "codeSigning" || data37 === "emailProtection" || data37 === "timeStamping" || data37 === "OCSPSigning")) {
                    let err109 = { instancePath: instancePath + "/spec/certificates/extendedKeyUsage/" + i7, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.extendedKeyUsage.items.enum } };
                    vErrors === null ? vErrors = [err109] : vErrors.push(err109), errors++;
                  }
                }
              } else {
                let err110 = { instancePath: instancePath + "/spec/certificates/extendedKeyUsage", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err110] : vErrors.push(err110), errors++;
              }
            }
            if (data11.basicConstraints !== void 0) {
              let data38 = data11.basicConstraints;
              if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                if (data38.ca === void 0) {
                  let err111 = { instancePath: instancePath + "/spec/certificates/basicConstraints", keyword: "required", params: { missingProperty: "ca" } };
                  vErrors === null ? vErrors = [err111] : vErrors.push(err111), errors++;
                }
                for (let key10 in data38)
                  if (!(key10 === "ca" || key10 === "pathLength")) {
                    let err112 = { instancePath: instancePath + "/spec/certificates/basicConstraints", keyword: "additionalProperties", params: { additionalProperty: key10 } };
                    vErrors === null ? vErrors = [err112] : vErrors.push(err112), errors++;
                  }
                if (data38.ca !== void 0 && typeof data38.ca != "boolean") {
                  let err113 = { instancePath: instancePath + "/spec/certificates/basicConstraints/ca", keyword: "type", params: { type: "boolean" } };
                  vErrors === null ? vErrors = [err113] : vErrors.push(err113), errors++;
                }
                if (data38.pathLength !== void 0) {
                  let data40 = data38.pathLength;
                  if (!(typeof data40 == "number" && !(data40 % 1) && !isNaN(data40) && isFinite(data40))) {
                    let err114 = { instancePath: instancePath + "/spec/certificates/basicConstraints/pathLength", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err114] : vErrors.push(err114), errors++;
                  }
                  if (typeof data40 == "number" && isFinite(data40)) {
                    if (data40 > 10 || isNaN(data40)) {
                      let err115 = { instancePath: instancePath + "/spec/certificates/basicConstraints/pathLength", keyword: "maximum", params: { comparison: "<=", limit: 10 } };
                      vErrors === null ? vErrors = [err115] : vErrors.push(err115), errors++;
                    }
                    if (data40 < 0 || isNaN(data40)) {
                      let err116 = { instancePath: instancePath + "/spec/certificates/basicConstraints/pathLength", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                      vErrors === null ? vErrors = [err116] : vErrors.push(err116), errors++;
                    }
                  }
                }
              } else {
                let err117 = { instancePath: instancePath + "/spec/certificates/basicConstraints", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err117] : vErrors.push(err117), errors++;
              }
            }
            let data41 = data11.subjectKeyIdentifierHash;
            if (typeof data41 != "string") {
              let err118 = { instancePath: instancePath + "/spec/certificates/subjectKeyIdentifierHash", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err118] : vErrors.push(err118), errors++;
            }
            if (!(data41 === "SHA-1" || data41 === "SHA-256" || data41 === "SHA-384" || data41 === "SHA-512" || data41 === "SHA3-256" || data41 === "SHA3-384" || data41 === "SHA3-512")) {
              let err119 = { instancePath: instancePath + "/spec/certificates/subjectKeyIdentifierHash", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.certificates.properties.subjectKeyIdentifierHash.enum } };
              vErrors === null ? vErrors = [err119] : vErrors.push(err119), errors++;
            }
          } else {
            let err120 = { instancePath: instancePath + "/spec/certificates", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err120] : vErrors.push(err120), errors++;
          }
        }
      } else {
        let err121 = { instancePath: instancePath + "/spec", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err121] : vErrors.push(err121), errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data42 = data.metadata;
      if (data42 && typeof data42 == "object" && !Array.isArray(data42)) {
        if (data42.name === void 0) {
          let err122 = { instancePath: instancePath + "/metadata", keyword: "required", params: { missingProperty: "name" } };
          vErrors === null ? vErrors = [err122] : vErrors.push(err122), errors++;
        }
        if (data42.name !== void 0) {
          let data43 = data42.name;
          if (typeof data43 == "string") {
            if (func2(data43) > 253) {
              let err123 = { instancePath: instancePath + "/metadata/name", keyword: "maxLength", params: { limit: 253 } };
              vErrors === null ? vErrors = [err123] : vErrors.push(err123), errors++;
            }
            if (!pattern7.test(data43)) {
              let err124 = { instancePath: instancePath + "/metadata/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" } };
              vErrors === null ? vErrors = [err124] : vErrors.push(err124), errors++;
            }
          } else {
            let err125 = { instancePath: instancePath + "/metadata/name", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err125] : vErrors.push(err125), errors++;
          }
        }
        if (data42.namespace !== void 0 && typeof data42.namespace != "string") {
          let err126 = { instancePath: instancePath + "/metadata/namespace", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err126] : vErrors.push(err126), errors++;
        }
        if (data42.uid !== void 0 && typeof data42.uid != "string") {
          let err127 = { instancePath: instancePath + "/metadata/uid", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err127] : vErrors.push(err127), errors++;
        }
        if (data42.resourceVersion !== void 0 && typeof data42.resourceVersion != "string") {
          let err128 = { instancePath: instancePath + "/metadata/resourceVersion", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err128] : vErrors.push(err128), errors++;
        }
        if (data42.generation !== void 0) {
          let data47 = data42.generation;
          if (!(typeof data47 == "number" && !(data47 % 1) && !isNaN(data47) && isFinite(data47))) {
            let err129 = { instancePath: instancePath + "/metadata/generation", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err129] : vErrors.push(err129), errors++;
          }
          if (typeof data47 == "number" && isFinite(data47) && (data47 < 0 || isNaN(data47))) {
            let err130 = { instancePath: instancePath + "/metadata/generation", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            vErrors === null ? vErrors = [err130] : vErrors.push(err130), errors++;
          }
        }
        if (data42.creationTimestamp !== void 0 && typeof data42.creationTimestamp != "string") {
          let err131 = { instancePath: instancePath + "/metadata/creationTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err131] : vErrors.push(err131), errors++;
        }
        if (data42.deletionTimestamp !== void 0 && typeof data42.deletionTimestamp != "string") {
          let err132 = { instancePath: instancePath + "/metadata/deletionTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err132] : vErrors.push(err132), errors++;
        }
        if (data42.labels !== void 0) {
          let data50 = data42.labels;
          if (data50 && typeof data50 == "object" && !Array.isArray(data50)) {
            for (let key11 in data50) {
              let _errs114 = errors;
              if (typeof key11 == "string" && !pattern8.test(key11)) {
                let err133 = { instancePath: instancePath + "/metadata/labels", keyword: "pattern", params: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, propertyName: key11 };
                vErrors === null ? vErrors = [err133] : vErrors.push(err133), errors++;
              }
              var valid28 = _errs114 === errors;
              if (!valid28) {
                let err134 = { instancePath: instancePath + "/metadata/labels", keyword: "propertyNames", params: { propertyName: key11 } };
                vErrors === null ? vErrors = [err134] : vErrors.push(err134), errors++;
              }
            }
            for (let key12 in data50) {
              let data51 = data50[key12];
              if (typeof data51 == "string") {
                if (func2(data51) > 63) {
                  let err135 = { instancePath: instancePath + "/metadata/labels/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err135] : vErrors.push(err135), errors++;
                }
                if (!pattern9.test(data51)) {
                  let err136 = { instancePath: instancePath + "/metadata/labels/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                  vErrors === null ? vErrors = [err136] : vErrors.push(err136), errors++;
                }
              } else {
                let err137 = { instancePath: instancePath + "/metadata/labels/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err137] : vErrors.push(err137), errors++;
              }
            }
          } else {
            let err138 = { instancePath: instancePath + "/metadata/labels", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err138] : vErrors.push(err138), errors++;
          }
        }
        if (data42.annotations !== void 0) {
          let data52 = data42.annotations;
          if (data52 && typeof data52 == "object" && !Array.isArray(data52)) {
            for (let key13 in data52)
              if (typeof data52[key13] != "string") {
                let err139 = { instancePath: instancePath + "/metadata/annotations/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err139] : vErrors.push(err139), errors++;
              }
          } else {
            let err140 = { instancePath: instancePath + "/metadata/annotations", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err140] : vErrors.push(err140), errors++;
          }
        }
        if (data42.finalizers !== void 0) {
          let data54 = data42.finalizers;
          if (Array.isArray(data54)) {
            let len8 = data54.length;
            for (let i8 = 0; i8 < len8; i8++)
              if (typeof data54[i8] != "string") {
                let err141 = { instancePath: instancePath + "/metadata/finalizers/" + i8, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err141] : vErrors.push(err141), errors++;
              }
          } else {
            let err142 = { instancePath: instancePath + "/metadata/finalizers", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err142] : vErrors.push(err142), errors++;
          }
        }
      } else {
        let err143 = { instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err143] : vErrors.push(err143), errors++;
      }
    }
    if (data.status !== void 0) {
      let data56 = data.status;
      if (data56 && typeof data56 == "object" && !Array.isArray(data56)) {
        if (data56.observedGeneration !== void 0) {
          let data57 = data56.observedGeneration;
          if (!(typeof data57 == "number" && !(data57 % 1) && !isNaN(data57) && isFinite(data57))) {
            let err144 = { instancePath: instancePath + "/status/observedGeneration", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err144] : vErrors.push(err144), errors++;
          }
        }
        if (data56.conditions !== void 0) {
          let data58 = data56.conditions;
          if (Array.isArray(data58)) {
            if (data58.length > 16) {
              let err145 = { instancePath: instancePath + "/status/conditions", keyword: "maxItems", params: { limit: 16 } };
              vErrors === null ? vErrors = [err145] : vErrors.push(err145), errors++;
            }
            let len9 = data58.length;
            for (let i9 = 0; i9 < len9; i9++) {
              let data59 = data58[i9];
              if (data59 && typeof data59 == "object" && !Array.isArray(data59)) {
                if (data59.type === void 0) {
                  let err146 = { instancePath: instancePath + "/status/conditions/" + i9, keyword: "required", params: { missingProperty: "type" } };
                  vErrors === null ? vErrors = [err146] : vErrors.push(err146), errors++;
                }
                if (data59.status === void 0) {
                  let err147 = { instancePath: instancePath + "/status/conditions/" + i9, keyword: "required", params: { missingProperty: "status" } };
                  vErrors === null ? vErrors = [err147] : vErrors.push(err147), errors++;
                }
                if (data59.lastTransitionTime === void 0) {
                  let err148 = { instancePath: instancePath + "/status/conditions/" + i9, keyword: "required", params: { missingProperty: "lastTransitionTime" } };
                  vErrors === null ? vErrors = [err148] : vErrors.push(err148), errors++;
                }
                if (data59.reason === void 0) {
                  let err149 = { instancePath: instancePath + "/status/conditions/" + i9, keyword: "required", params: { missingProperty: "reason" } };
                  vErrors === null ? vErrors = [err149] : vErrors.push(err149), errors++;
                }
                if (data59.message === void 0) {
                  let err150 = { instancePath: instancePath + "/status/conditions/" + i9, keyword: "required", params: { missingProperty: "message" } };
                  vErrors === null ? vErrors = [err150] : vErrors.push(err150), errors++;
                }
                if (data59.type !== void 0) {
                  let data60 = data59.type;
                  if (typeof data60 == "string") {
                    if (func2(data60) > 316) {
                      let err151 = { instancePath: instancePath + "/status/conditions/" + i9 + "/type", keyword: "maxLength", params: { limit: 316 } };
                      vErrors === null ? vErrors = [err151] : vErrors.push(err151), errors++;
                    }
                  } else {
                    let err152 = { instancePath: instancePath + "/status/conditions/" + i9 + "/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err152] : vErrors.push(err152), errors++;
                  }
                }
                if (data59.status !== void 0) {
                  let data61 = data59.status;
                  if (typeof data61 != "string") {
                    let err153 = { instancePath: instancePath + "/status/conditions/" + i9 + "/status", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err153] : vErrors.push(err153), errors++;
                  }
                  if (!(data61 === "True" || data61 === "False" || data61 === "Unknown")) {
                    let err154 = { instancePath: instancePath + "/status/conditions/" + i9 + "/status", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.conditions.items.properties.status.enum } };
                    vErrors === null ? vErrors = [err154] : vErrors.push(err154), errors++;
                  }
                }
                if (data59.observedGeneration !== void 0) {
                  let data62 = data59.observedGeneration;
                  if (!(typeof data62 == "number" && !(data62 % 1) && !isNaN(data62) && isFinite(data62))) {
                    let err155 = { instancePath: instancePath + "/status/conditions/" + i9 + "/observedGeneration", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err155] : vErrors.push(err155), errors++;
                  }
                  if (typeof data62 == "number" && isFinite(data62) && (data62 < 0 || isNaN(data62))) {
                    let err156 = { instancePath: instancePath + "/status/conditions/" + i9 + "/observedGeneration", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                    vErrors === null ? vErrors = [err156] : vErrors.push(err156), errors++;
                  }
                }
                if (data59.lastTransitionTime !== void 0) {
                  let data63 = data59.lastTransitionTime;
                  if (typeof data63 == "string") {
                    if (!pattern10.test(data63)) {
                      let err157 = { instancePath: instancePath + "/status/conditions/" + i9 + "/lastTransitionTime", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err157] : vErrors.push(err157), errors++;
                    }
                  } else {
                    let err158 = { instancePath: instancePath + "/status/conditions/" + i9 + "/lastTransitionTime", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err158] : vErrors.push(err158), errors++;
                  }
                }
                if (data59.reason !== void 0) {
                  let data64 = data59.reason;
                  if (typeof data64 == "string") {
                    if (func2(data64) > 1024) {
                      let err159 = { instancePath: instancePath + "/status/conditions/" + i9 + "/reason", keyword: "maxLength", params: { limit: 1024 } };
                      vErrors === null ? vErrors = [err159] : vErrors.push(err159), errors++;
                    }
                    if (func2(data64) < 1) {
                      let err160 = { instancePath: instancePath + "/status/conditions/" + i9 + "/reason", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err160] : vErrors.push(err160), errors++;
                    }
                    if (!pattern11.test(data64)) {
                      let err161 = { instancePath: instancePath + "/status/conditions/" + i9 + "/reason", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" } };
                      vErrors === null ? vErrors = [err161] : vErrors.push(err161), errors++;
                    }
                  } else {
                    let err162 = { instancePath: instancePath + "/status/conditions/" + i9 + "/reason", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err162] : vErrors.push(err162), errors++;
                  }
                }
                if (data59.message !== void 0) {
                  let data65 = data59.message;
                  if (typeof data65 == "string") {
                    if (func2(data65) > 32768) {
                      let err163 = { instancePath: instancePath + "/status/conditions/" + i9 + "/message", keyword: "maxLength", params: { limit: 32768 } };
                      vErrors === null ? vErrors = [err163] : vErrors.push(err163), errors++;
                    }
                  } else {
                    let err164 = { instancePath: instancePath + "/status/conditions/" + i9 + "/message", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err164] : vErrors.push(err164), errors++;
                  }
                }
              } else {
                let err165 = { instancePath: instancePath + "/status/conditions/" + i9, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err165] : vErrors.push(err165), errors++;
              }
            }
          } else {
            let err166 = { instancePath: instancePath + "/status/conditions", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err166] : vErrors.push(err166), errors++;
          }
        }
        if (data56.summary !== void 0 && typeof data56.summary != "string") {
          let err167 = { instancePath: instancePath + "/status/summary", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err167] : vErrors.push(err167), errors++;
        }
        if (data56.pods !== void 0) {
          let data67 = data56.pods;
          if (data67 && typeof data67 == "object" && !Array.isArray(data67)) {
            if (data67.total === void 0) {
              let err168 = { instancePath: instancePath + "/status/pods", keyword: "required", params: { missingProperty: "total" } };
              vErrors === null ? vErrors = [err168] : vErrors.push(err168), errors++;
            }
            if (data67.current === void 0) {
              let err169 = { instancePath: instancePath + "/status/pods", keyword: "required", params: { missingProperty: "current" } };
              vErrors === null ? vErrors = [err169] : vErrors.push(err169), errors++;
            }
            if (data67.total !== void 0) {
              let data68 = data67.total;
              if (!(typeof data68 == "number" && !(data68 % 1) && !isNaN(data68) && isFinite(data68))) {
                let err170 = { instancePath: instancePath + "/status/pods/total", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err170] : vErrors.push(err170), errors++;
              }
              if (typeof data68 == "number" && isFinite(data68)) {
                if (data68 > 2147483647 || isNaN(data68)) {
                  let err171 = { instancePath: instancePath + "/status/pods/total", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err171] : vErrors.push(err171), errors++;
                }
                if (data68 < -2147483648 || isNaN(data68)) {
                  let err172 = { instancePath: instancePath + "/status/pods/total", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err172] : vErrors.push(err172), errors++;
                }
              }
            }
            if (data67.current !== void 0) {
              let data69 = data67.current;
              if (!(typeof data69 == "number" && !(data69 % 1) && !isNaN(data69) && isFinite(data69))) {
                let err173 = { instancePath: instancePath + "/status/pods/current", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err173] : vErrors.push(err173), errors++;
              }
              if (typeof data69 == "number" && isFinite(data69)) {
                if (data69 > 2147483647 || isNaN(data69)) {
                  let err174 = { instancePath: instancePath + "/status/pods/current", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err174] : vErrors.push(err174), errors++;
                }
                if (data69 < -2147483648 || isNaN(data69)) {
                  let err175 = { instancePath: instancePath + "/status/pods/current", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err175] : vErrors.push(err175), errors++;
                }
              }
            }
            if (data67.items !== void 0) {
              let data70 = data67.items;
              if (Array.isArray(data70)) {
                if (data70.length > 50) {
                  let err176 = { instancePath: instancePath + "/status/pods/items", keyword: "maxItems", params: { limit: 50 } };
                  vErrors === null ? vErrors = [err176] : vErrors.push(err176), errors++;
                }
                let len10 = data70.length;
                for (let i10 = 0; i10 < len10; i10++) {
                  let data71 = data70[i10];
                  if (data71 && typeof data71 == "object" && !Array.isArray(data71)) {
                    if (data71.name === void 0) {
                      let err177 = { instancePath: instancePath + "/status/pods/items/" + i10, keyword: "required", params: { missingProperty: "name" } };
                      vErrors === null ? vErrors = [err177] : vErrors.push(err177), errors++;
                    }
                    if (data71.name !== void 0 && typeof data71.name != "string") {
                      let err178 = { instancePath: instancePath + "/status/pods/items/" + i10 + "/name", keyword: "type", params: { type: "string" } };
                      vErrors === null ? vErrors = [err178] : vErrors.push(err178), errors++;
                    }
                    if (data71.generation !== void 0) {
                      let data73 = data71.generation;
                      if (!(typeof data73 == "number" && !(data73 % 1) && !isNaN(data73) && isFinite(data73))) {
                        let err179 = { instancePath: instancePath + "/status/pods/items/" + i10 + "/generation", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err179] : vErrors.push(err179), errors++;
                      }
                    }
                    if (data71.reloadMilliseconds !== void 0) {
                      let data74 = data71.reloadMilliseconds;
                      if (!(typeof data74 == "number" && !(data74 % 1) && !isNaN(data74) && isFinite(data74))) {
                        let err180 = { instancePath: instancePath + "/status/pods/items/" + i10 + "/reloadMilliseconds", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err180] : vErrors.push(err180), errors++;
                      }
                      if (typeof data74 == "number" && isFinite(data74)) {
                        if (data74 > 2147483647 || isNaN(data74)) {
                          let err181 = { instancePath: instancePath + "/status/pods/items/" + i10 + "/reloadMilliseconds", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                          vErrors === null ? vErrors = [err181] : vErrors.push(err181), errors++;
                        }
                        if (data74 < -2147483648 || isNaN(data74)) {
                          let err182 = { instancePath: instancePath + "/status/pods/items/" + i10 + "/reloadMilliseconds", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                          vErrors === null ? vErrors = [err182] : vErrors.push(err182), errors++;
                        }
                      }
                    }
                    if (data71.fault !== void 0) {
                      let data75 = data71.fault;
                      if (typeof data75 == "string") {
                        if (func2(data75) > 1024) {
                          let err183 = { instancePath: instancePath + "/status/pods/items/" + i10 + "/fault", keyword: "maxLength", params: { limit: 1024 } };
                          vErrors === null ? vErrors = [err183] : vErrors.push(err183), errors++;
                        }
                      } else {
                        let err184 = { instancePath: instancePath + "/status/pods/items/" + i10 + "/fault", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err184] : vErrors.push(err184), errors++;
                      }
                    }
                  } else {
                    let err185 = { instancePath: instancePath + "/status/pods/items/" + i10, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err185] : vErrors.push(err185), errors++;
                  }
                }
              } else {
                let err186 = { instancePath: instancePath + "/status/pods/items", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err186] : vErrors.push(err186), errors++;
              }
            }
          } else {
            let err187 = { instancePath: instancePath + "/status/pods", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err187] : vErrors.push(err187), errors++;
          }
        }
        if (data56.reload !== void 0) {
          let data76 = data56.reload;
          if (data76 && typeof data76 == "object" && !Array.isArray(data76)) {
            if (data76.medianMilliseconds === void 0) {
              let err188 = { instancePath: instancePath + "/status/reload", keyword: "required", params: { missingProperty: "medianMilliseconds" } };
              vErrors === null ? vErrors = [err188] : vErrors.push(err188), errors++;
            }
            if (data76.slowestMilliseconds === void 0) {
              let err189 = { instancePath: instancePath + "/status/reload", keyword: "required", params: { missingProperty: "slowestMilliseconds" } };
              vErrors === null ? vErrors = [err189] : vErrors.push(err189), errors++;
            }
            if (data76.slowestPod === void 0) {
              let err190 = { instancePath: instancePath + "/status/reload", keyword: "required", params: { missingProperty: "slowestPod" } };
              vErrors === null ? vErrors = [err190] : vErrors.push(err190), errors++;
            }
            if (data76.medianMilliseconds !== void 0) {
              let data77 = data76.medianMilliseconds;
              if (!(typeof data77 == "number" && !(data77 % 1) && !isNaN(data77) && isFinite(data77))) {
                let err191 = { instancePath: instancePath + "/status/reload/medianMilliseconds", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err191] : vErrors.push(err191), errors++;
              }
              if (typeof data77 == "number" && isFinite(data77)) {
                if (data77 > 2147483647 || isNaN(data77)) {
                  let err192 = { instancePath: instancePath + "/status/reload/medianMilliseconds", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err192] : vErrors.push(err192), errors++;
                }
                if (data77 < -2147483648 || isNaN(data77)) {
                  let err193 = { instancePath: instancePath + "/status/reload/medianMilliseconds", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err193] : vErrors.push(err193), errors++;
                }
              }
            }
            if (data76.slowestMilliseconds !== void 0) {
              let data78 = data76.slowestMilliseconds;
              if (!(typeof data78 == "number" && !(data78 % 1) && !isNaN(data78) && isFinite(data78))) {
                let err194 = { instancePath: instancePath + "/status/reload/slowestMilliseconds", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err194] : vErrors.push(err194), errors++;
              }
              if (typeof data78 == "number" && isFinite(data78)) {
                if (data78 > 2147483647 || isNaN(data78)) {
                  let err195 = { instancePath: instancePath + "/status/reload/slowestMilliseconds", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err195] : vErrors.push(err195), errors++;
                }
                if (data78 < -2147483648 || isNaN(data78)) {
                  let err196 = { instancePath: instancePath + "/status/reload/slowestMilliseconds", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err196] : vErrors.push(err196), errors++;
                }
              }
            }
            if (data76.slowestPod !== void 0 && typeof data76.slowestPod != "string") {
              let err197 = { instancePath: instancePath + "/status/reload/slowestPod", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err197] : vErrors.push(err197), errors++;
            }
          } else {
            let err198 = { instancePath: instancePath + "/status/reload", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err198] : vErrors.push(err198), errors++;
          }
        }
        if (data56.agent !== void 0) {
          let data80 = data56.agent;
          if (data80 && typeof data80 == "object" && !Array.isArray(data80)) {
            if (data80.address === void 0) {
              let err199 = { instancePath: instancePath + "/status/agent", keyword: "required", params: { missingProperty: "address" } };
              vErrors === null ? vErrors = [err199] : vErrors.push(err199), errors++;
            }
            if (data80.serverName === void 0) {
              let err200 = { instancePath: instancePath + "/status/agent", keyword: "required", params: { missingProperty: "serverName" } };
              vErrors === null ? vErrors = [err200] : vErrors.push(err200), errors++;
            }
            if (data80.caBundle === void 0) {
              let err201 = { instancePath: instancePath + "/status/agent", keyword: "required", params: { missingProperty: "caBundle" } };
              vErrors === null ? vErrors = [err201] : vErrors.push(err201), errors++;
            }
            if (data80.address !== void 0 && typeof data80.address != "string") {
              let err202 = { instancePath: instancePath + "/status/agent/address", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err202] : vErrors.push(err202), errors++;
            }
            if (data80.serverName !== void 0 && typeof data80.serverName != "string") {
              let err203 = { instancePath: instancePath + "/status/agent/serverName", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err203] : vErrors.push(err203), errors++;
            }
            if (data80.caBundle !== void 0 && typeof data80.caBundle != "string") {
              let err204 = { instancePath: instancePath + "/status/agent/caBundle", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err204] : vErrors.push(err204), errors++;
            }
          } else {
            let err205 = { instancePath: instancePath + "/status/agent", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err205] : vErrors.push(err205), errors++;
          }
        }
      } else {
        let err206 = { instancePath: instancePath + "/status", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err206] : vErrors.push(err206), errors++;
      }
    }
  } else {
    let err207 = { instancePath, keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err207] : vErrors.push(err207), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}
export {
  stdin_default as default,
  validate
};
