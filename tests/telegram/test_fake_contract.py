"""What the fake answers and sends is what Telegram would: two libraries read it without a remainder."""

import asyncio
import re
from collections.abc import Iterator
from typing import Any

import pytest
import telegram
from telegram.error import BadRequest, Conflict, EndPointNotFound
from telegram.request import HTTPXRequest

from tests.telegram import errors, models
from tests.telegram.errors import ApiError
from tests.telegram.server import TOKEN, FakeBotApi

QUIET = telegram.LinkPreviewOptions(is_disabled=True)

# Copied from the sources named in errors.py, so that a changed text there is noticed here.
LISTED = {
    "Bad Request: chat not found",
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message",
    "Bad Request: message thread not found",
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
    "Bad Request: secret token contains unallowed characters",
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    "Bad Request: secret token is too long",
    "Bad Request: invalid webhook URL specified",
    "Bad Request: message text is empty",
    "Bad Request: text must be non-empty",
    "Bad Request: message is too long",
    "Bad Request: message caption is too long",
    "Bad Request: MESSAGE_TOO_LONG",
    "Bad Request: message to edit not found",
    "Bad Request: message can't be edited",
    "Bad Request: message to delete not found",
    "Bad Request: message can't be deleted",
    "Bad Request: message to be replied not found",
    "Bad Request: BUTTON_DATA_INVALID",
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    "Bad Request: reply markup is too long",
    "Bad Request: BOT_COMMAND_INVALID",
    "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    "Unauthorized",
    "Unauthorized: invalid token specified",
    "Not Found",
    "Not Found: method not found",
    "Bad Request: wrong HTTP URL specified",
    "Bad Request: unsupported parse_mode",
    "Bad Request: there is no text in the message to edit",
    "Bad Request: user not found",
    "Bad Request: file must be non-empty",
    "Request Entity Too Large",
    "Bad Request: chat_id is empty",
    "Bad Request: message identifier is not specified",
    "Bad Request: invalid user_id specified",
    "Bad Request: there is no document in the request",
    "Bad Request: there is no photo in the request",
    "Bad Request: wrong parameter action in request",
    "Bad Request: can't parse reply keyboard markup JSON object",
    "Bad Request: can't parse reply parameters JSON object",
    "Bad Request: can't parse link preview options JSON object",
    "Bad Request: can't parse entities JSON object",
    "Bad Request: can't parse commands JSON object",
    "Bad Request: can't parse BotCommandScope JSON object",
}

# Fields newer than python-telegram-bot, which keeps them aside unread.
NEWER = {"can_send_welcome_messages"}


def remainders(value: Any, place: str = "") -> Iterator[str]:
    """Everything python-telegram-bot did not understand, at any depth."""
    if isinstance(value, telegram.TelegramObject):
        yield from (f"{place}.{name}" for name in value.api_kwargs if name not in NEWER)
        for name in value.__slots__ if hasattr(value, "__slots__") else ():
            if not name.startswith("_"):
                yield from remainders(getattr(value, name, None), f"{place}.{name}")
    elif isinstance(value, list | tuple):
        for item in value:
            yield from remainders(item, place)


def keyboard(data: str = "confirm:1") -> telegram.InlineKeyboardMarkup:
    """One button that can be pressed and one that copies."""
    copying = telegram.InlineKeyboardButton("Copy", copy_text=telegram.CopyTextButton("394399"))
    return telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Confirm", callback_data=data), copying]])


async def test_every_answer_reads_in_both_libraries(api: FakeBotApi, bot: telegram.Bot) -> None:
    """Each method's answer parses in python-telegram-bot and aiogram with no field left over and none missing."""
    anna = api.user(id=501, first_name="Anna")
    group = api.group(-1002, "Team", [anna], topics={7: "Alerts"})
    said = await anna.says("/start abc")
    sent = await bot.send_message(
        501,
        "<b>Muster</b> see https://example.org <blockquote expandable>x</blockquote>",
        parse_mode="HTML",
        reply_markup=keyboard(),
        reply_parameters=telegram.ReplyParameters(said.message_id),
        link_preview_options=QUIET,
    )
    edited = await bot.edit_message_text(
        "new", 501, sent.message_id, link_preview_options=QUIET, reply_markup=keyboard("b")
    )
    bare = await bot.edit_message_reply_markup(501, sent.message_id)
    topical = await bot.send_message(group.id, "in a topic", message_thread_id=7, link_preview_options=QUIET)
    file = await bot.send_document(501, b"%PDF-1", filename="case.pdf", caption="<i>case</i>", parse_mode="HTML")
    photo = await bot.send_photo(501, b"\x89PNG", filename="line.png")
    assert [name for answer in (sent, edited, bare, topical, file, photo) for name in remainders(answer)] == []
    full = [await bot.get_chat(501), await bot.get_chat(group.id)]
    members = [await bot.get_chat_member(group.id, user_id) for user_id in (501, bot.id)]
    simple = [await bot.get_me(), await bot.get_webhook_info()]
    assert [name for answer in (*full, *members, *simple) for name in remainders(answer)] == []
    assert await bot.send_chat_action(501, "typing")
    assert await bot.set_my_commands([("status", "What is proven")], scope=telegram.BotCommandScopeChat(501))
    assert await bot.delete_my_commands()
    assert await bot.delete_message(501, photo.message_id)
    assert await bot.delete_webhook()
    assert await bot.leave_chat(group.id)
    assert api.violations == []
    _aiogram_reads_all(api)


