"""Joining: the code is checked while it is typed, refusals stand where they belong, at the end what happens next."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from commandroom.domain.errors import RefusedError, WorldError
from commandroom.domain.exchange.joining import new_code
from commandroom.ui.dialogs.exchange.join import JoinDialog, address, grouped
from tests.ui.exchange.conftest import Sit, Sitting

CODE = new_code(b"\x17" * 7, b"a certificate")


def opened(sitting: Sit) -> tuple[Sitting, JoinDialog]:
    shown = sitting("empty")
    dialog = shown.page.join()
    assert dialog is not None
    return shown, dialog


def fill(dialog: JoinDialog, *, url: str = "10.0.0.5:8443", code: str = CODE.text, pin: str = "") -> None:
    for field, text in ((dialog.url, url), (dialog.code, code), (dialog.pin, pin)):
        field.clear()
        QTest.keyClicks(field, text)


def test_the_fingerprint_is_shown_as_soon_as_the_code_is_typed_rightly(sitting: Sit) -> None:
    _, dialog = opened(sitting)

    QTest.keyClicks(dialog.code, CODE.text.lower()[:-3])
    before = dialog.fingerprint.isVisible()
    QTest.keyClicks(dialog.code, CODE.text.lower()[-3:])

    assert not before
    assert dialog.fingerprint.isVisible()
    assert grouped(CODE.fingerprint) in dialog.fingerprint.text()


def test_a_mistyped_code_is_said_while_it_is_typed_and_sends_nothing(sitting: Sit) -> None:
    shown, dialog = opened(sitting)
    other = "2" if CODE.text[0] != "2" else "3"

    fill(dialog, code=other + CODE.text[1:])
    fault = dialog.fields["code"].fault
    dialog.submit_button.click()

    assert fault.startswith("输入有误")
    assert shown.posed.asked == []


@pytest.mark.parametrize("url", ["", "http://10.0.0.5", "ftp://10.0.0.5"])
def test_an_address_without_https_is_refused_at_its_field(sitting: Sit, url: str) -> None:
    shown, dialog = opened(sitting)

    fill(dialog, url=url)
    dialog.submit_button.click()

    assert dialog.fields["url"].fault
    assert shown.posed.asked == []


def test_joined_it_says_who_this_seat_is_and_what_happens_next(sitting: Sit) -> None:
    shown, dialog = opened(sitting)
    fill(dialog, pin="4711")

    dialog.submit_button.click()
    shown.seat.wait_for(lambda: dialog.joined is not None)

    assert shown.posed.asked == [("join", ("https://10.0.0.5:8443", CODE.text, "4711"))]
    assert "席位 B" in dialog.told.text()
    assert "接下来" in dialog.told.text()
    assert not dialog.form.isVisible()
    dialog.submit_button.click()
    shown.seat.wait_for(shown.page.header.sign.isVisible)
    assert shown.page.header.sign.text == "已连接"


@pytest.mark.parametrize(
    ("error", "place"),
    [
        (RefusedError("exchange.code_used"), "code"),
        (RefusedError("exchange.code_expired"), "code"),
        (WorldError("exchange.not_our_server"), "url"),
        (WorldError("exchange.no_answer"), "url"),
        (RefusedError("exchange.seat_taken"), ""),
    ],
)
def test_a_refusal_stands_where_it_belongs_and_what_was_typed_stays(
    sitting: Sit, error: RefusedError | WorldError, place: str
) -> None:
    shown, dialog = opened(sitting)
    shown.posed.error = error
    fill(dialog)

    dialog.submit_button.click()
    shown.seat.wait_for(lambda: shown.posed.asked != [])
    shown.seat.settle()

    faults = {name: bool(field.fault) for name, field in dialog.fields.items()}
    assert faults == {"url": place == "url", "code": place == "code", "pin": False}
    assert dialog.fault.isVisible() is (place == "")
    assert dialog.code.text() == CODE.text
    assert dialog.submit_button.isEnabled()
    assert not dialog.progress.isVisible()


def test_the_pin_is_hidden_and_explained(sitting: Sit) -> None:
    _, dialog = opened(sitting)

    assert dialog.pin.echoMode() is QLineEdit.EchoMode.Password
    assert "密钥环" in dialog.pin.accessibleDescription()


def test_an_address_is_completed() -> None:
    assert [address(text) for text in ("10.0.0.5:8443/", " https://a.b ", "", "http://a")] == [
        "https://10.0.0.5:8443", "https://a.b", "", "http://a",
    ]  # fmt: skip
