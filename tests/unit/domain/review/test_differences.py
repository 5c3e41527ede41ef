"""What has changed in a text is told word by word, with as little of the rest as it can be read by."""

from hypothesis import given
from hypothesis import strategies as st

from domain.review.differences import RunKind, differences, same_words

WORDS = st.lists(st.sampled_from(["идут", "торги", "акт", "№ 14", "подписан", "до", "июля"]), max_size=30)


def told(before: str, after: str) -> str:
    shown = {RunKind.SAME: "{}", RunKind.GONE: "[-{}]", RunKind.NEW: "[+{}]", RunKind.LEFT_OUT: "…"}
    return " ".join(shown[run.kind].format(run.words) for run in differences(before, after))


def test_a_changed_word_stands_beside_what_it_was() -> None:
    assert told("Идут торги, договор в июле", "Идут торги, договор в августе") == (
        "Идут торги, договор в [-июле] [+августе]"
    )


def test_of_what_stayed_the_same_only_the_ends_beside_a_change_are_told() -> None:
    before = "Работы ведутся по графику на всех участках города, акт подписан, замечаний от граждан нет"
    after = before.replace("акт подписан,", "акт № 14 подписан,") + " пока"
    assert told(before, after) == "… участках города, акт [+№ 14] подписан, замечаний от граждан нет [+пока]"


def test_another_text_altogether_has_no_differences_to_tell() -> None:
    assert differences("Идут торги", "Объект сдан, акт подписан сторонами") == ()
    assert differences("", "Идут торги") == ()


def test_spaces_and_line_breaks_are_no_difference() -> None:
    assert same_words("идут\nторги ", "идут торги")
    assert differences("идут\nторги ", "идут торги") == ()


@given(WORDS, WORDS)
def test_what_is_new_and_what_is_gone_is_all_there(before: list[str], after: list[str]) -> None:
    runs = differences(" ".join(before), " ".join(after))
    if any(run.kind is RunKind.LEFT_OUT for run in runs) or not runs:
        return
    kept = " ".join(run.words for run in runs if run.kind in (RunKind.SAME, RunKind.NEW))
    assert kept == " ".join(after)
    assert " ".join(run.words for run in runs if run.kind in (RunKind.SAME, RunKind.GONE)) == " ".join(before)
