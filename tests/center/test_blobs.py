"""Attachments: piece by piece, resumed at the byte, whole or not at all, each place's own."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path
from typing import Any

import httpx
import pytest

from commandroom.center.app.attachments import OFFSET
from commandroom.domain.exchange.streams import Role
from tests.center.world import COUNTY_CODE, ELSEWHERE, OTHER_TOWNSHIP, TOWNSHIP, Guest, World, problem

PIECE = 1024 * 1024
CONTENT = bytes(range(256)) * 8192 + b"the end"
NAME = hashlib.sha256(CONTENT).hexdigest()


def asked(
    guest: Guest, method: str, name: str = NAME, query: str = "", body: bytes = b"", **headers: str
) -> httpx.Response:
    path = f"/v1/blob/{name}{query}"
    return guest.world.request(method, path, content=body, headers=guest.headers | headers)


def put(guest: Guest, at: int, piece: bytes, *, size: int = len(CONTENT), name: str = NAME) -> httpx.Response:
    return asked(guest, "PUT", name, f"?at={at}&size={size}", piece)


def brought(guest: Guest) -> None:
    for at in range(0, len(CONTENT), PIECE):
        assert put(guest, at, CONTENT[at : at + PIECE]).status_code in {200, 201}


def test_an_attachment_comes_in_pieces_and_goes_out_whole_or_in_ranges(world: World) -> None:
    a, b = world.joined(seat="A"), world.joined(seat="B")
    assert asked(b, "GET").status_code == 404

    brought(a)

    whole = asked(b, "GET")
    assert whole.content == CONTENT
    assert whole.headers["content-type"] == "application/octet-stream"
    assert whole.headers["x-content-type-options"] == "nosniff"
    assert asked(b, "HEAD").headers["content-length"] == str(len(CONTENT))
    part = asked(b, "GET", Range="bytes=100-199")
    assert (part.status_code, part.content) == (206, CONTENT[100:200])


def test_a_broken_line_is_taken_up_at_the_byte_by_another_process(world: World) -> None:
    a = world.joined()
    put(a, 0, CONTENT[:PIECE])
    other = world.again()
    again = Guest(other, a.keys, a.answer)

    head = asked(again, "HEAD")
    wrong = put(again, 0, CONTENT[:PIECE])
    assert (head.status_code, head.headers[OFFSET]) == (404, str(PIECE))
    assert (wrong.status_code, wrong.json()["offset"]) == (409, PIECE)
    assert put(again, 2 * PIECE, CONTENT[2 * PIECE :]).status_code == 409
    assert put(again, PIECE, CONTENT[PIECE : 2 * PIECE]).status_code == 200
    assert put(again, 2 * PIECE, CONTENT[2 * PIECE :]).status_code == 201
    other.close()

    assert asked(a, "GET").content == CONTENT
    assert put(a, 0, CONTENT[:PIECE]).status_code == 201  # brought once more: it is there
    assert world.center.store.database.kind in {"sqlite", "postgresql"}


def test_pieces_that_are_not_what_they_were_said_to_be_are_thrown_away(world: World) -> None:
    a = world.joined()
    small = b"harmless"
    name = hashlib.sha256(small).hexdigest()

    changed = put(a, 0, b"harmful!", size=len(small), name=name)

    assert (changed.status_code, problem(changed)) == (422, "exchange.blob_changed")
    assert asked(a, "HEAD", name).headers[OFFSET] == "0"
    assert put(a, 0, small, size=len(small), name=name).status_code == 201


@pytest.mark.parametrize(
    ("query", "body", "status"),
    [
        ("", b"x", 422),
        ("?at=0", b"x", 422),
        ("?at=-1&size=9", b"x", 422),
        ("?at=0&size=%EF%BC%99", b"x", 422),
        ("?at=0&size=9", b"", 422),
        ("?at=0&size=1", b"xx", 422),
        ("?at=0&size=104857601", b"x", 413),
        ("?at=0&size=2000000", b"x" * (PIECE + 1), 413),
    ],
)
def test_a_piece_that_cannot_be_is_refused(world: World, query: str, body: bytes, status: int) -> None:
    assert asked(world.joined(), "PUT", NAME, query, body).status_code == status


@pytest.mark.parametrize("name", ["x", "A" * 64, "..%2F..%2Fcenter.db", NAME[:-1] + "%00", NAME + "0"])
def test_only_a_digest_is_a_name(world: World, name: str) -> None:
    for method in ("GET", "PUT"):
        response = asked(world.joined(seat="AB"[method == "PUT"]), method, name, "?at=0&size=1", b"x")
        assert response.status_code == 404


def test_each_place_has_its_own_and_the_county_reads_what_it_can_name(world: World) -> None:
    a, neighbour = world.joined(TOWNSHIP, "A"), world.joined(OTHER_TOWNSHIP, "A")
    desk = world.joined(COUNTY_CODE, "C", Role.COUNTY)
    brought(a)

    assert asked(neighbour, "GET").status_code == 404
    assert asked(neighbour, "GET", NAME, f"?place={TOWNSHIP}").status_code == 403
    assert asked(desk, "GET", NAME, f"?place={TOWNSHIP}").content == CONTENT
    assert asked(a, "GET", NAME, f"?place={COUNTY_CODE}").status_code == 404
    for place in (ELSEWHERE, "..", "", "3302991040"):
        assert asked(desk, "GET", NAME, f"?place={place}").status_code == 403
    assert asked(desk, "PUT", NAME, f"?place={TOWNSHIP}&at=0&size=1", b"x").status_code == 403


@pytest.mark.warns("call failed")
def test_a_full_disk_keeps_no_half_of_a_piece(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    a = world.joined()
    put(a, 0, CONTENT[:PIECE])

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused = put(a, PIECE, CONTENT[PIECE : 2 * PIECE])
    monkeypatch.undo()

    assert (refused.status_code, problem(refused)) == (507, "exchange.full_there")
    assert int(refused.headers["retry-after"]) > 0
    assert asked(a, "HEAD").headers[OFFSET] == str(PIECE)


def test_what_is_whole_is_noted_in_the_store(world: World) -> None:
    from commandroom.center.store.blobs import Blobs

    a = world.joined()
    brought(a)

    listed: dict[str, Any] = Blobs(Path(world.home.blobs), world.center.store.database).listed(TOWNSHIP)
    assert listed == {NAME: len(CONTENT)}
