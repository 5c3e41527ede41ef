"""What a coordinator chooses of a programme's reminders; the same again is no change."""

from datetime import date, time

import pytest

from domain.refusals import Stale
from domain.reminders.choices import CHOICES, LATE, RUNGS, Chosen, Setting, Switched, are_on, choice_of
from domain.reminders.settings import DEFAULTS, ReminderSettings, RungKind

TODAY = date(2022, 7, 5)


@pytest.mark.parametrize("setting", Setting)
def test_each_choice_is_kept_and_read_again(setting: Setting) -> None:
    for choice in CHOICES[setting]:
        chosen = Chosen(setting, choice).of(DEFAULTS, TODAY)
        assert choice_of(chosen, setting) == choice
        assert ReminderSettings.from_plain(chosen.to_plain()) == chosen


@pytest.mark.parametrize("setting", Setting)
def test_the_default_is_among_the_choices_and_changes_nothing(setting: Setting) -> None:
    now = choice_of(DEFAULTS, setting)
    assert now in CHOICES[setting]
    assert Chosen(setting, now).of(DEFAULTS, TODAY) == DEFAULTS


def test_an_hour_is_local_and_whole() -> None:
    assert Chosen(Setting.HOUR, 9).of(DEFAULTS, TODAY).hour == time(9)


def test_what_is_not_offered_is_not_taken() -> None:
    with pytest.raises(Stale):
        Chosen(Setting.HOUR, 3).of(DEFAULTS, TODAY)
    with pytest.raises(Stale):
        Switched(len(RUNGS), on=True).of(DEFAULTS, TODAY)
    with pytest.raises(Stale):
        Switched(-1, on=False).of(DEFAULTS, TODAY)


def test_every_step_has_one_switch() -> None:
    assert sorted(step for rungs in RUNGS for step in rungs) == sorted(RungKind)


def test_all_that_comes_after_the_deadline_is_switched_together() -> None:
    off = Switched(len(RUNGS) - 1, on=False).of(DEFAULTS, TODAY)
    assert off.steps == frozenset(RungKind) - LATE
    assert off.changed_on == TODAY
    assert not are_on(off, LATE)
    assert Switched(len(RUNGS) - 1, on=True).of(off, TODAY).steps == DEFAULTS.steps


def test_a_switch_that_is_turned_already_does_not_say_that_the_ladder_was_changed() -> None:
    assert Switched(0, on=True).of(DEFAULTS, TODAY).changed_on is None
    off = Switched(0, on=False).of(DEFAULTS, TODAY)
    assert Switched(0, on=False).of(off, date(2022, 7, 8)).changed_on == TODAY
