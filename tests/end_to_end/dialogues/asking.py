"""What the enrolled ask: status, people, history, why, help, in English and Russian."""

from tests.end_to_end.dialogues import happenings
from tests.end_to_end.dialogues.script import Dialogue, Gets, Happens, Presses, Says, dialogue
from tests.handlers.happenings import ARREST

_NUMBER = {"number": r"#A-(\d+)"}
_SAFE = ["safe", "cleared", "✅", "🟢"]

DIALOGUES: tuple[Dialogue, ...] = (
    dialogue(
        "a status says what is proven, and that nothing else is",
        Says(
            "Marek",
            "status Ketebayev",
            hears=[
                "Status: Muratbek Ketebayev",
                "as of",
                "not checked since",
                "NOT CHECKED",
                "No public notice is not",
            ],
            never=_SAFE,
        ),
        Says("Marek", "/status@casewatch_test_bot Ketebayev", hears=["Status: Muratbek Ketebayev"]),
    ),
    dialogue(
        "a status by Cyrillic, inflected and bare names",
        *(
            Says("Marek", text, hears=["Status: Muratbek Ketebayev"])
            for text in ("status Кетебаев", "/status Кетебаева", "статус Кетебаевым", "status Ketebaev", "Ketebayev")
        ),
    ),
    dialogue(
        "a misspelt name gets did-you-mean, and only a press answers",
        Says("Marek", "status Ketibayew", hears=["Did you mean"], never=["Status:"]),
        Presses("Marek", "Muratbek Ketebayev", hears=["Status: Muratbek Ketebayev"]),
    ),
    dialogue(
        "an ambiguous surname is asked back with buttons",
        Says("Marek", "status Yunus", hears=["Which one?"], never=["Status:"]),
        Presses("Marek", "Leyla Yunus", hears=["Status: Leyla Yunus"], never=["Arif"]),
    ),
    dialogue(
        "a name nobody tracks is said to be unknown, HTML shown as written",
        Says("Marek", "status Zzyzxov", hears=['"Zzyzxov" is not tracked here']),
        Says("Marek", "status <b>Zzyzxov</b> & co", hears=["<b>Zzyzxov</b> & co"]),
    ),
    dialogue(
        "a status on a day, and a day that is none",
        Says("Marek", "status Ketebayev on 2016-12-09", hears=["as of 9 December 2016", "by what is known today"]),
        Says("Marek", "статус Кетебаев на 09.12.2016", hears=["as of 9 December 2016"]),
        Says("Marek", "status Ketebayev on yesterday", hears=['"yesterday" is no date I know']),
    ),
    dialogue(
        "who is tracked: everybody of the founding document, nobody it only names",
        Says("Marek", "people", hears=["are tracked"], never=["Nazarbayev"]),
        Presses("Marek", "Ana Ursachi", hears=["Status: Ana Ursachi"]),
        Says("Marek", "status", hears=["Whose status?"]),
        Presses("Marek", "Tokmadi family", hears=["a circle in which nobody is named"]),
    ),
    dialogue(
        "a history is paged in one message",
        Happens(happenings.long_history),
        Says("Marek", "history Ospantoleu", hears=["(1 of 2)", "1 September 2016"], labels=["Older →"]),
        Presses("Marek", "Older →", hears=["(2 of 2)", "1 January 2016"], labels=["← Newer"]),
        Presses("Marek", "← Newer", hears=["(1 of 2)"], labels=["Older →"]),
        Says("Marek", "history", hears=["Whose history?"]),
    ),
    dialogue(
        "why, by number and by a reply to the alert; another chat's alert is none",
        Says("Marek", "follow Ospantoleu", hears=["You follow"]),
        Happens(happenings.news(ARREST)),
        Gets("Marek", ["URGENT: Daniyar Ospantoleu", "Arrested", "Spain"], keeps=_NUMBER),
        Says("Marek", "why A-{number}", hears=["Why #A-{number}", "full name in the title", str(ARREST.evidence)]),
        Says("Marek", "why", hears=["Why #A-{number}"], reply_to="URGENT"),
        Says("Marek", "why", hears=["Which alert?"]),
        Says("Lena", "почему #A-{number}", hears=["#A-{number} is no alert of this chat"]),
    ),
    dialogue(
        "an answer too long for one message comes in several",
        Says("Marek", "follow Ospantoleu", hears=["You follow"]),
        Happens(happenings.news(*happenings.MANY_ACCOUNTS)),
        Gets("Marek", ["word-1 "], begins="URGENT"),
        Gets("Marek", ["Invented Newsletter 11", "#A-"], labels=["I take this"], keeps=_NUMBER),
        Says("Marek", "why A-{number}", hears=["word-1 ", "word-239", "Invented Newsletter 11"]),
    ),
    dialogue(
        "words as long as Telegram lets one write are answered, and shown whole",
        Says("Marek", "status " + "x" * 3000, hears=["is not tracked here", "x" * 3000]),
        Says("Olga", "role " + "y" * 3000 + " editor", hears=["Nobody enrolled is called", "y" * 3000]),
    ),
    dialogue(
        "help by role, and never advice on travelling",
        Says("Marek", "help", hears=["status NAME", "cannot tell whether somebody may travel"], never=["watch NAME"]),
        Says("Anna", "/help", hears=["review", "retract"], never=["invite ROLE"]),
        Says("Olga", "помощь", hears=["watch NAME", "invite ROLE"]),
        Says("Marek", "may Ketebayev travel to Spain?", never=_SAFE),
    ),
    dialogue(
        "what is not understood says so",
        Says("Marek", "hello there", hears=["I did not understand"]),
        Says("Marek", "/frobnicate", hears=["no such command"]),
    ),
    dialogue(
        "Russian by word, back by button",
        Says("Lena", "lang ru", hears=["Теперь по-русски"]),
        Says("Lena", "статус Кетебаев", hears=["Статус: Муратбек Кетебаев"]),
        Says("Lena", "следить Оспантолеу", hears=["Вы следите"]),
        Happens(happenings.news(ARREST)),
        Gets("Lena", ["СРОЧНО: Данияр Оспантолеу", "Испания"]),
        Says("Lena", "язык", hears=["Какой язык?"], labels=["English", "Русский"]),
        Presses("Lena", "English", hears=["From now on in English"]),
    ),
)
