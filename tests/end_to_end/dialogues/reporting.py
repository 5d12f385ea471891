"""What an advocate reports, and what editors settle and take back."""

from dataclasses import replace

from tests.end_to_end.dialogues import happenings
from tests.end_to_end.dialogues.script import Dialogue, Gets, Happens, Lacks, Presses, PressesAnew, Says, dialogue
from tests.handlers.happenings import ARREST, DELETION, DOUBT, RELEASE

_NUMBER = {"number": r"#A-(\d+)"}
_FOLLOWED = Says("Lena", "follow Ospantoleu", hears=["You follow"])
_REPORTED = Says(
    "Marek", "report Ospantoleu arrested in Madrid", hears=["Passed on as UNCONFIRMED", "not told from whom"]
)

DIALOGUES: tuple[Dialogue, ...] = (
    dialogue(
        "a reported arrest reaches editors and followers within five seconds, without its reporter, and is taken",
        _FOLLOWED,
        _REPORTED,
        Happens(happenings.all_know(["Lena", "Anna", "Olga", "Vera"], "UNCONFIRMED")),
        Gets(
            "Lena", ["UNCONFIRMED", "Arrested", "Spain"], never=["Marek"], begins="UNCONFIRMED", labels=["I take this"]
        ),
        Gets("Anna", ["Did this happen", "Arrested"], never=["Marek"]),
        Lacks("Marek", "UNCONFIRMED. A colleague"),
        Presses("Lena", "I take this", hears=["Taken by Lena"], labels=[]),
        Says("Lena", "status Ospantoleu", hears=["No event is known"]),
    ),
    dialogue(
        "who takes an alert is named in every chat that got it; the second comes too late",
        _FOLLOWED,
        Says("Marek", "follow Ospantoleu", hears=["You follow"]),
        Happens(happenings.news(ARREST)),
        Happens(happenings.all_know(["Lena", "Marek"], "URGENT")),
        Presses("Lena", "I take this", hears=["Taken by Lena"]),
        Gets("Marek", ["Taken by Lena"], labels=[]),
    ),
    dialogue(
        "a report of a guarded kind goes to editors only, until one confirms it",
        _FOLLOWED,
        Says("Marek", "report Ospantoleu released in Spain", hears=["editors only", "lowers their guard"]),
        Gets("Anna", ["Did this happen", "Released", "lowers the guard"]),
        Lacks("Lena", "Released"),
        Presses("Anna", "Confirm", hears=["Confirmed by Anna", "Passed on to 1 chat"], labels=[]),
        Gets("Lena", ["Released", "confirmed by an editor", "Ask counsel before travelling"]),
        Gets("Olga", ["An editor confirmed it"], labels=["I take this"]),
    ),
    dialogue(
        "words that say no kind are asked back with buttons, a denial is not the fact",
        Says("Marek", "report Ospantoleu something odd in Spain", hears=["What happened to Daniyar Ospantoleu?"]),
        Presses("Marek", "Detained", hears=["Detained", "Spain"]),
        Says("Marek", "report Ospantoleu not arrested", hears=["What happened to"]),
        Says("Marek", "report", hears=["Who, what and where?"]),
    ),
    dialogue(
        "a report names whom it means before it goes on; in Russian too",
        Says("Marek", "сообщить Оспантолеу задержан в Испании", hears=["Detained", "Spain"]),
        Says("Marek", "report Ospantolew arrested in Spain", hears=["Did you mean"]),
        Presses("Marek", "Daniyar Ospantoleu", hears=["Arrested", "Spain"]),
        Says("Marek", "report Zzyzxov arrested in Spain", hears=["is not tracked here"]),
    ),
    dialogue(
        "an editor confirms a report: followers hear it is confirmed, and the status says so",
        _FOLLOWED,
        _REPORTED,
        Gets("Lena", ["UNCONFIRMED"], begins="UNCONFIRMED"),
        Gets("Anna", ["Did this happen"]),
        Presses("Anna", "Confirm", hears=["Confirmed by Anna"]),
        Gets("Lena", ["An editor confirmed it"], never=["UNCONFIRMED"]),
        Gets("Lena", ["confirmed by an editor", "Arrested"]),
        Says("Lena", "status Ospantoleu", hears=["Arrested", "confirmed by an editor"]),
    ),
    dialogue(
        "an editor retracts a report: the message is edited and replied to",
        _FOLLOWED,
        _REPORTED,
        Gets("Lena", ["UNCONFIRMED"]),
        Gets("Anna", ["Did this happen"]),
        Presses("Anna", "Retract", hears=["Refused by Anna"]),
        Gets("Lena", ["RETRACTED", "Arrested"], begins="RETRACTED", labels=[]),
        Gets("Lena", ["RETRACTED"], reply=True, begins="RETRACTED"),
        Says("Lena", "status Ospantoleu", hears=["No event is known"]),
    ),
    dialogue(
        "the same person: what was doubtful is told as news",
        _FOLLOWED,
        Happens(happenings.doubt(DOUBT)),
        Gets("Anna", ["Is this Daniyar Ospantoleu?", "surname only"]),
        Lacks("Lena", "Ospantoleu was held"),
        Presses("Anna", "Same person", hears=["Confirmed by Anna", "Passed on to 1 chat"]),
        Gets("Lena", ["URGENT: Daniyar Ospantoleu", "Arrested"]),
    ),
    dialogue(
        "not this person: nobody hears, and the refusal can be undone",
        _FOLLOWED,
        Happens(happenings.doubt(DOUBT)),
        Gets("Anna", ["Is this Daniyar Ospantoleu?"]),
        Presses("Anna", "Not this person", hears=["Refused by Anna"], labels=["Undo"]),
        Says("Anna", "review", hears=["Nothing waits"]),
        Presses("Anna", "Undo", hears=["Is this Daniyar Ospantoleu?"], labels=["Same person", "Not this person"]),
        Says("Anna", "review", hears=["1 item waits"]),
        Lacks("Lena", "Arrested"),
    ),
    dialogue(
        "a double press settles once, and says what was settled",
        _FOLLOWED,
        Happens(happenings.doubt(replace(DELETION, proposed=(RELEASE,)))),
        Gets("Anna", ["Did this happen"]),
        Presses("Anna", "Confirm", hears=["Confirmed by Anna"]),
        PressesAnew("Anna", "{pressed}"),
        Happens(happenings.told_once("Lena", "Released")),
    ),
    dialogue(
        "the second editor comes too late and sees whose verdict stands",
        Happens(happenings.doubt(DOUBT)),
        Happens(happenings.all_know(["Anna", "Olga"], "Is this Daniyar Ospantoleu?")),
        Says("Olga", "review", hears=["1 item waits"]),
        Presses("Anna", "Not this person", hears=["Refused by Anna"]),
        Presses("Olga", "Same person", hears=["Refused by Anna"], never=["Passed on"], labels=[]),
    ),
    dialogue(
        "a wrong alert is taken back with its reason in every chat: edited, and replied to",
        _FOLLOWED,
        Says("Marek", "follow Ospantoleu", hears=["You follow"]),
        Happens(happenings.news(ARREST)),
        Gets("Lena", ["URGENT"], keeps=_NUMBER),
        Gets("Marek", ["URGENT"]),
        Says("Anna", "retract A-{number}", hears=["Which alert, and why?"]),
        Says("Anna", "retract A-{number} another man of <that> name", hears=["is retracted in every chat"]),
        *(Gets(name, ["another man of <that> name", "Arrested"], begins="RETRACTED") for name in ("Lena", "Marek")),
        *(Gets(name, ["RETRACTED"], reply=True, begins="RETRACTED") for name in ("Lena", "Marek")),
        Says("Anna", "retract A-{number} again", hears=["retracted already"]),
        Says("Anna", "retract A-999999 why not", hears=["is no alert of this chat"]),
        Says("Lena", "history Ospantoleu", hears=["Nothing is known"]),
    ),
)
