"""What each Bot API method and type may hold: our own table of the methods in use, and the published api.json."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SHARED_API_JSON = Path(__file__).parents[2].parent / "shared" / "telegram" / "api.json"


@dataclass(frozen=True)
class FieldShape:
    """One field: the types it may have ("Integer", "Array of BotCommand"), and its length in characters or bytes."""

    types: tuple[str, ...]
    required: bool = False
    shortest: int = 0
    longest: int | None = None
    in_bytes: bool = False


Shape = Mapping[str, FieldShape]


@dataclass(frozen=True)
class Shapes:
    """A table of methods and of types; `unions` names the members of a type that is a choice."""

    name: str
    methods: Mapping[str, Shape]
    types: Mapping[str, Shape]
    unions: Mapping[str, tuple[str, ...]]


_KEYBOARDS = "InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply"
_CHAT = "chat_id!:Integer|String"
_SENDING = (
    f"{_CHAT} message_thread_id:Integer parse_mode:String disable_notification:Boolean protect_content:Boolean "
    f"allow_paid_broadcast:Boolean message_effect_id:String reply_parameters:ReplyParameters reply_markup:{_KEYBOARDS}"
)
_SCOPED = "scope:BotCommandScope language_code:String"
_EDITING = "chat_id:Integer|String message_id:Integer inline_message_id:String reply_markup:InlineKeyboardMarkup"
_CAPTIONED = "caption:String caption_entities:Array-of-MessageEntity"

# field[!]:Type|Type[=shortest-longest[b]]; "!" is required, "b" counts bytes of UTF-8 instead of UTF-16 units.
METHODS = {
    "getMe": "",
    "getUpdates": "offset:Integer limit:Integer timeout:Integer allowed_updates:Array-of-String",
    "setWebhook": "url!:String certificate:InputFile ip_address:String max_connections:Integer "
    "allowed_updates:Array-of-String drop_pending_updates:Boolean secret_token:String=1-256",
    "deleteWebhook": "drop_pending_updates:Boolean",
    "getWebhookInfo": "",
    "setMyCommands": f"commands!:Array-of-BotCommand {_SCOPED}",
    "deleteMyCommands": _SCOPED,
    "getChat": _CHAT,
    "getChatMember": f"{_CHAT} user_id!:Integer",
    "leaveChat": _CHAT,
    "sendMessage": f"{_SENDING} text!:String entities:Array-of-MessageEntity link_preview_options:LinkPreviewOptions",
    "sendDocument": f"{_SENDING} {_CAPTIONED} document!:InputFile|String thumbnail:InputFile|String "
    "disable_content_type_detection:Boolean",
    "sendPhoto": f"{_SENDING} {_CAPTIONED} photo!:InputFile|String show_caption_above_media:Boolean "
    "has_spoiler:Boolean",
    "sendChatAction": f"{_CHAT} message_thread_id:Integer action!:String",
    "editMessageText": f"{_EDITING} text!:String parse_mode:String entities:Array-of-MessageEntity "
    "link_preview_options:LinkPreviewOptions",
    "editMessageReplyMarkup": _EDITING,
    "deleteMessage": f"{_CHAT} message_id!:Integer",
    "answerCallbackQuery": "callback_query_id!:String text:String=0-200 show_alert:Boolean url:String "
    "cache_time:Integer",
}
TYPES = {
    "MessageEntity": "type!:String offset!:Integer length!:Integer url:String language:String unix_time:Integer "
    "date_time_format:String",
    "LinkPreviewOptions": "is_disabled:Boolean url:String prefer_small_media:Boolean prefer_large_media:Boolean "
    "show_above_text:Boolean",
    "ReplyParameters": "message_id!:Integer chat_id:Integer|String allow_sending_without_reply:Boolean "
    "quote:String quote_parse_mode:String quote_entities:Array-of-MessageEntity quote_position:Integer",
    "InlineKeyboardMarkup": "inline_keyboard!:Array-of-Array-of-InlineKeyboardButton",
    "InlineKeyboardButton": "text!:String style:String url:String callback_data:String=1-64b copy_text:CopyTextButton",
    "CopyTextButton": "text!:String=1-256",
    "ReplyKeyboardMarkup": "keyboard!:Array-of-Array-of-KeyboardButton is_persistent:Boolean "
    "resize_keyboard:Boolean one_time_keyboard:Boolean input_field_placeholder:String=1-64 selective:Boolean",
    "KeyboardButton": "text!:String style:String",
    "ReplyKeyboardRemove": "remove_keyboard!:Boolean selective:Boolean",
    "ForceReply": "force_reply!:Boolean input_field_placeholder:String=1-64 selective:Boolean",
    "BotCommand": "command!:String=1-32 description!:String=1-256",
    "BotCommandScopeDefault": "type!:String",
    "BotCommandScopeAllPrivateChats": "type!:String",
    "BotCommandScopeAllGroupChats": "type!:String",
    "BotCommandScopeAllChatAdministrators": "type!:String",
    "BotCommandScopeChat": "type!:String chat_id!:Integer|String",
    "BotCommandScopeChatAdministrators": "type!:String chat_id!:Integer|String",
    "BotCommandScopeChatMember": "type!:String chat_id!:Integer|String user_id!:Integer",
}
UNIONS = {"BotCommandScope": tuple(name for name in TYPES if name.startswith("BotCommandScope"))}

_FIELD = re.compile(r"(\w+)(!?):([\w|-]+?)(?:=(\d+)-(\d+)(b?))?$")
_LENGTH = re.compile(r"(\d+)[-–](\d+) (characters|bytes)(?! after entit)")


@cache
def own_shapes() -> Shapes:
    """Our own table: only the methods the bot uses, always there."""
    methods = {name: _own_shape(line) for name, line in METHODS.items()}
    return Shapes("own table", methods, {name: _own_shape(line) for name, line in TYPES.items()}, UNIONS)


def _own_shape(line: str) -> Shape:
    shape = {}
    for word in line.split():
        match = _FIELD.match(word)
        assert match, word
        name, required, types, shortest, longest, in_bytes = match.groups()
        kinds = tuple(kind.replace("-", " ") for kind in types.split("|"))
        most = int(longest) if longest else None
        shape[name] = FieldShape(kinds, bool(required), int(shortest or 0), most, bool(in_bytes))
    return shape


@cache
def published_shapes() -> Shapes | None:
    """The published Bot API as data, or None where that file is absent."""
    if not SHARED_API_JSON.exists():
        return None
    data = json.loads(SHARED_API_JSON.read_text())
    methods = {name: _published_shape(method) for name, method in data["methods"].items()}
    types = {name: _published_shape(kind) for name, kind in data["types"].items()}
    unions = {name: tuple(kind["subtypes"]) for name, kind in data["types"].items() if kind.get("subtypes")}
    return Shapes("api.json", methods, types, unions)


def _published_shape(entry: dict[str, Any]) -> Shape:
    return {item["name"]: _published_field(item) for item in entry.get("fields", [])}


def _published_field(item: dict[str, Any]) -> FieldShape:
    length = _LENGTH.search(item["description"])
    types = tuple(item["types"])
    if length is None or "String" not in types:
        return FieldShape(types, item["required"])
    shortest, longest, unit = length.groups()
    return FieldShape(types, item["required"], int(shortest), int(longest), unit == "bytes")


def decode(shape: Shape, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Wire strings as native values, by the field's type and never by its look: a text "[1] x" stays a text."""
    return {name: _native(shape.get(name), value) for name, value in fields.items()}


def _native(field: FieldShape | None, value: Any) -> Any:
    if field is None or not isinstance(value, str) or field.types == ("String",):
        return value
    if "Integer" in field.types:
        return int(value) if re.fullmatch(r"-?\d+", value) else value
    if field.types == ("Boolean",):
        return {"true": True, "false": False}.get(value.lower(), value)
    if value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
