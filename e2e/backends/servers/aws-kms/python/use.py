"""Uses of keys that moto lacks or does in another way than AWS: digests, salts, states, RSA decryption, key agreement."""

import base64
import json

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, utils
from moto.kms.responses import KmsResponse
from moto.kms.utils import KEY_ID_LEN

from kms_error import KmsError, invalid, usable, wrong_usage

MAX_MESSAGE_BYTES = 4096
HASHES = {"256": hashes.SHA256, "384": hashes.SHA384, "512": hashes.SHA512}
ECDSA_BITS = {"ECC_NIST_P256": "256", "ECC_NIST_P384": "384", "ECC_NIST_P521": "512"}


def key_of(response, key_id=None):
    key_id = key_id or response._get_param("KeyId")
    response._validate_key_id(key_id)
    return usable(response.kms_backend.describe_key(key_id))


def base64_of(data):
    return base64.b64encode(data).decode()


def sign(self):
    key = key_of(self)
    if key.key_usage != "SIGN_VERIFY":
        raise wrong_usage(key)
    algorithm = self._get_param("SigningAlgorithm")
    message = self._get_param("Message")
    if not 1 <= len(message) <= MAX_MESSAGE_BYTES:
        raise invalid("Value at 'message' must have length between 1 and 4096.")
    is_digest = self._get_param("MessageType") == "DIGEST"
    signature = signature_of(key, algorithm, message, is_digest)
    return json.dumps({"KeyId": key.arn, "Signature": base64_of(signature), "SigningAlgorithm": algorithm})


def signature_of(key, algorithm, message, is_digest):
    private_key = key.private_key.private_key
    if algorithm in ("ED25519_SHA_512", "ML_DSA_SHAKE_256"):
        is_edwards = isinstance(private_key, ed25519.Ed25519PrivateKey)
        if is_digest or is_edwards != (algorithm == "ED25519_SHA_512"):
            raise wrong_usage(key)
        return private_key.sign(message)
    name, _, bits = algorithm.rpartition("_SHA_")
    digest = HASHES[bits]()
    if is_digest and len(message) != digest.digest_size:
        raise invalid("Digest is invalid length for algorithm.")
    chosen = utils.Prehashed(digest) if is_digest else digest
    if name == "ECDSA" and ECDSA_BITS.get(key.key_spec) == bits:
        return private_key.sign(message, ec.ECDSA(chosen))
    if not key.key_spec.startswith("RSA"):
        raise wrong_usage(key)
    # As long as the digest: moto takes the longest that there is.
    salted = padding.PSS(padding.MGF1(digest), padding.PSS.DIGEST_LENGTH)
    return private_key.sign(message, salted if name == "RSASSA_PSS" else padding.PKCS1v15(), chosen)


def decrypt(self):
    if self._get_param("EncryptionAlgorithm", "SYMMETRIC_DEFAULT") != "SYMMETRIC_DEFAULT":
        return decrypt_rsa(self)
    key = key_of(self)
    blob = self._get_param("CiphertextBlob")
    named = blob[:KEY_ID_LEN].decode("latin-1")
    if named not in self.kms_backend.keys:
        raise KmsError("InvalidCiphertextException", "")
    if named != key.id:
        raise KmsError("IncorrectKeyException", "The key ID in the request does not identify a CMK that can do it.")
    return moto_decrypt(self)


def decrypt_rsa(self):
    key = key_of(self)
    if key.key_usage != "ENCRYPT_DECRYPT" or not key.key_spec.startswith("RSA"):
        raise wrong_usage(key)
    digest = hashes.SHA256()
    oaep = padding.OAEP(padding.MGF1(digest), digest, None)
    try:
        plain = key.private_key.private_key.decrypt(self._get_param("CiphertextBlob"), oaep)
    except ValueError:
        raise KmsError("InvalidCiphertextException", "")
    return json.dumps({"KeyId": key.arn, "Plaintext": base64_of(plain)})


def derive_shared_secret(self):
    key = key_of(self)
    if key.key_usage != "KEY_AGREEMENT":
        raise wrong_usage(key)
    private_key = key.private_key.private_key
    try:
        peer = serialization.load_der_public_key(base64.b64decode(self._get_param("PublicKey")))
        secret = private_key.exchange(ec.ECDH(), peer)
    except (ValueError, TypeError, UnsupportedAlgorithm, InvalidSignature):
        raise invalid("PublicKey is not a valid key of the key pair's curve.")
    return json.dumps({"KeyId": key.arn, "SharedSecret": base64_of(secret), "KeyAgreementAlgorithm": "ECDH"})


def only_usable(method):
    def checked(self):
        key_of(self)
        return method(self)

    return checked


moto_decrypt = KmsResponse.decrypt
CHECKED = ("get_public_key", "generate_mac", "verify_mac", "generate_data_key", "rotate_key_on_demand")
METHODS = {
    "sign": sign,
    "decrypt": decrypt,
    "derive_shared_secret": derive_shared_secret,
    **{name: only_usable(getattr(KmsResponse, name)) for name in CHECKED},
}
