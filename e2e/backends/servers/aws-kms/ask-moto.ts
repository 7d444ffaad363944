/** One request as AWS' SDKs send it, by hand: moto reads the account from the access key and does not judge signatures. */
export async function askMoto(endpoint: string, action: string, request: object): Promise<Record<string, unknown>> {
  const authorization =
    "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/kms/aws4_request, SignedHeaders=host, Signature=none";
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "X-Amz-Target": `TrentService.${action}`, "Content-Type": "application/x-amz-json-1.1", authorization },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${action}: ${text}`);
  return JSON.parse(text) ?? {};
}

/** Lets every call of an action fail with that error of AWS, or hang, until it is taken back. */
export async function setFault(endpoint: string, action: string, error: string | undefined): Promise<void> {
  await askMoto(endpoint, "SetFault", { Action: action, Error: error });
}
