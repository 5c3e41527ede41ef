"""Where the taking in of one file stands, as plain facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.programme.document import ReadDocument
from domain.programme.reading_doubts import ReadingDoubt, Way
from domain.programme.signing import SignedRow
from domain.time.periods import Period
from services.programme.change_programme import LikelyProgramme, ProgrammeChange
from services.programme.file_step import FileStep, Stored
from services.signing.compare_signed import SignedDocument


@dataclass(frozen=True, slots=True)
class FileDraft:
    """Where the taking in of one file stands; ``document`` is what was read in it.

    ``change`` is set where it is a newer file of a programme that the actor coordinates, ``signed`` where it
    is about one of its periods as well; ``first_due`` while a typed deadline waits for its «да, верно»: the
    first period and the day that it gives there.
    ``likely`` are the actor's programmes that it may be of under a corrected name, while that is asked.
    ``may_be_form`` where it may become the form of a programme's reports, which has another one.
    ``reading`` are the answers that the document was read with, ``doubts`` those that are still to be given,
    ``before`` what was answered about the same layout the last time, by what the doubt is about.
    """

    id: int
    revision: int
    step: FileStep
    filename: str
    document: ReadDocument
    municipality: str
    timezone: str
    deadline: str
    content_hash: str = ""
    reading: tuple[str, ...] = ()
    doubts: tuple[ReadingDoubt, ...] = ()
    before: Mapping[str, Way] = field(default_factory=dict)
    stored: Stored | None = None
    change: ProgrammeChange | None = None
    likely: tuple[LikelyProgramme, ...] = ()
    may_be_form: bool = False
    signed: SignedDocument | None = None
    first_due: tuple[Period, date] | None = None

    @property
    def doubt(self) -> ReadingDoubt | None:
        """The one that is asked about, before anything else is."""
        return self.doubts[0] if self.doubts and self.step is FileStep.READ else None

    @property
    def mended(self) -> tuple[SignedRow, ...]:
        """Figures that were taken from this very file, and are others as it is read now."""
        if self.signed is None or self.change is None or self.change.source_hash != self.content_hash:
            return ()
        return self.signed.mended

    @property
    def has_lost_figures(self) -> bool:
        """This very file may have given figures before, and gives none as it is read now."""
        same = self.change is not None and self.change.source_hash == self.content_hash
        is_report = bool(self.document.ledger.tables) and self.document.names_its_period
        return same and is_report and not any(fact.wording for fact in self.document.facts)

    @property
    def fingerprint(self) -> str:
        """Tells what was shown of a change from what would be done now."""
        assert self.change is not None
        figures = self.signed.fingerprint if self.signed is not None and self.mended else ""
        return f"{self.change.fingerprint}{figures[:6]}"
