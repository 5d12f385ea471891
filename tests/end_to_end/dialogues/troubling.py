"""Telegram's bad days: blocked, flooded, moved, refused, cut off; nothing is lost, a repeat is labelled."""

from tests.end_to_end.dialogues import happenings
from tests.end_to_end.dialogues.happenings import GROUP
from tests.end_to_end.dialogues.script import Dialogue, Gets, Happens, Lacks, Says, dialogue
from tests.handlers.happenings import ARREST

_FOLLOWED = Says("Lena", "follow Ospantoleu", hears=["You follow"])

DIALOGUES: tuple[Dialogue, ...] = (
    dialogue(
        "who blocked the bot is paused and the admins hear of it; /start begins anew",
        _FOLLOWED,
        Happens(happenings.deed_of("Lena", "blocks the bot", lambda lena: lena.blocks())),
        Happens(happenings.news(ARREST)),
        Gets("Olga", ["URGENT alert", "could not be delivered"]),
        Happens(happenings.deed_of("Lena", "lets it in again", lambda lena: lena.unblocks())),
        Says("Lena", "/start", hears=["You are enrolled, Lena"]),
        Happens(happenings.news(happenings.LATER)),
        Gets("Lena", ["URGENT: Daniyar Ospantoleu", "Held again"]),
    ),
    dialogue(
        "a flood is waited out: told once, not called a repeat, and others do not wait",
        _FOLLOWED,
        Says("Marek", "follow Ospantoleu", hears=["You follow"]),
        Happens(happenings.flooded("Lena", 2)),
        Happens(happenings.news(ARREST)),
        Gets("Marek", ["URGENT"]),
        Gets("Lena", ["URGENT"], never=["possible repeat"]),
        Happens(happenings.told_once("Lena", "URGENT")),
    ),
    dialogue(
        "a group that became a supergroup unseen gets its alert at the new place",
        Happens(happenings.enrolled_group),
        Happens(happenings.group_moves_unseen),
        Happens(happenings.news(ARREST)),
        Gets(GROUP, ["URGENT: Daniyar Ospantoleu"]),
        Happens(happenings.told_once(GROUP, "URGENT")),
    ),
    dialogue(
        "a group's move is heard of, and followed",
        Happens(happenings.enrolled_group),
        Happens(happenings.group_moves),
        Happens(happenings.news(ARREST)),
        Gets(GROUP, ["URGENT: Daniyar Ospantoleu"]),
    ),
    dialogue(
        "refused mark-up is told without it",
        _FOLLOWED,
        Happens(happenings.refused("Lena", "can't parse entities: Unclosed start tag at byte offset 1")),
        Happens(happenings.news(ARREST)),
        Gets("Lena", ["URGENT: Daniyar Ospantoleu", "Activist <held>"], never=["<b>", "&lt;"]),
        Happens(happenings.told_once("Lena", "URGENT")),
    ),
    dialogue(
        "an answer lost on the way: told again, labelled a possible repeat",
        _FOLLOWED,
        Happens(happenings.cut_off("Lena")),
        Happens(happenings.news(ARREST)),
        Gets("Lena", ["URGENT", "(possible repeat)"]),
        Happens(happenings.told_once("Lena", "(possible repeat)")),
    ),
    dialogue(
        "a broken gateway delays an alert and loses nothing",
        _FOLLOWED,
        Happens(happenings.broken_gateway(1)),
        Happens(happenings.news(ARREST)),
        Gets("Lena", ["URGENT"]),
    ),
    dialogue(
        "a flood that meets an answer is waited out: the answer comes all the same",
        Happens(happenings.flooded("Marek", 1)),
        Says("Marek", "follow Ketebayev", hears=["You follow Muratbek Ketebayev now"], never=["went wrong"]),
        Says("Marek", "following", hears=["You follow 1 person"]),
    ),
    dialogue(
        "who follows nobody is told nothing, whatever happens",
        _FOLLOWED,
        Happens(happenings.news(ARREST)),
        Gets("Lena", ["URGENT"]),
        Lacks("Marek", "Ospantoleu"),
    ),
)
