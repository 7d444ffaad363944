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
var validate = validate10, stdin_default = validate10, schema11 = { type: "object", required: ["apiVersion", "kind", "metadata", "spec"], properties: { apiVersion: { type: "string", enum: ["keyward.dev/v1alpha1"] }, kind: { type: "string", enum: ["CryptoKey"] }, spec: { type: "object", required: ["policyRef"], properties: { policyRef: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, origin: { type: "string", default: "Generated", enum: ["Generated", "Imported"] } }, additionalProperties: !1 }, metadata: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", maxLength: 253 }, namespace: { type: "string" }, uid: { type: "string" }, resourceVersion: { type: "string" }, generation: { type: "integer", minimum: 0 }, creationTimestamp: { type: "string" }, deletionTimestamp: { type: "string" }, labels: { type: "object", propertyNames: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, additionalProperties: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } }, annotations: { type: "object", additionalProperties: { type: "string" } }, finalizers: { type: "array", items: { type: "string" } } } }, status: { type: "object", properties: { observedGeneration: { type: "integer" }, conditions: { type: "array", maxItems: 16, items: { type: "object", required: ["type", "status", "lastTransitionTime", "reason", "message"], properties: { type: { type: "string", maxLength: 316 }, status: { type: "string", enum: ["True", "False", "Unknown"] }, observedGeneration: { type: "integer", minimum: 0 }, lastTransitionTime: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, reason: { type: "string", pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", minLength: 1, maxLength: 1024 }, message: { type: "string", maxLength: 32768 } } } }, backend: { type: "object", required: ["kind", "name", "protection"], properties: { kind: { type: "string", enum: ["KeyBackend", "ClusterKeyBackend", "BuiltIn"] }, name: { type: "string", maxLength: 63 }, protection: { type: "string", enum: ["Software", "Managed", "Hardware"] }, reason: { type: "string", maxLength: 2048 } } }, activeVersion: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, lastVersion: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, pending: { type: "object", required: ["version", "backend", "by", "since"], properties: { version: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, backend: { type: "object", required: ["kind", "name", "protection"], properties: { kind: { type: "string", enum: ["KeyBackend", "ClusterKeyBackend", "BuiltIn"] }, name: { type: "string", maxLength: 63 }, protection: { type: "string", enum: ["Software", "Managed", "Hardware"] }, reason: { type: "string", maxLength: 2048 } } }, by: { type: "string", maxLength: 253 }, note: { type: "string", maxLength: 512 }, since: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" } } }, sealRevision: { type: "integer" }, nextRotationAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, versions: { type: "array", maxItems: 128, items: { type: "object", required: ["version", "state", "fingerprint", "backend", "backendKey", "createdAt"], properties: { version: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, state: { type: "string", enum: ["Staged", "Active", "Retired", "Revoked", "Destroying", "Destroyed"] }, fingerprint: { type: "string" }, publicKey: { type: "string" }, certificate: { type: "string" }, backend: { type: "object", required: ["kind", "name", "protection"], properties: { kind: { type: "string", enum: ["KeyBackend", "ClusterKeyBackend", "BuiltIn"] }, name: { type: "string", maxLength: 63 }, protection: { type: "string", enum: ["Software", "Managed", "Hardware"] }, reason: { type: "string", maxLength: 2048 } } }, backendKey: { type: "string", maxLength: 1024 }, createdAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, activatedAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, retiredAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, revokedAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, disabledAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, destroyAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, destroyFrom: { type: "string", enum: ["Staged", "Retired", "Revoked"] }, trouble: { type: "string", enum: ["Disabled", "Destroyed", "Missing", "Damaged"] } } } }, history: { type: "array", maxItems: 64, items: { type: "object", required: ["at", "action", "version", "by"], properties: { at: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, action: { type: "string", enum: ["Created", "Imported", "Staged", "Activated", "Retired", "RolledBack", "Revoked", "Disabled", "DestroyScheduled", "DestroyCancelled", "Destroyed", "Exported", "Migrated", "LeftBehind", "Resealed", "Purged", "Recovered"] }, version: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, by: { type: "string", maxLength: 253 }, note: { type: "string", maxLength: 512 } } } } } } }, additionalProperties: !1 }, func2 = require_ucs2length().default, pattern0 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "u"), pattern1 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u"), pattern2 = new RegExp("^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u"), pattern3 = new RegExp("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", "u"), pattern4 = new RegExp("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", "u"), pattern5 = new RegExp("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", "u");
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
      if (data1 !== "CryptoKey") {
        let err8 = { instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.spec !== void 0) {
      let data2 = data.spec;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.origin === void 0 && (data2.origin = "Generated"), data2.policyRef === void 0) {
          let err9 = { instancePath: instancePath + "/spec", keyword: "required", params: { missingProperty: "policyRef" } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        for (let key1 in data2)
          if (!(key1 === "policyRef" || key1 === "origin")) {
            let err10 = { instancePath: instancePath + "/spec", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        if (data2.policyRef !== void 0) {
          let data3 = data2.policyRef;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.name === void 0) {
              let err11 = { instancePath: instancePath + "/spec/policyRef", keyword: "required", params: { missingProperty: "name" } };
              vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
            }
            for (let key2 in data3)
              if (key2 !== "name") {
                let err12 = { instancePath: instancePath + "/spec/policyRef", keyword: "additionalProperties", params: { additionalProperty: key2 } };
                vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
              }
            if (data3.name !== void 0) {
              let data4 = data3.name;
              if (typeof data4 == "string") {
                if (func2(data4) > 253) {
                  let err13 = { instancePath: instancePath + "/spec/policyRef/name", keyword: "maxLength", params: { limit: 253 } };
                  vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                }
                if (func2(data4) < 1) {
                  let err14 = { instancePath: instancePath + "/spec/policyRef/name", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                }
                if (!pattern0.test(data4)) {
                  let err15 = { instancePath: instancePath + "/spec/policyRef/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                  vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                }
              } else {
                let err16 = { instancePath: instancePath + "/spec/policyRef/name", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
              }
            }
          } else {
            let err17 = { instancePath: instancePath + "/spec/policyRef", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
          }
        }
        let data5 = data2.origin;
        if (typeof data5 != "string") {
          let err18 = { instancePath: instancePath + "/spec/origin", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
        if (!(data5 === "Generated" || data5 === "Imported")) {
          let err19 = { instancePath: instancePath + "/spec/origin", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.origin.enum } };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
      } else {
        let err20 = { instancePath: instancePath + "/spec", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data6 = data.metadata;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        if (data6.name === void 0) {
          let err21 = { instancePath: instancePath + "/metadata", keyword: "required", params: { missingProperty: "name" } };
          vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
        }
        if (data6.name !== void 0) {
          let data7 = data6.name;
          if (typeof data7 == "string") {
            if (func2(data7) > 253) {
              let err22 = { instancePath: instancePath + "/metadata/name", keyword: "maxLength", params: { limit: 253 } };
              vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
            }
            if (!pattern1.test(data7)) {
              let err23 = { instancePath: instancePath + "/metadata/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" } };
              vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
            }
          } else {
            let err24 = { instancePath: instancePath + "/metadata/name", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
          }
        }
        if (data6.namespace !== void 0 && typeof data6.namespace != "string") {
          let err25 = { instancePath: instancePath + "/metadata/namespace", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
        }
        if (data6.uid !== void 0 && typeof data6.uid != "string") {
          let err26 = { instancePath: instancePath + "/metadata/uid", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
        if (data6.resourceVersion !== void 0 && typeof data6.resourceVersion != "string") {
          let err27 = { instancePath: instancePath + "/metadata/resourceVersion", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
        }
        if (data6.generation !== void 0) {
          let data11 = data6.generation;
          if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
            let err28 = { instancePath: instancePath + "/metadata/generation", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
          }
          if (typeof data11 == "number" && isFinite(data11) && (data11 < 0 || isNaN(data11))) {
            let err29 = { instancePath: instancePath + "/metadata/generation", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
          }
        }
        if (data6.creationTimestamp !== void 0 && typeof data6.creationTimestamp != "string") {
          let err30 = { instancePath: instancePath + "/metadata/creationTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
        }
        if (data6.deletionTimestamp !== void 0 && typeof data6.deletionTimestamp != "string") {
          let err31 = { instancePath: instancePath + "/metadata/deletionTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
        }
        if (data6.labels !== void 0) {
          let data14 = data6.labels;
          if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
            for (let key3 in data14) {
              let _errs34 = errors;
              if (typeof key3 == "string" && !pattern2.test(key3)) {
                let err32 = { instancePath: instancePath + "/metadata/labels", keyword: "pattern", params: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, propertyName: key3 };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
              var valid4 = _errs34 === errors;
              if (!valid4) {
                let err33 = { instancePath: instancePath + "/metadata/labels", keyword: "propertyNames", params: { propertyName: key3 } };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
            }
            for (let key4 in data14) {
              let data15 = data14[key4];
              if (typeof data15 == "string") {
                if (func2(data15) > 63) {
                  let err34 = { instancePath: instancePath + "/metadata/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                }
                if (!pattern3.test(data15)) {
                  let err35 = { instancePath: instancePath + "/metadata/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                  vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                }
              } else {
                let err36 = { instancePath: instancePath + "/metadata/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
              }
            }
          } else {
            let err37 = { instancePath: instancePath + "/metadata/labels", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
          }
        }
        if (data6.annotations !== void 0) {
          let data16 = data6.annotations;
          if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
            for (let key5 in data16)
              if (typeof data16[key5] != "string") {
                let err38 = { instancePath: instancePath + "/metadata/annotations/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
              }
          } else {
            let err39 = { instancePath: instancePath + "/metadata/annotations", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
          }
        }
        if (data6.finalizers !== void 0) {
          let data18 = data6.finalizers;
          if (Array.isArray(data18)) {
            let len0 = data18.length;
            for (let i0 = 0; i0 < len0; i0++)
              if (typeof data18[i0] != "string") {
                let err40 = { instancePath: instancePath + "/metadata/finalizers/" + i0, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
              }
          } else {
            let err41 = { instancePath: instancePath + "/metadata/finalizers", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
          }
        }
      } else {
        let err42 = { instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
      }
    }
    if (data.status !== void 0) {
      let data20 = data.status;
      if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
        if (data20.observedGeneration !== void 0) {
          let data21 = data20.observedGeneration;
          if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21) && isFinite(data21))) {
            let err43 = { instancePath: instancePath + "/status/observedGeneration", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
          }
        }
        if (data20.conditions !== void 0) {
          let data22 = data20.conditions;
          if (Array.isArray(data22)) {
            if (data22.length > 16) {
              let err44 = { instancePath: instancePath + "/status/conditions", keyword: "maxItems", params: { limit: 16 } };
              vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
            }
            let len1 = data22.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data23 = data22[i1];
              if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
                if (data23.type === void 0) {
                  let err45 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "required", params: { missingProperty: "type" } };
                  vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
                }
                if (data23.status === void 0) {
                  let err46 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "required", params: { missingProperty: "status" } };
                  vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
                }
                if (data23.lastTransitionTime === void 0) {
                  let err47 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "required", params: { missingProperty: "lastTransitionTime" } };
                  vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
                }
                if (data23.reason === void 0) {
                  let err48 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "required", params: { missingProperty: "reason" } };
                  vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
                }
                if (data23.message === void 0) {
                  let err49 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "required", params: { missingProperty: "message" } };
                  vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
                }
                if (data23.type !== void 0) {
                  let data24 = data23.type;
                  if (typeof data24 == "string") {
                    if (func2(data24) > 316) {
                      let err50 = { instancePath: instancePath + "/status/conditions/" + i1 + "/type", keyword: "maxLength", params: { limit: 316 } };
                      vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
                    }
                  } else {
                    let err51 = { instancePath: instancePath + "/status/conditions/" + i1 + "/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
                  }
                }
                if (data23.status !== void 0) {
                  let data25 = data23.status;
                  if (typeof data25 != "string") {
                    let err52 = { instancePath: instancePath + "/status/conditions/" + i1 + "/status", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
                  }
                  if (!(data25 === "True" || data25 === "False" || data25 === "Unknown")) {
                    let err53 = { instancePath: instancePath + "/status/conditions/" + i1 + "/status", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.conditions.items.properties.status.enum } };
                    vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
                  }
                }
                if (data23.observedGeneration !== void 0) {
                  let data26 = data23.observedGeneration;
                  if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
                    let err54 = { instancePath: instancePath + "/status/conditions/" + i1 + "/observedGeneration", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
                  }
                  if (typeof data26 == "number" && isFinite(data26) && (data26 < 0 || isNaN(data26))) {
                    let err55 = { instancePath: instancePath + "/status/conditions/" + i1 + "/observedGeneration", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                    vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
                  }
                }
                if (data23.lastTransitionTime !== void 0) {
                  let data27 = data23.lastTransitionTime;
                  if (typeof data27 == "string") {
                    if (!pattern4.test(data27)) {
                      let err56 = { instancePath: instancePath + "/status/conditions/" + i1 + "/lastTransitionTime", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
                    }
                  } else {
                    let err57 = { instancePath: instancePath + "/status/conditions/" + i1 + "/lastTransitionTime", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
                  }
                }
                if (data23.reason !== void 0) {
                  let data28 = data23.reason;
                  if (typeof data28 == "string") {
                    if (func2(data28) > 1024) {
                      let err58 = { instancePath: instancePath + "/status/conditions/" + i1 + "/reason", keyword: "maxLength", params: { limit: 1024 } };
                      vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
                    }
                    if (func2(data28) < 1) {
                      let err59 = { instancePath: instancePath + "/status/conditions/" + i1 + "/reason", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
                    }
                    if (!pattern5.test(data28)) {
                      let err60 = { instancePath: instancePath + "/status/conditions/" + i1 + "/reason", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" } };
                      vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
                    }
                  } else {
                    let err61 = { instancePath: instancePath + "/status/conditions/" + i1 + "/reason", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
                  }
                }
                if (data23.message !== void 0) {
                  let data29 = data23.message;
                  if (typeof data29 == "string") {
                    if (func2(data29) > 32768) {
                      let err62 = { instancePath: instancePath + "/status/conditions/" + i1 + "/message", keyword: "maxLength", params: { limit: 32768 } };
                      vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
                    }
                  } else {
                    let err63 = { instancePath: instancePath + "/status/conditions/" + i1 + "/message", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
                  }
                }
              } else {
                let err64 = { instancePath: instancePath + "/status/conditions/" + i1, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
              }
            }
          } else {
            let err65 = { instancePath: instancePath + "/status/conditions", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
          }
        }
        if (data20.backend !== void 0) {
          let data30 = data20.backend;
          if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
            if (data30.kind === void 0) {
              let err66 = { instancePath: instancePath + "/status/backend", keyword: "required", params: { missingProperty: "kind" } };
              vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
            }
            if (data30.name === void 0) {
              let err67 = { instancePath: instancePath + "/status/backend", keyword: "required", params: { missingProperty: "name" } };
              vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
            }
            if (data30.protection === void 0) {
              let err68 = { instancePath: instancePath + "/status/backend", keyword: "required", params: { missingProperty: "protection" } };
              vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
            }
            if (data30.kind !== void 0) {
              let data31 = data30.kind;
              if (typeof data31 != "string") {
                let err69 = { instancePath: instancePath + "/status/backend/kind", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
              }
              if (!(data31 === "KeyBackend" || data31 === "ClusterKeyBackend" || data31 === "BuiltIn")) {
                let err70 = { instancePath: instancePath + "/status/backend/kind", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.backend.properties.kind.enum } };
                vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
              }
            }
            if (data30.name !== void 0) {
              let data32 = data30.name;
              if (typeof data32 == "string") {
                if (func2(data32) > 63) {
                  let err71 = { instancePath: instancePath + "/status/backend/name", keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                }
              } else {
                let err72 = { instancePath: instancePath + "/status/backend/name", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
              }
            }
            if (data30.protection !== void 0) {
              let data33 = data30.protection;
              if (typeof data33 != "string") {
                let err73 = { instancePath: instancePath + "/status/backend/protection", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
              }
              if (!(data33 === "Software" || data33 === "Managed" || data33 === "Hardware")) {
                let err74 = { instancePath: instancePath + "/status/backend/protection", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.backend.properties.protection.enum } };
                vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
              }
            }
            if (data30.reason !== void 0) {
              let data34 = data30.reason;
              if (typeof data34 == "string") {
                if (func2(data34) > 2048) {
                  let err75 = { instancePath: instancePath + "/status/backend/reason", keyword: "maxLength", params: { limit: 2048 } };
                  vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
                }
              } else {
                let err76 = { instancePath: instancePath + "/status/backend/reason", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
              }
            }
          } else {
            let err77 = { instancePath: instancePath + "/status/backend", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
          }
        }
        if (data20.activeVersion !== void 0) {
          let data35 = data20.activeVersion;
          if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
            let err78 = { instancePath: instancePath + "/status/activeVersion", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
          }
          if (typeof data35 == "number" && isFinite(data35)) {
            if (data35 > 2147483647 || isNaN(data35)) {
              let err79 = { instancePath: instancePath + "/status/activeVersion", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
              vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
            }
            if (data35 < -2147483648 || isNaN(data35)) {
              let err80 = { instancePath: instancePath + "/status/activeVersion", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
              vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
            }
          }
        }
        if (data20.lastVersion !== void 0) {
          let data36 = data20.lastVersion;
          if (!(typeof data36 == "number" && !(data36 % 1) && !isNaN(data36) && isFinite(data36))) {
            let err81 = { instancePath: instancePath + "/status/lastVersion", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
          }
          if (typeof data36 == "number" && isFinite(data36)) {
            if (data36 > 2147483647 || isNaN(data36)) {
              let err82 = { instancePath: instancePath + "/status/lastVersion", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
              vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
            }
            if (data36 < -2147483648 || isNaN(data36)) {
              let err83 = { instancePath: instancePath + "/status/lastVersion", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
              vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
            }
          }
        }
        if (data20.pending !== void 0) {
          let data37 = data20.pending;
          if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
            if (data37.version === void 0) {
              let err84 = { instancePath: instancePath + "/status/pending", keyword: "required", params: { missingProperty: "version" } };
              vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
            }
            if (data37.backend === void 0) {
              let err85 = { instancePath: instancePath + "/status/pending", keyword: "required", params: { missingProperty: "backend" } };
              vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
            }
            if (data37.by === void 0) {
              let err86 = { instancePath: instancePath + "/status/pending", keyword: "required", params: { missingProperty: "by" } };
              vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
            }
            if (data37.since === void 0) {
              let err87 = { instancePath: instancePath + "/status/pending", keyword: "required", params: { missingProperty: "since" } };
              vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
            }
            if (data37.version !== void 0) {
              let data38 = data37.version;
              if (!(typeof data38 == "number" && !(data38 % 1) && !isNaN(data38) && isFinite(data38))) {
                let err88 = { instancePath: instancePath + "/status/pending/version", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
              }
              if (typeof data38 == "number" && isFinite(data38)) {
                if (data38 > 2147483647 || isNaN(data38)) {
                  let err89 = { instancePath: instancePath + "/status/pending/version", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                  vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
                }
                if (data38 < -2147483648 || isNaN(data38)) {
                  let err90 = { instancePath: instancePath + "/status/pending/version", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                  vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
                }
              }
            }
            if (data37.backend !== void 0) {
              let data39 = data37.backend;
              if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
                if (data39.kind === void 0) {
                  let err91 = { instancePath: instancePath + "/status/pending/backend", keyword: "required", params: { missingProperty: "kind" } };
                  vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
                }
                if (data39.name === void 0) {
                  let err92 = { instancePath: instancePath + "/status/pending/backend", keyword: "required", params: { missingProperty: "name" } };
                  vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
                }
                if (data39.protection === void 0) {
                  let err93 = { instancePath: instancePath + "/status/pending/backend", keyword: "required", params: { missingProperty: "protection" } };
                  vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
                }
                if (data39.kind !== void 0) {
                  let data40 = data39.kind;
                  if (typeof data40 != "string") {
                    let err94 = { instancePath: instancePath + "/status/pending/backend/kind", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
                  }
                  if (!(data40 === "KeyBackend" || data40 === "ClusterKeyBackend" || data40 === "BuiltIn")) {
                    let err95 = { instancePath: instancePath + "/status/pending/backend/kind", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.pending.properties.backend.properties.kind.enum } };
                    vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
                  }
                }
                if (data39.name !== void 0) {
                  let data41 = data39.name;
                  if (typeof data41 == "string") {
                    if (func2(data41) > 63) {
                      let err96 = { instancePath: instancePath + "/status/pending/backend/name", keyword: "maxLength", params: { limit: 63 } };
                      vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
                    }
                  } else {
                    let err97 = { instancePath: instancePath + "/status/pending/backend/name", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
                  }
                }
                if (data39.protection !== void 0) {
                  let data42 = data39.protection;
                  if (typeof data42 != "string") {
                    let err98 = { instancePath: instancePath + "/status/pending/backend/protection", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
                  }
                  if (!(data42 === "Software" || data42 === "Managed" || data42 === "Hardware")) {
                    let err99 = { instancePath: instancePath + "/status/pending/backend/protection", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.pending.properties.backend.properties.protection.enum } };
                    vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
                  }
                }
                if (data39.reason !== void 0) {
                  let data43 = data39.reason;
                  if (typeof data43 == "string") {
                    if (func2(data43) > 2048) {
                      let err100 = { instancePath: instancePath + "/status/pending/backend/reason", keyword: "maxLength", params: { limit: 2048 } };
                      vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
                    }
                  } else {
                    let err101 = { instancePath: instancePath + "/status/pending/backend/reason", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
                  }
                }
              } else {
                let err102 = { instancePath: instancePath + "/status/pending/backend", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err102] : vErrors.push(err102), errors++;
              }
            }
            if (data37.by !== void 0) {
              let data44 = data37.by;
              if (typeof data44 == "string") {
                if (func2(data44) > 253) {
                  let err103 = { instancePath: instancePath + "/status/pending/by", keyword: "maxLength", params: { limit: 253 } };
                  vErrors === null ? vErrors = [err103] : vErrors.push(err103), errors++;
                }
              } else {
                let err104 = { instancePath: instancePath + "/status/pending/by", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err104] : vErrors.push(err104), errors++;
              }
            }
            if (data37.note !== void 0) {
              let data45 = data37.note;
              if (typeof data45 == "string") {
                if (func2(data45) > 512) {
                  let err105 = { instancePath: instancePath + "/status/pending/note", keyword: "maxLength", params: { limit: 512 } };
                  vErrors === null ? vErrors = [err105] : vErrors.push(err105), errors++;
                }
              } else {
                let err106 = { instancePath: instancePath + "/status/pending/note", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err106] : vErrors.push(err106), errors++;
              }
            }
            if (data37.since !== void 0) {
              let data46 = data37.since;
              if (typeof data46 == "string") {
                if (!pattern4.test(data46)) {
                  let err107 = { instancePath: instancePath + "/status/pending/since", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                  vErrors === null ? vErrors = [err107] : vErrors.push(err107), errors++;
                }
              } else {
                let err108 = { instancePath: instancePath + "/status/pending/since", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err108] : vErrors.push(err108), errors++;
              }
            }
          } else {
            let err109 = { instancePath: instancePath + "/status/pending", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err109] : vErrors.push(err109), errors++;
          }
        }
        if (data20.sealRevision !== void 0) {
          let data47 = data20.sealRevision;
          if (!(typeof data47 == "number" && !(data47 % 1) && !isNaN(data47) && isFinite(data47))) {
            let err110 = { instancePath: instancePath + "/status/sealRevision", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err110] : vErrors.push(err110), errors++;
          }
        }
        if (data20.nextRotationAt !== void 0) {
          let data48 = data20.nextRotationAt;
          if (typeof data48 == "string") {
            if (!pattern4.test(data48)) {
              let err111 = { instancePath: instancePath + "/status/nextRotationAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
              vErrors === null ? vErrors = [err111] : vErrors.push(err111), errors++;
            }
          } else {
            let err112 = { instancePath: instancePath + "/status/nextRotationAt", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err112] : vErrors.push(err112), errors++;
          }
        }
        if (data20.versions !== void 0) {
          let data49 = data20.versions;
          if (Array.isArray(data49)) {
            if (data49.length > 128) {
              let err113 = { instancePath: instancePath + "/status/versions", keyword: "maxItems", params: { limit: 128 } };
              vErrors === null ? vErrors = [err113] : vErrors.push(err113), errors++;
            }
            let len2 = data49.length;
            for (let i2 = 0; i2 < len2; i2++) {
              let data50 = data49[i2];
              if (data50 && typeof data50 == "object" && !Array.isArray(data50)) {
                if (data50.version === void 0) {
                  let err114 = { instancePath: instancePath + "/status/versions/" + i2, keyword: "required", params: { missingProperty: "version" } };
                  vErrors === null ? vErrors = [err114] : vErrors.push(err114), errors++;
                }
                if (data50.state === void 0) {
                  let err115 = { instancePath: instancePath + "/status/versions/" + i2, keyword: "required", params: { missingProperty: "state" } };
                  vErrors === null ? vErrors = [err115] : vErrors.push(err115), errors++;
                }
                if (data50.fingerprint === void 0) {
                  let err116 = { instancePath: instancePath + "/status/versions/" + i2, keyword: "required", params: { missingProperty: "fingerprint" } };
                  vErrors === null ? vErrors = [err116] : vErrors.push(err116), errors++;
                }
                if (data50.backend === void 0) {
                  let err117 = { instancePath: instancePath + "/status/versions/" + i2, keyword: "required", params: { missingProperty: "backend" } };
                  vErrors === null ? vErrors = [err117] : vErrors.push(err117), errors++;
                }
                if (data50.backendKey === void 0) {
                  let err118 = { instancePath: instancePath + "/status/versions/" + i2, keyword: "required", params: { missingProperty: "backendKey" } };
                  vErrors === null ? vErrors = [err118] : vErrors.push(err118), errors++;
                }
                if (data50.createdAt === void 0) {
                  let err119 = { instancePath: instancePath + "/status/versions/" + i2, keyword: "required", params: { missingProperty: "createdAt" } };
                  vErrors === null ? vErrors = [err119] : vErrors.push(err119), errors++;
                }
                if (data50.version !== void 0) {
                  let data51 = data50.version;
                  if (!(typeof data51 == "number" && !(data51 % 1) && !isNaN(data51) && isFinite(data51))) {
                    let err120 = { instancePath: instancePath + "/status/versions/" + i2 + "/version", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err120] : vErrors.push(err120), errors++;
                  }
                  if (typeof data51 == "number" && isFinite(data51)) {
                    if (data51 > 2147483647 || isNaN(data51)) {
                      let err121 = { instancePath: instancePath + "/status/versions/" + i2 + "/version", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                      vErrors === null ? vErrors = [err121] : vErrors.push(err121), errors++;
                    }
                    if (data51 < -2147483648 || isNaN(data51)) {
                      let err122 = { instancePath: instancePath + "/status/versions/" + i2 + "/version", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                      vErrors === null ? vErrors = [err122] : vErrors.push(err122), errors++;
                    }
                  }
                }
                if (data50.state !== void 0) {
                  let data52 = data50.state;
                  if (typeof data52 != "string") {
                    let err123 = { instancePath: instancePath + "/status/versions/" + i2 + "/state", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err123] : vErrors.push(err123), errors++;
                  }
                  if (!(data52 === "Staged" || data52 === "Active" || data52 === "Retired" || data52 === "Revoked" || data52 === "Destroying" || data52 === "Destroyed")) {
                    let err124 = { instancePath: instancePath + "/status/versions/" + i2 + "/state", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.versions.items.properties.state.enum } };
                    vErrors === null ? vErrors = [err124] : vErrors.push(err124), errors++;
                  }
                }
                if (data50.fingerprint !== void 0 && typeof data50.fingerprint != "string") {
                  let err125 = { instancePath: instancePath + "/status/versions/" + i2 + "/fingerprint", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err125] : vErrors.push(err125), errors++;
                }
                if (data50.publicKey !== void 0 && typeof data50.publicKey != "string") {
                  let err126 = { instancePath: instancePath + "/status/versions/" + i2 + "/publicKey", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err126] : vErrors.push(err126), errors++;
                }
                if (data50.certificate !== void 0 && typeof data50.certificate != "string") {
                  let err127 = { instancePath: instancePath + "/status/versions/" + i2 + "/certificate", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err127] : vErrors.push(err127), errors++;
                }
                if (data50.backend !== void 0) {
                  let data56 = data50.backend;
                  if (data56 && typeof data56 == "object" && !Array.isArray(data56)) {
                    if (data56.kind === void 0) {
                      let err128 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend", keyword: "required", params: { missingProperty: "kind" } };
                      vErrors === null ? vErrors = [err128] : vErrors.push(err128), errors++;
                    }
                    if (data56.name === void 0) {
                      let err129 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend", keyword: "required", params: { missingProperty: "name" } };
                      vErrors === null ? vErrors = [err129] : vErrors.push(err129), errors++;
                    }
                    if (data56.protection === void 0) {
                      let err130 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend", keyword: "required", params: { missingProperty: "protection" } };
                      vErrors === null ? vErrors = [err130] : vErrors.push(err130), errors++;
                    }
                    if (data56.kind !== void 0) {
                      let data57 = data56.kind;
                      if (typeof data57 != "string") {
                        let err131 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend/kind", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err131] : vErrors.push(err131), errors++;
                      }
                      if (!(data57 === "KeyBackend" || data57 === "ClusterKeyBackend" || data57 === "BuiltIn")) {
                        let err132 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend/kind", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.versions.items.properties.backend.properties.kind.enum } };
                        vErrors === null ? vErrors = [err132] : vErrors.push(err132), errors++;
                      }
                    }
                    if (data56.name !== void 0) {
                      let data58 = data56.name;
                      if (typeof data58 == "string") {
                        if (func2(data58) > 63) {
                          let err133 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend/name", keyword: "maxLength", params: { limit: 63 } };
                          vErrors === null ? vErrors = [err133] : vErrors.push(err133), errors++;
                        }
                      } else {
                        let err134 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend/name", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err134] : vErrors.push(err134), errors++;
                      }
                    }
                    if (data56.protection !== void 0) {
                      let data59 = data56.protection;
                      if (typeof data59 != "string") {
                        let err135 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend/protection", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err135] : vErrors.push(err135), errors++;
                      }
                      if (!(data59 === "Software" || data59 === "Managed" || data59 === "Hardware")) {
                        let err136 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend/protection", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.versions.items.properties.backend.properties.protection.enum } };
                        vErrors === null ? vErrors = [err136] : vErrors.push(err136), errors++;
                      }
                    }
                    if (data56.reason !== void 0) {
                      let data60 = data56.reason;
                      if (typeof data60 == "string") {
                        if (func2(data60) > 2048) {
                          let err137 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend/reason", keyword: "maxLength", params: { limit: 2048 } };
                          vErrors === null ? vErrors = [err137] : vErrors.push(err137), errors++;
                        }
                      } else {
                        let err138 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend/reason", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err138] : vErrors.push(err138), errors++;
                      }
                    }
                  } else {
                    let err139 = { instancePath: instancePath + "/status/versions/" + i2 + "/backend", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err139] : vErrors.push(err139), errors++;
                  }
                }
                if (data50.backendKey !== void 0) {
                  let data61 = data50.backendKey;
                  if (typeof data61 == "string") {
                    if (func2(data61) > 1024) {
                      let err140 = { instancePath: instancePath + "/status/versions/" + i2 + "/backendKey", keyword: "maxLength", params: { limit: 1024 } };
                      vErrors === null ? vErrors = [err140] : vErrors.push(err140), errors++;
                    }
                  } else {
                    let err141 = { instancePath: instancePath + "/status/versions/" + i2 + "/backendKey", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err141] : vErrors.push(err141), errors++;
                  }
                }
                if (data50.createdAt !== void 0) {
                  let data62 = data50.createdAt;
                  if (typeof data62 == "string") {
                    if (!pattern4.test(data62)) {
                      let err142 = { instancePath: instancePath + "/status/versions/" + i2 + "/createdAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err142] : vErrors.push(err142), errors++;
                    }
                  } else {
                    let err143 = { instancePath: instancePath + "/status/versions/" + i2 + "/createdAt", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err143] : vErrors.push(err143), errors++;
                  }
                }
                if (data50.activatedAt !== void 0) {
                  let data63 = data50.activatedAt;
                  if (typeof data63 == "string") {
                    if (!pattern4.test(data63)) {
                      let err144 = { instancePath: instancePath + "/status/versions/" + i2 + "/activatedAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err144] : vErrors.push(err144), errors++;
                    }
                  } else {
                    let err145 = { instancePath: instancePath + "/status/versions/" + i2 + "/activatedAt", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err145] : vErrors.push(err145), errors++;
                  }
                }
                if (data50.retiredAt !== void 0) {
                  let data64 = data50.retiredAt;
                  if (typeof data64 == "string") {
                    if (!pattern4.test(data64)) {
                      let err146 = { instancePath: instancePath + "/status/versions/" + i2 + "/retiredAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err146] : vErrors.push(err146), errors++;
                    }
                  } else {
                    let err147 = { instancePath: instancePath + "/status/versions/" + i2 + "/retiredAt", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err147] : vErrors.push(err147), errors++;
                  }
                }
                if (data50.revokedAt !== void 0) {
                  let data65 = data50.revokedAt;
                  if (typeof data65 == "string") {
                    if (!pattern4.test(data65)) {
                      let err148 = { instancePath: instancePath + "/status/versions/" + i2 + "/revokedAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err148] : vErrors.push(err148), errors++;
                    }
                  } else {
                    let err149 = { instancePath: instancePath + "/status/versions/" + i2 + "/revokedAt", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err149] : vErrors.push(err149), errors++;
                  }
                }
                if (data50.disabledAt !== void 0) {
                  let data66 = data50.disabledAt;
                  if (typeof data66 == "string") {
                    if (!pattern4.test(data66)) {
                      let err150 = { instancePath: instancePath + "/status/versions/" + i2 + "/disabledAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err150] : vErrors.push(err150), errors++;
                    }
                  } else {
                    let err151 = { instancePath: instancePath + "/status/versions/" + i2 + "/disabledAt", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err151] : vErrors.push(err151), errors++;
                  }
                }
                if (data50.destroyAt !== void 0) {
                  let data67 = data50.destroyAt;
                  if (typeof data67 == "string") {
                    if (!pattern4.test(data67)) {
                      let err152 = { instancePath: instancePath + "/status/versions/" + i2 + "/destroyAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err152] : vErrors.push(err152), errors++;
                    }
                  } else {
                    let err153 = { instancePath: instancePath + "/status/versions/" + i2 + "/destroyAt", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err153] : vErrors.push(err153), errors++;
                  }
                }
                if (data50.destroyFrom !== void 0) {
                  let data68 = data50.destroyFrom;
                  if (typeof data68 != "string") {
                    let err154 = { instancePath: instancePath + "/status/versions/" + i2 + "/destroyFrom", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err154] : vErrors.push(err154), errors++;
                  }
                  if (!(data68 === "Staged" || data68 === "Retired" || data68 === "Revoked")) {
                    let err155 = { instancePath: instancePath + "/status/versions/" + i2 + "/destroyFrom", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.versions.items.properties.destroyFrom.enum } };
                    vErrors === null ? vErrors = [err155] : vErrors.push(err155), errors++;
                  }
                }
                if (data50.trouble !== void 0) {
                  let data69 = data50.trouble;
                  if (typeof data69 != "string") {
                    let err156 = { instancePath: instancePath + "/status/versions/" + i2 + "/trouble", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err156] : vErrors.push(err156), errors++;
                  }
                  if (!(data69 === "Disabled" || data69 === "Destroyed" || data69 === "Missing" || data69 === "Damaged")) {
                    let err157 = { instancePath: instancePath + "/status/versions/" + i2 + "/trouble", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.versions.items.properties.trouble.enum } };
                    vErrors === null ? vErrors = [err157] : vErrors.push(err157), errors++;
                  }
                }
              } else {
                let err158 = { instancePath: instancePath + "/status/versions/" + i2, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err158] : vErrors.push(err158), errors++;
              }
            }
          } else {
            let err159 = { instancePath: instancePath + "/status/versions", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err159] : vErrors.push(err159), errors++;
          }
        }
        if (data20.history !== void 0) {
          let data70 = data20.history;
          if (Array.isArray(data70)) {
            if (data70.length > 64) {
              let err160 = { instancePath: instancePath + "/status/history", keyword: "maxItems", params: { limit: 64 } };
              vErrors === null ? vErrors = [err160] : vErrors.push(err160), errors++;
            }
            let len3 = data70.length;
            for (let i3 = 0; i3 < len3; i3++) {
              let data71 = data70[i3];
              if (data71 && typeof data71 == "object" && !Array.isArray(data71)) {
                if (data71.at === void 0) {
                  let err161 = { instancePath: instancePath + "/status/history/" + i3, keyword: "required", params: { missingProperty: "at" } };
                  vErrors === null ? vErrors = [err161] : vErrors.push(err161), errors++;
                }
                if (data71.action === void 0) {
                  let err162 = { instancePath: instancePath + "/status/history/" + i3, keyword: "required", params: { missingProperty: "action" } };
                  vErrors === null ? vErrors = [err162] : vErrors.push(err162), errors++;
                }
                if (data71.version === void 0) {
                  let err163 = { instancePath: instancePath + "/status/history/" + i3, keyword: "required", params: { missingProperty: "version" } };
                  vErrors === null ? vErrors = [err163] : vErrors.push(err163), errors++;
                }
                if (data71.by === void 0) {
                  let err164 = { instancePath: instancePath + "/status/history/" + i3, keyword: "required", params: { missingProperty: "by" } };
                  vErrors === null ? vErrors = [err164] : vErrors.push(err164), errors++;
                }
                if (data71.at !== void 0) {
                  let data72 = data71.at;
                  if (typeof data72 == "string") {
                    if (!pattern4.test(data72)) {
                      let err165 = { instancePath: instancePath + "/status/history/" + i3 + "/at", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err165] : vErrors.push(err165), errors++;
                    }
                  } else {
                    let err166 = { instancePath: instancePath + "/status/history/" + i3 + "/at", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err166] : vErrors.push(err166), errors++;
                  }
                }
                if (data71.action !== void 0) {
                  let data73 = data71.action;
                  if (typeof data73 != "string") {
                    let err167 = { instancePath: instancePath + "/status/history/" + i3 + "/action", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err167] : vErrors.push(err167), errors++;
                  }
                  if (!(data73 === "Created" || data73 === "Imported" || data73 === "Staged" || data73 === "Activated" || data73 === "Retired" || data73 === "RolledBack" || data73 === "Revoked" || data73 === "Disabled" || data73 === "DestroyScheduled" || data73 === "DestroyCancelled" || data73 === "Destroyed" || data73 === "Exported" || data73 === "Migrated" || data73 === "LeftBehind" || data73 === "Resealed" || data73 === "Purged" || data73 === "Recovered")) {
                    let err168 = { instancePath: instancePath + "/status/history/" + i3 + "/action", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.history.items.properties.action.enum } };
                    vErrors === null ? vErrors = [err168] : vErrors.push(err168), errors++;
                  }
                }
                if (data71.version !== void 0) {
                  let data74 = data71.version;
                  if (!(typeof data74 == "number" && !(data74 % 1) && !isNaN(data74) && isFinite(data74))) {
                    let err169 = { instancePath: instancePath + "/status/history/" + i3 + "/version", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err169] : vErrors.push(err169), errors++;
                  }
                  if (typeof data74 == "number" && isFinite(data74)) {
                    if (data74 > 2147483647 || isNaN(data74)) {
                      let err170 = { instancePath: instancePath + "/status/history/" + i3 + "/version", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
                      vErrors === null ? vErrors = [err170] : vErrors.push(err170), errors++;
                    }
                    if (data74 < -2147483648 || isNaN(data74)) {
                      let err171 = { instancePath: instancePath + "/status/history/" + i3 + "/version", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
                      vErrors === null ? vErrors = [err171] : vErrors.push(err171), errors++;
                    }
                  }
                }
                if (data71.by !== void 0) {
                  let data75 = data71.by;
                  if (typeof data75 == "string") {
                    if (func2(data75) > 253) {
                      let err172 = { instancePath: instancePath + "/status/history/" + i3 + "/by", keyword: "maxLength", params: { limit: 253 } };
                      vErrors === null ? vErrors = [err172] : vErrors.push(err172), errors++;
                    }
                  } else {
                    let err173 = { instancePath: instancePath + "/status/history/" + i3 + "/by", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err173] : vErrors.push(err173), errors++;
                  }
                }
                if (data71.note !== void 0) {
                  let data76 = data71.note;
                  if (typeof data76 == "string") {
                    if (func2(data76) > 512) {
                      let err174 = { instancePath: instancePath + "/status/history/" + i3 + "/note", keyword: "maxLength", params: { limit: 512 } };
                      vErrors === null ? vErrors = [err174] : vErrors.push(err174), errors++;
                    }
                  } else {
                    let err175 = { instancePath: instancePath + "/status/history/" + i3 + "/note", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err175] : vErrors.push(err175), errors++;
                  }
                }
              } else {
                let err176 = { instancePath: instancePath + "/status/history/" + i3, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err176] : vErrors.push(err176), errors++;
              }
            }
          } else {
            let err177 = { instancePath: instancePath + "/status/history", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err177] : vErrors.push(err177), errors++;
          }
        }
      } else {
        let err178 = { instancePath: instancePath + "/status", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err178] : vErrors.push(err178), errors++;
      }
    }
  } else {
    let err179 = { instancePath, keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err179] : vErrors.push(err179), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}
export {
  stdin_default as default,
  validate
};
