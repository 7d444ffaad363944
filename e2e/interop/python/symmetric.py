"""Hashes, message authentication codes, ciphers and key derivation."""

from cryptography.hazmat.primitives import cmac, hashes, hmac, keywrap, padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.kbkdf import KBKDFHMAC, CounterLocation, Mode
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

HASHES = {
    "SHA-224": hashes.SHA224, "SHA-256": hashes.SHA256, "SHA-384": hashes.SHA384, "SHA-512": hashes.SHA512,
    "SHA-512/224": hashes.SHA512_224, "SHA-512/256": hashes.SHA512_256,
    "SHA3-224": hashes.SHA3_224, "SHA3-256": hashes.SHA3_256, "SHA3-384": hashes.SHA3_384, "SHA3-512": hashes.SHA3_512,
    "BLAKE2b-512": lambda: hashes.BLAKE2b(64), "BLAKE2s-256": lambda: hashes.BLAKE2s(32),
}  # fmt: skip
EXTENDABLE = {"SHAKE-128": hashes.SHAKE128, "SHAKE-256": hashes.SHAKE256}


def hash_data(algorithm, data, outputBytes=0):
    kind = EXTENDABLE[algorithm](outputBytes) if algorithm in EXTENDABLE else HASHES[algorithm]()
    state = hashes.Hash(kind)
    state.update(bytes.fromhex(data))
    return {"digest": state.finalize().hex()}


def compute_mac(algorithm, key, data):
    secret = bytes.fromhex(key)
    if algorithm == "AES-CMAC":
        state = cmac.CMAC(algorithms.AES(secret))
    else:
        state = hmac.HMAC(secret, HASHES[algorithm.removeprefix("HMAC-")]())
    state.update(bytes.fromhex(data))
    return {"tag": state.finalize().hex()}


def aead_of(algorithm, key):
    return ChaCha20Poly1305(key) if algorithm.startswith("ChaCha20") else AESGCM(key)


def is_aead(algorithm):
    return algorithm.endswith(("-GCM", "-Poly1305"))


def cipher_of(algorithm, key, nonce):
    mode = modes.CTR(nonce) if algorithm.endswith("-CTR") else modes.CBC(nonce)
    return Cipher(algorithms.AES(key), mode)


def encrypt(algorithm, key, nonce, plaintext, associatedData=""):
    secret, start, data = bytes.fromhex(key), bytes.fromhex(nonce), bytes.fromhex(plaintext)
    if is_aead(algorithm):
        sealed = aead_of(algorithm, secret).encrypt(start, data, bytes.fromhex(associatedData))
        return {"ciphertext": sealed[:-16].hex(), "tag": sealed[-16:].hex()}
    if algorithm.endswith("-KW"):
        return {"ciphertext": keywrap.aes_key_wrap(secret, data).hex(), "tag": ""}
    if algorithm.endswith("-KWP"):
        return {"ciphertext": keywrap.aes_key_wrap_with_padding(secret, data).hex(), "tag": ""}
    if algorithm.endswith("-CBC"):
        padder = padding.PKCS7(128).padder()
        data = padder.update(data) + padder.finalize()
    encryptor = cipher_of(algorithm, secret, start).encryptor()
    return {"ciphertext": (encryptor.update(data) + encryptor.finalize()).hex(), "tag": ""}


def decrypt(algorithm, key, nonce, ciphertext, tag, associatedData=""):
    secret, start, data = bytes.fromhex(key), bytes.fromhex(nonce), bytes.fromhex(ciphertext)
    if is_aead(algorithm):
        opened = aead_of(algorithm, secret).decrypt(start, data + bytes.fromhex(tag), bytes.fromhex(associatedData))
        return {"plaintext": opened.hex()}
    if algorithm.endswith("-KW"):
        return {"plaintext": keywrap.aes_key_unwrap(secret, data).hex()}
    if algorithm.endswith("-KWP"):
        return {"plaintext": keywrap.aes_key_unwrap_with_padding(secret, data).hex()}
    decryptor = cipher_of(algorithm, secret, start).decryptor()
    opened = decryptor.update(data) + decryptor.finalize()
    if algorithm.endswith("-CBC"):
        unpadder = padding.PKCS7(128).unpadder()
        opened = unpadder.update(opened) + unpadder.finalize()
    return {"plaintext": opened.hex()}


def derive(function, hash, secret, lengthBytes, salt="", info="", iterations=0, cost=0, blockSize=0, parallelization=0):
    """Of KBKDF, salt is the label and info the context: the fixed input is both with a zero byte between, and the length in bits."""
    salt_bytes, info_bytes = bytes.fromhex(salt), bytes.fromhex(info)
    functions = {
        "HKDF": lambda: HKDF(HASHES[hash](), lengthBytes, salt_bytes, info_bytes),
        "PBKDF2": lambda: PBKDF2HMAC(HASHES[hash](), lengthBytes, salt_bytes, iterations),
        "scrypt": lambda: Scrypt(salt_bytes, lengthBytes, cost, blockSize, parallelization),
        "KBKDF-COUNTER": lambda: KBKDFHMAC(
            HASHES[hash](), Mode.CounterMode, lengthBytes, 4, 4, CounterLocation.BeforeFixed, salt_bytes, info_bytes, None
        ),
    }
    return {"data": functions[function]().derive(bytes.fromhex(secret)).hex()}


OPERATIONS = {"hash": hash_data, "mac": compute_mac, "encrypt": encrypt, "decrypt": decrypt, "derive": derive}
