"""What admins do in chat: begin and end to track a person, and spell them."""

from tests.end_to_end.dialogues.script import Dialogue, Presses, Says, dialogue

_TIMUR = "Timur Vydumanov"

DIALOGUES: tuple[Dialogue, ...] = (
    dialogue(
        "an admin begins to track a person, striking a spelling, other commands in between",
        Says("Olga", f"watch {_TIMUR}", hears=["On what basis"]),
        Presses("Olga", "Mandate", hears=["Which states persecute or request"]),
        Says("Olga", "status Ketebayev", hears=["Status: Muratbek Ketebayev"]),
        Says("Olga", "Kazakhstan, Россия", hears=["Requesting: Kazakhstan, Russia"]),
        Says("Olga", "the moon", hears=['no country in "the moon"']),
        Says("Olga", "PL", hears=["countries: Poland", "These spellings"]),
        Presses("Olga", "· strike", hears=["These spellings"]),
        Presses("Olga", "· take back", hears=["These spellings"]),
        Presses("Olga", "· strike"),
        Presses("Olga", f"Add {_TIMUR}", hears=["is tracked from now on"], labels=[f"Follow {_TIMUR}"]),
        Presses("Olga", f"Follow {_TIMUR}", hears=[f"You follow {_TIMUR} now"]),
        Says("Marek", "status Vydumanov", hears=[f"Status: {_TIMUR}", "No event is known"]),
    ),
    dialogue(
        "cancel ends the dialogue, a word is no name, a known person is not added twice",
        Says("Olga", f"watch {_TIMUR}", hears=["On what basis"]),
        Presses("Olga", "Cancel", hears=["Nothing was changed"]),
        Says("Olga", "Kazakhstan", hears=["did not understand"]),
        Says("Olga", "watch Timur", hears=["The full name"]),
        Says("Olga", "watch Муратбек Кетебаев", hears=["is tracked already"]),
    ),
    dialogue(
        "a further spelling is searched from now on",
        Says("Marek", "status Ketebajewitsch", never=["Status:"]),
        Says("Olga", "alias Ketebayev = Muratbek Ketebajewitsch", hears=["now searched as Muratbek Ketebajewitsch"]),
        Says("Olga", "alias Ketebayev = Muratbek Ketebajewitsch", hears=["already searched"]),
        Says("Olga", "alias Ketebayev", hears=["how is it written"]),
        Says("Marek", "status Ketebajewitsch", hears=["Status: Muratbek Ketebayev"]),
    ),
    dialogue(
        "unwatch asks before it does",
        Says("Olga", "unwatch Ospantoleu", hears=["Stop tracking Daniyar Ospantoleu?", "is kept"]),
        Says("Olga", "status Ospantoleu", hears=["Status: Daniyar Ospantoleu"]),
        Presses("Olga", "Yes, stop tracking", hears=["no longer tracked"]),
        Says("Marek", "status Ospantoleu", hears=["is not tracked here"]),
    ),
    dialogue(
        "an admin adds a person in Russian",
        Says("Olga", "lang ru", hears=["Теперь по-русски"]),
        Says("Olga", "наблюдать Тимур Выдуманов", hears=["На каком основании"]),
        Presses("Olga", "Публичная роль", hears=["Какие государства"]),
        Says("Olga", "Казахстан", hears=["Запрашивают: Казахстан"]),
        Says("Olga", "-", hears=["страны: не названы"]),
        Presses("Olga", "Добавить: Тимур Выдуманов", hears=["отслеживается с этой минуты"]),
        Says("Marek", "статус Выдуманова", hears=["Status: Тимур Выдуманов"]),
    ),
)
