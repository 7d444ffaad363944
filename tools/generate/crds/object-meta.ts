import type { JsonSchema } from "./json.ts";

const LABEL_KEY = "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";
const LABEL_VALUE = "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$";
/** RFC 1123 subdomain, as for every custom resource. */
const OBJECT_NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

const TEXT: JsonSchema = { type: "string" };

/** The part of metadata that Keyward reads. Source: Kubernetes API reference, ObjectMeta; docs/concepts, names and labels. */
export const OBJECT_META: JsonSchema = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string", pattern: OBJECT_NAME, maxLength: 253 },
    namespace: TEXT,
    uid: TEXT,
    resourceVersion: TEXT,
    generation: { type: "integer", minimum: 0 },
    creationTimestamp: TEXT,
    deletionTimestamp: TEXT,
    labels: {
      type: "object",
      propertyNames: { pattern: LABEL_KEY },
      additionalProperties: { type: "string", pattern: LABEL_VALUE, maxLength: 63 },
    },
    annotations: { type: "object", additionalProperties: TEXT },
    finalizers: { type: "array", items: TEXT },
  },
};
