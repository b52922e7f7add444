"""Spelling with a thirteenth of pypinyin's phrases: the same syllables, without the memory of the rest."""

from __future__ import annotations

import subprocess
import sys

import pytest

from commandroom.base import pinyin


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("重庆", "chong qing"),
        ("重要", "zhong yao"),
        ("长乐银行", "chang le yin hang"),
        ("成长", "cheng zhang"),
        ("临溪镇A区12号", "lin xi zhen A qu 12 hao"),
    ],
)
def test_a_word_with_a_reading_of_its_own_is_read_so(text: str, spelled: str) -> None:
    found = pinyin.syllables(text)

    assert " ".join(found) == spelled


def test_first_letters_are_those_of_the_syllables() -> None:
    letters = pinyin.first_letters("重庆陈国强")

    assert letters == ["c", "q", "c", "g", "q"]


def test_all_phrases_of_the_dictionary_are_spelled_as_with_the_whole_of_it() -> None:
    script = """
import os, sys
from commandroom.base import pinyin
pinyin.syllables("陈")
from pypinyin.constants import PHRASES_DICT
assert len(PHRASES_DICT) < 5000, len(PHRASES_DICT)
from pypinyin.phrases_dict import phrases_dict
from pypinyin.style import convert
from pypinyin import Style
wrong = [
    phrase
    for phrase, parts in phrases_dict.items()
    if pinyin.syllables(phrase) != [convert(part[0], Style.NORMAL, True) for part in parts]
]
print(len(wrong), wrong[:5])
"""

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (done.stdout.strip(), done.returncode) == ("0 []", 0), done.stderr
