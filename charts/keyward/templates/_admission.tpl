{{/* Namespaces that are never touched. Keyward's own is among them for good: it must be able to start without itself. */}}
{{- define "keyward.excludedNamespaces" -}}
{{- concat (list "kube-system" "kube-node-lease" .Release.Namespace) .Values.webhook.excludedNamespaces | uniq | toJson }}
{{- end }}

{{- define "keyward.podRules" -}}
- apiGroups: [""]
  apiVersions: [v1]
  operations: [CREATE]
  resources: [pods]
  scope: Namespaced
{{- end }}

{{- define "keyward.clientConfig" -}}
service:
  name: keyward-webhook
  namespace: {{ .root.Release.Namespace }}
  path: {{ .path }}
  port: 443
{{- end }}

{{/* matchConditions see no namespace: pods that opt in themselves, and namespaces with a default, are two entries. */}}
{{- define "keyward.podOptsIn" -}}
- name: pod-opts-in
  expression: >-
    has(object.metadata.annotations) && 'keyward.dev/inject' in object.metadata.annotations &&
    object.metadata.annotations['keyward.dev/inject'] != 'false'
{{ include "keyward.noMirror" . }}
{{- end }}

{{- define "keyward.podLeavesItToTheNamespace" -}}
- name: pod-leaves-it-to-the-namespace
  expression: >-
    !has(object.metadata.annotations) || !('keyward.dev/inject' in object.metadata.annotations)
{{ include "keyward.noMirror" . }}
{{- end }}

{{- define "keyward.noMirror" -}}
- name: no-mirror-of-a-static-pod
  expression: >-
    !has(object.metadata.annotations) || !('kubernetes.io/config.mirror' in object.metadata.annotations)
{{- end }}

{{- define "keyward.anyNamespace" -}}
matchExpressions:
  - key: kubernetes.io/metadata.name
    operator: NotIn
    values: {{ include "keyward.excludedNamespaces" . }}
{{- end }}

{{- define "keyward.namespaceWithDefault" -}}
{{ include "keyward.anyNamespace" . }}
  - key: keyward.dev/inject
    operator: Exists
  - key: keyward.dev/inject
    operator: NotIn
    values: ["false"]
{{- end }}

{{- define "keyward.webhooks" -}}
{{- range $entry := list
  (dict "name" (printf "pods.%s.keyward.dev" .verb) "selector" "keyward.anyNamespace" "conditions" "keyward.podOptsIn")
  (dict "name" (printf "namespaces.%s.keyward.dev" .verb) "selector" "keyward.namespaceWithDefault" "conditions" "keyward.podLeavesItToTheNamespace") }}
- name: {{ $entry.name }}
  admissionReviewVersions: [v1]
  sideEffects: None
  failurePolicy: Fail
  matchPolicy: Equivalent
  {{- if $.reinvoked }}
  reinvocationPolicy: IfNeeded
  {{- end }}
  timeoutSeconds: {{ $.root.Values.webhook.timeoutSeconds }}
  clientConfig:
    {{- include "keyward.clientConfig" $ | nindent 4 }}
  rules:
    {{- include "keyward.podRules" $.root | nindent 4 }}
  namespaceSelector:
    {{- include $entry.selector $.root | nindent 4 }}
  matchConditions:
    {{- include $entry.conditions $.root | nindent 4 }}
{{- end }}
{{- end }}

{{/* Who asks and who decides. It reads the review alone, so it answers at once or not at all. */}}
{{- define "keyward.stampWebhook" -}}
- name: decisions.stamp.keyward.dev
  admissionReviewVersions: [v1]
  sideEffects: None
  failurePolicy: Fail
  matchPolicy: Equivalent
  reinvocationPolicy: IfNeeded
  timeoutSeconds: 5
  clientConfig:
    {{- include "keyward.clientConfig" (dict "root" . "path" "/stamp") | nindent 4 }}
  rules:
    {{- include "keyward.decisionRules" (list "keyrequests" "keyapprovals") | nindent 4 }}
{{- end }}

{{- define "keyward.decisionRules" -}}
- apiGroups: [keyward.dev]
  apiVersions: [v1alpha1]
  operations: [CREATE]
  resources: {{ . | toJson }}
  scope: Namespaced
{{- end }}
