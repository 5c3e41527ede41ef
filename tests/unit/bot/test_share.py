"""Several processes with one token: together they send no more than one may."""

import pytest

from bot.work.share import RESERVE, Portion

ALL = 28.0


def after(share: Portion, *answers: int) -> int:
    """What it says after beats of a second in which so many answers were asked for."""
    return [share.need(one, 1.0) for one in answers][-1]


def test_whoever_is_alone_has_everything() -> None:
    assert Portion(ALL).ours([], sends=True) == ALL
    assert Portion(ALL).ours([], sends=False) == ALL


def test_whoever_sends_what_is_owed_leaves_the_others_a_few() -> None:
    assert Portion(ALL).ours([0, 0], sends=True) == ALL - 2 * RESERVE
    assert Portion(ALL).ours([0, 0], sends=False) == RESERVE


def test_whoever_answers_people_gets_what_it_needs_once_the_sender_has_read_so() -> None:
    answering, sending = Portion(ALL), Portion(ALL)
    shares = []
    for _ in range(4):
        told = answering.need(10, 1.0)
        shares.append((answering.ours([0], sends=False), sending.ours([told], sends=True)))
    assert shares == [(RESERVE, ALL - 10), (RESERVE, ALL - 10), (10, ALL - 10), (10, ALL - 10)]


def test_nobody_takes_more_than_an_even_part_from_the_sender() -> None:
    answering = Portion(ALL)
    assert after(answering, 90, 90, 90) == 90
    assert answering.ours([0, 0], sends=False) == pytest.approx(ALL / 3)
    assert Portion(ALL).ours([90, 90], sends=True) == pytest.approx(ALL / 3)


def test_what_is_not_needed_any_more_goes_back_after_a_while() -> None:
    answering = Portion(ALL)
    assert after(answering, 10, 0, 0, 0) == 10
    assert after(answering, 0, 0, 0, 0) == 10
    assert after(answering, 0) == 0
    assert answering.ours([0], sends=False) == RESERVE


@pytest.mark.parametrize("needs", [(0, 0), (3, 20), (40, 1), (9, 9)])
def test_together_they_keep_within_the_whole(needs: tuple[int, ...]) -> None:
    answering = [Portion(ALL) for _ in needs]
    told = [after(one, need, need, need) for one, need in zip(answering, needs, strict=True)]
    whole = Portion(ALL).ours(told, sends=True)
    for place, one in enumerate(answering):
        whole += one.ours([0, *told[:place], *told[place + 1 :]], sends=False)
    assert whole <= ALL + 0.001