AIOGRAM_TYPES = {
    "getMe": "User",
    "sendMessage": "Message",
    "editMessageText": "Message",
    "editMessageReplyMarkup": "Message",
    "sendDocument": "Message",
    "sendPhoto": "Message",
    "getChat": "ChatFullInfo",
    "getWebhookInfo": "WebhookInfo",
}


def _aiogram_reads_all(api: FakeBotApi) -> None:
    for entry in api.requests:
        answer = entry.answer
        assert answer is not None
        if entry.method in AIOGRAM_TYPES:
            assert models.unknown_in_type(AIOGRAM_TYPES[entry.method], answer["result"]) == [], entry.method


async def test_every_update_reads_in_both_libraries(api: FakeBotApi, bot: telegram.Bot) -> None:
    """Messages, commands, replies, button presses, blocks, joins and migrations parse with no remainder."""
    anna = api.user(id=501, first_name="Анна", language_code="ru", username="anna_test")
    group = api.group(-40, "Team", [anna], kind="group")
    await anna.says("/start")
    await bot.send_message(501, "Pick", reply_markup=keyboard(), link_preview_options=QUIET)
    await anna.says("статус Муster", reply_to=anna.messages[-1])
    await anna.presses("Confirm")
    await anna.says("/status@casewatch_test_bot x", chat=group)
    for status in ("administrator", "left", "member"):
        await anna.sets_bot_status(group, status)
    await anna.blocks()
    await anna.upgrades(group, -10040)
    raw = list(api.inbox.pending)
    updates = await bot.get_updates(timeout=0, allowed_updates=[])
    assert len(updates) == len(raw) == 10
    assert [name for update in updates for name in remainders(update)] == []
    assert [fault for update in raw for fault in models.unknown_in_type("Update", update)] == []
    await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
    assert api.inbox.everything_fetched()


async def test_contract_check_notices_a_planted_remainder() -> None:
    """Both readers of the contract name a field Telegram does not have."""
    user = {"id": 1, "is_bot": False, "first_name": "Anna", "bogus": 1}
    assert list(remainders(telegram.User.de_json(dict(user), None))) == [".bogus"]
    assert models.unknown_in_type("User", user) == ["User: aiogram knows no field bogus"]


def test_every_error_text_is_listed() -> None:
    """No error text of the fake is invented."""
    constants = [value for value in vars(errors).values() if isinstance(value, ApiError)]
    known = {error.description for error in [*constants, *errors.UNREADABLE_FIELD.values()]}
    assert known == LISTED
    assert errors.flood(7).body()["parameters"] == {"retry_after": 7}
    assert errors.flood(7).description == "Too Many Requests: retry after 7"
    assert errors.migrated(-5).description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert errors.forbidden("bot was blocked by the user").description == "Forbidden: bot was blocked by the user"


async def test_incoming_text_is_what_a_client_shows(api: FakeBotApi, bot: telegram.Bot) -> None:
    """Markup is parsed away, ends are stripped, found links become entities, and lengths are UTF-16."""
    api.user(id=501, first_name="Anna")
    await api.user(id=501, first_name="Anna").says("/start")
    sent = await bot.send_message(
        501, "  𐐷 <b>жук</b> https://example.org ", parse_mode="HTML", link_preview_options=QUIET
    )
    assert sent.text == "𐐷 жук https://example.org"
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 3, 3), ("url", 7, 19)]


STATE_REFUSALS: list[tuple[str, dict[str, Any], str, str | None]] = [
    (
        "editMessageText",
        {"message_id": 99, "text": "a"},
        errors.EDIT_NOT_FOUND.description,
        "edit of an unknown message",
    ),
    ("editMessageText", {"message_id": 1, "text": "a"}, errors.EDIT_FORBIDDEN.description, "edit of another's message"),
    ("editMessageText", {"message_id": 2, "text": "kept"}, errors.NOT_MODIFIED.description, None),
    ("deleteMessage", {"message_id": 99}, errors.DELETE_NOT_FOUND.description, "delete of an unknown message"),
    ("deleteMessage", {"message_id": 3}, errors.DELETE_NOT_FOUND.description, None),
    (
        "sendMessage",
        {"text": "a", "reply_parameters": {"message_id": 99}},
        errors.REPLY_NOT_FOUND.description,
        "reply to an unknown message",
    ),
    ("sendMessage", {"text": "a", "message_thread_id": 9}, errors.THREAD_NOT_FOUND.description, None),
    ("sendMessage", {"text": "a", "chat_id": 777}, errors.CHAT_NOT_FOUND.description, None),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        errors.QUERY_INVALID.description,
        "answer to an unknown callback",
    ),
    ("sendMesage", {"text": "a"}, errors.METHOD_NOT_FOUND.description, "unknown method"),
]


