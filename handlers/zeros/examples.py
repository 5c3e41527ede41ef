"""Zeros on schedule: the list, what was set, what executors are told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.review.later import Later
from handlers.examples import HALF_YEAR, Example, collected, example
from handlers.zeros import screens
from services.notices.executors import ZerosPlanned
from services.zeros.find_zeros import Zero
from services.zeros.tell_zeros import OwnPlanned
from services.zeros.zero_list import PlannedZero, ZeroList, ends_after

AUTUMN = date(2022, 9, 30)


def examples() -> Iterator[Example]:
    item = next(one for one in collected().items if one.indicator.number == "11")
    plain = Zero(item, Later("в соответствии с графиком"))
    dated = Zero(item, Later("на 3 квартал 2022 года", AUTUMN))
    about = 1, 1, 1, collected().programme.title, HALF_YEAR
    found = ZeroList(*about, (dated, plain), frozenset({plain.id}), None, ends_after(HALF_YEAR))
    yield example("zeros", screens.zeros, replace(found, zeros=(dated,)))
    yield example("zeros without a day", screens.zeros, replace(found, zeros=(plain,)))
    yield example("zeros, none ticked", screens.zeros, replace(found, zeros=(plain,), ticked=frozenset()))
    typed = replace(found, zeros=(plain,), typed=date(2022, 10, 15))
    yield example("zeros with a typed day", screens.zeros, typed)
    many = tuple(replace(plain, item=one) for one in collected().items)
    yield example("many zeros", screens.zeros, replace(found, zeros=many), 1)
    yield example("zeros gone", screens.zeros, replace(found, zeros=()))
    planned = (PlannedZero("11", AUTUMN), PlannedZero("12", AUTUMN), PlannedZero("15", None))
    done = replace(found, is_done=True, planned=planned, open=True)
    yield example("zeros planned", screens.zeros, done)
    yield example("zeros planned and told", screens.zeros, replace(done, open=False))
    yield example("zeros taken back", screens.zeros, replace(done, open=False, taken_back=True))
    own = OwnPlanned("", HALF_YEAR, planned)
    yield example("told of planned zeros", screens.told, ZerosPlanned(1, 1, 1), own)
    of_two = replace(own, programme="Развитие города", planned=planned[2:])
    yield example("told of planned zeros in one of two", screens.told, ZerosPlanned(1, 1, 1), of_two)
