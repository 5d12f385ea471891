"""Who is let in, and what everybody else hears."""

from datetime import timedelta

from tests.end_to_end.dialogues import happenings
from tests.end_to_end.dialogues.happenings import GROUP
from tests.end_to_end.dialogues.script import STRANGER, Dialogue, Happens, Presses, PressesAnew, Says, Waits, dialogue

_CODE = {"code": r"/start ([\w-]+)"}
_REFUSED = "This button cannot be used here. Please ask anew."

_ROLES = ["advocate (reader)", "editor", "admin"]
_ASKED = (
    "hello", "/start", "/start wrong-code", "status Ketebayev", "/status Nobody", "/people", "follow Ablyazov",
    "Кто вы?", "/frobnicate", "<b>", "report Ketebayev arrested in Spain",
)  # fmt: skip
_ABOVE_THEM = (
    ("Marek", "/watch Timur Vydumanov"), ("Marek", "invite admin"), ("Marek", "role Marek owner"),
    ("Marek", "retract A-1001 no"), ("Anna", "unwatch Ketebayev"), ("Anna", "alias Ketebayev = X Y"),
)  # fmt: skip

DIALOGUES: tuple[Dialogue, ...] = (
    dialogue(
        "an invitation lets one person in, once",
        Says("Olga", "invite reader", hears=["One-time invitation as advocate", "https://t.me/"], keeps=_CODE),
        Says("Newcomer", "/start {code}", hears=["Welcome, Newcomer"], labels=["Who is tracked", "Help"]),
        Presses("Newcomer", "Help", hears=["What you can ask"], never=["watch NAME", "retract"]),
        Says("Stranger", "/start {code}", only=STRANGER),
        Says("Newcomer", "/start {code}", hears=["You are enrolled, Newcomer"]),
    ),
    dialogue(
        "an invitation to a role is chosen by button, and gives that role",
        Says("Olga", "invite", hears=["An invitation for which role?"], labels=_ROLES),
        Presses("Olga", "editor", hears=["One-time invitation as editor"], keeps=_CODE),
        Says("Newcomer", "/start {code}", hears=["enrolled as editor"]),
        Says("Newcomer", "review", hears=["Nothing waits"]),
    ),
    dialogue(
        "an invitation lapses after a day",
        Says("Olga", "invite editor", keeps=_CODE),
        Waits(timedelta(hours=25)),
        Says("Newcomer", "/start {code}", only=STRANGER),
        Says("Newcomer", "status Ketebayev", only=STRANGER),
    ),
    dialogue(
        "strangers hear one constant sentence, byte for byte, whatever they send",
        *(Says("Stranger", text, only=STRANGER) for text in _ASKED),
    ),
    dialogue(
        "a stranger's press hears the same sentence, though the button is genuine elsewhere",
        Says("Marek", "follow Ketebayev", hears=["You follow"]),
        Presses("Marek", "Also unconfirmed reports", hears=["also hear unconfirmed"]),
        Says("Stranger", "hi", only=STRANGER),
        PressesAnew("Stranger", "{pressed}", STRANGER),
    ),
    dialogue(
        "forged, foreign and cut buttons are refused",
        Says("Marek", "help", hears=["What you can ask"]),
        Says("Olga", "watch Timur Vydumanov", hears=["On what basis"]),
        Presses("Olga", "Mandate", hears=["Which states"]),
        PressesAnew("Marek", "{pressed}", _REFUSED),
        PressesAnew("Marek", "status:muratbek-ketebayev:AAAAAAAAAAA", _REFUSED),
        PressesAnew("Marek", "take:1001:", _REFUSED),
        PressesAnew("Marek", "yes:дело:🙂", _REFUSED),
    ),
    dialogue(
        "a group adds the bot: it leaves without a word",
        Happens(happenings.new_group),
        Happens(happenings.it_leaves),
    ),
    dialogue(
        "a group nobody enrolled hears nothing, even when a colleague asks there",
        Happens(happenings.foreign_group),
        Says("Vera", "/status Ketebayev", group=GROUP, silent=True),
        Happens(happenings.it_leaves),
    ),
    dialogue(
        "too much at once gets one sentence, then silence, then answers again",
        *(Says("Marek", "lang en", hears=["in English"], hurry=True) for _ in range(20)),
        Says("Marek", "lang en", hears=["That was a lot at once"], hurry=True),
        Says("Marek", "lang en", silent=True, hurry=True),
        Says("Lena", "lang en", hears=["in English"], hurry=True),
        Waits(timedelta(minutes=2)),
        Says("Marek", "lang en", hears=["in English"]),
    ),
    dialogue(
        "a role is given, and what it opens works",
        Says("Lena", "review", hears=["another role"]),
        Says("Olga", "role", hears=["Lena · advocate", "Anna · editor", "Vera · owner"]),
        Says("Olga", "role Lena editor", hears=["Lena is editor now"]),
        Says("Lena", "review", hears=["Nothing waits"]),
        Says("Olga", "role Vera reader", hears=["cannot give or take"]),
        Says("Olga", "role Nobody editor", hears=['Nobody enrolled is called "Nobody"']),
    ),
    dialogue(
        "advocates and editors cannot do what admins do",
        *(Says(who, text, hears=["another role"]) for who, text in _ABOVE_THEM),
    ),
)
