"""Requests, certificates, revocation lists and detached signatures."""

from datetime import datetime, timedelta, timezone

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import ExtensionPolicy, PolicyBuilder, Store, VerificationError

from asymmetric import MAKERS, private_key, private_pem

HOUR = timedelta(hours=1)


def hash_for(key):
    return None if "Ed" in type(key).__name__ else hashes.SHA256()


def name_of(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def pem_of(thing):
    return thing.public_bytes(serialization.Encoding.PEM).decode()


def read_request(csr):
    request = x509.load_pem_x509_csr(csr.encode())
    names = request.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    common = request.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    return {
        "valid": request.is_signature_valid,
        "commonName": common,
        "dnsNames": names.get_values_for_type(x509.DNSName),
    }


def key_usage(**on):
    names = "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign"
    return x509.KeyUsage(**{name: on.get(name, False) for name in [*names.split(), "encipher_only", "decipher_only"]})


def issue(serial, name, key, parent=None, extensions=()):
    now = datetime.now(timezone.utc)
    issuer_name, issuer_key = (parent[0].subject, parent[1]) if parent else (name_of(name), key)
    builder = x509.CertificateBuilder(issuer_name, name_of(name), key.public_key(), serial, now - HOUR, now + HOUR)
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    issuers = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    for extension, critical in [(own, False), (issuers, False), *extensions]:
        builder = builder.add_extension(extension, critical)
    return builder.sign(issuer_key, hash_for(issuer_key)), key


AUTHORITY = [(x509.BasicConstraints(True, None), True), (key_usage(key_cert_sign=True, crl_sign=True), True)]
LEAF = [
    (x509.BasicConstraints(False, None), True),
    (key_usage(digital_signature=True), True),
    (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False),
    (x509.SubjectAlternativeName([x509.DNSName("app.example")]), False),
]


def revocation_list(issuer, revoked):
    now = datetime.now(timezone.utc)
    certificate, key = issuer
    builder = x509.CertificateRevocationListBuilder(certificate.subject, now - HOUR, now + HOUR)
    builder = builder.add_extension(x509.CRLNumber(1), False)
    builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), False)
    for serial in revoked:
        builder = builder.add_revoked_certificate(x509.RevokedCertificateBuilder(serial, now - HOUR / 2).build())
    return pem_of(builder.sign(key, hash_for(key)))


def make_chain(type, revoked=False):
    root = issue(1, "Root", MAKERS[type](), None, AUTHORITY)
    middle = issue(2, "Intermediate", MAKERS[type](), root, AUTHORITY)
    leaf = issue(3, "app", MAKERS[type](), middle, LEAF)
    return {
        "root": pem_of(root[0]),
        "intermediate": pem_of(middle[0]),
        "leaf": pem_of(leaf[0]),
        "rootKey": private_pem(root[1]),
        "leafKey": private_pem(leaf[1]),
        "crls": [revocation_list(root, []), revocation_list(middle, [3] if revoked else [])],
    }


def verify_chain(root, leaf):
    store = Store([x509.load_pem_x509_certificate(root.encode())])
    # The Web's rules for the authority; a client's certificate needs no name of a server.
    policies = PolicyBuilder().store(store).extension_policies(
        ca_policy=ExtensionPolicy.webpki_defaults_ca(), ee_policy=ExtensionPolicy.permit_all()
    )
    try:
        policies.build_client_verifier().verify(x509.load_pem_x509_certificate(leaf.encode()), [])
        return {"valid": True}
    except VerificationError as error:
        return {"valid": False, "reason": str(error)}


def is_revoked(crl, issuer, serialNumber):
    revocations = x509.load_pem_x509_crl(crl.encode())
    key = x509.load_pem_x509_certificate(issuer.encode()).public_key()
    if not revocations.is_signature_valid(key):
        raise ValueError("the list is not the issuer's")
    return {"revoked": revocations.get_revoked_certificate_by_serial_number(int(serialNumber, 16)) is not None}


def sign_cms(certificate, private, content):
    signer = x509.load_pem_x509_certificate(certificate.encode())
    builder = pkcs7.PKCS7SignatureBuilder().set_data(bytes.fromhex(content))
    builder = builder.add_signer(signer, private_key(private), hashes.SHA256())
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    return {"signature": builder.sign(serialization.Encoding.DER, options).hex()}


OPERATIONS = {
    "readRequest": read_request, "makeChain": make_chain, "verifyChain": verify_chain,
    "isRevoked": is_revoked, "signCms": sign_cms,
}  # fmt: skip
