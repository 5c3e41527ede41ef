"""The weekly digest of a programme's collection."""

from dataclasses import dataclass
from typing import ClassVar

from services.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class WeeklyDigest(Notice):
    """Once in an ISO ``week`` to each person; what it says is looked up when it is told."""

    KIND: ClassVar[str] = "digest"
    KEY: ClassVar[str] = "{kind}:{programme}:{week}:{to}"
    programme_id: int
    week: str

    def key_to(self, person_id: int) -> str:
        """Under which somebody's is planned."""
        return self.KEY.format(kind=self.KIND, to=person_id, **self.to_plain())
