"""Short names, in pages and asked for."""

from collections.abc import Iterator

from handlers.examples import Example, empty, example
from handlers.short_names import screens
from services.plan.name_indicator import Names


def examples() -> Iterator[Example]:
    view = empty()
    names = Names(view.programme, tuple(item.indicator for item in view.items))
    for page in (0, 1, 99):
        yield example(f"short names {page}", screens.listed, names, page)
    yield example("short name set", screens.around, names, names.rows[11].id, True, bound=True)
    yield example("short name asked", screens.ask, names, names.rows[11].id, 1)
    yield example("short names in which programme", screens.choose, [names, names])
