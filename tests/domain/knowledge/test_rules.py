from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from commandroom.domain.knowledge.limits import is_limit
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.people.roles import Role
from commandroom.interop.catalogs import grading_words, role_names, shipped_policy

CATALOG = Path(__file__).parents[3] / "resources" / "catalog"
TABLES = ("sources", "words", "gradings", "timers", "exceptions", "profiles", "alerts", "roles", "units")
TIMERS = [
    *("accept", "triage", "dispatch", "sign", "first_contact", "dispose", "coop", "return_decide"),
    *("verify", "callback", "close", "report_phone", "report_written", "county_feedback", "take_over"),
    "supervise_reply",
]


@pytest.fixture(scope="module")
def policy() -> Policy:
    return shipped_policy()


def test_the_sixteen_timers_and_four_of_ours_have_a_start_a_stop_and_a_source(policy: Policy) -> None:
    assert sorted(policy.timers) == sorted(
        [*TIMERS, "countersign", "supplement", "report_follow", "report_final"]
    )
    for rule in policy.timers.values():
        assert rule.start
        assert rule.stop
        assert rule.source
        assert rule.zh != rule.en
        assert all(is_limit(limit) for limit in rule.limits.values())


@pytest.mark.parametrize(
    ("timer", "normal", "urgent", "critical", "yellow"),
    [
        ("accept", "2wh", "30min", "10min", 0.7),
        ("triage", "2wh", "20min", "10min", 0.7),
        ("dispatch", "2wh", "30min", "10min", 0.7),
        ("sign", "4wh", "30min", "10min", 0.7),
        ("first_contact", "1wd", "2uh", "30min", 0.8),
        ("return_decide", "4wh", "1uh", "15min", 0.7),
        ("verify", "1wd", "4wh", "2uh", 0.7),
        ("callback", "1wd", "1wd", "1wd", 0.7),
        ("close", "1wd", "4wh", "4uh", 0.7),
        ("report_phone", "30min", "30min", "30min", 0.5),
        ("report_written", "60min", "60min", "60min", 0.5),
        ("report_follow", "24uh", "24uh", "2uh", 0.5),
        ("report_final", "3wd", "3wd", "3wd", 0.5),
        ("county_feedback", "3wd", "1wd", "4uh", 0.75),
        ("take_over", "4wh", "1uh", "30min", 0.7),
    ],
)
def test_a_timer_has_its_limit_for_each_urgency(
    policy: Policy, timer: str, normal: str, urgent: str, critical: str, yellow: float
) -> None:
    limits = [policy.timer_limit(timer, urgency) for urgency in ("normal", "urgent", "critical")]

    assert limits == [normal, urgent, critical]
    assert policy.yellow_share(timer) == yellow


def test_the_answer_to_a_supervision_sheet_depends_on_its_colour(policy: Policy) -> None:
    limits = [policy.timer_limit("supervise_reply", colour) for colour in ("blue", "orange", "red")]

    assert limits == ["2wd", "1wd", "4wh"]


def test_the_catalogue_wins_over_the_timer_while_the_urgency_is_the_usual_one(policy: Policy) -> None:
    manhole = policy.category("0401")

    assert policy.timer_limit("accept", "urgent", manhole) == "10min"
    assert policy.timer_limit("accept", "critical", manhole) == "10min"
    assert policy.timer_limit("accept", "normal", manhole) == "2wh"
    assert policy.timer_limit("dispose", "urgent", manhole) == "1wd"
    assert policy.timer_limit("dispose", "normal") == "5wd"


def test_a_statutory_limit_does_not_shrink_with_urgency(policy: Policy) -> None:
    petition = policy.category("0109")

    assert policy.timer_limit("accept", "critical", petition) == "15cd"


def test_a_chinese_urgency_gets_the_same_limit(policy: Policy) -> None:
    assert policy.timer_limit("sign", "特急") == policy.timer_limit("sign", "critical") == "10min"


def test_there_are_fifteen_sources_with_labels_in_two_languages(policy: Policy) -> None:
    active = {code for code, source in policy.sources.items() if source.active}

    assert len(policy.sources) == 15
    assert active == {"GRID", "VIDEO", "INSPECT", "SELF", "VILLAGE"}
    assert policy.sources["H12345"].ext_no_required
    assert policy.sources["H12345"].callback_required
    assert policy.sources["XF"].protects_identity
    assert policy.sources["CALL"].label("en") == "Call to the duty desk"
    assert policy.source("NOWHERE") is None


