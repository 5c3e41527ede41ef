"""Whether a file may be of a programme that is called otherwise: its title or its municipality is corrected.

That is likely at most, so it is asked.
"""

from domain.programme.document import Programme
from programmes.change.alike import likeness
from programmes.change.matching import spots
from programmes.executors.cells import title_key

SAME_ROWS = 0.6
"""Share of the rows of both that say the same."""
SOME_ROWS, SAME_TITLE = 0.3, 0.6
"""Where rows changed as well, the title has to be much the same."""
ALIKE = 0.4
"""Of two names that both differ."""


def may_be(known: Programme, read: Programme) -> float:
    """The share of rows in which both agree, 0 to 1; 0 where the file is of something else."""
    shared = _shared_rows(known, read)
    same_place = not read.municipality or title_key(known.municipality) == title_key(read.municipality)
    title = likeness(known.title, read.title)
    place = likeness(known.municipality, read.municipality)
    if same_place:
        is_likely = shared >= SAME_ROWS or (shared >= SOME_ROWS and title >= SAME_TITLE)
    else:
        is_likely = shared >= SAME_ROWS and title >= SAME_TITLE
        is_likely = is_likely and (place >= ALIKE or title_key(known.title) == title_key(read.title))
    return shared if is_likely else 0.0


def _shared_rows(known: Programme, read: Programme) -> float:
    ours, theirs = ({one.known_by.key for one in spots(programme)} for programme in (known, read))
    both = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / both if both else 0.0
