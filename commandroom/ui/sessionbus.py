"""One call to the desktop's notification service over the session bus.

Qt's own binding for Python writes no unsigned numbers (an `int` becomes `i`), which `Notify` (`susssasa{sv}i`) asks for and
most services insist on; so the one message is put together here, after the D-Bus Specification 0.43, "Message Protocol".
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Mapping

PATIENCE_SECONDS = 2.0
_METHOD_CALL, _METHOD_RETURN, _ERROR = 1, 2, 3
_PATH, _INTERFACE, _MEMBER, _REPLY_SERIAL, _DESTINATION, _SIGNATURE = 1, 2, 3, 5, 6, 8
_HEAD = 16


class BusError(OSError):
    """There is no session bus, or nobody on it shows notifications."""


def notify(
    title: str, body: str, *, app: str, icon: str = "", urgent: bool = False, address: str | None = None
) -> int:
    """Show a notification and answer its number. Waits at most `PATIENCE_SECONDS`.

    Raises:
        BusError: nobody can show it.
    """
    where = _socket_of(os.environ.get("DBUS_SESSION_BUS_ADDRESS", "") if address is None else address)
    family = getattr(socket, "AF_UNIX", None)
    if family is None or not where:
        raise BusError("no session bus")
    with socket.socket(family, socket.SOCK_STREAM) as wire:
        wire.settimeout(PATIENCE_SECONDS)
        try:
            wire.connect(where)
            _greet(wire)
            _call(wire, 1, "org.freedesktop.DBus", "/org/freedesktop/DBus", "Hello", "", b"")
            _await(wire, 1)
            content = _Body()
            content.text(app).number(0).text(icon).text(title).text(body)
            content.number(0).map_of({"urgency": 2 if urgent else 1}).number(-1)
            name, path = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
            _call(wire, 2, name, path, "Notify", "susssasa{sv}i", bytes(content.data))
            return int(struct.unpack("<I", _await(wire, 2)[:4])[0])
        except (OSError, struct.error) as error:
            raise BusError(str(error)) from error


def _socket_of(address: str) -> str:
    """The path of the first unix socket in `unix:path=…;tcp:…`; an abstract one begins with a zero byte."""
    for part in address.split(";"):
        kind, _, rest = part.partition(":")
        options = dict(pair.partition("=")[::2] for pair in rest.split(","))
        if kind == "unix" and "path" in options:
            return options["path"]
        if kind == "unix" and "abstract" in options:
            return "\0" + options["abstract"]
    return ""


def _greet(wire: socket.socket) -> None:
    who = str(os.getuid()).encode().hex()
    wire.sendall(b"\0AUTH EXTERNAL " + who.encode() + b"\r\n")
    if not wire.recv(512).startswith(b"OK"):
        raise BusError("the bus refused this user")
    wire.sendall(b"BEGIN\r\n")


class _Body:
    """Marshals little-endian; every number stands at a multiple of its size."""

    def __init__(self) -> None:
        self.data = bytearray()

    def pad(self, to: int) -> _Body:
        self.data += bytes(-len(self.data) % to)
        return self

    def number(self, value: int) -> _Body:
        self.pad(4).data += struct.pack("<i" if value < 0 else "<I", value)
        return self

    def text(self, value: str) -> _Body:
        raw = value.encode()
        self.number(len(raw)).data += raw + b"\0"
        return self

    def signature(self, value: str) -> _Body:
        self.data += bytes([len(value)]) + value.encode() + b"\0"
        return self

    def map_of(self, values: Mapping[str, int]) -> _Body:
        """`a{sv}` of single bytes."""
        self.number(0)
        at = len(self.data) - 4
        start = len(self.pad(8).data)
        for key, value in values.items():
            self.pad(8).text(key).signature("y").data.append(value)
        self.data[at : at + 4] = struct.pack("<I", len(self.data) - start)
        return self


def _call(  # noqa: PLR0913, PLR0917  the fields of a message's head
    wire: socket.socket, serial: int, name: str, path: str, member: str, signature: str, body: bytes
) -> None:
    interface = "org.freedesktop.DBus" if member == "Hello" else name
    fields = _Body()
    texts = (
        (_PATH, "o", path),
        (_DESTINATION, "s", name),
        (_INTERFACE, "s", interface),
        (_MEMBER, "s", member),
    )
    for code, kind, value in texts:
        fields.pad(8).data.append(code)
        fields.signature(kind).text(value)
    if signature:
        fields.pad(8).data.append(_SIGNATURE)
        fields.signature("g").signature(signature)
    head = struct.pack("<cBBBIII", b"l", _METHOD_CALL, 0, 1, len(body), serial, len(fields.data))
    message = head + bytes(fields.data)
    wire.sendall(message + bytes(-len(message) % 8) + body)


def _await(wire: socket.socket, serial: int) -> bytes:
    """The body of the answer to a call; what else comes meanwhile (signals) is passed over."""
    while True:
        head = _exactly(wire, _HEAD)
        order = "<" if head[:1] == b"l" else ">"
        kind = head[1]
        size, _own, fields = struct.unpack(order + "III", head[4:])
        rest = _exactly(wire, fields + (-(_HEAD + fields) % 8) + size)
        if kind in (_METHOD_RETURN, _ERROR) and _replies_to(rest[:fields], order) == serial:
            if kind == _ERROR:
                raise BusError("nobody shows notifications")
            return rest[len(rest) - size :]


def _replies_to(fields: bytes, order: str) -> int:
    """Which call the message answers: the one field of signature `u`."""
    mark = bytes([_REPLY_SERIAL, 1]) + b"u\0"
    at = fields.find(mark)
    while at % 8 and at >= 0:
        at = fields.find(mark, at + 1)
    return int(struct.unpack_from(order + "I", fields, at + 4)[0]) if at >= 0 else 0


def _exactly(wire: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        found = wire.recv(size - len(parts))
        if not found:
            raise BusError("the bus hung up")
        parts += found
    return bytes(parts)
