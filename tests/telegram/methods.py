"""What each Bot API method does to the fake's state, and what Telegram answers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tests.telegram import errors
from tests.telegram.errors import Refused
from tests.telegram.judges import Call
from tests.telegram.state import Chat, Happening, Json, Query, StoredMessage, World
from tests.telegram.texts import Parsed, as_shown

Effect = Callable[[World, Call], Any]

ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
GIFT_KINDS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def apply(world: World, call: Call) -> Any:
    """Carries out a judged call and returns its `result`; raises Refused."""
    return EFFECTS[call.method](world, call)


def _get_me(world: World, call: Call) -> Json:
    abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    more = {"can_connect_to_business": False, "has_main_web_app": False}
    return {**world.bot.to_json(), **abilities, **more}


def _send_message(world: World, call: Call) -> Json:
    body = as_shown(call.fields["text"], call.fields.get("parse_mode"), call.fields.get("entities"))
    return _posted(world, call, body)


def _send_file(world: World, call: Call) -> Json:
    fields = call.fields
    body = as_shown(fields.get("caption", ""), fields.get("parse_mode"), fields.get("caption_entities"))
    value = str(fields.get("document") or fields.get("photo"))
    upload = call.uploads.get(value.removeprefix("attach://"))
    return _posted(world, call, body, (upload.name, upload.content) if upload else (value, b""))


def _posted(world: World, call: Call, body: Parsed, file: tuple[str | None, bytes] = (None, b"")) -> Json:
    fields = call.fields
    chat = world.reachable(fields.get("chat_id"))
    message = StoredMessage(
        chat.id,
        0,
        world.bot.id,
        world.date(),
        body,
        markup=fields.get("reply_markup"),
        reply_to=_reply_target(chat, fields.get("reply_parameters")),
        thread_id=_thread(chat, fields.get("message_thread_id")),
        file=file[0],
        content=file[1],
        is_photo=call.method == "sendPhoto",
        silent=bool(fields.get("disable_notification")),
        protected=bool(fields.get("protect_content")),
    )
    return world.message_json(world.post(chat, message))


def _reply_target(chat: Chat, parameters: Mapping[str, Any] | None) -> int | None:
    if not parameters:
        return None
    target: int = parameters["message_id"]
    if target in chat.messages and parameters.get("chat_id", chat.id) == chat.id:
        return target
    if parameters.get("allow_sending_without_reply"):
        return None
    known = target in chat.deleted
    raise Refused(errors.REPLY_NOT_FOUND, None if known else "reply to an unknown message", str(target))


def _thread(chat: Chat, thread_id: int | None) -> int | None:
    if thread_id is not None and thread_id not in chat.topics:
        raise Refused(errors.THREAD_NOT_FOUND)
    return thread_id


def _edit_text(world: World, call: Call) -> Json:
    message = _own_message(world, call)
    if message.file is not None:
        raise Refused(errors.EDIT_WITHOUT_TEXT, "edit of a file as text")
    body = as_shown(call.fields["text"], call.fields.get("parse_mode"), call.fields.get("entities"))
    return _edited(world, message, body, call.fields.get("reply_markup"))


def _edit_markup(world: World, call: Call) -> Json:
    message = _own_message(world, call)
    return _edited(world, message, message.body, call.fields.get("reply_markup"))


def _edited(world: World, message: StoredMessage, body: Parsed, markup: Json | None) -> Json:
    kept = markup if markup and any(markup.get("inline_keyboard", [])) else None
    if (body, kept) == (message.body, message.markup or None):
        raise Refused(errors.NOT_MODIFIED)
    return world.message_json(world.revise(replace(message, body=body, markup=kept)))


def _own_message(world: World, call: Call) -> StoredMessage:
    chat = world.reachable(call.fields.get("chat_id"))
    message_id = call.fields.get("message_id")
    message = chat.messages.get(message_id or 0)
    if message is None:
        known = message_id in chat.deleted
        raise Refused(errors.EDIT_NOT_FOUND, None if known else "edit of an unknown message", str(message_id))
    if message.sender != world.bot.id:
        raise Refused(errors.EDIT_FORBIDDEN, "edit of another's message", str(message_id))
    return message


def _delete_message(world: World, call: Call) -> bool:
    chat = world.reachable(call.fields["chat_id"])
    message_id = call.fields["message_id"]
    message = chat.messages.get(message_id)
    if message is None:
        known = message_id in chat.deleted
        raise Refused(errors.DELETE_NOT_FOUND, None if known else "delete of an unknown message", str(message_id))
    may = message.sender == world.bot.id or chat.kind == "private" or chat.bot_status == "administrator"
    if not may:
        raise Refused(errors.DELETE_FORBIDDEN, "delete of another's message", str(message_id))
    world.remove(chat, message_id)
    return True


def _answer_callback(world: World, call: Call) -> bool:
    query = world.queries.get(call.fields["callback_query_id"])
    if query is None:
        raise Refused(errors.QUERY_INVALID, "answer to an unknown callback", call.fields["callback_query_id"])
    if query.answers:
        raise Refused(errors.QUERY_INVALID, "callback answered twice", query.data)
    if query.expired:
        raise Refused(errors.QUERY_INVALID)
    query.answers.append(dict(call.fields))
    world.happenings.append(_notice(query, str(call.fields.get("text", ""))))
    return True


def _notice(query: Query, text: str) -> Happening:
    return Happening("notice", query.chat_id, user_id=query.user_id, text=text)


def _set_commands(world: World, call: Call) -> bool:
    world.commands[_command_key(call)] = list(call.fields["commands"])
    return True


def _delete_commands(world: World, call: Call) -> bool:
    world.commands.pop(_command_key(call), None)
    return True


def _command_key(call: Call) -> tuple[str, str]:
    scope = call.fields.get("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), str(call.fields.get("language_code", ""))


def _get_chat(world: World, call: Call) -> Json:
    chat = world.reachable(call.fields["chat_id"])
    gifts = dict.fromkeys(GIFT_KINDS, True)
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    return {**chat.to_json(), **full}


def _get_chat_member(world: World, call: Call) -> Json:
    chat = world.reachable(call.fields["chat_id"])
    user_id = call.fields["user_id"]
    if user_id == world.bot.id:
        return member_json(world.bot.to_json(), chat.bot_status)
    account = world.accounts.get(user_id)
    if account is None:
        raise Refused(errors.USER_NOT_FOUND)
    status = "administrator" if user_id in chat.admins else "member" if user_id in chat.members else "left"
    return member_json(account.to_json(), status)


def member_json(user: Json, status: str) -> Json:
    """The Bot API's ChatMember of that status."""
    extra: Json = {"until_date": 0} if status == "kicked" else {}
    if status == "administrator":
        extra = dict.fromkeys(ADMIN_RIGHTS, False)
    return {"status": status, "user": user, **extra}


