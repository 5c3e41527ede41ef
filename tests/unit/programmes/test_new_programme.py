"""The document that one drops into the demo is a programme that the bot does not know yet, and few doubts."""

from bot.commands.demo import WELCOME
from programmes.reading import read_document
from services.upkeep.seed_demo import SAMPLES


def test_the_demos_document_is_a_new_programme() -> None:
    content = WELCOME.with_name("demo_new_programme.docx").read_bytes()
    read = read_document(content, "Город для жизни.docx")
    assert read.programme.municipality == "Светлореченский городской округ"
    assert len(list(read.programme.indicators())) == 9
    assert len(read.programme.executors) == 4
    assert str(read.period.key if read.period else "") == "2022-H1"
    assert 1 <= len(read.questions) <= 3
    known = [read_document(path.read_bytes(), path.name).programme.title for path in SAMPLES.glob("*.yaml")]
    assert read.programme.title not in known
