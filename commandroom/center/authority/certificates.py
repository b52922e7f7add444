"""The private authority of a centre and the server's certificate under it (RFC 5280)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CA_YEARS, SERVER_DAYS, RENEWED_BEFORE = 10, 90, timedelta(days=30)
SKEW = timedelta(hours=24)
"""A certificate counts from a day before: a township's clock may be behind."""
_CURVE = ec.SECP256R1()


class Pair:
    """A certificate and its private key, as PEM."""

    def __init__(self, certificate: bytes, key: bytes) -> None:
        self.certificate = certificate
        self.key = key

    @property
    def parsed(self) -> x509.Certificate:
        """The certificate taken apart."""
        return x509.load_pem_x509_certificate(self.certificate)

    @property
    def der(self) -> bytes:
        """The certificate as its fingerprint is taken."""
        return self.parsed.public_bytes(Encoding.DER)


def new_authority(name: str, now: datetime) -> Pair:
    """A self-signed authority that may sign servers and nothing below it."""
    key = ec.generate_private_key(_CURVE)
    subject = _name(name, "authority")
    made = (
        _begun(subject, subject, key.public_key(), now, timedelta(days=365 * CA_YEARS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return _pair(made, key)


def new_server(authority: Pair, hosts: Sequence[str], now: datetime) -> Pair:
    """A server's certificate for these names and addresses."""
    above = authority.parsed
    signing = load_pem_private_key(authority.key, None)
    assert isinstance(signing, ec.EllipticCurvePrivateKey)  # noqa: S101 - we made it
    key = ec.generate_private_key(_CURVE)
    span = min(timedelta(days=SERVER_DAYS), above.not_valid_after_utc - now)
    issuer_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
    made = (
        _begun(_name(hosts[0], "server"), above.subject, key.public_key(), now, span)
        .add_extension(x509.SubjectAlternativeName([_alternative(host) for host in hosts]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(issuer_id, critical=False)
        .sign(signing, hashes.SHA256())
    )
    return _pair(made, key)


def is_due(server: Pair, hosts: Sequence[str], now: datetime) -> bool:
    """Whether a server's certificate ends soon, or is for other names."""
    found = server.parsed
    named = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    said = {str(one.value) for one in named}
    return found.not_valid_after_utc - now < RENEWED_BEFORE or said != set(hosts)


def is_under(authority: Pair, server: Pair) -> bool:
    """Whether this authority signed that certificate."""
    try:
        server.parsed.verify_directly_issued_by(authority.parsed)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, span: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SKEW)
        .not_valid_after(now + span)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs, key_cert_sign=signs, crl_sign=signs, content_commitment=False,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False,
        decipher_only=False,
    )  # fmt: skip


def _name(text: str, kind: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, f"CommandRoom {kind}"),
            x509.NameAttribute(NameOID.COMMON_NAME, text[:64]),
        ]
    )


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _pair(made: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> Pair:
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Pair(made.public_bytes(Encoding.PEM), private)
