"""What people do in their Telegram apps, as changes of the fake's state and updates for the bot."""

from typing import Any

from tests.telegram.inbox import Inbox
from tests.telegram.methods import member_json
from tests.telegram.state import Account, Chat, Json, Query, StoredMessage, World
from tests.telegram.texts import Parsed, utf16_slice


def private_chat(world: World, account: Account) -> Chat:
    """The chat between a person and the bot; made reachable, as writing to a bot does."""
    chat = world.chats.get(account.id)
    if chat is None:
        chat = world.chats[account.id] = Chat(account.id, "private", account.first_name, members={account.id})
    return chat


def say(world: World, inbox: Inbox, chat: Chat, message: StoredMessage) -> StoredMessage:
    """A person's message is posted; the bot hears it unless the group's privacy mode hides it."""
    stored = world.post(chat, message)
    if reaches_bot(world, chat, stored):
        inbox.push("message", world.message_json(stored))
    return stored


def reaches_bot(world: World, chat: Chat, message: StoredMessage) -> bool:
    """Privacy mode: in groups only commands, replies to the bot and mentions of it, unless it is an administrator."""
    if chat.bot_status not in ("member", "administrator") or chat.unreachable:
        return False
    if chat.kind in ("private", "channel") or chat.bot_status == "administrator":
        return True
    replied = chat.messages.get(message.reply_to or 0)
    if replied is not None and replied.sender == world.bot.id:
        return True
    return any(_addresses_bot(world, message.body, entity) for entity in message.body.entities)


def _addresses_bot(world: World, body: Parsed, entity: Json) -> bool:
    word = utf16_slice(body.text, entity["offset"], entity["length"]).lower()
    own = f"@{world.bot.username}".lower()
    if entity["type"] == "mention":
        return word == own
    return entity["type"] == "bot_command" and ("@" not in word or word.endswith(own))


def press(world: World, inbox: Inbox, account: Account, message: StoredMessage, data: str) -> Query:
    """The person presses a callback button; the query stays live until it is answered."""
    query = Query(str(4_000_000_000 + len(world.queries)), account.id, message.chat_id, message.message_id, data)
    world.queries[query.id] = query
    update: Json = {"id": query.id, "from": account.to_json(), "chat_instance": str(abs(message.chat_id) + 77)}
    inbox.push("callback_query", {**update, "message": world.message_json(message), "data": data})
    return query


def change_bot_status(world: World, inbox: Inbox, account: Account, chat: Chat, status: str) -> None:
    """The person blocks, adds, promotes or removes the bot; status is member, administrator, left or kicked."""
    before, chat.bot_status = chat.bot_status, status
    if chat.kind == "private":
        chat.unreachable = "bot was blocked by the user" if status == "kicked" else None
    bot = world.bot.to_json()
    change: Json = {"chat": chat.to_json(), "from": account.to_json(), "date": world.date()}
    members = {"old_chat_member": member_json(bot, before), "new_chat_member": member_json(bot, status)}
    inbox.push("my_chat_member", {**change, **members})


def announce_migration(world: World, inbox: Inbox, account: Account, old: Chat, new: Chat) -> None:
    """The two service messages Telegram shows when a group becomes a supergroup."""
    for chat, service in ((old, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": old.id})):
        message = StoredMessage(chat.id, 0, account.id, world.date(), Parsed(""), service=service)
        inbox.push("message", world.message_json(world.post(chat, message)))


def buttons_of(message: StoredMessage) -> list[list[dict[str, Any]]]:
    """The inline keyboard under a message, row by row."""
    rows: list[list[dict[str, Any]]] = (message.markup or {}).get("inline_keyboard", [])
    return rows
