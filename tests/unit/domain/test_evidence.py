"""Which pieces stand beside which version of a figure."""

from dataclasses import replace

import pytest

from domain.evidence import EvidenceKind, EvidencePiece, changed_in, kind_of_line, of_draft, of_version

SENT = EvidencePiece(1, 4, 1, EvidenceKind.FILE, "акт.pdf", draft_id=7, since=1)
ATTACHED = replace(SENT, id=2, draft_id=8, since=None)
GONE = replace(SENT, id=3, until=2)


def test_a_version_keeps_what_it_was_sent_with() -> None:
    assert of_version([SENT, ATTACHED, GONE], 1) == (SENT, GONE)
    assert of_version([SENT, ATTACHED, GONE], 2) == (SENT,)
    assert of_version([replace(SENT, since=2)], 1) == ()


def test_a_draft_shows_what_stands_and_what_it_attaches_itself() -> None:
    assert of_draft([SENT, ATTACHED, GONE], 8) == (SENT, ATTACHED)
    assert of_draft([SENT, ATTACHED, GONE], 9) == (SENT,), "another's draft is its author's alone"


def test_what_a_draft_takes_off_stands_until_it_is_sent() -> None:
    dropped = replace(SENT, dropped_in=8)
    assert of_draft([dropped], 8) == ()
    assert of_draft([dropped], 9) == (dropped,)
    assert of_version([dropped], 1) == (dropped,)


def test_a_draft_that_attaches_or_takes_off_changes_something() -> None:
    assert changed_in([SENT, ATTACHED], 8)
    assert changed_in([replace(SENT, dropped_in=8)], 8)
    assert not changed_in([SENT, ATTACHED], 7)


def test_what_was_attached_after_sending_is_known() -> None:
    assert replace(SENT, draft_id=None).is_late
    assert not SENT.is_late
    assert not ATTACHED.is_late


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://disk.example/акт", EvidenceKind.LINK),
        ("опубликовано на kopeysk.ru/news/5", EvidenceKind.LINK),
        ("основание: акт № 14 от 28.06", EvidenceKind.LINE),
        ("письмо от 07.07 № 12-44", EvidenceKind.LINE),
    ],
)
def test_a_link_is_told_from_a_line(text: str, kind: EvidenceKind) -> None:
    assert kind_of_line(text) is kind
