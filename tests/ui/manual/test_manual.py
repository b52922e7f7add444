"""The manual: complete in both languages, found by its words, opened where one is, about keys that exist."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commandroom.ui.dialogs.manual import Manual
from commandroom.ui.manual import chapters, pictures
from commandroom.ui.theme import Appearance, Theme

LANGUAGES = ("zh_CN", "en")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    return window


def opened(parent: QWidget, page: str, lang: str = "zh_CN") -> Manual:
    manual = Manual(Theme(Appearance()), page=page, lang=lang, parent=parent)
    manual.open()
    return manual


def test_both_languages_have_the_same_chapters_about_the_same_pages() -> None:
    one, other = (chapters(lang) for lang in LANGUAGES)

    assert len(one) >= 12
    assert [(c.key, c.pages) for c in one] == [(c.key, c.pages) for c in other]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_that_is_named_is_there_and_none_is_left_over(lang: str) -> None:
    named = {name for chapter in chapters(lang) for name in re.findall(r"\(picture:(\w+)\)", chapter.text)}

    there = {path.stem for path in pictures(lang).glob("*.png")}

    assert named == there != set()


def test_the_english_chapters_hold_chinese_only_where_they_explain_a_word() -> None:
    texts = {chapter.key: chapter.text for chapter in chapters("en") if chapter.key != "words"}

    assert [key for key, text in texts.items() if re.search(r"[\u4e00-\u9fff]", text)] == []


@pytest.mark.parametrize(("page", "key"), [("board", "board"), ("intake", "intake"), ("nowhere", "start")])
def test_it_opens_at_the_chapter_of_the_page(parent: QWidget, page: str, key: str) -> None:
    manual = opened(parent, page)

    assert manual.current is not None
    assert manual.current.key == key


def test_a_word_finds_its_chapters_and_the_arrows_go_through_them(parent: QWidget) -> None:
    manual = opened(parent, "board", "en")

    QTest.keyClick(manual.list, Qt.Key.Key_Slash)
    QTest.keyClicks(manual.search, "digest")

    assert manual.list.count() == 1
    assert manual.current is not None
    assert manual.current.key == "keeping"

    manual.search.clear()
    QTest.keyClick(manual.search, Qt.Key.Key_Down)

    assert manual.list.currentRow() == 1


def test_a_word_that_stands_nowhere_is_said(parent: QWidget) -> None:
    manual = opened(parent, "board")

    QTest.keyClicks(manual.search, "zzzz")

    assert manual.current is None
    assert manual.leaf.toPlainText()
