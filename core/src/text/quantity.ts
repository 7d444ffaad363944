/** A non-negative Kubernetes quantity without an exponent, such as 10m, 0.5, 64Mi. Source: apimachinery, resource.Quantity */
const QUANTITY = /^(?:\d{1,15}(?:\.\d{0,9})?|\.\d{1,9})(?:[KMGTPE]i|[numkMGTPE])?$/;

/** @returns whether the API server would take the text as an amount of CPU or memory. */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}
