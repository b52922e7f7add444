"""What the issue on people asks to have tests by name: lessons, defects, headcount rules, hard cases, bad inputs."""

from __future__ import annotations

import re

from tests.architecture.tree import ROOT

LESSONS = {f"lesson_{n}" for n in range(15, 20)}
DEFECTS = {"defect_5", "defect_6"}
RULES = {f"h{n}" for n in range(1, 11)}
CASES = (
    "leaver_with_open_events",
    "two_rooms_loans",
    "certificate_that_ends_tonight",
    "two_rows_of_one_identity_number",
    "person_in_two_full_posts",
    "unknown_name",
    "another_number_than_expected",
    "day_outside_every_version",
    "every_hard_rule_at_that_minute",
    "sent_is_exactly_who_was_offered",
    "every_person_of_the_roster_is_picked_or_excluded",
    "recommended_by_command_is_exactly_who_keeps_every_hard_rule",
    "over_a_true_year_with_leaves",
    "fixed_to_is_preferred",
)
_TEST = re.compile(r"^ *def (test_\w+)", re.MULTILINE)


_BARRED = re.compile(r'^\["person\.(\w+)"\]', re.MULTILINE)


def names() -> tuple[str, ...]:
    """The names of all tests."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return tuple(name for text in texts for name in _TEST.findall(text))


def test_lessons_defects_and_headcount_rules_are_tests_by_name() -> None:
    found = names()

    missing = {
        wanted
        for wanted in LESSONS | DEFECTS | RULES
        if not any(re.match(rf"test_{wanted}_", name) for name in found)
    }

    assert missing == set()


def test_each_hard_case_and_each_bad_input_is_a_test_by_name() -> None:
    found = names()

    assert [case for case in CASES if not any(case in name for name in found)] == []


def test_every_restriction_that_is_displayed_has_a_test_that_it_blocks() -> None:
    """Lesson 15: a level that is shown and never enforced reads as a promise."""
    told = _BARRED.findall((ROOT / "resources/i18n/sentences/people.toml").read_text(encoding="utf-8"))
    texts = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))

    assert len(told) > 20
    assert [code for code in told if not re.search(rf'["._]{code}\b', texts)] == []
