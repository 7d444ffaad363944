"""Errors of AWS KMS by the names that its API reference gives them."""

from moto.core.exceptions import JsonRESTError


class KmsError(JsonRESTError):
    code = 400


def invalid(message):
    return KmsError("ValidationException", message)


def wrong_usage(key):
    return KmsError("InvalidKeyUsageException", f"{key.arn} key usage is {key.key_usage} which is not valid here.")


def usable(key):
    """Moto lets keys work in every state."""
    if key.key_state == "Enabled":
        return key
    if key.key_state == "Disabled":
        raise KmsError("DisabledException", f"{key.arn} is disabled.")
    state = {"PendingDeletion": "pending deletion", "PendingImport": "pending import"}[key.key_state]
    raise KmsError("KMSInvalidStateException", f"{key.arn} is {state}.")
