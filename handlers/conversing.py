"""From a message or a press of an enrolled user to the behaviour that answers it."""

from cases.names.query import Understood, resolve
from handlers import docket, watch
from handlers.asking import roster_of
from handlers.behaviours import PRESSED, SAID
from handlers.buttons import read_callback
from handlers.menu import ENTRIES, asked
from handlers.visit import Visit
from storage import conversations

LONGEST_MESSAGE = 4096
# The dialogues that wait for words; the others wait for a button.
_AWAITING = {watch.TOPIC: watch.answered, docket.TOPIC: docket.answered}
_ROLES = {entry.name: entry.role for entry in ENTRIES}


async def answer(visit: Visit, text: str) -> None:
    """Answer a message: a command in any form, the awaited answer of a dialogue, or a bare name."""
    command = asked(text[:LONGEST_MESSAGE])
    if command is not None:
        return await _command(visit, *command)
    if await _dialogue(visit, text):
        return None
    if text.strip() and resolve(visit.desk.index(await roster_of(visit)), text).understood is not Understood.UNKNOWN:
        return await SAID["status"](visit, text.strip())
    return await visit.say("not-understood")


async def press(visit: Visit, data: str) -> bool:
    """Do what a button says; False where it is not ours, not this chat's, or not for this role."""
    signed = read_callback(data, visit.telegram_chat, visit.desk.store.seal)
    pressed = PRESSED.get(signed[0]) if signed else None
    if signed is None or pressed is None or not visit.may(pressed.role):
        return False
    await pressed.run(visit, signed[1])
    return True


async def _command(visit: Visit, name: str, argument: str) -> None:
    behaviour, role = SAID.get(name), _ROLES.get(name)
    if behaviour is None:
        return await visit.say("no-such-command")
    if role is not None and not visit.may(role):
        return await visit.say("not-for-your-role")
    return await behaviour(visit, argument)


async def _dialogue(visit: Visit, text: str) -> bool:
    async with visit.desk.store.reading() as session:
        pending = await conversations.get(session, visit.user.user, visit.now)
    answered = _AWAITING.get(pending[0]) if pending else None
    if pending is None or answered is None:
        return False
    await answered(visit, text, pending[1])
    return True
