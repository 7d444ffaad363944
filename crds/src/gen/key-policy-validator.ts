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
var validate = validate10, stdin_default = validate10, schema11 = { type: "object", required: ["apiVersion", "kind", "metadata", "spec"], properties: { apiVersion: { type: "string", enum: ["keyward.dev/v1alpha1"] }, kind: { type: "string", enum: ["KeyPolicy"] }, spec: { type: "object", required: ["algorithm"], properties: { algorithm: { type: "string", enum: ["ECDSA-P256", "ECDSA-P384", "ECDSA-P521", "RSA-2048", "RSA-3072", "RSA-4096", "Ed25519", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87", "ECDH-P256", "ECDH-P384", "ECDH-P521", "X25519", "HMAC-SHA-256", "HMAC-SHA-384", "HMAC-SHA-512", "AES-256"] }, usages: { type: "array", minItems: 1, maxItems: 10, items: { type: "string", enum: ["sign", "verify", "encrypt", "decrypt", "wrap", "unwrap", "agree"] } }, keys: { type: "string", default: "Default", enum: ["Default", "None"] }, backendRef: { type: "object", required: ["kind"], properties: { kind: { type: "string", enum: ["KeyBackend", "ClusterKeyBackend", "Auto"] }, name: { type: "string", minLength: 1, maxLength: 63 } }, additionalProperties: !1 }, protection: { type: "string", default: "Software", enum: ["Software", "Managed", "Hardware"] }, rotation: { type: "object", required: ["every"], properties: { every: { type: "string", pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 }, overlap: { type: "string", pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 } }, additionalProperties: !1 }, retention: { type: "object", properties: { class: { type: "string", default: "Standard", enum: ["Transient", "Standard", "Regulated", "Permanent"] }, keepVersions: { minimum: 0, maximum: 100, type: "integer" }, destroyAfter: { type: "string", pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 }, waitingPeriod: { type: "string", default: "168h", pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 }, purgeAfter: { type: "string", default: "720h", pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 } }, additionalProperties: !1 }, export: { type: "string", default: "Never", enum: ["Never", "Wrapped"] }, dualControl: { type: "object", required: ["quorum", "actions", "approvers"], properties: { quorum: { minimum: 1, maximum: 10, type: "integer" }, actions: { type: "array", minItems: 1, maxItems: 8, items: { type: "string", enum: ["Rotate", "RollBack", "Revoke", "Destroy", "CancelDestroy", "Import", "Export", "Migrate"] } }, approvers: { type: "array", minItems: 1, maxItems: 32, items: { type: "object", properties: { user: { type: "string", minLength: 1, maxLength: 256 }, group: { type: "string", minLength: 1, maxLength: 256 } }, additionalProperties: !1 } }, expiry: { type: "string", default: "168h", pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 } }, additionalProperties: !1 }, deletionProtection: { type: "boolean", default: !1 }, allowedProfiles: { type: "array", minItems: 1, maxItems: 64, items: { type: "string" } }, publication: { type: "object", properties: { jwks: { type: "boolean", default: !1 }, trustBundle: { type: "object", required: ["configMap"], properties: { configMap: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 }, key: { type: "string", default: "ca.crt", pattern: "^[-._a-zA-Z0-9]+$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 } }, additionalProperties: !1 }, certificateAuthority: { type: "object", required: ["subject"], properties: { subject: { type: "object", required: ["commonName"], properties: { commonName: { type: "string", minLength: 1, maxLength: 64 }, organization: { type: "string", minLength: 1, maxLength: 64 }, organizationalUnit: { type: "string", minLength: 1, maxLength: 64 }, country: { type: "string", pattern: "^[A-Z]{2}$" } }, additionalProperties: !1 }, parentRef: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, validity: { type: "string", default: "87600h", pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", maxLength: 32 }, pathLength: { minimum: 0, maximum: 10, type: "integer", default: 0 } }, additionalProperties: !1 } }, additionalProperties: !1 }, metadata: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", maxLength: 253 }, namespace: { type: "string" }, uid: { type: "string" }, resourceVersion: { type: "string" }, generation: { type: "integer", minimum: 0 }, creationTimestamp: { type: "string" }, deletionTimestamp: { type: "string" }, labels: { type: "object", propertyNames: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, additionalProperties: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } }, annotations: { type: "object", additionalProperties: { type: "string" } }, finalizers: { type: "array", items: { type: "string" } } } }, status: { type: "object", properties: { observedGeneration: { type: "integer" }, conditions: { type: "array", maxItems: 16, items: { type: "object", required: ["type", "status", "lastTransitionTime", "reason", "message"], properties: { type: { type: "string", maxLength: 316 }, status: { type: "string", enum: ["True", "False", "Unknown"] }, observedGeneration: { type: "integer", minimum: 0 }, lastTransitionTime: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, reason: { type: "string", pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", minLength: 1, maxLength: 1024 }, message: { type: "string", maxLength: 32768 } } } }, key: { type: "object", required: ["version", "fingerprint", "publicKey", "createdAt"], properties: { version: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, fingerprint: { type: "string" }, publicKey: { type: "string" }, certificate: { type: "string" }, createdAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" } } }, keys: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, backend: { type: "object", required: ["kind", "name", "protection"], properties: { kind: { type: "string", enum: ["KeyBackend", "ClusterKeyBackend", "BuiltIn"] }, name: { type: "string", maxLength: 63 }, protection: { type: "string", enum: ["Software", "Managed", "Hardware"] }, reason: { type: "string", maxLength: 2048 } } } } } }, additionalProperties: !1 }, func2 = Object.prototype.hasOwnProperty, func3 = require_ucs2length().default, pattern0 = new RegExp("^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$", "u"), pattern6 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "u"), pattern7 = new RegExp("^[-._a-zA-Z0-9]+$", "u"), pattern8 = new RegExp("^[A-Z]{2}$", "u"), pattern11 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u"), pattern12 = new RegExp("^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u"), pattern13 = new RegExp("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", "u"), pattern14 = new RegExp("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", "u"), pattern15 = new RegExp("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", "u");
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
      if (data1 !== "KeyPolicy") {
        let err8 = { instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.spec !== void 0) {
      let data2 = data.spec;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.keys === void 0 && (data2.keys = "Default"), data2.protection === void 0 && (data2.protection = "Software"), data2.export === void 0 && (data2.export = "Never"), data2.deletionProtection === void 0 && (data2.deletionProtection = !1), data2.algorithm === void 0) {
          let err9 = { instancePath: instancePath + "/spec", keyword: "required", params: { missingProperty: "algorithm" } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        for (let key1 in data2)
          if (!func2.call(schema11.properties.spec.properties, key1)) {
            let err10 = { instancePath: instancePath + "/spec", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        if (data2.algorithm !== void 0) {
          let data3 = data2.algorithm;
          if (typeof data3 != "string") {
            let err11 = { instancePath: instancePath + "/spec/algorithm", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
          }
          if (!(data3 === "ECDSA-P256" || data3 === "ECDSA-P384" || data3 === "ECDSA-P521" || data3 === "RSA-2048" || data3 === "RSA-3072" || data3 === "RSA-4096" || data3 === "Ed25519" || data3 === "ML-DSA-44" || data3 === "ML-DSA-65" || data3 === "ML-DSA-87" || data3 === "ECDH-P256" || data3 === "ECDH-P384" || data3 === "ECDH-P521" || data3 === "X25519" || data3 === "HMAC-SHA-256" || data3 === "HMAC-SHA-384" || data3 === "HMAC-SHA-512" || data3 === "AES-256")) {
            let err12 = { instancePath: instancePath + "/spec/algorithm", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.algorithm.enum } };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
        }
        if (data2.usages !== void 0) {
          let data4 = data2.usages;
          if (Array.isArray(data4)) {
            if (data4.length > 10) {
              let err13 = { instancePath: instancePath + "/spec/usages", keyword: "maxItems", params: { limit: 10 } };
              vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
            }
            if (data4.length < 1) {
              let err14 = { instancePath: instancePath + "/spec/usages", keyword: "minItems", params: { limit: 1 } };
              vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
            }
            let len0 = data4.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data5 = data4[i0];
              if (typeof data5 != "string") {
                let err15 = { instancePath: instancePath + "/spec/usages/" + i0, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
              }
              if (!(data5 === "sign" || data5 === "verify" || data5 === "encrypt" || data5 === "decrypt" || data5 === "wrap" || data5 === "unwrap" || data5 === "agree")) {
                let err16 = { instancePath: instancePath + "/spec/usages/" + i0, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.usages.items.enum } };
                vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
              }
            }
          } else {
            let err17 = { instancePath: instancePath + "/spec/usages", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
          }
        }
        let data6 = data2.keys;
        if (typeof data6 != "string") {
          let err18 = { instancePath: instancePath + "/spec/keys", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
        if (!(data6 === "Default" || data6 === "None")) {
          let err19 = { instancePath: instancePath + "/spec/keys", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.keys.enum } };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
        if (data2.backendRef !== void 0) {
          let data7 = data2.backendRef;
          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
            if (data7.kind === void 0) {
              let err20 = { instancePath: instancePath + "/spec/backendRef", keyword: "required", params: { missingProperty: "kind" } };
              vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
            }
            for (let key2 in data7)
              if (!(key2 === "kind" || key2 === "name")) {
                let err21 = { instancePath: instancePath + "/spec/backendRef", keyword: "additionalProperties", params: { additionalProperty: key2 } };
                vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
              }
            if (data7.kind !== void 0) {
              let data8 = data7.kind;
              if (typeof data8 != "string") {
                let err22 = { instancePath: instancePath + "/spec/backendRef/kind", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
              }
              if (!(data8 === "KeyBackend" || data8 === "ClusterKeyBackend" || data8 === "Auto")) {
                let err23 = { instancePath: instancePath + "/spec/backendRef/kind", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.backendRef.properties.kind.enum } };
                vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
              }
            }
            if (data7.name !== void 0) {
              let data9 = data7.name;
              if (typeof data9 == "string") {
                if (func3(data9) > 63) {
                  let err24 = { instancePath: instancePath + "/spec/backendRef/name", keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                }
                if (func3(data9) < 1) {
                  let err25 = { instancePath: instancePath + "/spec/backendRef/name", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                }
              } else {
                let err26 = { instancePath: instancePath + "/spec/backendRef/name", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
              }
            }
          } else {
            let err27 = { instancePath: instancePath + "/spec/backendRef", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
          }
        }
        let data10 = data2.protection;
        if (typeof data10 != "string") {
          let err28 = { instancePath: instancePath + "/spec/protection", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
        }
        if (!(data10 === "Software" || data10 === "Managed" || data10 === "Hardware")) {
          let err29 = { instancePath: instancePath + "/spec/protection", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.protection.enum } };
          vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
        }
        if (data2.rotation !== void 0) {
          let data11 = data2.rotation;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.every === void 0) {
              let err30 = { instancePath: instancePath + "/spec/rotation", keyword: "required", params: { missingProperty: "every" } };
              vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
            }
            for (let key3 in data11)
              if (!(key3 === "every" || key3 === "overlap")) {
                let err31 = { instancePath: instancePath + "/spec/rotation", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
              }
            if (data11.every !== void 0) {
              let data12 = data11.every;
              if (typeof data12 == "string") {
                if (func3(data12) > 32) {
                  let err32 = { instancePath: instancePath + "/spec/rotation/every", keyword: "maxLength", params: { limit: 32 } };
                  vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                }
                if (!pattern0.test(data12)) {
                  let err33 = { instancePath: instancePath + "/spec/rotation/every", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                  vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
                }
              } else {
                let err34 = { instancePath: instancePath + "/spec/rotation/every", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
              }
            }
            if (data11.overlap !== void 0) {
              let data13 = data11.overlap;
              if (typeof data13 == "string") {
                if (func3(data13) > 32) {
                  let err35 = { instancePath: instancePath + "/spec/rotation/overlap", keyword: "maxLength", params: { limit: 32 } };
                  vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                }
                if (!pattern0.test(data13)) {
                  let err36 = { instancePath: instancePath + "/spec/rotation/overlap", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                  vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
                }
              } else {
                let err37 = { instancePath: instancePath + "/spec/rotation/overlap", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
              }
            }
          } else {
            let err38 = { instancePath: instancePath + "/spec/rotation", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
          }
        }
        if (data2.retention !== void 0) {
          let data14 = data2.retention;
          if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
            data14.class === void 0 && (data14.class = "Standard"), data14.waitingPeriod === void 0 && (data14.waitingPeriod = "168h"), data14.purgeAfter === void 0 && (data14.purgeAfter = "720h");
            for (let key4 in data14)
              if (!(key4 === "class" || key4 === "keepVersions" || key4 === "destroyAfter" || key4 === "waitingPeriod" || key4 === "purgeAfter")) {
                let err39 = { instancePath: instancePath + "/spec/retention", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
              }
            let data15 = data14.class;
            if (typeof data15 != "string") {
              let err40 = { instancePath: instancePath + "/spec/retention/class", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
            }
            if (!(data15 === "Transient" || data15 === "Standard" || data15 === "Regulated" || data15 === "Permanent")) {
              let err41 = { instancePath: instancePath + "/spec/retention/class", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.retention.properties.class.enum } };
              vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
            }
            if (data14.keepVersions !== void 0) {
              let data16 = data14.keepVersions;
              if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
                let err42 = { instancePath: instancePath + "/spec/retention/keepVersions", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
              }
              if (typeof data16 == "number" && isFinite(data16)) {
                if (data16 > 100 || isNaN(data16)) {
                  let err43 = { instancePath: instancePath + "/spec/retention/keepVersions", keyword: "maximum", params: { comparison: "<=", limit: 100 } };
                  vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
                }
                if (data16 < 0 || isNaN(data16)) {
                  let err44 = { instancePath: instancePath + "/spec/retention/keepVersions", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                  vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
                }
              }
            }
            if (data14.destroyAfter !== void 0) {
              let data17 = data14.destroyAfter;
              if (typeof data17 == "string") {
                if (func3(data17) > 32) {
                  let err45 = { instancePath: instancePath + "/spec/retention/destroyAfter", keyword: "maxLength", params: { limit: 32 } };
                  vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
                }
                if (!pattern0.test(data17)) {
                  let err46 = { instancePath: instancePath + "/spec/retention/destroyAfter", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                  vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
                }
              } else {
                let err47 = { instancePath: instancePath + "/spec/retention/destroyAfter", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
              }
            }
            let data18 = data14.waitingPeriod;
            if (typeof data18 == "string") {
              if (func3(data18) > 32) {
                let err48 = { instancePath: instancePath + "/spec/retention/waitingPeriod", keyword: "maxLength", params: { limit: 32 } };
                vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
              }
              if (!pattern0.test(data18)) {
                let err49 = { instancePath: instancePath + "/spec/retention/waitingPeriod", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
              }
            } else {
              let err50 = { instancePath: instancePath + "/spec/retention/waitingPeriod", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
            }
            let data19 = data14.purgeAfter;
            if (typeof data19 == "string") {
              if (func3(data19) > 32) {
                let err51 = { instancePath: instancePath + "/spec/retention/purgeAfter", keyword: "maxLength", params: { limit: 32 } };
                vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
              }
              if (!pattern0.test(data19)) {
                let err52 = { instancePath: instancePath + "/spec/retention/purgeAfter", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
              }
            } else {
              let err53 = { instancePath: instancePath + "/spec/retention/purgeAfter", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
            }
          } else {
            let err54 = { instancePath: instancePath + "/spec/retention", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
          }
        }
        let data20 = data2.export;
        if (typeof data20 != "string") {
          let err55 = { instancePath: instancePath + "/spec/export", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
        }
        if (!(data20 === "Never" || data20 === "Wrapped")) {
          let err56 = { instancePath: instancePath + "/spec/export", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.export.enum } };
          vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
        }
        if (data2.dualControl !== void 0) {
          let data21 = data2.dualControl;
          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
            if (data21.expiry === void 0 && (data21.expiry = "168h"), data21.quorum === void 0) {
              let err57 = { instancePath: instancePath + "/spec/dualControl", keyword: "required", params: { missingProperty: "quorum" } };
              vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
            }
            if (data21.actions === void 0) {
              let err58 = { instancePath: instancePath + "/spec/dualControl", keyword: "required", params: { missingProperty: "actions" } };
              vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
            }
            if (data21.approvers === void 0) {
              let err59 = { instancePath: instancePath + "/spec/dualControl", keyword: "required", params: { missingProperty: "approvers" } };
              vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
            }
            for (let key5 in data21)
              if (!(key5 === "quorum" || key5 === "actions" || key5 === "approvers" || key5 === "expiry")) {
                let err60 = { instancePath: instancePath + "/spec/dualControl", keyword: "additionalProperties", params: { additionalProperty: key5 } };
                vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
              }
            if (data21.quorum !== void 0) {
              let data22 = data21.quorum;
              if (!(typeof data22 == "number" && !(data22 % 1) && !isNaN(data22) && isFinite(data22))) {
                let err61 = { instancePath: instancePath + "/spec/dualControl/quorum", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
              }
              if (typeof data22 == "number" && isFinite(data22)) {
                if (data22 > 10 || isNaN(data22)) {
                  let err62 = { instancePath: instancePath + "/spec/dualControl/quorum", keyword: "maximum", params: { comparison: "<=", limit: 10 } };
                  vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
                }
                if (data22 < 1 || isNaN(data22)) {
                  let err63 = { instancePath: instancePath + "/spec/dualControl/quorum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                  vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
                }
              }
            }
            if (data21.actions !== void 0) {
              let data23 = data21.actions;
              if (Array.isArray(data23)) {
                if (data23.length > 8) {
                  let err64 = { instancePath: instancePath + "/spec/dualControl/actions", keyword: "maxItems", params: { limit: 8 } };
                  vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
                }
                if (data23.length < 1) {
                  let err65 = { instancePath: instancePath + "/spec/dualControl/actions", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
                }
                let len1 = data23.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data24 = data23[i1];
                  if (typeof data24 != "string") {
                    let err66 = { instancePath: instancePath + "/spec/dualControl/actions/" + i1, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
                  }
                  if (!(data24 === "Rotate" || data24 === "RollBack" || data24 === "Revoke" || data24 === "Destroy" || data24 === "CancelDestroy" || data24 === "Import" || data24 === "Export" || data24 === "Migrate")) {
                    let err67 = { instancePath: instancePath + "/spec/dualControl/actions/" + i1, keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.dualControl.properties.actions.items.enum } };
                    vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
                  }
                }
              } else {
                let err68 = { instancePath: instancePath + "/spec/dualControl/actions", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
              }
            }
            if (data21.approvers !== void 0) {
              let data25 = data21.approvers;
              if (Array.isArray(data25)) {
                if (data25.length > 32) {
                  let err69 = { instancePath: instancePath + "/spec/dualControl/approvers", keyword: "maxItems", params: { limit: 32 } };
                  vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                }
                if (data25.length < 1) {
                  let err70 = { instancePath: instancePath + "/spec/dualControl/approvers", keyword: "minItems", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
                }
                let len2 = data25.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  let data26 = data25[i2];
                  if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
                    for (let key6 in data26)
                      if (!(key6 === "user" || key6 === "group")) {
                        let err71 = { instancePath: instancePath + "/spec/dualControl/approvers/" + i2, keyword: "additionalProperties", params: { additionalProperty: key6 } };
                        vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                      }
                    if (data26.user !== void 0) {
                      let data27 = data26.user;
                      if (typeof data27 == "string") {
                        if (func3(data27) > 256) {
                          let err72 = { instancePath: instancePath + "/spec/dualControl/approvers/" + i2 + "/user", keyword: "maxLength", params: { limit: 256 } };
                          vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
                        }
                        if (func3(data27) < 1) {
                          let err73 = { instancePath: instancePath + "/spec/dualControl/approvers/" + i2 + "/user", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
                        }
                      } else {
                        let err74 = { instancePath: instancePath + "/spec/dualControl/approvers/" + i2 + "/user", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
                      }
                    }
                    if (data26.group !== void 0) {
                      let data28 = data26.group;
                      if (typeof data28 == "string") {
                        if (func3(data28) > 256) {
                          let err75 = { instancePath: instancePath + "/spec/dualControl/approvers/" + i2 + "/group", keyword: "maxLength", params: { limit: 256 } };
                          vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
                        }
                        if (func3(data28) < 1) {
                          let err76 = { instancePath: instancePath + "/spec/dualControl/approvers/" + i2 + "/group", keyword: "minLength", params: { limit: 1 } };
                          vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
                        }
                      } else {
                        let err77 = { instancePath: instancePath + "/spec/dualControl/approvers/" + i2 + "/group", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
                      }
                    }
                  } else {
                    let err78 = { instancePath: instancePath + "/spec/dualControl/approvers/" + i2, keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
                  }
                }
              } else {
                let err79 = { instancePath: instancePath + "/spec/dualControl/approvers", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
              }
            }
            let data29 = data21.expiry;
            if (typeof data29 == "string") {
              if (func3(data29) > 32) {
                let err80 = { instancePath: instancePath + "/spec/dualControl/expiry", keyword: "maxLength", params: { limit: 32 } };
                vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
              }
              if (!pattern0.test(data29)) {
                let err81 = { instancePath: instancePath + "/spec/dualControl/expiry", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
              }
            } else {
              let err82 = { instancePath: instancePath + "/spec/dualControl/expiry", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
            }
          } else {
            let err83 = { instancePath: instancePath + "/spec/dualControl", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
          }
        }
        if (typeof data2.deletionProtection != "boolean") {
          let err84 = { instancePath: instancePath + "/spec/deletionProtection", keyword: "type", params: { type: "boolean" } };
          vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
        }
        if (data2.allowedProfiles !== void 0) {
          let data31 = data2.allowedProfiles;
          if (Array.isArray(data31)) {
            if (data31.length > 64) {
              let err85 = { instancePath: instancePath + "/spec/allowedProfiles", keyword: "maxItems", params: { limit: 64 } };
              vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
            }
            if (data31.length < 1) {
              let err86 = { instancePath: instancePath + "/spec/allowedProfiles", keyword: "minItems", params: { limit: 1 } };
              vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
            }
            let len3 = data31.length;
            for (let i3 = 0; i3 < len3; i3++)
              if (typeof data31[i3] != "string") {
                let err87 = { instancePath: instancePath + "/spec/allowedProfiles/" + i3, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
              }
          } else {
            let err88 = { instancePath: instancePath + "/spec/allowedProfiles", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
          }
        }
        if (data2.publication !== void 0) {
          let data33 = data2.publication;
          if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
            data33.jwks === void 0 && (data33.jwks = !1);
            for (let key7 in data33)
              if (!(key7 === "jwks" || key7 === "trustBundle")) {
                let err89 = { instancePath: instancePath + "/spec/publication", keyword: "additionalProperties", params: { additionalProperty: key7 } };
                vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
              }
            if (typeof data33.jwks != "boolean") {
              let err90 = { instancePath: instancePath + "/spec/publication/jwks", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
            }
            if (data33.trustBundle !== void 0) {
              let data35 = data33.trustBundle;
              if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
                if (data35.key === void 0 && (data35.key = "ca.crt"), data35.configMap === void 0) {
                  let err91 = { instancePath: instancePath + "/spec/publication/trustBundle", keyword: "required", params: { missingProperty: "configMap" } };
                  vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
                }
                for (let key8 in data35)
                  if (!(key8 === "configMap" || key8 === "key")) {
                    let err92 = { instancePath: instancePath + "/spec/publication/trustBundle", keyword: "additionalProperties", params: { additionalProperty: key8 } };
                    vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
                  }
                if (data35.configMap !== void 0) {
                  let data36 = data35.configMap;
                  if (typeof data36 == "string") {
                    if (func3(data36) > 253) {
                      let err93 = { instancePath: instancePath + "/spec/publication/trustBundle/configMap", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
                    }
                    if (func3(data36) < 1) {
                      let err94 = { instancePath: instancePath + "/spec/publication/trustBundle/configMap", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
                    }
                    if (!pattern6.test(data36)) {
                      let err95 = { instancePath: instancePath + "/spec/publication/trustBundle/configMap", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                      vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
                    }
                  } else {
                    let err96 = { instancePath: instancePath + "/spec/publication/trustBundle/configMap", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
                  }
                }
                let data37 = data35.key;
                if (typeof data37 == "string") {
                  if (func3(data37) > 253) {
                    let err97 = { instancePath: instancePath + "/spec/publication/trustBundle/key", keyword: "maxLength", params: { limit: 253 } };
                    vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
                  }
                  if (func3(data37) < 1) {
                    let err98 = { instancePath: instancePath + "/spec/publication/trustBundle/key", keyword: "minLength", params: { limit: 1 } };
                    vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
                  }
                  if (!pattern7.test(data37)) {
                    let err99 = { instancePath: instancePath + "/spec/publication/trustBundle/key", keyword: "pattern", params: { pattern: "^[-._a-zA-Z0-9]+$" } };
                    vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
                  }
                } else {
                  let err100 = { instancePath: instancePath + "/spec/publication/trustBundle/key", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
                }
              } else {
                let err101 = { instancePath: instancePath + "/spec/publication/trustBundle", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
              }
            }
          } else {
            let err102 = { instancePath: instancePath + "/spec/publication", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err102] : vErrors.push(err102), errors++;
          }
        }
        if (data2.certificateAuthority !== void 0) {
          let data38 = data2.certificateAuthority;
          if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
            if (data38.validity === void 0 && (data38.validity = "87600h"), data38.pathLength === void 0 && (data38.pathLength = 0), data38.subject === void 0) {
              let err103 = { instancePath: instancePath + "/spec/certificateAuthority", keyword: "required", params: { missingProperty: "subject" } };
              vErrors === null ? vErrors = [err103] : vErrors.push(err103), errors++;
            }
            for (let key9 in data38)
              if (!(key9 === "subject" || key9 === "parentRef" || key9 === "validity" || key9 === "pathLength")) {
                let err104 = { instancePath: instancePath + "/spec/certificateAuthority", keyword: "additionalProperties", params: { additionalProperty: key9 } };
                vErrors === null ? vErrors = [err104] : vErrors.push(err104), errors++;
              }
            if (data38.subject !== void 0) {
              let data39 = data38.subject;
              if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
                if (data39.commonName === void 0) {
                  let err105 = { instancePath: instancePath + "/spec/certificateAuthority/subject", keyword: "required", params: { missingProperty: "commonName" } };
                  vErrors === null ? vErrors = [err105] : vErrors.push(err105), errors++;
                }
                for (let key10 in data39)
                  if (!(key10 === "commonName" || key10 === "organization" || key10 === "organizationalUnit" || key10 === "country")) {
                    let err106 = { instancePath: instancePath + "/spec/certificateAuthority/subject", keyword: "additionalProperties", params: { additionalProperty: key10 } };
                    vErrors === null ? vErrors = [err106] : vErrors.push(err106), errors++;
                  }
                if (data39.commonName !== void 0) {
                  let data40 = data39.commonName;
                  if (typeof data40 == "string") {
                    if (func3(data40) > 64) {
                      let err107 = { instancePath: instancePath + "/spec/certificateAuthority/subject/commonName", keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err107] : vErrors.push(err107), errors++;
                    }
                    if (func3(data40) < 1) {
                      let err108 = { instancePath: instancePath + "/spec/certificateAuthority/subject/commonName", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err108] : vErrors.push(err108), errors++;
                    }
                  } else {
                    let err109 = { instancePath: instancePath + "/spec/certificateAuthority/subject/commonName", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err109] : vErrors.push(err109), errors++;
                  }
                }
                if (data39.organization !== void 0) {
                  let data41 = data39.organization;
                  if (typeof data41 == "string") {
                    if (func3(data41) > 64) {
                      let err110 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organization", keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err110] : vErrors.push(err110), errors++;
                    }
                    if (func3(data41) < 1) {
                      let err111 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organization", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err111] : vErrors.push(err111), errors++;
                    }
                  } else {
                    let err112 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organization", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err112] : vErrors.push(err112), errors++;
                  }
                }
                if (data39.organizationalUnit !== void 0) {
                  let data42 = data39.organizationalUnit;
                  if (typeof data42 == "string") {
                    if (func3(data42) > 64) {
                      let err113 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organizationalUnit", keyword: "maxLength", params: { limit: 64 } };
                      vErrors === null ? vErrors = [err113] : vErrors.push(err113), errors++;
                    }
                    if (func3(data42) < 1) {
                      let err114 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organizationalUnit", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err114] : vErrors.push(err114), errors++;
                    }
                  } else {
                    let err115 = { instancePath: instancePath + "/spec/certificateAuthority/subject/organizationalUnit", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err115] : vErrors.push(err115), errors++;
                  }
                }
                if (data39.country !== void 0) {
                  let data43 = data39.country;
                  if (typeof data43 == "string") {
                    if (!pattern8.test(data43)) {
                      let err116 = { instancePath: instancePath + "/spec/certificateAuthority/subject/country", keyword: "pattern", params: { pattern: "^[A-Z]{2}$" } };
                      vErrors === null ? vErrors = [err116] : vErrors.push(err116), errors++;
                    }
                  } else {
                    let err117 = { instancePath: instancePath + "/spec/certificateAuthority/subject/country", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err117] : vErrors.push(err117), errors++;
                  }
                }
              } else {
                let err118 = { instancePath: instancePath + "/spec/certificateAuthority/subject", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err118] : vErrors.push(err118), errors++;
              }
            }
            if (data38.parentRef !== void 0) {
              let data44 = data38.parentRef;
              if (data44 && typeof data44 == "object" && !Array.isArray(data44)) {
                if (data44.name === void 0) {
                  let err119 = { instancePath: instancePath + "/spec/certificateAuthority/parentRef", keyword: "required", params: { missingProperty: "name" } };
                  vErrors === null ? vErrors = [err119] : vErrors.push(err119), errors++;
                }
                for (let key11 in data44)
                  if (key11 !== "name") {
                    let err120 = { instancePath: instancePath + "/spec/certificateAuthority/parentRef", keyword: "additionalProperties", params: { additionalProperty: key11 } };
                    vErrors === null ? vErrors = [err120] : vErrors.push(err120), errors++;
                  }
                if (data44.name !== void 0) {
                  let data45 = data44.name;
                  if (typeof data45 == "string") {
                    if (func3(data45) > 253) {
                      let err121 = { instancePath: instancePath + "/spec/certificateAuthority/parentRef/name", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err121] : vErrors.push(err121), errors++;
                    }
                    if (func3(data45) < 1) {
                      let err122 = { instancePath: instancePath + "/spec/certificateAuthority/parentRef/name", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err122] : vErrors.push(err122), errors++;
                    }
                    if (!pattern6.test(data45)) {
                      let err123 = { instancePath: instancePath + "/spec/certificateAuthority/parentRef/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                      vErrors === null ? vErrors = [err123] : vErrors.push(err123), errors++;
                    }
                  } else {
                    let err124 = { instancePath: instancePath + "/spec/certificateAuthority/parentRef/name", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err124] : vErrors.push(err124), errors++;
                  }
                }
              } else {
                let err125 = { instancePath: instancePath + "/spec/certificateAuthority/parentRef", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err125] : vErrors.push(err125), errors++;
              }
            }
            let data46 = data38.validity;
            if (typeof data46 == "string") {
              if (func3(data46) > 32) {
                let err126 = { instancePath: instancePath + "/spec/certificateAuthority/validity", keyword: "maxLength", params: { limit: 32 } };
                vErrors === null ? vErrors = [err126] : vErrors.push(err126), errors++;
              }
              if (!pattern0.test(data46)) {
                let err127 = { instancePath: instancePath + "/spec/certificateAuthority/validity", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$" } };
                vErrors === null ? vErrors = [err127] : vErrors.push(err127), errors++;
              }
            } else {
              let err128 = { instancePath: instancePath + "/spec/certificateAuthority/validity", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err128] : vErrors.push(err128), errors++;
            }
            let data47 = data38.pathLength;
            if (!(typeof data47 == "number" && !(data47 % 1) && !isNaN(data47) && isFinite(data47))) {
              let err129 = { instancePath: instancePath + "/spec/certificateAuthority/pathLength", keyword: "type", params: { type: "integer" } };
              vErrors === null ? vErrors = [err129] : vErrors.push(err129), errors++;
            }
            if (typeof data47 == "number" && isFinite(data47)) {
              if (data47 > 10 || isNaN(data47)) {
                let err130 = { instancePath: instancePath + "/spec/certificateAuthority/pathLength", keyword: "maximum", params: { comparison: "<=", limit: 10 } };
                vErrors === null ? vErrors = [err130] : vErrors.push(err130), errors++;
              }
              if (data47 < 0 || isNaN(data47)) {
                let err131 = { instancePath: instancePath + "/spec/certificateAuthority/pathLength", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                vErrors === null ? vErrors = [err131] : vErrors.push(err131), errors++;
              }
            }
          } else {
            let err132 = { instancePath: instancePath + "/spec/certificateAuthority", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err132] : vErrors.push(err132), errors++;
          }
        }
      } else {
        let err133 = { instancePath: instancePath + "/spec", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err133] : vErrors.push(err133), errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data48 = data.metadata;
      if (data48 && typeof data48 == "object" && !Array.isArray(data48)) {
        if (data48.name === void 0) {
          let err134 = { instancePath: instancePath + "/metadata", keyword: "required", params: { missingProperty: "name" } };
          vErrors === null ? vErrors = [err134] : vErrors.push(err134), errors++;
        }
        if (data48.name !== void 0) {
          let data49 = data48.name;
          if (typeof data49 == "string") {
            if (func3(data49) > 253) {
              let err135 = { instancePath: instancePath + "/metadata/name", keyword: "maxLength", params: { limit: 253 } };
              vErrors === null ? vErrors = [err135] : vErrors.push(err135), errors++;
            }
            if (!pattern11.test(data49)) {
              let err136 = { instancePath: instancePath + "/metadata/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" } };
              vErrors === null ? vErrors = [err136] : vErrors.push(err136), errors++;
            }
          } else {
            let err137 = { instancePath: instancePath + "/metadata/name", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err137] : vErrors.push(err137), errors++;
          }
        }
        if (data48.namespace !== void 0 && typeof data48.namespace != "string") {
          let err138 = { instancePath: instancePath + "/metadata/namespace", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err138] : vErrors.push(err138), errors++;
        }
        if (data48.uid !== void 0 && typeof data48.uid != "string") {
          let err139 = { instancePath: instancePath + "/metadata/uid", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err139] : vErrors.push(err139), errors++;
        }
        if (data48.resourceVersion !== void 0 && typeof data48.resourceVersion != "string") {
          let err140 = { instancePath: instancePath + "/metadata/resourceVersion", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err140] : vErrors.push(err140), errors++;
        }
        if (data48.generation !== void 0) {
          let data53 = data48.generation;
          if (!(typeof data53 == "number" && !(data53 % 1) && !isNaN(data53) && isFinite(data53))) {
            let err141 = { instancePath: instancePath + "/metadata/generation", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err141] : vErrors.push(err141), errors++;
          }
          if (typeof data53 == "number" && isFinite(data53) && (data53 < 0 || isNaN(data53))) {
            let err142 = { instancePath: instancePath + "/metadata/generation", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            vErrors === null ? vErrors = [err142] : vErrors.push(err142), errors++;
          }
        }
        if (data48.creationTimestamp !== void 0 && typeof data48.creationTimestamp != "string") {
          let err143 = { instancePath: instancePath + "/metadata/creationTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err143] : vErrors.push(err143), errors++;
        }
        if (data48.deletionTimestamp !== void 0 && typeof data48.deletionTimestamp != "string") {
          let err144 = { instancePath: instancePath + "/metadata/deletionTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err144] : vErrors.push(err144), errors++;
        }
        if (data48.labels !== void 0) {
          let data56 = data48.labels;
          if (data56 && typeof data56 == "object" && !Array.isArray(data56)) {
            for (let key12 in data56) {
              let _errs127 = errors;
              if (typeof key12 == "string" && !pattern12.test(key12)) {
                let err145 = { instancePath: instancePath + "/metadata/labels", keyword: "pattern", params: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, propertyName: key12 };
                vErrors === null ? vErrors = [err145] : vErrors.push(err145), errors++;
              }
              var valid21 = _errs127 === errors;
              if (!valid21) {
                let err146 = { instancePath: instancePath + "/metadata/labels", keyword: "propertyNames", params: { propertyName: key12 } };
                vErrors === null ? vErrors = [err146] : vErrors.push(err146), errors++;
              }
            }
            for (let key13 in data56) {
              let data57 = data56[key13];
              if (typeof data57 == "string") {
                if (func3(data57) > 63) {
                  let err147 = { instancePath: instancePath + "/metadata/labels/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err147] : vErrors.push(err147), errors++;
                }
                if (!pattern13.test(data57)) {
                  let err148 = { instancePath: instancePath + "/metadata/labels/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                  vErrors === null ? vErrors = [err148] : vErrors.push(err148), errors++;
                }
              } else {
                let err149 = { instancePath: instancePath + "/metadata/labels/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err149] : vErrors.push(err149), errors++;
              }
            }
          } else {
            let err150 = { instancePath: instancePath + "/metadata/labels", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err150] : vErrors.push(err150), errors++;
          }
        }
        if (data48.annotations !== void 0) {
          let data58 = data48.annotations;
          if (data58 && typeof data58 == "object" && !Array.isArray(data58)) {
            for (let key14 in data58)
              if (typeof data58[key14] != "string") {
                let err151 = { instancePath: instancePath + "/metadata/annotations/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err151] : vErrors.push(err151), errors++;
              }
          } else {
            let err152 = { instancePath: instancePath + "/metadata/annotations", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err152] : vErrors.push(err152), errors++;
          }
        }
        if (data48.finalizers !== void 0) {
          let data60 = data48.finalizers;
          if (Array.isArray(data60)) {
            let len4 = data60.length;
            for (let i4 = 0; i4 < len4; i4++)
              if (typeof data60[i4] != "string") {
                let err153 = { instancePath: instancePath + "/metadata/finalizers/" + i4, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err153] : vErrors.push(err153), errors++;
              }
          } else {
            let err154 = { instancePath: instancePath + "/metadata/finalizers", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err154] : vErrors.push(err154), errors++;
          }
        }
      } else {
        let err155 = { instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err155] : vErrors.push(err155), errors++;
      }
    }
    if (data.status !== void 0) {
      let data62 = data.status;
      if (data62 && typeof data62 == "object" && !Array.isArray(data62)) {
        if (data62.observedGeneration !== void 0) {
          let data63 = data62.observedGeneration;
          if (!(typeof data63 == "number" && !(data63 % 1) && !isNaN(data63) && isFinite(data63))) {
            let err156 = { instancePath: instancePath + "/status/observedGeneration", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err156] : vErrors.push(err156), errors++;
          }
        }
        if (data62.conditions !== void 0) {
          let data64 = data62.conditions;
          if (Array.isArray(data64)) {
            if (data64.length > 16) {
              let err157 = { instancePath: instancePath + "/status/conditions", keyword: "maxItems", params: { limit: 16 } };
              vErrors === null ? vErrors = [err157] : vErrors.push(err157), errors++;
            }
            let len5 = data64.length;
            for (let i5 = 0; i5 < len5; i5++) {
              let data65 = data64[i5];
              if (data65 && typeof data65 == "object" && !Array.isArray(data65)) {
                if (data65.type === void 0) {
                  let err158 = { instancePath: instancePath + "/status/conditions/" + i5, keyword: "required", params: { missingProperty: "type" } };
                  vErrors === null ? vErrors = [err158] : vErrors.push(err158), errors++;
                }
                if (data65.status === void 0) {
                  let err159 = { instancePath: instancePath + "/status/conditions/" + i5, keyword: "required", params: { missingProperty: "status" } };
                  vErrors === null ? vErrors = [err159] : vErrors.push(err159), errors++;
                }
                if (data65.lastTransitionTime === void 0) {
                  let err160 = { instancePath: instancePath + "/status/conditions/" + i5, keyword: "required", params: { missingProperty: "lastTransitionTime" } };
                  vErrors === null ? vErrors = [err160] : vErrors.push(err160), errors++;
                }
                if (data65.reason === void 0) {
                  let err161 = { instancePath: instancePath + "/status/conditions/" + i5, keyword: "required", params: { missingProperty: "reason" } };
                  vErrors === null ? vErrors = [err161] : vErrors.push(err161), errors++;
                }
                if (data65.message === void 0) {
                  let err162 = { instancePath: instancePath + "/status/conditions/" + i5, keyword: "required", params: { missingProperty: "message" } };
                  vErrors === null ? vErrors = [err162] : vErrors.push(err162), errors++;
                }
                if (data65.type !== void 0) {
                  let data66 = data65.type;
                  if (typeof data66 == "string") {
                    if (func3(data66) > 316) {
                      let err163 = { instancePath: instancePath + "/status/conditions/" + i5 + "/type", keyword: "maxLength", params: { limit: 316 } };
                      vErrors === null ? vErrors = [err163] : vErrors.push(err163), errors++;
                    }
                  } else {
                    let err164 = { instancePath: instancePath + "/status/conditions/" + i5 + "/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err164] : vErrors.push(err164), errors++;
                  }
                }
                if (data65.status !== void 0) {
                  let data67 = data65.status;
                  if (typeof data67 != "string") {
                    let err165 = { instancePath: instancePath + "/status/conditions/" + i5 + "/status", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err165] : vErrors.push(err165), errors++;
                  }
                  if (!(data67 === "True" || data67 === "False" || data67 === "Unknown")) {
                    let err166 = { instancePath: instancePath + "/status/conditions/" + i5 + "/status", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.conditions.items.properties.status.enum } };
                    vErrors === null ? vErrors = [err166] : vErrors.push(err166), errors++;
                  }
                }
                if (data65.observedGeneration !== void 0) {
                  let data68 = data65.observedGeneration;
                  if (!(typeof data68 == "number" && !(data68 % 1) && !isNaN(data68) && isFinite(data68))) {
                    let err167 = { instancePath: instancePath + "/status/conditions/" + i5 + "/observedGeneration", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err167] : vErrors.push(err167), errors++;
                  }
                  if (typeof data68 == "number" && isFinite(data68) && (data68 < 0 || isNaN(data68))) {
                    let err168 = { instancePath: instancePath + "/status/conditions/" + i5 + "/observedGeneration", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                    vErrors === null ? vErrors = [err168] : vErrors.push(err168), errors++;
                  }
                }
                if (data65.lastTransitionTime !== void 0) {
                  let data69 = data65.lastTransitionTime;
                  if (typeof data69 == "string") {
                    if (!pattern14.test(data69)) {
                      let err169 = { instancePath: instancePath + "/status/conditions/" + i5 + "/lastTransitionTime", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err169] : vErrors.push(err169), errors++;
                    }
                  } else {
                    let err170 = { instancePath: instancePath + "/status/conditions/" + i5 + "/lastTransitionTime", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err170] : vErrors.push(err170), errors++;
                  }
                }
                if (data65.reason !== void 0) {
                  let data70 = data65.reason;
                  if (typeof data70 == "string") {
                    if (func3(data70) > 1024) {
                      let err171 = { instancePath: instancePath + "/status/conditions/" + i5 + "/reason", keyword: "maxLength", params: { limit: 1024 } };
                      vErrors === null ? vErrors = [err171] : vErrors.push(err171), errors++;
                    }
                    if (func3(data70) < 1) {
                      let err172 = { instancePath: instancePath + "/status/conditions/" + i5 + "/reason", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err172] : vErrors.push(err172), errors++;
                    }
                    if (!pattern15.test(data70)) {
                      let err173 = { instancePath: instancePath + "/status/conditions/" + i5 + "/reason", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" } };
                      vErrors === null ? vErrors = [err173] : vErrors.push(err173), errors++;
                    }
                  } else {
                    let err174 = { instancePath: instancePath + "/status/conditions/" + i5 + "/reason", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err174] : vErrors.push(err174), errors++;
                  }
                }
                if (data65.message !== void 0) {
                  let data71 = data65.message;
                  if (typeof data71 == "string") {
                    if (func3(data71) > 32768) {
                      let err175 = { instancePath: instancePath + "/status/conditions/" + i5 + "/message", keyword: "maxLength", params: { limit: 32768 } };
                      vErrors === null ? vErrors = [err175] : vErrors.push(err175), errors++;
                    }
                  } else {
                    let err176 = { instancePath: instancePath + "/status/conditions/" + i5 + "/message", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err176] : vErrors.push(err176), errors++;
                  }
                }
              } else {
                let err177 = { instancePath: instancePath + "/status/conditions/" + i5, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err177] : vErrors.push(err177), errors++;
              }
            }
          } else {
            let err178 = { instancePath: instancePath + "/status/conditions", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err178] : vErrors.push(err178), errors++;
          }
        }
        if (data62.key !== void 0) {
          let data72 = data62.key;
          if (data72 && typeof data72 == "object" && !Array.isArray(data72)) {
            if (data72.version === void 0) {
              let err179 = { instancePath: instancePath + "/status/key", keyword: "required", params: { missingProperty: "version" } };
              vErrors === null ? vErrors = [err179] : vErrors.push(err179), errors++;
            }
            if (data72.fingerprint === void 0) {
              let err180 = { instancePath: instancePath + "/status/key", keyword: "required", params: { missingProperty: "fingerprint" } };
              vErrors === null ? vErrors = [err180] : vErrors.push(err180), errors++;
            }
            if (data72.publicKey === void 0) {
              let err181 = { instancePath: instancePath + "/status/key", keyword: "required", params: { missingProperty: "publicKey" } };
              vErrors === null ? vErrors = [err181] : vErrors.push(err181), errors++;
            }
            if (data72.createdAt === void 0) {
              let err182 = { instancePath: instancePath + "/status/key", keyword: "required", params: { missingProperty: "createdAt" } };
              vErrors === null ? vErrors = [err182] : vErrors.push(err182), errors++;
            }
            if (data72.version !== void 0) {
              let data73 = data72.version;
              if (!(typeof data73 == "number" && !(data73 % 1) && !isNaN(data73) && isFinite(data73))) {
                let err183 = { instancePath: instancePath + "/status/key/version", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err183] : vErrors.push(err183), errors++;
              }
              if (typeof data73 == "number" && isFinite(data73)) {
                if (data73 > 2147483647 || isNaN(data73)) {
                  let err184 = { instancePath: instancePath + "/status/key/version", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err184] : vErrors.push(err184), errors++;
                }
                if (data73 < -2147483648 || isNaN(data73)) {
                  let err185 = { instancePath: instancePath + "/status/key/version", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err185] : vErrors.push(err185), errors++;
                }
              }
            }
            if (data72.fingerprint !== void 0 && typeof data72.fingerprint != "string") {
              let err186 = { instancePath: instancePath + "/status/key/fingerprint", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err186] : vErrors.push(err186), errors++;
            }
            if (data72.publicKey !== void 0 && typeof data72.publicKey != "string") {
              let err187 = { instancePath: instancePath + "/status/key/publicKey", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err187] : vErrors.push(err187), errors++;
            }
            if (data72.certificate !== void 0 && typeof data72.certificate != "string") {
              let err188 = { instancePath: instancePath + "/status/key/certificate", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err188] : vErrors.push(err188), errors++;
            }
            if (data72.createdAt !== void 0) {
              let data77 = data72.createdAt;
              if (typeof data77 == "string") {
                if (!pattern14.test(data77)) {
                  let err189 = { instancePath: instancePath + "/status/key/createdAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                  vErrors === null ? vErrors = [err189] : vErrors.push(err189), errors++;
                }
              } else {
                let err190 = { instancePath: instancePath + "/status/key/createdAt", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err190] : vErrors.push(err190), errors++;
              }
            }
          } else {
            let err191 = { instancePath: instancePath + "/status/key", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err191] : vErrors.push(err191), errors++;
          }
        }
        if (data62.keys !== void 0) {
          let data78 = data62.keys;
          if (!(typeof data78 == "number" && !(data78 % 1) && !isNaN(data78) && isFinite(data78))) {
            let err192 = { instancePath: instancePath + "/status/keys", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err192] : vErrors.push(err192), errors++;
          }
          if (typeof data78 == "number" && isFinite(data78)) {
            if (data78 > 2147483647 || isNaN(data78)) {
              let err193 = { instancePath: instancePath + "/status/keys", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
              vErrors === null ? vErrors = [err193] : vErrors.push(err193), errors++;
            }
            if (data78 < -2147483648 || isNaN(data78)) {
              let err194 = { instancePath: instancePath + "/status/keys", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
              vErrors === null ? vErrors = [err194] : vErrors.push(err194), errors++;
            }
          }
        }
        if (data62.backend !== void 0) {
          let data79 = data62.backend;
          if (data79 && typeof data79 == "object" && !Array.isArray(data79)) {
            if (data79.kind === void 0) {
              let err195 = { instancePath: instancePath + "/status/backend", keyword: "required", params: { missingProperty: "kind" } };
              vErrors === null ? vErrors = [err195] : vErrors.push(err195), errors++;
            }
            if (data79.name === void 0) {
              let err196 = { instancePath: instancePath + "/status/backend", keyword: "required", params: { missingProperty: "name" } };
              vErrors === null ? vErrors = [err196] : vErrors.push(err196), errors++;
            }
            if (data79.protection === void 0) {
              let err197 = { instancePath: instancePath + "/status/backend", keyword: "required", params: { missingProperty: "protection" } };
              vErrors === null ? vErrors = [err197] : vErrors.push(err197), errors++;
            }
            if (data79.kind !== void 0) {
              let data80 = data79.kind;
              if (typeof data80 != "string") {
                let err198 = { instancePath: instancePath + "/status/backend/kind", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err198] : vErrors.push(err198), errors++;
              }
              if (!(data80 === "KeyBackend" || data80 === "ClusterKeyBackend" || data80 === "BuiltIn")) {
                let err199 = { instancePath: instancePath + "/status/backend/kind", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.backend.properties.kind.enum } };
                vErrors === null ? vErrors = [err199] : vErrors.push(err199), errors++;
              }
            }
            if (data79.name !== void 0) {
              let data81 = data79.name;
              if (typeof data81 == "string") {
                if (func3(data81) > 63) {
                  let err200 = { instancePath: instancePath + "/status/backend/name", keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err200] : vErrors.push(err200), errors++;
                }
              } else {
                let err201 = { instancePath: instancePath + "/status/backend/name", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err201] : vErrors.push(err201), errors++;
              }
            }
            if (data79.protection !== void 0) {
              let data82 = data79.protection;
              if (typeof data82 != "string") {
                let err202 = { instancePath: instancePath + "/status/backend/protection", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err202] : vErrors.push(err202), errors++;
              }
              if (!(data82 === "Software" || data82 === "Managed" || data82 === "Hardware")) {
                let err203 = { instancePath: instancePath + "/status/backend/protection", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.backend.properties.protection.enum } };
                vErrors === null ? vErrors = [err203] : vErrors.push(err203), errors++;
              }
            }
            if (data79.reason !== void 0) {
              let data83 = data79.reason;
              if (typeof data83 == "string") {
                if (func3(data83) > 2048) {
                  let err204 = { instancePath: instancePath + "/status/backend/reason", keyword: "maxLength", params: { limit: 2048 } };
                  vErrors === null ? vErrors = [err204] : vErrors.push(err204), errors++;
                }
              } else {
                let err205 = { instancePath: instancePath + "/status/backend/reason", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err205] : vErrors.push(err205), errors++;
              }
            }
          } else {
            let err206 = { instancePath: instancePath + "/status/backend", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err206] : vErrors.push(err206), errors++;
          }
        }
      } else {
        let err207 = { instancePath: instancePath + "/status", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err207] : vErrors.push(err207), errors++;
      }
    }
  } else {
    let err208 = { instancePath, keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err208] : vErrors.push(err208), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}
export {
  stdin_default as default,
  validate
};
