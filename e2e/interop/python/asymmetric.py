"""Key pairs, signatures, agreement, encapsulation and encryption."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hpke, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, mldsa, mlkem, padding, rsa, x448, x25519

from symmetric import HASHES

MAKERS = {
    "EC-P256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "EC-P384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "EC-P521": lambda: ec.generate_private_key(ec.SECP521R1()),
    "RSA-2048": lambda: rsa.generate_private_key(65537, 2048),
    "RSA-3072": lambda: rsa.generate_private_key(65537, 3072),
    "Ed25519": ed25519.Ed25519PrivateKey.generate,
    "Ed448": ed448.Ed448PrivateKey.generate,
    "X25519": x25519.X25519PrivateKey.generate,
    "X448": x448.X448PrivateKey.generate,
    "ML-DSA-44": mldsa.MLDSA44PrivateKey.generate,
    "ML-DSA-65": mldsa.MLDSA65PrivateKey.generate,
    "ML-DSA-87": mldsa.MLDSA87PrivateKey.generate,
}
KEM_KEYS = {
    "ML-KEM-768": (mlkem.MLKEM768PrivateKey, mlkem.MLKEM768PublicKey),
    "ML-KEM-1024": (mlkem.MLKEM1024PrivateKey, mlkem.MLKEM1024PublicKey),
}
HPKE_KEMS = {"X25519": hpke.KEM.X25519, "P256": hpke.KEM.P256, "P384": hpke.KEM.P384, "P521": hpke.KEM.P521}
HPKE_KDFS = {"SHA256": hpke.KDF.HKDF_SHA256, "SHA384": hpke.KDF.HKDF_SHA384, "SHA512": hpke.KDF.HKDF_SHA512}
HPKE_AEADS = {
    "AES-128-GCM": hpke.AEAD.AES_128_GCM,
    "AES-256-GCM": hpke.AEAD.AES_256_GCM,
    "ChaCha20-Poly1305": hpke.AEAD.CHACHA20_POLY1305,
}
PUBLIC = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
PRIVATE = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def private_pem(key):
    return key.private_bytes(*PRIVATE).decode()


def generate(type):
    key = MAKERS[type]()
    return {"private": private_pem(key), "public": key.public_key().public_bytes(*PUBLIC).decode()}


def private_key(pem):
    return serialization.load_pem_private_key(pem.encode(), None)


def public_key(pem):
    return serialization.load_pem_public_key(pem.encode())


def parameters_of(key, hash, scheme):
    """What sign and verify take besides the message."""
    if isinstance(key, (ec.EllipticCurvePrivateKey, ec.EllipticCurvePublicKey)):
        return [ec.ECDSA(HASHES[hash]())]
    if isinstance(key, (rsa.RSAPrivateKey, rsa.RSAPublicKey)):
        kind = HASHES[hash]()
        pss = padding.PSS(padding.MGF1(kind), kind.digest_size)
        return [pss if scheme == "PSS" else padding.PKCS1v15(), kind]
    return []


def sign(private, message, hash="", padding=""):
    key = private_key(private)
    return {"signature": key.sign(bytes.fromhex(message), *parameters_of(key, hash, padding)).hex()}


def verify(public, message, signature, hash="", padding=""):
    key = public_key(public)
    try:
        key.verify(bytes.fromhex(signature), bytes.fromhex(message), *parameters_of(key, hash, padding))
        return {"valid": True}
    except InvalidSignature:
        return {"valid": False}


def agree(private, public):
    own, peer = private_key(private), public_key(public)
    secret = own.exchange(ec.ECDH(), peer) if isinstance(own, ec.EllipticCurvePrivateKey) else own.exchange(peer)
    return {"secret": secret.hex()}


def generate_kem(type):
    key = KEM_KEYS[type][0].generate()
    return {"seed": key.private_bytes_raw().hex(), "public": key.public_key().public_bytes_raw().hex()}


def encapsulate(type, public):
    secret, ciphertext = KEM_KEYS[type][1].from_public_bytes(bytes.fromhex(public)).encapsulate()
    return {"secret": secret.hex(), "ciphertext": ciphertext.hex()}


def decapsulate(type, seed, ciphertext):
    return {"secret": KEM_KEYS[type][0].from_seed_bytes(bytes.fromhex(seed)).decapsulate(bytes.fromhex(ciphertext)).hex()}


def oaep(hash, label):
    kind = HASHES[hash]()
    return padding.OAEP(padding.MGF1(kind), kind, bytes.fromhex(label) or None)


def suite_of(algorithm):
    _, kem, kdf, aead = algorithm.split("-", 3)
    return hpke.Suite(HPKE_KEMS[kem], HPKE_KDFS[kdf], HPKE_AEADS[aead])


def encapsulated_bytes(key):
    """How long an encapsulated key is: it stands before the ciphertext."""
    if isinstance(key, (x25519.X25519PrivateKey, x25519.X25519PublicKey)):
        return 32
    return 1 + 2 * ((key.curve.key_size + 7) // 8)


def encrypt_asymmetric(algorithm, public, plaintext, hash="", label="", info="", associatedData=""):
    key, data = public_key(public), bytes.fromhex(plaintext)
    if algorithm.startswith("RSA"):
        return {"ciphertext": key.encrypt(data, oaep(hash, label)).hex(), "encapsulatedKey": ""}
    sealed = suite_of(algorithm).encrypt(data, key, bytes.fromhex(info))
    length = encapsulated_bytes(key)
    return {"encapsulatedKey": sealed[:length].hex(), "ciphertext": sealed[length:].hex()}


def decrypt_asymmetric(
    algorithm, private, ciphertext, encapsulatedKey="", hash="", label="", info="", associatedData=""
):
    key, data = private_key(private), bytes.fromhex(ciphertext)
    if algorithm.startswith("RSA"):
        return {"plaintext": key.decrypt(data, oaep(hash, label)).hex()}
    opened = suite_of(algorithm).decrypt(bytes.fromhex(encapsulatedKey) + data, key, bytes.fromhex(info))
    return {"plaintext": opened.hex()}


OPERATIONS = {
    "generate": generate, "sign": sign, "verify": verify, "agree": agree,
    "generateKem": generate_kem, "encapsulate": encapsulate, "decapsulate": decapsulate,
    "encryptAsymmetric": encrypt_asymmetric, "decryptAsymmetric": decrypt_asymmetric,
}  # fmt: skip
