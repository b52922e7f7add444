"""The folder of a centre inside a home: what it is, its keys and certificates (only their owner reads them), its blobs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from commandroom.base.clock import Clock
from commandroom.base.durable import make_folder, write_whole
from commandroom.center.authority import certificates
from commandroom.center.authority.certificates import Pair
from commandroom.center.authority.upstream import Upstream
from commandroom.center.store.engine import Database
from commandroom.center.store.holding import CenterStore
from commandroom.domain.errors import DamageError, FieldError, NotFoundError, RefusedError
from commandroom.domain.exchange.streams import COUNTY_DIGITS, TOWNSHIP_DIGITS
from commandroom.sync.keys import DeviceKeys, DeviceSigner, verify

COUNTY, ROOM_HUB = "county", "room-hub"
DIGITS = {COUNTY: COUNTY_DIGITS, ROOM_HUB: TOWNSHIP_DIGITS}
FOLDER = "center"
PERIODS = {COUNTY: 60, ROOM_HUB: 15}
_ABOUT, _KEYS, CA, CA_KEY, _SERVER, _SERVER_KEY = (
    "center.json", "authority.json", "ca.pem", "ca.key", "server.pem", "server.key",
)  # fmt: skip
_UPSTREAM = "upstream.json"
PRIVATE, PUBLIC = 0o600, 0o644


class About(msgspec.Struct, frozen=True):
    """What a centre is: its name, the place it speaks for, its role, where it is found, where its store lies."""

    name: str
    place: str
    role: str
    hosts: tuple[str, ...]
    db: str = ""
    period: int = 0
    """How many seconds lie between two exchanges of a seat; 0: 15 for a hub, 60 for a county's centre."""

    @property
    def seconds(self) -> int:
        """The period that seats are told."""
        return self.period or PERIODS[self.role]


class _Keys(msgspec.Struct, frozen=True):
    signing: str
    opening: str


class CenterHome:
    """A centre's folder."""

    def __init__(self, home: Path, clock: Clock) -> None:
        self.folder = home / FOLDER
        self._clock = clock

    @property
    def is_there(self) -> bool:
        """Whether a centre was made here."""
        return (self.folder / _ABOUT).is_file()

    def make(self, about: About) -> None:
        """Make keys and certificates; what the centre is stands last, so that half a centre is none.

        Raises:
            RefusedError: `center.already`.
            FieldError: `center.code_digits`, `center.no_host`.
        """
        if self.is_there:
            raise RefusedError("center.already", name=self.about().name)
        digits = DIGITS[about.role]
        if not (about.place.isascii() and about.place.isdigit() and len(about.place) == digits):
            raise FieldError("center.code_digits", field="code", digits=digits, value=about.place[:20])
        if not about.hosts:
            raise FieldError("center.no_host", field="host")
        make_folder(self.folder)
        self.folder.chmod(0o700)
        keys = DeviceKeys.fresh()
        text = msgspec.json.encode(_Keys(keys.signing.hex(), keys.opening.hex()))
        self._write(_KEYS, text, PRIVATE)
        authority = certificates.new_authority(about.name, self._clock.now())
        self._write(CA_KEY, authority.key, PRIVATE)
        self._write(CA, authority.certificate, PUBLIC)
        self._make_server(about.hosts)
        self._write(_ABOUT, msgspec.json.format(msgspec.json.encode(about)), PRIVATE)

    def about(self) -> About:
        """What the centre is.

        Raises:
            NotFoundError: `center.none`.
            DamageError: `center.damaged`.
        """
        if not self.is_there:
            raise NotFoundError("center.none", home=str(self.folder.parent))
        try:
            return msgspec.json.decode(self._read(_ABOUT), type=About)
        except msgspec.MsgspecError as error:
            raise DamageError("center.damaged", file=_ABOUT, reason=str(error)[:200]) from error

    def keys(self) -> DeviceKeys:
        """The authority's own.

        Raises:
            DamageError: `center.damaged`.
        """
        try:
            found = msgspec.json.decode(self._read(_KEYS), type=_Keys)
            return DeviceKeys(bytes.fromhex(found.signing), bytes.fromhex(found.opening))
        except (msgspec.MsgspecError, ValueError) as error:
            raise DamageError("center.damaged", file=_KEYS, reason=type(error).__name__) from error

    def authority(self) -> Pair:
        """The authority's certificate and key."""
        return Pair(self._read(CA), self._read(CA_KEY))

    def server(self) -> Pair:
        """The server's certificate and key."""
        return Pair(self._read(_SERVER), self._read(_SERVER_KEY))

    def server_files(self) -> tuple[Path, Path]:
        """Where they lie."""
        return self.folder / _SERVER, self.folder / _SERVER_KEY

    def renew(self) -> bool:
        """Make the server's certificate anew if it ends soon, or is another authority's; whether it was."""
        hosts, server = self.about().hosts, self.server()
        is_ours = certificates.is_under(self.authority(), server)
        if is_ours and not certificates.is_due(server, hosts, self._clock.now()):
            return False
        self._make_server(hosts)
        return True

    def _make_server(self, hosts: Sequence[str]) -> None:
        made = certificates.new_server(Pair(self._read(CA), self._read(CA_KEY)), hosts, self._clock.now())
        self._write(_SERVER_KEY, made.key, PRIVATE)
        self._write(_SERVER, made.certificate, PUBLIC)

    def upstream(self) -> Upstream | None:
        """To which county's centre this hub is joined.

        Raises:
            DamageError: `center.damaged`.
        """
        try:
            data = (self.folder / _UPSTREAM).read_bytes()
            return msgspec.json.decode(data, type=Upstream)
        except FileNotFoundError:
            return None
        except msgspec.MsgspecError as error:
            raise DamageError("center.damaged", file=_UPSTREAM, reason=str(error)[:200]) from error

    def link(self, upstream: Upstream) -> None:
        """From the next start on, exchange with this centre."""
        self._write(_UPSTREAM, msgspec.json.format(msgspec.json.encode(upstream)), PRIVATE)

    @property
    def blobs(self) -> Path:
        """Where attachments lie."""
        return self.folder / "blobs"

    def store(self, url: str = "") -> CenterStore:
        """The store that was named, else the one named when the centre was made, else a file in the folder."""
        about = self.about()
        keys, upstream = self.keys(), self.upstream()
        roots = {keys.public: about.place} | (upstream.roots if upstream is not None else {})
        database = Database(url or about.db or f"sqlite:///{self.folder / 'center.db'}")
        try:
            return CenterStore(
                database,
                roots=roots,
                verify=verify,
                sign=DeviceSigner("", keys).sign,
                clock=self._clock,
                key=keys.public,
            )
        except BaseException:
            database.close()
            raise

    def _read(self, name: str) -> bytes:
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError as error:
            raise DamageError("center.damaged", file=name, reason="missing") from error

    def _write(self, name: str, data: bytes, mode: int) -> None:
        write_whole(self.folder / name, data, mode=mode)