@pytest.mark.filterwarnings("ignore:Please use")
@pytest.mark.parametrize(("method", "fields", "description", "rule"), STATE_REFUSALS)
async def test_state_refuses(
    api: FakeBotApi, bot: telegram.Bot, method: str, fields: dict[str, Any], description: str, rule: str | None
) -> None:
    """What does not fit the chat's state gets Telegram's words; only what the bot should have known is a violation."""
    anna = api.user(id=501, first_name="Anna")
    await anna.says("/start")
    await bot.send_message(501, "kept", link_preview_options=QUIET)
    gone = await bot.send_message(501, "gone", link_preview_options=QUIET)
    await bot.delete_message(501, gone.message_id)
    quiet = {"link_preview_options": {"is_disabled": True}} if "text" in fields else {}
    place = {} if method == "answerCallbackQuery" else {"chat_id": 501}
    with pytest.raises((BadRequest, EndPointNotFound)) as refusal:
        await bot.do_api_request(method, api_kwargs={**place, **quiet, **fields})
    if isinstance(refusal.value, BadRequest):
        assert description.removeprefix("Bad Request: ").casefold() == str(refusal.value).casefold()
    assert [violation.rule for violation in api.violations] == ([rule] if rule else [])


async def test_callback_is_answered_once(api: FakeBotApi, bot: telegram.Bot) -> None:
    """The first answer stops the spinner; a second is refused and recorded."""
    anna = api.user(id=501, first_name="Anna")
    await anna.says("/start")
    await bot.send_message(501, "Pick", reply_markup=keyboard(), link_preview_options=QUIET)
    await anna.presses("Confirm")
    assert api.unanswered() == ["confirm:1"]
    query = (await bot.get_updates(timeout=0))[-1].callback_query
    assert query is not None
    await bot.answer_callback_query(query.id, "Done")
    assert api.unanswered() == []
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(query.id, "Done")
    assert [violation.rule for violation in api.violations] == ["callback answered twice"]


async def test_reply_to_a_missing_message_may_be_allowed(api: FakeBotApi, bot: telegram.Bot) -> None:
    """With allow_sending_without_reply the message comes, as no reply."""
    await api.user(id=501, first_name="Anna").says("/start")
    reply = telegram.ReplyParameters(99, allow_sending_without_reply=True)
    sent = await bot.send_message(501, "a", reply_parameters=reply, link_preview_options=QUIET)
    assert sent.reply_to_message is None
    assert api.violations == []


async def test_edit_without_keyboard_takes_it_away(api: FakeBotApi, bot: telegram.Bot) -> None:
    """As in Telegram, an edit that names no keyboard removes it."""
    anna = api.user(id=501, first_name="Anna")
    await anna.says("/start")
    sent = await bot.send_message(501, "Pick", reply_markup=keyboard(), link_preview_options=QUIET)
    await bot.edit_message_text("Done", 501, sent.message_id, link_preview_options=QUIET)
    assert anna.messages[-1].labels == []
    assert anna.messages[-1].edited


@pytest.mark.parametrize(
    ("token", "words"),
    [("123456789:another_token_altogether", "Unauthorized"), ("nonsense", "Unauthorized: invalid token specified")],
)
async def test_wrong_token_is_refused(api: FakeBotApi, token: str, words: str) -> None:
    """A token that is not this bot's, or none at all, gets 401."""
    request = HTTPXRequest()
    async with request:
        status, body = await request.do_request(f"{api.base_url}{token}/getMe", "POST")
    assert status == 401
    assert re.search(words, body.decode())


async def test_second_poller_ends_the_first(api: FakeBotApi, bot: telegram.Bot) -> None:
    """Of two concurrent long polls the earlier gets 409; the later goes on and gets the update."""
    async with telegram.Bot(TOKEN, base_url=api.base_url) as rival:
        first = asyncio.create_task(bot.get_updates(timeout=5))
        await asyncio.sleep(0.05)
        second = asyncio.create_task(rival.get_updates(timeout=5))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        await api.user(id=501, first_name="Anna").says("hello")
        assert len(await second) == 1
    assert api.inbox.conflicts == 1


async def test_webhook_shuts_the_poll(api: FakeBotApi, bot: telegram.Bot) -> None:
    """While a webhook is set, polling gets 409; deleted, it works again."""
    await bot.set_webhook("https://example.org/hook", secret_token="a_B-1")
    assert (await bot.get_webhook_info()).url == "https://example.org/hook"
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates(timeout=0)
    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()
