import { stringify } from "yaml";
import { GENERATED_NOTE } from "./generated-file.ts";
import type { Kind } from "./kind.ts";

/** @returns the CustomResourceDefinition as YAML, its schema structural, one version served and stored */
export function manifest(kind: Kind): string {
  return `# ${GENERATED_NOTE}\n${stringify(customResourceDefinition(kind), { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

function customResourceDefinition(kind: Kind): object {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${kind.plural}.${kind.group}` },
    spec: {
      group: kind.group,
      names: {
        kind: kind.kind,
        listKind: `${kind.kind}List`,
        plural: kind.plural,
        singular: kind.singular,
        shortNames: kind.shortNames,
        categories: kind.categories,
      },
      scope: kind.scope,
      versions: [version(kind)],
    },
  };
}

function version(kind: Kind): object {
  return {
    name: kind.version,
    served: true,
    storage: true,
    subresources: { status: {} },
    additionalPrinterColumns: kind.printerColumns,
    schema: { openAPIV3Schema: kind.schema },
  };
}
