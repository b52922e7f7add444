"""Which authorities of a peer count: what it says of them over a line that was trusted already.

The next one is trusted beside the present one as long as the peer names it, and after a change the one before for some
days more (F26).
"""

from __future__ import annotations

import ssl
from datetime import timedelta

import msgspec

from commandroom.domain.exchange.joining import fingerprint_of
from commandroom.domain.exchange.messages import Hello
from commandroom.domain.journal import millis

AFTERWARDS = timedelta(days=7)
"""Another process of the peer may change over an hour later, or a day."""


class Pinned(msgspec.Struct, frozen=True):
    """The authorities (PEM) that are trusted: the one that signs, and a second one until a moment (ms; 0: while it is named)."""

    ca: str
    other: str = ""
    other_until: int = 0

    @property
    def text(self) -> str:
        """All of them as one PEM."""
        return f"{self.ca.strip()}\n{self.other}".strip() + "\n"

    @property
    def fingerprint(self) -> str:
        """Of the one that signs, as it stands in codes."""
        return fingerprint_of(ssl.PEM_cert_to_DER_cert(self.ca.strip()))


def heard(pinned: Pinned, said: Hello, now: int) -> Pinned:
    """What is trusted after a greeting at a moment in milliseconds; nothing that is no authority is taken in."""
    present, following = (
        one if authority_ends(one) else "" for one in (said.ca.strip(), said.next_ca.strip())
    )
    if not present:  # an older program says nothing of it
        return pinned
    if present != pinned.ca.strip():
        until = 0 if following else now + round(AFTERWARDS / timedelta(milliseconds=1))
        return Pinned(present, following or pinned.ca.strip(), until)
    if following:
        return Pinned(pinned.ca, following)
    return pinned if now < pinned.other_until else Pinned(pinned.ca)


def authority_ends(pem: str) -> int:
    """Until when an authority's certificate is good, in milliseconds since 1970; 0 where it is no authority."""
    from cryptography import x509  # noqa: PLC0415 - not for the start

    try:
        found = x509.load_pem_x509_certificate(pem.encode())
        is_one = found.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, x509.ExtensionNotFound):
        return 0
    return millis(found.not_valid_after_utc) if is_one else 0
