"""Who has handed in: the picture, the pages, one's own."""

from collections.abc import Iterator

from handlers.examples import PICTURE, Example, collections, example
from handlers.progress import screens
from services.standing.draw_progress import Grouping


def examples() -> Iterator[Example]:
    for name, found in collections():
        for by in Grouping:
            for number in (0, 1):
                facts = found, PICTURE, by, number
                yield example(f"{name} {by} {number}", screens.picture, *facts)
        for number in (-1, 0, 99):
            yield example(f"executors of {name}, page {number}", screens.executors, found, number)
        yield example(f"own of {name}", screens.own, found)
