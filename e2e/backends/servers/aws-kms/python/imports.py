"""Material from outside: GetParametersForImport and ImportKeyMaterial."""

import base64
import json
import secrets
import time

from cryptography.hazmat.primitives import hashes, keywrap, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

from keys import Pair
from kms_error import KmsError

LIFETIME_SECONDS = 24 * 3600
CURVES = {"ECC_NIST_P256": "secp256r1", "ECC_NIST_P384": "secp384r1", "ECC_NIST_P521": "secp521r1"}
SECRET_BYTES = {"SYMMETRIC_DEFAULT": 32, "HMAC_256": 32, "HMAC_384": 48, "HMAC_512": 64}
TICKETS = {}


def get_parameters_for_import(self):
    key = pending(self)
    bits = int(self._get_param("WrappingKeySpec").removeprefix("RSA_"))
    wrapping_key = rsa.generate_private_key(65537, bits)
    token = secrets.token_bytes(256)
    ends = time.time() + LIFETIME_SECONDS
    TICKETS[token] = (key.id, wrapping_key, self._get_param("WrappingAlgorithm"), ends)
    public_key = base64.b64encode(Pair(wrapping_key).public_key()).decode()
    import_token = base64.b64encode(token).decode()
    return json.dumps(
        {"KeyId": key.arn, "ImportToken": import_token, "PublicKey": public_key, "ParametersValidTo": ends}
    )


def import_key_material(self):
    key = pending(self)
    key_id, wrapping_key, algorithm, ends = TICKETS.get(
        base64.b64decode(self._get_param("ImportToken")), (None, None, None, 0)
    )
    if key_id != key.id:
        raise KmsError("InvalidImportTokenException", "")
    if time.time() >= ends:
        raise KmsError("ExpiredImportTokenException", "")
    try:
        material = unwrapped(wrapping_key, algorithm, base64.b64decode(self._get_param("EncryptedKeyMaterial")))
    except (ValueError, keywrap.InvalidUnwrap):
        raise KmsError("InvalidCiphertextException", "")
    try:
        take(key, material)
    except (ValueError, TypeError):
        raise KmsError("IncorrectKeyMaterialException", "")
    key.enabled = True
    key.key_state = "Enabled"
    return json.dumps({"KeyId": key.arn})


def pending(self):
    key_id = self._get_param("KeyId")
    self._validate_cmk_id(key_id)
    key = self.kms_backend.describe_key(key_id)
    if key.origin != "EXTERNAL":
        raise KmsError("UnsupportedOperationException", f"{key.arn} origin is {key.origin} which is not valid here.")
    if key.key_state == "PendingDeletion":
        raise KmsError("KMSInvalidStateException", f"{key.arn} is pending deletion.")
    return key


def unwrapped(wrapping_key, algorithm, wrapped):
    digest = hashes.SHA256()
    oaep = padding.OAEP(padding.MGF1(digest), digest, None)
    if algorithm == "RSAES_OAEP_SHA_256":
        return wrapping_key.decrypt(wrapped, oaep)
    block = wrapping_key.key_size // 8
    return keywrap.aes_key_unwrap_with_padding(wrapping_key.decrypt(wrapped[:block], oaep), wrapped[block:])


def take(key, material):
    spec = key.key_spec
    if spec in SECRET_BYTES:
        if len(material) != SECRET_BYTES[spec]:
            raise ValueError("length")
        key.key_material = material
        return
    private_key = serialization.load_der_private_key(material, None)
    if not fits(spec, private_key):
        raise ValueError("kind")
    key.private_key = Pair(private_key)


def fits(spec, private_key):
    if spec in CURVES:
        return isinstance(private_key, ec.EllipticCurvePrivateKey) and private_key.curve.name == CURVES[spec]
    if spec.startswith("RSA_"):
        return isinstance(private_key, rsa.RSAPrivateKey) and spec == f"RSA_{private_key.key_size}"
    return spec == "ECC_NIST_EDWARDS25519" and isinstance(private_key, ed25519.Ed25519PrivateKey)


METHODS = {"get_parameters_for_import": get_parameters_for_import, "import_key_material": import_key_material}
