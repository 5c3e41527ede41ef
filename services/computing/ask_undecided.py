"""What the methodologies of a reopened period leave open is asked, also where a file took them away."""

from models.repositories.programme import programmes, question_rows
from services.context import Work
from services.programme.ask_questions import ask_about_new, decisions_left, key_of
from services.standing.expected import ground_of


async def ask_undecided(work: Work, programme_id: int, period_id: int) -> None:
    """By the numbers of now. What was decided, then or since, is not asked; what a file has closed is."""
    ground = await ground_of(work.session, programme_id, period_id)
    undecided = [one for one in ground.expected if one.undecided(ground.decisions.get(one.indicator.id, ()))]
    if not undecided:
        return
    asked = {row.key: row for row in await question_rows.every(work.session, programme_id)}
    questions = []
    for one in undecided:
        row = await programmes.indicator_row(work.session, programme_id, one.indicator.id)
        if row is not None and one.methodology is not None:
            questions += decisions_left(row.number, [one.methodology])
    settled = {key for key, row in asked.items() if row.answer in row.options}
    left = [question for question in questions if key_of(question) not in settled]
    await ask_about_new(work, programme_id, left, ())
