"""The words of what deputies and executors really ask, by kind of question (storyboard, section 4)."""

from collections.abc import Mapping
from enum import StrEnum


class Asks(StrEnum):
    ABOUT = "about"  # a section, an executor, an indicator: looked for by its words
    NUMBERS = "numbers"  # «13 показатель», «4 и 5»
    BEHIND = "behind"
    AT_RISK = "at_risk"  # what is said not to be reached by the year's end, or perhaps not
    MISSING = "missing"  # who has not handed in, how many have
    WAITING = "waiting"  # what the coordinator has not checked yet
    MET = "met"
    OWN = "own"
    WHOLE = "whole"
    SECTIONS = "sections"
    EVERYTHING = "everything"  # all indicators, as text
    REPORT = "report"
    DEADLINE = "deadline"
    WHO = "who"  # who hands in and who oversees
    FILL = "fill"
    TASKS = "tasks"
    REVIEW = "review"
    INVITE = "invite"
    THANKS = "thanks"
    HELLO = "hello"
    HELP = "help"


PHRASES: Mapping[Asks, str] = {
    Asks.BEHIND: (
        "отстаём, отстаёт, отстают, отставание, отстающие, отстающие показатели, есть отставание, "
        "горит, красные, красный, красное, красная зона, красные показатели, проблема, проблемы, "
        "проблемные, есть проблемы, плохо, не так, не выполнено, не выполняется, не выполняем, "
        "невыполненные, не успеваем, провал, провалы, хуже, хуже всего, самое плохое, слабые места, "
        "узкие места, тревожно, не в порядке, не получается, просели, проседает, "
        "буксует, срывается, behind, behind schedule, we behind, lagging, red, problem, problems, bad, "
        "all bad, worst, wrong, missed, late, failing, in trouble, on fire"
    ),
    Asks.AT_RISK: (
        "риски, рискуем, под риском, под угрозой, под угрозой срыва, под вопросом, не успеет, "
        "не успеют, не успеем, не будет выполнено, не будут выполнены, не выполним, не выполнят, "
        "у кого риск, у кого риски, не успеет к концу года, не успеют к концу года, "
        "не будет выполнено к концу года, не будет к концу года, "
        "не успеет до конца года, не успеют до конца года, не успеем до конца года, риски до конца года, "
        "риск, риск срыва, риски срыва, угроза срыва, угрозы, risk, risks, at risk, in danger, "
        "not make it, will not make it, not be done, not be met"
    ),
    Asks.MISSING: (
        "чьих данных нет, чьих сведений нет, от кого нет данных, кто должен, тормозит, тормозят, "
        "не сдал, не сдали, не сдала, не сдано, сдал, сдали, сдано, сколько сдано, сколько сдали, "
        "сколько не сдано, должники, должен, чего не хватает, не хватает, недостаёт, нет данных, без "
        "данных, нет сведений, не прислал, не прислали, не отчитался, не отчитались, не отчитавшиеся, "
        "прислал, прислали, отчитался, отчитались, не заполнил, не заполнили, сколько прислали, ход "
        "сдачи, сбор сведений, кто не сдаёт, предварительно, предварительные, предварительные данные, не "
        "уточнено, не уточнили, кто не уточнил, preliminary, preliminary figures, "
        "who has not handed in, has not handed in, who handed in, "
        "not handed in, handed in, missing, who missing, how many handed in, how much handed in, who "
        "owes, owes, outstanding, not submitted, submitted, has not submitted, how many submitted, "
        "progress"
    ),
    Asks.WAITING: (
        "на проверке, в очереди на проверке, в очереди, проверяется, проверяют, не проверено, не "
        "проверены, непроверенные, ждёт проверки, ожидает проверки, ждёт, не принято, не приняты, ждёт "
        "координатора, in review, under review, waiting, waiting for review, waits, waits for review, "
        "unchecked, not checked, not accepted, pending, to check"
    ),
    Asks.MET: (
        "выполнено, выполнены, выполненные, сделано, что сделали, сделали, готово, зелёные, зелёная "
        "зона, достигнуто, достигнуты, хорошо идёт, успехи, достижения, получилось, выполнили, done, "
        "met, what done, green, achieved, completed, successes, reached, been done"
    ),
    Asks.OWN: (
        "дела, дело, дела идут, идут дела, мой блок, по моему блоку, моё, мои дела, мой раздел, мой "
        "участок, my block, things, how things stand, how things, it going, my part, mine"
    ),
    Asks.WHOLE: (
        "сводка, сводку, общая картина, картина, общее, обзор, вся программа, целиком, итог, итоги, "
        "статус, в целом, состояние, положение дел, обстановка, все показатели программы, ситуация, "
        "общая ситуация, программа, summary, overview, big picture, general picture, whole programme, "
        "status, the programme, whole, all of it"
    ),
    Asks.SECTIONS: "все разделы, разделы, список разделов, по разделам, all sections, sections",
    Asks.EVERYTHING: (
        "все показатели, показатели, список показателей, полный список, all indicators, indicators, full list"
    ),
    Asks.REPORT: (
        "отчёт, сводный отчёт, полный отчёт, отчётность, отчёт word, word, ворд, сделать отчёт, скачать "
        "отчёт, выгрузить отчёт, сформировать отчёт, отчёт в ворде, report, full report, consolidated "
        "report, word report, make report, get report"
    ),
    Asks.DEADLINE: (
        "до какого числа сдавать, до какого числа сдать, к какому сроку, к какому сроку сдать, "
        "до какого срока, мой срок, "
        "когда срок, срок, сроки, сроки сдачи, срок сдачи, когда сроки, когда сдавать, когда сдать, "
        "когда надо сдать, когда нужно сдать, до какого числа, до какого, какого числа, к какому числу, "
        "сколько осталось, сколько дней осталось, сколько времени осталось, осталось дней, дедлайн, "
        "когда дедлайн, крайний срок, когда сдача, когда отчитываться, когда крайний срок, deadline, "
        "deadlines, when due, when deadline, when it due, how many days left, how long left, days left, "
        "how much time left, due date, due"
    ),
    Asks.FILL: (
        "fill in my figures, fill my figures, "
        "заполнить, заполни, заполнять, заполнение, сдать, сдать сведения, внести, внести данные, "
        "внести сведения, ввести данные, сдать показатели, хочу сдать, начать заполнение, fill, fill "
        "in, fill them in, hand in, submit, enter data, start filling"
    ),
    Asks.TASKS: (
        "что мне надо сдать, что мне нужно сдать, что сдать, что сдавать, what is left, my figures, "
        "я должен, я должна, должен сдать, должна сдать, я должен сдать, я должна сдать, мои "
        "показатели, мои задачи, мне сдавать, мне сдать, сдавать, мне делать, от меня нужно, от меня "
        "надо, с меня, за мной, я сдаю, мне заполнять, мне заполнить, осталось сдать, мне осталось, мне "
        "осталось сдать, я не сдал, я не сдала, список, к списку, мой список, задачи, мои долги, нужно "
        "сдать, надо сдать, list, tasks, my indicators, my tasks, my list, what i owe, i owe, i hand "
        "in, i have to hand in, i have to do, i must hand in, my figures, what do i owe, do i owe, do i "
        "have to do, do i have to hand in, do i hand in, to list"
    ),
    Asks.REVIEW: ("проверить, проверка, очередь, очередь проверки, review, check, queue, review queue"),
    Asks.INVITE: "пригласить, пригласить ещё, приглашение, invite, invite more",
    Asks.THANKS: (
        "спасибо, спасибо большое, большое спасибо, благодарю, спс, пасиб, понятно, понял, поняла, "
        "ясно, хорошо, ок, окей, отлично, супер, класс, молодец, молодцы, годится, принято, добро, "
        "thanks, thank you, thank you very much, many thanks, thx, ok, okay, great, fine, good, nice, "
        "got it, well done, cool"
    ),
    Asks.HELLO: (
        "привет, приветик, приветствую, здравствуйте, здравствуй, добрый день, добрый вечер, доброе "
        "утро, доброго дня, доброго времени суток, здрасьте, салют, алло, день добрый, есть кто, hi, "
        "hello, hey, good morning, good afternoon, good evening, good day"
    ),
    Asks.HELP: (
        "умеешь, ты умеешь, вы умеете, ты можешь, умеет бот, делать, мне делать дальше, не понимаю, не "
        "понял, пользоваться, как пользоваться, как работает, как с тобой работать, help, what can you "
        "do, you can do, can you do, how it works, how does it work, confused"
    ),
}
"""Matched whole, without the words of asking, in any order and any form."""

