"""`lang en|ru`: which language the bot answers this user in."""

from handlers.buttons import Button
from handlers.speech import LANGUAGES
from handlers.visit import Visit
from storage import users

_SAID = {
    "en": "en", "english": "en", "английский": "en", "англ": "en",
    "ru": "ru", "russian": "ru", "русский": "ru", "рус": "ru",
}  # fmt: skip


async def lang(visit: Visit, argument: str) -> None:
    """Change the language, or offer those there are."""
    language = _SAID.get(argument.strip().lower())
    if language is None:
        buttons = tuple(Button(visit.texts.plain(f"language-{one}"), "lang", one) for one in LANGUAGES)
        return await visit.say("language-which", (buttons,))
    return await language_chosen(visit, language)


async def language_chosen(visit: Visit, argument: str) -> None:
    """Change to the language whose button was pressed."""
    if argument not in LANGUAGES:
        return await visit.turn_to("choice-gone")
    async with visit.desk.store.writing() as session:
        await users.set_language(session, visit.user.user, argument)
    return await visit.in_language(argument).turn_to("language-set")
