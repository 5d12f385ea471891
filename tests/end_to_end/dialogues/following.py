"""Following: whom, how, and that nobody else sees it."""

from tests.end_to_end.dialogues import happenings
from tests.end_to_end.dialogues.script import Dialogue, Gets, Happens, Lacks, Presses, Says, dialogue
from tests.handlers.happenings import ARREST, DOUBT

DIALOGUES: tuple[Dialogue, ...] = (
    dialogue(
        "follow, follow again, list, unfollow; a colleague sees nothing of it",
        Says("Marek", "following", hears=["You follow nobody"]),
        Says("Marek", "follow Ketebayev", hears=["You follow Muratbek Ketebayev now"]),
        Says("Marek", "следить за Кетебаевым", hears=["You follow Muratbek Ketebayev already"]),
        Says("Marek", "following", hears=["You follow 1 person or circle"]),
        Says("Lena", "following", hears=["You follow nobody"]),
        Says("Marek", "unfollow", hears=["Unfollow whom?"]),
        Presses("Marek", "Muratbek Ketebayev", hears=["You no longer follow"]),
        Says("Marek", "unfollow Ketebayev", hears=["You did not follow"]),
    ),
    dialogue(
        "a misspelt or ambiguous name is followed only after a press",
        Says("Marek", "follow Ketibayew", hears=["Did you mean"]),
        Says("Marek", "following", hears=["You follow nobody"]),
        Presses("Marek", "Muratbek Ketebayev", hears=["You follow Muratbek Ketebayev now"]),
        Says("Marek", "follow Yunus", hears=["Which one?"]),
        Presses("Marek", "Arif Yunus", hears=["You follow Arif Yunus now"]),
        Says("Marek", "follow Zzyzxov", hears=["is not tracked here"]),
        Says("Marek", "following", hears=["You follow 2 persons and circles"]),
    ),
    dialogue(
        "a circle is followed as a whole, though nobody is named in it",
        Says("Marek", "follow Khrapunov family", hears=["You follow Khrapunov family (circle) now"]),
        Says("Marek", "following", hears=["Khrapunov family (circle)"]),
    ),
    dialogue(
        "who opted in hears an unsettled doubt, headed as such; others do not, and no status changes",
        Says("Marek", "follow Ospantoleu", hears=["You follow"]),
        Presses("Marek", "Also unconfirmed reports", hears=["also hear"], labels=["Only confirmed news"]),
        Says("Lena", "follow Ospantoleu", hears=["You follow"]),
        Says("Marek", "following", hears=["(also unconfirmed reports)"]),
        Happens(happenings.doubt(DOUBT)),
        Happens(happenings.unsettled(DOUBT)),
        Gets("Marek", ["UNCONFIRMED, POSSIBLY ANOTHER PERSON", "Arrested"], begins="UNCONFIRMED"),
        Lacks("Lena", "POSSIBLY ANOTHER"),
        Says("Marek", "status Ospantoleu", hears=["No event is known"]),
        Gets("Anna", ["Is this Daniyar Ospantoleu?"]),
        Presses("Anna", "Not this person", hears=["Refused by Anna"]),
        Gets("Marek", ["RETRACTED", "did not confirm"], begins="RETRACTED"),
        Gets("Marek", ["RETRACTED"], reply=True),
    ),
    dialogue(
        "nobody follows: an arrest is told to those who keep the register",
        Happens(happenings.news(ARREST)),
        Gets("Anna", ["URGENT: Daniyar Ospantoleu"], labels=["I take this"]),
        Lacks("Marek", "URGENT"),
    ),
    dialogue(
        "an arrest is told once to each follower; a second one later is told again",
        Says("Marek", "follow Ospantoleu", hears=["You follow"]),
        Says("Lena", "follow Ospantoleu", hears=["You follow"]),
        Happens(happenings.news(ARREST)),
        Happens(happenings.told_once("Marek", "URGENT")),
        Happens(happenings.told_once("Lena", "URGENT")),
        Happens(happenings.news(happenings.LATER)),
        Gets("Lena", ["12 April 2017", "Held again"]),
        Says("Marek", "unfollow Ospantoleu", hears=["You no longer follow"]),
    ),
)
