"""Kinds of keys that moto does not make, and keys that wait for their material."""

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, mldsa
from moto.kms import models
from moto.kms.models import Key, KmsBackend

MORE = {
    "ECC_NIST_EDWARDS25519": ed25519.Ed25519PrivateKey.generate,
    "ML_DSA_44": mldsa.MLDSA44PrivateKey.generate,
    "ML_DSA_65": mldsa.MLDSA65PrivateKey.generate,
    "ML_DSA_87": mldsa.MLDSA87PrivateKey.generate,
}


class Pair:
    """As moto keeps its own pairs."""

    def __init__(self, private_key):
        self.private_key = private_key

    def public_key(self):
        return self.private_key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )


def add():
    generate, ensure, create = (
        models.generate_private_key,
        KmsBackend._KmsBackend__ensure_valid_key_spec,
        KmsBackend.create_key,
    )

    def generate_private_key(spec):
        return Pair(MORE[spec]()) if spec in MORE else generate(spec)

    def ensure_valid_key_spec(self, spec):
        if spec not in MORE:
            ensure(self, spec)

    def create_key(self, *args, **kwargs):
        key = create(self, *args, **kwargs)
        if key.origin == "EXTERNAL":
            key.enabled = False
            key.key_state = "PendingImport"
        return key

    models.generate_private_key = generate_private_key
    KmsBackend._KmsBackend__ensure_valid_key_spec = ensure_valid_key_spec
    KmsBackend.create_key = create_key
    # Nobody asks for the list; moto's would fail for keys that it does not know.
    Key.signing_algorithms = property(lambda self: None)