def test_a_word_is_known_by_code_by_label_and_by_alias(policy: Policy) -> None:
    meant = [policy.word("solved", text) for text in ("solved", "解决", "是")]

    assert meant[0] is not None
    assert meant == [meant[0]] * 3
    assert policy.word("solved", "maybe") is None
    assert [word.zh for word in policy.natures.values() if not word.counted] == ["无效", "骚扰", "撤单"]


def test_no_two_words_of_a_kind_answer_to_the_same_text(policy: Policy) -> None:
    for choices in policy.words.values():
        names = [name for word in choices.values() for name in {word.code, word.zh, word.en, *word.aliases}]

        assert len(names) == len(set(names))


def test_the_parameters_of_the_exceptions_are_the_published_ones(policy: Policy) -> None:
    rules = policy.exceptions

    assert (rules.limit("extend_max"), rules.limit("extend_before")) == ("10wd", "1wd")
    assert (rules.whole("extend_times"), rules.whole("return_times")) == (1, 2)
    assert rules.whole("suspend_max_days") == 90
    assert (rules.whole("extend_shift_leader"), rules.whole("extend_deputy_director")) == (5, 10)
    assert (rules.whole("merge_days"), rules.whole("merge_metres")) == (7, 200)
    assert rules.whole("reopen_days") == 30
    assert (rules.whole("rework_percent"), rules.limit("rework_min_wh")) == (50, "4wh")
    for parameter in rules.parameters.values():
        assert parameter.source
        assert parameter.zh
        assert parameter.en
        if parameter.unit == "limit":
            assert is_limit(str(parameter.value))


def test_a_changed_parameter_leaves_the_others_alone(policy: Policy) -> None:
    changed = policy.exceptions.changed("reopen_days", 45)

    assert changed.whole("reopen_days") == 45
    assert policy.exceptions.whole("reopen_days") == 30
    assert changed.whole("merge_days") == 7


def test_the_default_profile_is_one_three_five_fifteen(policy: Policy) -> None:
    profile = policy.profiles["daning"]

    assert [profile.limit(n) for n in ("consult", "recheck", "complaint", "complex")] == [
        "1wd",
        "3wd",
        "5wd",
        "15wd",
    ]
    assert policy.outer_limit("H12345", "help") == "5wd"
    assert policy.outer_limit("GRID", "help") == ""
    assert all(is_limit(limit) for p in policy.profiles.values() for limit in p.limits.values())
    assert all(source.profile in {"", *policy.profiles} for source in policy.sources.values())


def test_the_county_may_want_to_know_sooner(policy: Policy) -> None:
    presets = {(preset.phone, preset.written) for preset in policy.report_presets.values()}

    assert presets == {("30min", "60min"), ("20min", "40min"), ("15min", "30min")}


def test_few_alerts_are_of_the_first_class(policy: Policy) -> None:
    alerts = policy.alerts

    assert alerts.class_of("new", "critical") == "P1"
    assert alerts.class_of("red", "normal") == "P2"
    assert alerts.class_of("yellow", "critical") == "P3"
    assert alerts.class_of("something else", "normal") == "P3"
    assert not alerts.classes["P1"].may_mute
    assert alerts.classes["P1"].escalate == ((60, "all_seats"), (180, "leader_phone"))
    assert sum(one.share_aim for one in alerts.classes.values()) == pytest.approx(1.0)


def test_names_used_elsewhere_lead_to_our_roles() -> None:
    names = role_names()

    assert names["受理岗"] is Role.INTAKE
    assert names["调度岗"] is names["研判岗"] is Role.COMMAND
    assert names["网格员"] is Role.GRID
    assert set(names.values()) == set(Role)


def test_every_grading_has_words_in_two_languages() -> None:
    words = grading_words()

    assert set(words) == {"urgency", "severity", "tier"}
    assert words["urgency"]["critical"] == {"zh": "特急", "en": "Critical"}


def test_every_shipped_table_tells_its_version() -> None:
    for name in TABLES:
        path = CATALOG / f"{name}.toml"
        assert tomllib.loads(path.read_text(encoding="utf-8"))["version"], path.name


@pytest.mark.parametrize("text", ["0wd", "5", "wd5", "1.5wd", "-1wd", "5wd ", "5 wd", "3days", "", "99999wd"])
def test_what_is_no_limit_is_not_taken_for_one(text: str) -> None:
    assert not is_limit(text)
