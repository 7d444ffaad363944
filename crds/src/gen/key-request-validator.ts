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
var validate = validate10, stdin_default = validate10, schema11 = { type: "object", required: ["apiVersion", "kind", "metadata", "spec"], properties: { apiVersion: { type: "string", enum: ["keyward.dev/v1alpha1"] }, kind: { type: "string", enum: ["KeyRequest"] }, spec: { type: "object", required: ["keyRef", "action"], properties: { keyRef: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", minLength: 1, maxLength: 253 } }, additionalProperties: !1 }, action: { type: "string", enum: ["Rotate", "RollBack", "Revoke", "Destroy", "CancelDestroy", "Import", "Export", "Migrate"] }, version: { minimum: 1, maximum: 2147483647, type: "integer" }, reason: { type: "string", maxLength: 1024 }, ttlSecondsAfterFinished: { minimum: 0, maximum: 2147483647, type: "integer" }, exportTo: { type: "object", required: ["wrappingKey"], properties: { wrappingKey: { type: "string", minLength: 1, maxLength: 4096 }, method: { type: "string", default: "RSA-AES-KWP-SHA256", enum: ["RSA-AES-KWP-SHA256", "RSA-OAEP-SHA256"] } }, additionalProperties: !1 }, importFrom: { type: "object", properties: { method: { type: "string", default: "RSA-AES-KWP-SHA256", enum: ["RSA-AES-KWP-SHA256", "RSA-OAEP-SHA256"] }, wrappedKey: { type: "string", maxLength: 32768 } }, additionalProperties: !1 }, migrateTo: { type: "object", required: ["backendRef"], properties: { backendRef: { type: "object", required: ["kind"], properties: { kind: { type: "string", enum: ["KeyBackend", "ClusterKeyBackend", "Auto"] }, name: { type: "string", minLength: 1, maxLength: 63 } }, additionalProperties: !1 }, allowNewVersion: { type: "boolean", default: !0 } }, additionalProperties: !1 }, requester: { type: "object", required: ["username"], properties: { username: { type: "string", maxLength: 256 }, uid: { type: "string", maxLength: 256 }, groups: { type: "array", maxItems: 128, items: { type: "string" } } }, additionalProperties: !1 } }, additionalProperties: !1 }, metadata: { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", maxLength: 253 }, namespace: { type: "string" }, uid: { type: "string" }, resourceVersion: { type: "string" }, generation: { type: "integer", minimum: 0 }, creationTimestamp: { type: "string" }, deletionTimestamp: { type: "string" }, labels: { type: "object", propertyNames: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, additionalProperties: { type: "string", pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", maxLength: 63 } }, annotations: { type: "object", additionalProperties: { type: "string" } }, finalizers: { type: "array", items: { type: "string" } } } }, status: { type: "object", properties: { observedGeneration: { type: "integer" }, conditions: { type: "array", maxItems: 8, items: { type: "object", required: ["type", "status", "lastTransitionTime", "reason", "message"], properties: { type: { type: "string", maxLength: 316 }, status: { type: "string", enum: ["True", "False", "Unknown"] }, observedGeneration: { type: "integer", minimum: 0 }, lastTransitionTime: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, reason: { type: "string", pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", minLength: 1, maxLength: 1024 }, message: { type: "string", maxLength: 32768 } } } }, phase: { type: "string", enum: ["Pending", "Approved", "WaitingForMaterial", "Succeeded", "Denied", "Failed", "Expired"] }, summary: { type: "string", maxLength: 64 }, approvalsNeeded: { minimum: -2147483648, maximum: 2147483647, type: "integer" }, approvedBy: { type: "array", maxItems: 64, items: { type: "string" } }, deniedBy: { type: "string", maxLength: 256 }, expiresAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, finishedAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" }, importTicket: { type: "object", required: ["wrappingKey", "method", "token"], properties: { wrappingKey: { type: "string" }, method: { type: "string" }, token: { type: "string", maxLength: 8192 }, endsAt: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", type: "string" } } }, wrappedKey: { type: "string" }, version: { minimum: -2147483648, maximum: 2147483647, type: "integer" } } } }, additionalProperties: !1 }, func2 = Object.prototype.hasOwnProperty, func3 = require_ucs2length().default, pattern0 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "u"), pattern1 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u"), pattern2 = new RegExp("^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u"), pattern3 = new RegExp("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", "u"), pattern4 = new RegExp("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", "u"), pattern5 = new RegExp("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", "u");
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
      if (data1 !== "KeyRequest") {
        let err8 = { instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.spec !== void 0) {
      let data2 = data.spec;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.keyRef === void 0) {
          let err9 = { instancePath: instancePath + "/spec", keyword: "required", params: { missingProperty: "keyRef" } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        if (data2.action === void 0) {
          let err10 = { instancePath: instancePath + "/spec", keyword: "required", params: { missingProperty: "action" } };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
        for (let key1 in data2)
          if (!func2.call(schema11.properties.spec.properties, key1)) {
            let err11 = { instancePath: instancePath + "/spec", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
          }
        if (data2.keyRef !== void 0) {
          let data3 = data2.keyRef;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.name === void 0) {
              let err12 = { instancePath: instancePath + "/spec/keyRef", keyword: "required", params: { missingProperty: "name" } };
              vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
            }
            for (let key2 in data3)
              if (key2 !== "name") {
                let err13 = { instancePath: instancePath + "/spec/keyRef", keyword: "additionalProperties", params: { additionalProperty: key2 } };
                vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
              }
            if (data3.name !== void 0) {
              let data4 = data3.name;
              if (typeof data4 == "string") {
                if (func3(data4) > 253) {
                  let err14 = { instancePath: instancePath + "/spec/keyRef/name", keyword: "maxLength", params: { limit: 253 } };
                  vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                }
                if (func3(data4) < 1) {
                  let err15 = { instancePath: instancePath + "/spec/keyRef/name", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                }
                if (!pattern0.test(data4)) {
                  let err16 = { instancePath: instancePath + "/spec/keyRef/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$" } };
                  vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                }
              } else {
                let err17 = { instancePath: instancePath + "/spec/keyRef/name", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
              }
            }
          } else {
            let err18 = { instancePath: instancePath + "/spec/keyRef", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
          }
        }
        if (data2.action !== void 0) {
          let data5 = data2.action;
          if (typeof data5 != "string") {
            let err19 = { instancePath: instancePath + "/spec/action", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
          }
          if (!(data5 === "Rotate" || data5 === "RollBack" || data5 === "Revoke" || data5 === "Destroy" || data5 === "CancelDestroy" || data5 === "Import" || data5 === "Export" || data5 === "Migrate")) {
            let err20 = { instancePath: instancePath + "/spec/action", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.action.enum } };
            vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
          }
        }
        if (data2.version !== void 0) {
          let data6 = data2.version;
          if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
            let err21 = { instancePath: instancePath + "/spec/version", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
          }
          if (typeof data6 == "number" && isFinite(data6)) {
            if (data6 > 2147483647 || isNaN(data6)) {
              let err22 = { instancePath: instancePath + "/spec/version", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
              vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
            }
            if (data6 < 1 || isNaN(data6)) {
              let err23 = { instancePath: instancePath + "/spec/version", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
              vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
            }
          }
        }
        if (data2.reason !== void 0) {
          let data7 = data2.reason;
          if (typeof data7 == "string") {
            if (func3(data7) > 1024) {
              let err24 = { instancePath: instancePath + "/spec/reason", keyword: "maxLength", params: { limit: 1024 } };
              vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
            }
          } else {
            let err25 = { instancePath: instancePath + "/spec/reason", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
          }
        }
        if (data2.ttlSecondsAfterFinished !== void 0) {
          let data8 = data2.ttlSecondsAfterFinished;
          if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
            let err26 = { instancePath: instancePath + "/spec/ttlSecondsAfterFinished", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
          }
          if (typeof data8 == "number" && isFinite(data8)) {
            if (data8 > 2147483647 || isNaN(data8)) {
              let err27 = { instancePath: instancePath + "/spec/ttlSecondsAfterFinished", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
              vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
            }
            if (data8 < 0 || isNaN(data8)) {
              let err28 = { instancePath: instancePath + "/spec/ttlSecondsAfterFinished", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
              vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
            }
          }
        }
        if (data2.exportTo !== void 0) {
          let data9 = data2.exportTo;
          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
            if (data9.method === void 0 && (data9.method = "RSA-AES-KWP-SHA256"), data9.wrappingKey === void 0) {
              let err29 = { instancePath: instancePath + "/spec/exportTo", keyword: "required", params: { missingProperty: "wrappingKey" } };
              vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
            }
            for (let key3 in data9)
              if (!(key3 === "wrappingKey" || key3 === "method")) {
                let err30 = { instancePath: instancePath + "/spec/exportTo", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
              }
            if (data9.wrappingKey !== void 0) {
              let data10 = data9.wrappingKey;
              if (typeof data10 == "string") {
                if (func3(data10) > 4096) {
                  let err31 = { instancePath: instancePath + "/spec/exportTo/wrappingKey", keyword: "maxLength", params: { limit: 4096 } };
                  vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                }
                if (func3(data10) < 1) {
                  let err32 = { instancePath: instancePath + "/spec/exportTo/wrappingKey", keyword: "minLength", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                }
              } else {
                let err33 = { instancePath: instancePath + "/spec/exportTo/wrappingKey", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
            }
            let data11 = data9.method;
            if (typeof data11 != "string") {
              let err34 = { instancePath: instancePath + "/spec/exportTo/method", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
            }
            if (!(data11 === "RSA-AES-KWP-SHA256" || data11 === "RSA-OAEP-SHA256")) {
              let err35 = { instancePath: instancePath + "/spec/exportTo/method", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.exportTo.properties.method.enum } };
              vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
            }
          } else {
            let err36 = { instancePath: instancePath + "/spec/exportTo", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
          }
        }
        if (data2.importFrom !== void 0) {
          let data12 = data2.importFrom;
          if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
            data12.method === void 0 && (data12.method = "RSA-AES-KWP-SHA256");
            for (let key4 in data12)
              if (!(key4 === "method" || key4 === "wrappedKey")) {
                let err37 = { instancePath: instancePath + "/spec/importFrom", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
              }
            let data13 = data12.method;
            if (typeof data13 != "string") {
              let err38 = { instancePath: instancePath + "/spec/importFrom/method", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
            }
            if (!(data13 === "RSA-AES-KWP-SHA256" || data13 === "RSA-OAEP-SHA256")) {
              let err39 = { instancePath: instancePath + "/spec/importFrom/method", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.importFrom.properties.method.enum } };
              vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
            }
            if (data12.wrappedKey !== void 0) {
              let data14 = data12.wrappedKey;
              if (typeof data14 == "string") {
                if (func3(data14) > 32768) {
                  let err40 = { instancePath: instancePath + "/spec/importFrom/wrappedKey", keyword: "maxLength", params: { limit: 32768 } };
                  vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
                }
              } else {
                let err41 = { instancePath: instancePath + "/spec/importFrom/wrappedKey", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
              }
            }
          } else {
            let err42 = { instancePath: instancePath + "/spec/importFrom", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
          }
        }
        if (data2.migrateTo !== void 0) {
          let data15 = data2.migrateTo;
          if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
            if (data15.allowNewVersion === void 0 && (data15.allowNewVersion = !0), data15.backendRef === void 0) {
              let err43 = { instancePath: instancePath + "/spec/migrateTo", keyword: "required", params: { missingProperty: "backendRef" } };
              vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
            }
            for (let key5 in data15)
              if (!(key5 === "backendRef" || key5 === "allowNewVersion")) {
                let err44 = { instancePath: instancePath + "/spec/migrateTo", keyword: "additionalProperties", params: { additionalProperty: key5 } };
                vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
              }
            if (data15.backendRef !== void 0) {
              let data16 = data15.backendRef;
              if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
                if (data16.kind === void 0) {
                  let err45 = { instancePath: instancePath + "/spec/migrateTo/backendRef", keyword: "required", params: { missingProperty: "kind" } };
                  vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
                }
                for (let key6 in data16)
                  if (!(key6 === "kind" || key6 === "name")) {
                    let err46 = { instancePath: instancePath + "/spec/migrateTo/backendRef", keyword: "additionalProperties", params: { additionalProperty: key6 } };
                    vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
                  }
                if (data16.kind !== void 0) {
                  let data17 = data16.kind;
                  if (typeof data17 != "string") {
                    let err47 = { instancePath: instancePath + "/spec/migrateTo/backendRef/kind", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
                  }
                  if (!(data17 === "KeyBackend" || data17 === "ClusterKeyBackend" || data17 === "Auto")) {
                    let err48 = { instancePath: instancePath + "/spec/migrateTo/backendRef/kind", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.migrateTo.properties.backendRef.properties.kind.enum } };
                    vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
                  }
                }
                if (data16.name !== void 0) {
                  let data18 = data16.name;
                  if (typeof data18 == "string") {
                    if (func3(data18) > 63) {
                      let err49 = { instancePath: instancePath + "/spec/migrateTo/backendRef/name", keyword: "maxLength", params: { limit: 63 } };
                      vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
                    }
                    if (func3(data18) < 1) {
                      let err50 = { instancePath: instancePath + "/spec/migrateTo/backendRef/name", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
                    }
                  } else {
                    let err51 = { instancePath: instancePath + "/spec/migrateTo/backendRef/name", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
                  }
                }
              } else {
                let err52 = { instancePath: instancePath + "/spec/migrateTo/backendRef", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
              }
            }
            if (typeof data15.allowNewVersion != "boolean") {
              let err53 = { instancePath: instancePath + "/spec/migrateTo/allowNewVersion", keyword: "type", params: { type: "boolean" } };
              vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
            }
          } else {
            let err54 = { instancePath: instancePath + "/spec/migrateTo", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
          }
        }
        if (data2.requester !== void 0) {
          let data20 = data2.requester;
          if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
            if (data20.username === void 0) {
              let err55 = { instancePath: instancePath + "/spec/requester", keyword: "required", params: { missingProperty: "username" } };
              vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
            }
            for (let key7 in data20)
              if (!(key7 === "username" || key7 === "uid" || key7 === "groups")) {
                let err56 = { instancePath: instancePath + "/spec/requester", keyword: "additionalProperties", params: { additionalProperty: key7 } };
                vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
              }
            if (data20.username !== void 0) {
              let data21 = data20.username;
              if (typeof data21 == "string") {
                if (func3(data21) > 256) {
                  let err57 = { instancePath: instancePath + "/spec/requester/username", keyword: "maxLength", params: { limit: 256 } };
                  vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
                }
              } else {
                let err58 = { instancePath: instancePath + "/spec/requester/username", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
              }
            }
            if (data20.uid !== void 0) {
              let data22 = data20.uid;
              if (typeof data22 == "string") {
                if (func3(data22) > 256) {
                  let err59 = { instancePath: instancePath + "/spec/requester/uid", keyword: "maxLength", params: { limit: 256 } };
                  vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
                }
              } else {
                let err60 = { instancePath: instancePath + "/spec/requester/uid", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
              }
            }
            if (data20.groups !== void 0) {
              let data23 = data20.groups;
              if (Array.isArray(data23)) {
                if (data23.length > 128) {
                  let err61 = { instancePath: instancePath + "/spec/requester/groups", keyword: "maxItems", params: { limit: 128 } };
                  vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
                }
                let len0 = data23.length;
                for (let i0 = 0; i0 < len0; i0++)
                  if (typeof data23[i0] != "string") {
                    let err62 = { instancePath: instancePath + "/spec/requester/groups/" + i0, keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
                  }
              } else {
                let err63 = { instancePath: instancePath + "/spec/requester/groups", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
              }
            }
          } else {
            let err64 = { instancePath: instancePath + "/spec/requester", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
          }
        }
      } else {
        let err65 = { instancePath: instancePath + "/spec", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data25 = data.metadata;
      if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
        if (data25.name === void 0) {
          let err66 = { instancePath: instancePath + "/metadata", keyword: "required", params: { missingProperty: "name" } };
          vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
        }
        if (data25.name !== void 0) {
          let data26 = data25.name;
          if (typeof data26 == "string") {
            if (func3(data26) > 253) {
              let err67 = { instancePath: instancePath + "/metadata/name", keyword: "maxLength", params: { limit: 253 } };
              vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
            }
            if (!pattern1.test(data26)) {
              let err68 = { instancePath: instancePath + "/metadata/name", keyword: "pattern", params: { pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" } };
              vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
            }
          } else {
            let err69 = { instancePath: instancePath + "/metadata/name", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
          }
        }
        if (data25.namespace !== void 0 && typeof data25.namespace != "string") {
          let err70 = { instancePath: instancePath + "/metadata/namespace", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
        }
        if (data25.uid !== void 0 && typeof data25.uid != "string") {
          let err71 = { instancePath: instancePath + "/metadata/uid", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
        }
        if (data25.resourceVersion !== void 0 && typeof data25.resourceVersion != "string") {
          let err72 = { instancePath: instancePath + "/metadata/resourceVersion", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
        }
        if (data25.generation !== void 0) {
          let data30 = data25.generation;
          if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
            let err73 = { instancePath: instancePath + "/metadata/generation", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
          }
          if (typeof data30 == "number" && isFinite(data30) && (data30 < 0 || isNaN(data30))) {
            let err74 = { instancePath: instancePath + "/metadata/generation", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
          }
        }
        if (data25.creationTimestamp !== void 0 && typeof data25.creationTimestamp != "string") {
          let err75 = { instancePath: instancePath + "/metadata/creationTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
        }
        if (data25.deletionTimestamp !== void 0 && typeof data25.deletionTimestamp != "string") {
          let err76 = { instancePath: instancePath + "/metadata/deletionTimestamp", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
        }
        if (data25.labels !== void 0) {
          let data33 = data25.labels;
          if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
            for (let key8 in data33) {
              let _errs77 = errors;
              if (typeof key8 == "string" && !pattern2.test(key8)) {
                let err77 = { instancePath: instancePath + "/metadata/labels", keyword: "pattern", params: { pattern: "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$" }, propertyName: key8 };
                vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
              }
              var valid11 = _errs77 === errors;
              if (!valid11) {
                let err78 = { instancePath: instancePath + "/metadata/labels", keyword: "propertyNames", params: { propertyName: key8 } };
                vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
              }
            }
            for (let key9 in data33) {
              let data34 = data33[key9];
              if (typeof data34 == "string") {
                if (func3(data34) > 63) {
                  let err79 = { instancePath: instancePath + "/metadata/labels/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "maxLength", params: { limit: 63 } };
                  vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
                }
                if (!pattern3.test(data34)) {
                  let err80 = { instancePath: instancePath + "/metadata/labels/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$" } };
                  vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
                }
              } else {
                let err81 = { instancePath: instancePath + "/metadata/labels/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
              }
            }
          } else {
            let err82 = { instancePath: instancePath + "/metadata/labels", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
          }
        }
        if (data25.annotations !== void 0) {
          let data35 = data25.annotations;
          if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
            for (let key10 in data35)
              if (typeof data35[key10] != "string") {
                let err83 = { instancePath: instancePath + "/metadata/annotations/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
              }
          } else {
            let err84 = { instancePath: instancePath + "/metadata/annotations", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
          }
        }
        if (data25.finalizers !== void 0) {
          let data37 = data25.finalizers;
          if (Array.isArray(data37)) {
            let len1 = data37.length;
            for (let i1 = 0; i1 < len1; i1++)
              if (typeof data37[i1] != "string") {
                let err85 = { instancePath: instancePath + "/metadata/finalizers/" + i1, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
              }
          } else {
            let err86 = { instancePath: instancePath + "/metadata/finalizers", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
          }
        }
      } else {
        let err87 = { instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
      }
    }
    if (data.status !== void 0) {
      let data39 = data.status;
      if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
        if (data39.observedGeneration !== void 0) {
          let data40 = data39.observedGeneration;
          if (!(typeof data40 == "number" && !(data40 % 1) && !isNaN(data40) && isFinite(data40))) {
            let err88 = { instancePath: instancePath + "/status/observedGeneration", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
          }
        }
        if (data39.conditions !== void 0) {
          let data41 = data39.conditions;
          if (Array.isArray(data41)) {
            if (data41.length > 8) {
              let err89 = { instancePath: instancePath + "/status/conditions", keyword: "maxItems", params: { limit: 8 } };
              vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
            }
            let len2 = data41.length;
            for (let i2 = 0; i2 < len2; i2++) {
              let data42 = data41[i2];
              if (data42 && typeof data42 == "object" && !Array.isArray(data42)) {
                if (data42.type === void 0) {
                  let err90 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "required", params: { missingProperty: "type" } };
                  vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
                }
                if (data42.status === void 0) {
                  let err91 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "required", params: { missingProperty: "status" } };
                  vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
                }
                if (data42.lastTransitionTime === void 0) {
                  let err92 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "required", params: { missingProperty: "lastTransitionTime" } };
                  vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
                }
                if (data42.reason === void 0) {
                  let err93 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "required", params: { missingProperty: "reason" } };
                  vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
                }
                if (data42.message === void 0) {
                  let err94 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "required", params: { missingProperty: "message" } };
                  vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
                }
                if (data42.type !== void 0) {
                  let data43 = data42.type;
                  if (typeof data43 == "string") {
                    if (func3(data43) > 316) {
                      let err95 = { instancePath: instancePath + "/status/conditions/" + i2 + "/type", keyword: "maxLength", params: { limit: 316 } };
                      vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
                    }
                  } else {
                    let err96 = { instancePath: instancePath + "/status/conditions/" + i2 + "/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
                  }
                }
                if (data42.status !== void 0) {
                  let data44 = data42.status;
                  if (typeof data44 != "string") {
                    let err97 = { instancePath: instancePath + "/status/conditions/" + i2 + "/status", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
                  }
                  if (!(data44 === "True" || data44 === "False" || data44 === "Unknown")) {
                    let err98 = { instancePath: instancePath + "/status/conditions/" + i2 + "/status", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.conditions.items.properties.status.enum } };
                    vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
                  }
                }
                if (data42.observedGeneration !== void 0) {
                  let data45 = data42.observedGeneration;
                  if (!(typeof data45 == "number" && !(data45 % 1) && !isNaN(data45) && isFinite(data45))) {
                    let err99 = { instancePath: instancePath + "/status/conditions/" + i2 + "/observedGeneration", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
                  }
                  if (typeof data45 == "number" && isFinite(data45) && (data45 < 0 || isNaN(data45))) {
                    let err100 = { instancePath: instancePath + "/status/conditions/" + i2 + "/observedGeneration", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                    vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
                  }
                }
                if (data42.lastTransitionTime !== void 0) {
                  let data46 = data42.lastTransitionTime;
                  if (typeof data46 == "string") {
                    if (!pattern4.test(data46)) {
                      let err101 = { instancePath: instancePath + "/status/conditions/" + i2 + "/lastTransitionTime", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                      vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
                    }
                  } else {
                    let err102 = { instancePath: instancePath + "/status/conditions/" + i2 + "/lastTransitionTime", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err102] : vErrors.push(err102), errors++;
                  }
                }
                if (data42.reason !== void 0) {
                  let data47 = data42.reason;
                  if (typeof data47 == "string") {
                    if (func3(data47) > 1024) {
                      let err103 = { instancePath: instancePath + "/status/conditions/" + i2 + "/reason", keyword: "maxLength", params: { limit: 1024 } };
                      vErrors === null ? vErrors = [err103] : vErrors.push(err103), errors++;
                    }
                    if (func3(data47) < 1) {
                      let err104 = { instancePath: instancePath + "/status/conditions/" + i2 + "/reason", keyword: "minLength", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err104] : vErrors.push(err104), errors++;
                    }
                    if (!pattern5.test(data47)) {
                      let err105 = { instancePath: instancePath + "/status/conditions/" + i2 + "/reason", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" } };
                      vErrors === null ? vErrors = [err105] : vErrors.push(err105), errors++;
                    }
                  } else {
                    let err106 = { instancePath: instancePath + "/status/conditions/" + i2 + "/reason", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err106] : vErrors.push(err106), errors++;
                  }
                }
                if (data42.message !== void 0) {
                  let data48 = data42.message;
                  if (typeof data48 == "string") {
                    if (func3(data48) > 32768) {
                      let err107 = { instancePath: instancePath + "/status/conditions/" + i2 + "/message", keyword: "maxLength", params: { limit: 32768 } };
                      vErrors === null ? vErrors = [err107] : vErrors.push(err107), errors++;
                    }
                  } else {
                    let err108 = { instancePath: instancePath + "/status/conditions/" + i2 + "/message", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err108] : vErrors.push(err108), errors++;
                  }
                }
              } else {
                let err109 = { instancePath: instancePath + "/status/conditions/" + i2, keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err109] : vErrors.push(err109), errors++;
              }
            }
          } else {
            let err110 = { instancePath: instancePath + "/status/conditions", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err110] : vErrors.push(err110), errors++;
          }
        }
        if (data39.phase !== void 0) {
          let data49 = data39.phase;
          if (typeof data49 != "string") {
            let err111 = { instancePath: instancePath + "/status/phase", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err111] : vErrors.push(err111), errors++;
          }
          if (!(data49 === "Pending" || data49 === "Approved" || data49 === "WaitingForMaterial" || data49 === "Succeeded" || data49 === "Denied" || data49 === "Failed" || data49 === "Expired")) {
            let err112 = { instancePath: instancePath + "/status/phase", keyword: "enum", params: { allowedValues: schema11.properties.status.properties.phase.enum } };
            vErrors === null ? vErrors = [err112] : vErrors.push(err112), errors++;
          }
        }
        if (data39.summary !== void 0) {
          let data50 = data39.summary;
          if (typeof data50 == "string") {
            if (func3(data50) > 64) {
              let err113 = { instancePath: instancePath + "/status/summary", keyword: "maxLength", params: { limit: 64 } };
              vErrors === null ? vErrors = [err113] : vErrors.push(err113), errors++;
            }
          } else {
            let err114 = { instancePath: instancePath + "/status/summary", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err114] : vErrors.push(err114), errors++;
          }
        }
        if (data39.approvalsNeeded !== void 0) {
          let data51 = data39.approvalsNeeded;
          if (!(typeof data51 == "number" && !(data51 % 1) && !isNaN(data51) && isFinite(data51))) {
            let err115 = { instancePath: instancePath + "/status/approvalsNeeded", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err115] : vErrors.push(err115), errors++;
          }
          if (typeof data51 == "number" && isFinite(data51)) {
            if (data51 > 2147483647 || isNaN(data51)) {
              let err116 = { instancePath: instancePath + "/status/approvalsNeeded", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
              vErrors === null ? vErrors = [err116] : vErrors.push(err116), errors++;
            }
            if (data51 < -2147483648 || isNaN(data51)) {
              let err117 = { instancePath: instancePath + "/status/approvalsNeeded", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
              vErrors === null ? vErrors = [err117] : vErrors.push(err117), errors++;
            }
          }
        }
        if (data39.approvedBy !== void 0) {
          let data52 = data39.approvedBy;
          if (Array.isArray(data52)) {
            if (data52.length > 64) {
              let err118 = { instancePath: instancePath + "/status/approvedBy", keyword: "maxItems", params: { limit: 64 } };
              vErrors === null ? vErrors = [err118] : vErrors.push(err118), errors++;
            }
            let len3 = data52.length;
            for (let i3 = 0; i3 < len3; i3++)
              if (typeof data52[i3] != "string") {
                let err119 = { instancePath: instancePath + "/status/approvedBy/" + i3, keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err119] : vErrors.push(err119), errors++;
              }
          } else {
            let err120 = { instancePath: instancePath + "/status/approvedBy", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err120] : vErrors.push(err120), errors++;
          }
        }
        if (data39.deniedBy !== void 0) {
          let data54 = data39.deniedBy;
          if (typeof data54 == "string") {
            if (func3(data54) > 256) {
              let err121 = { instancePath: instancePath + "/status/deniedBy", keyword: "maxLength", params: { limit: 256 } };
              vErrors === null ? vErrors = [err121] : vErrors.push(err121), errors++;
            }
          } else {
            let err122 = { instancePath: instancePath + "/status/deniedBy", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err122] : vErrors.push(err122), errors++;
          }
        }
        if (data39.expiresAt !== void 0) {
          let data55 = data39.expiresAt;
          if (typeof data55 == "string") {
            if (!pattern4.test(data55)) {
              let err123 = { instancePath: instancePath + "/status/expiresAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
              vErrors === null ? vErrors = [err123] : vErrors.push(err123), errors++;
            }
          } else {
            let err124 = { instancePath: instancePath + "/status/expiresAt", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err124] : vErrors.push(err124), errors++;
          }
        }
        if (data39.finishedAt !== void 0) {
          let data56 = data39.finishedAt;
          if (typeof data56 == "string") {
            if (!pattern4.test(data56)) {
              let err125 = { instancePath: instancePath + "/status/finishedAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
              vErrors === null ? vErrors = [err125] : vErrors.push(err125), errors++;
            }
          } else {
            let err126 = { instancePath: instancePath + "/status/finishedAt", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err126] : vErrors.push(err126), errors++;
          }
        }
        if (data39.importTicket !== void 0) {
          let data57 = data39.importTicket;
          if (data57 && typeof data57 == "object" && !Array.isArray(data57)) {
            if (data57.wrappingKey === void 0) {
              let err127 = { instancePath: instancePath + "/status/importTicket", keyword: "required", params: { missingProperty: "wrappingKey" } };
              vErrors === null ? vErrors = [err127] : vErrors.push(err127), errors++;
            }
            if (data57.method === void 0) {
              let err128 = { instancePath: instancePath + "/status/importTicket", keyword: "required", params: { missingProperty: "method" } };
              vErrors === null ? vErrors = [err128] : vErrors.push(err128), errors++;
            }
            if (data57.token === void 0) {
              let err129 = { instancePath: instancePath + "/status/importTicket", keyword: "required", params: { missingProperty: "token" } };
              vErrors === null ? vErrors = [err129] : vErrors.push(err129), errors++;
            }
            if (data57.wrappingKey !== void 0 && typeof data57.wrappingKey != "string") {
              let err130 = { instancePath: instancePath + "/status/importTicket/wrappingKey", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err130] : vErrors.push(err130), errors++;
            }
            if (data57.method !== void 0 && typeof data57.method != "string") {
              let err131 = { instancePath: instancePath + "/status/importTicket/method", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err131] : vErrors.push(err131), errors++;
            }
            if (data57.token !== void 0) {
              let data60 = data57.token;
              if (typeof data60 == "string") {
                if (func3(data60) > 8192) {
                  let err132 = { instancePath: instancePath + "/status/importTicket/token", keyword: "maxLength", params: { limit: 8192 } };
                  vErrors === null ? vErrors = [err132] : vErrors.push(err132), errors++;
                }
              } else {
                let err133 = { instancePath: instancePath + "/status/importTicket/token", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err133] : vErrors.push(err133), errors++;
              }
            }
            if (data57.endsAt !== void 0) {
              let data61 = data57.endsAt;
              if (typeof data61 == "string") {
                if (!pattern4.test(data61)) {
                  let err134 = { instancePath: instancePath + "/status/importTicket/endsAt", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" } };
                  vErrors === null ? vErrors = [err134] : vErrors.push(err134), errors++;
                }
              } else {
                let err135 = { instancePath: instancePath + "/status/importTicket/endsAt", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err135] : vErrors.push(err135), errors++;
              }
            }
          } else {
            let err136 = { instancePath: instancePath + "/status/importTicket", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err136] : vErrors.push(err136), errors++;
          }
        }
        if (data39.wrappedKey !== void 0 && typeof data39.wrappedKey != "string") {
          let err137 = { instancePath: instancePath + "/status/wrappedKey", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err137] : vErrors.push(err137), errors++;
        }
        if (data39.version !== void 0) {
          let data63 = data39.version;
          if (!(typeof data63 == "number" && !(data63 % 1) && !isNaN(data63) && isFinite(data63))) {
            let err138 = { instancePath: instancePath + "/status/version", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err138] : vErrors.push(err138), errors++;
          }
          if (typeof data63 == "number" && isFinite(data63)) {
            if (data63 > 2147483647 || isNaN(data63)) {
              let err139 = { instancePath: instancePath + "/status/version", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
              vErrors === null ? vErrors = [err139] : vErrors.push(err139), errors++;
            }
            if (data63 < -2147483648 || isNaN(data63)) {
              let err140 = { instancePath: instancePath + "/status/version", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
              vErrors === null ? vErrors = [err140] : vErrors.push(err140), errors++;
            }
          }
        }
      } else {
        let err141 = { instancePath: instancePath + "/status", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err141] : vErrors.push(err141), errors++;
      }
    }
  } else {
    let err142 = { instancePath, keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err142] : vErrors.push(err142), errors++;
  }
  return validate10.errors = vErrors, errors === 0;
}
export {
  stdin_default as default,
  validate
};
