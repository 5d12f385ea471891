"""What was said in the console's chats, message by message."""

from dataclasses import dataclass
from typing import Any, Literal

from storage.records import KeptAlert


@dataclass(frozen=True, slots=True)
class Said:
    """One message as it appears. `chat` is the name of the person whose private chat it is.

    `text` is what Telegram would show, without mark-up; `entities` say what of it is bold or a link (Bot API
    MessageEntity, UTF-16 offsets). `about` is the alert it tells, if any. `buttons` are (number, label): the number
    typed alone presses the button, as long as no newer message in that chat has buttons.
    """

    chat: str
    who: Literal["bot", "user"]
    text: str
    about: KeptAlert | None = None
    edited: bool = False
    buttons: tuple[tuple[int, str], ...] = ()
    entities: tuple[dict[str, Any], ...] = ()
