"""The centre's tables. Nothing is a serial number: two stores that hold the same rows hold the same.

A place is a township's or county's code, so that a store may be divided by it. `place.version` is raised by each
change of a place, under the lock of its row: whoever looks asks for what has a greater one.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

_NAME = String().with_variant(String(collation="C"), "postgresql")
"""Names sort by their bytes on both."""


def _name(name: str, *, key: bool = False) -> Column[Any]:
    return Column(name, _NAME, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> Column[Any]:
    return Column(name, BigInteger, primary_key=key, nullable=False, autoincrement=False)


setting = Table("setting", metadata, _name("key", key=True), Column("value", Text, nullable=False))

place = Table("place", metadata, _name("place", key=True), _number("version"))

stream = Table(
    "stream", metadata,
    _name("place", key=True), _name("name", key=True), _number("version"),
    _number("count"), _number("low"), _number("top"), _name("xor"), _name("head"),
    Index("stream_by_version", "place", "version"),
)  # fmt: skip

entry = Table(
    "entry", metadata,
    _name("place", key=True), _name("stream", key=True), _number("seq", key=True), _name("hash", key=True),
    _name("event"), _number("received"), Column("raw", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Whether an entry is held is told by its hash alone; the key begins with where it stands, because hashes lie about: an index
of them is written anew from end to end by every batch. More than one hash at a place is a fork, and kept.
"""

apart = Table(
    "apart", metadata,
    _name("place", key=True), _name("hash", key=True), _name("stream"), _number("seq"),
    Column("raw", LargeBinary, nullable=False), _name("reason"), _number("received"),
    Index("apart_by_stream", "place", "stream"),
)  # fmt: skip

seal = Table(
    "seal", metadata,
    _name("place", key=True), _name("stream", key=True), _number("seq", key=True), _name("hash", key=True),
    _name("device", key=True), _name("signature"),
)  # fmt: skip

genesis = Table(
    "genesis", metadata,
    _name("place", key=True), _name("hash", key=True), _name("room"), Column("raw", LargeBinary, nullable=False),
)  # fmt: skip

erased = Table("erased", metadata, _name("place", key=True), _name("event", key=True))

wrapped_key = Table(
    "wrapped_key", metadata,
    _name("place", key=True), _name("event", key=True), _name("device", key=True), Column("words", Text, nullable=False),
)  # fmt: skip
"""Keys of personal data as each device wrapped them; the centre cannot open any."""

statement = Table(
    "statement", metadata,
    _name("fingerprint", key=True), Column("raw", Text, nullable=False), _name("signer"), _name("signature"),
)  # fmt: skip

invite = Table(
    "invite", metadata,
    _name("digest", key=True), _name("prefix"), _name("place"), _name("seat"), _name("role"),
    Column("replaces", Integer, nullable=False), _number("expires"), Column("tries", Integer, nullable=False),
    _name("device"), Index("invite_by_prefix", "prefix"),
)  # fmt: skip
"""One-time codes: the digest alone, and the few characters by which a wrong try is told."""

contact = Table(
    "contact", metadata,
    _name("place", key=True), _name("device", key=True), _number("seen"), _number("entries"), _number("refused"),
)  # fmt: skip

receipt = Table(
    "receipt", metadata,
    _name("place", key=True), _name("device", key=True), _number("at"), Column("said", Text, nullable=False),
    _name("signature"),
)  # fmt: skip
"""The last thing that was confirmed to each device, under the authority's key."""

brought = Table("brought", metadata, _name("place", key=True), _name("sha256", key=True))
"""Attachments of a hub's place that its county's centre holds."""

blob = Table(
    "blob",
    metadata,
    _name("place", key=True),
    _name("sha256", key=True),
    _number("size"),
    _number("received"),
)