def _leave_chat(world: World, call: Call) -> bool:
    world.reachable(call.fields["chat_id"]).bot_status = "left"
    return True


def _chat_action(world: World, call: Call) -> bool:
    chat = world.reachable(call.fields["chat_id"])
    world.actions.append((chat.id, call.fields["action"]))
    return True


def _set_webhook(world: World, call: Call) -> bool:
    world.webhook = {name: value for name, value in call.fields.items() if name != "drop_pending_updates"}
    return True


def _delete_webhook(world: World, call: Call) -> bool:
    world.webhook = {}
    return True


def _webhook_info(world: World, call: Call) -> Json:
    known = {"url": world.webhook.get("url", ""), "has_custom_certificate": False, "pending_update_count": 0}
    names = ("max_connections", "allowed_updates", "ip_address")
    return {**known, **{name: world.webhook[name] for name in names if name in world.webhook}}


EFFECTS: dict[str, Effect] = {
    "getMe": _get_me,
    "sendMessage": _send_message,
    "sendDocument": _send_file,
    "sendPhoto": _send_file,
    "sendChatAction": _chat_action,
    "editMessageText": _edit_text,
    "editMessageReplyMarkup": _edit_markup,
    "deleteMessage": _delete_message,
    "answerCallbackQuery": _answer_callback,
    "setMyCommands": _set_commands,
    "deleteMyCommands": _delete_commands,
    "getChat": _get_chat,
    "getChatMember": _get_chat_member,
    "leaveChat": _leave_chat,
    "setWebhook": _set_webhook,
    "deleteWebhook": _delete_webhook,
    "getWebhookInfo": _webhook_info,
}
