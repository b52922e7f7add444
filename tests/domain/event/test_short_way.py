"""Folding a history in which everybody had seen everything takes a short way; it must lead to the same event."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Raw

from commandroom.domain.event.fold import folded, replay
from commandroom.domain.journal import Entry, Wire, write
from tests.room import MORNING, bench_in

SUBJECT = "0197-subject"
UNKNOWN = "f" * 64


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    """What people said in real courses: entries with verbs and bodies, an undone deed and a machine's among them."""
    bench = bench_in(tmp_path_factory.mktemp("said"), at=MORNING)
    bench.closed()
    bench.suspended()
    bench.escalated()
    noted = bench.dispatched()
    bench.act("note", noted, text="听说又来一次")
    bench.act("withdraw", noted, target=bench.event(noted).heads[0])
    found = [e for e in bench.room.store.export_entries() if e.kind == "event"]
    bench.room.store.close()
    return list(found)


@st.composite
def histories(draw: st.DrawFn, said: list[Entry]) -> list[Entry]:
    """Deeds one after the other, most by somebody who had seen all, some by somebody who had not, in any order."""
    line: list[Entry] = []
    heads: tuple[str, ...] = ()
    course = draw(st.sampled_from([place for place, entry in enumerate(said) if entry.verb == "register"]))
    for step in range(draw(st.integers(1, 9))):
        source = said[(course + step) % len(said)] if draw(st.integers(0, 3)) else draw(st.sampled_from(said))
        if line and draw(st.integers(0, 4)) == 0:
            source = next(entry for entry in said if entry.verb == "withdraw")
        kind = draw(st.sampled_from(["all", "all", "all", "all", "some", "none", "unknown"]))
        earlier = [entry.hash for entry in line]
        after = {
            "all": heads,
            "some": tuple(draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)))
            if earlier
            else (),
            "none": (),
            "unknown": (UNKNOWN,),
        }[kind]
        body = source.body
        if source.verb == "withdraw" and earlier:
            target = draw(st.sampled_from(earlier))
            body = b'{"deed":{"target":"%s"},"decision":{}}' % target.encode()
        repeated = bool(line) and draw(st.integers(0, 9)) == 0
        entry = write(
            Wire(
                stream="330299104/A.1", seq=step + 1, prev=line[-1].hash if line else "",
                id=draw(st.sampled_from(line)).id if repeated else f"id-{step}", kind="event", subject=SUBJECT,
                after=after, hlc=step + 1, wall=1_772_000_000_000 + step * 60_000, actor=source.actor, verb=source.verb,
                body=Raw(body),
            )
        )  # fmt: skip
        line.append(entry)
        heads = tuple(sorted({*(h for h in heads if h not in after), entry.hash}))
    return draw(st.permutations(line)) if draw(st.booleans()) else line


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_the_short_way_leads_where_the_long_way_leads(said: list[Entry], data: st.DataObject) -> None:
    entries = data.draw(histories(said))

    event = folded(entries)

    assert event == replay(entries)


def test_a_real_course_goes_the_short_way_and_a_fork_does_not(
    said: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = said[0].subject
    course = [entry for entry in said if entry.subject == first]
    asked: list[int] = []

    def long_way(entries: Sequence[Entry]) -> None:
        asked.append(len(entries))

    monkeypatch.setattr("commandroom.domain.event.fold.replay", long_way)

    folded(course)
    folded([*course[:3], course[4]])

    assert asked == [4]