GREETINGS = (
    "доброе утро, добрый день, добрый вечер, доброго дня, здравствуйте, здравствуй, приветствую, "
    "привет, good morning, good afternoon, good evening, hello, hi, hey"
)
FILLERS = (
    "сформируй скинь скиньте вышли вышлите отправь отправьте сделай сделайте скачать выгрузи yet "
    "а ну и как что где когда-нибудь там тут у нас вас с со по про о об мне нам покажи покажите "
    "показать показывай посмотреть глянуть посмотрим посмотри выведи дай дайте давай давайте скажи "
    "скажите подскажи подскажите расскажи расскажите напомни напомните сообщи сообщите пожалуйста плиз "
    "пож пжл прошу хочу хотел хотела бы хотелось можно можешь можете узнать увидеть знать нужно надо ли "
    "же то это этот эта сейчас сегодня теперь пока вообще кто какие какой какая какое каких все всё "
    "весь вся у-нас обстоят обстоит идут идёт дела дело мы уже было были есть нужен нужна нужны открой "
    "откройте пришли пришлите нет-ли вот еще ещё бот слушай слушайте информация информацию данные "
    "сведения please show me us tell give get what whats where who which how is are am was the a an "
    "about with of for to on in do does did can could would you i we our now today want see know need s "
    "let all have has been things already any"
)
"""Words of asking that say nothing of what is asked."""
STRESSES = (
    "сколько показатели показателей показатель самые самое самый сильнее сильно больше всего очень "
    "общий общая итоговый полный полностью чем чём срочно быстро кратко подробно целиком "
    "much many most very more full all"
)
"""Words that stress what is asked and do not change it."""
WHO_WORDS = (
    "отвечает отвечают ответственный ответственные ответственен ответственного курирует курируют "
    "куратор занимается занимаются ведёт ведут исполняет исполнитель исполнители сдаёт сдают "
    "отчитывается отвечать responsible answers oversees handles hands owns charge"
)
WHO_ASKS = "кто чей чья чьё чьи кому кого кем контакты контакт телефон who whose whom contact contacts"
