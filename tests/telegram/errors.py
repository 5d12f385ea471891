"""Telegram's own error answers, word for word (tdlib/telegram-bot-api Client.cpp and TDLib, Bot API 10.0)."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ApiError:
    """One refused request: HTTP status, description, and ResponseParameters where Telegram gives some."""

    status: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """The JSON object Telegram answers."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        return {**answer, "parameters": self.parameters} if self.parameters else answer


class Refused(Exception):
    """Raised where Telegram refuses; `rule` is set when the bot should have known better."""

    def __init__(self, error: ApiError, rule: str | None = None, excerpt: str = "") -> None:
        super().__init__(error.description)
        self.error, self.rule, self.excerpt = error, rule, excerpt


def bad_request(text: str) -> ApiError:
    """A 400 whose description begins as all of them do."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(reason: str) -> ApiError:
    """A 403 with one of the reasons of FORBIDDEN."""
    return ApiError(403, f"Forbidden: {reason}")


def flood(retry_after: int) -> ApiError:
    """A 429 that asks to wait so many seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def migrated(new_chat_id: int) -> ApiError:
    """The answer to anything sent to a group that became a supergroup."""
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(400, text, {"migrate_to_chat_id": new_chat_id})


CHAT_NOT_FOUND = bad_request("chat not found")
NOT_MODIFIED = bad_request(
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
THREAD_NOT_FOUND = bad_request("message thread not found")
QUERY_INVALID = bad_request("query is too old and response timeout expired or query ID is invalid")
SECRET_TOKEN_INVALID = bad_request("secret token contains unallowed characters")
SECRET_TOKEN_LONG = bad_request("secret token is too long")
WEBHOOK_URL_INVALID = bad_request("invalid webhook URL specified")
TEXT_EMPTY = bad_request("message text is empty")
TEXT_BLANK = bad_request("text must be non-empty")
TEXT_LONG = bad_request("message is too long")
CAPTION_LONG = bad_request("message caption is too long")
CALLBACK_ANSWER_LONG = bad_request("MESSAGE_TOO_LONG")
EDIT_NOT_FOUND = bad_request("message to edit not found")
EDIT_FORBIDDEN = bad_request("message can't be edited")
DELETE_NOT_FOUND = bad_request("message to delete not found")
DELETE_FORBIDDEN = bad_request("message can't be deleted")
REPLY_NOT_FOUND = bad_request("message to be replied not found")
BUTTON_DATA_INVALID = bad_request("BUTTON_DATA_INVALID")
BUTTON_KIND_MISSING = bad_request(
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
)
MARKUP_LONG = bad_request("reply markup is too long")
COMMAND_INVALID = bad_request("BOT_COMMAND_INVALID")
COMMAND_DESCRIPTION_INVALID = bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
BUTTON_URL_INVALID = bad_request("wrong HTTP URL specified")
PARSE_MODE_UNKNOWN = bad_request("unsupported parse_mode")
EDIT_WITHOUT_TEXT = bad_request("there is no text in the message to edit")
USER_NOT_FOUND = bad_request("user not found")
FILE_EMPTY = bad_request("file must be non-empty")
FILE_TOO_LARGE = ApiError(413, "Request Entity Too Large")
UNAUTHORIZED = ApiError(401, "Unauthorized")
TOKEN_INVALID = ApiError(401, "Unauthorized: invalid token specified")
NOT_FOUND = ApiError(404, "Not Found")
METHOD_NOT_FOUND = ApiError(404, "Not Found: method not found")
POLL_CONFLICT = ApiError(
    409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_CONFLICT = ApiError(
    409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

FORBIDDEN = (
    "bot was blocked by the user",
    "user is deactivated",
    "bot can't initiate conversation with a user",
    "bot was kicked from the group chat",
    "bot was kicked from the supergroup chat",
    "bot was kicked from the channel chat",
    "bot is not a member of the group chat",
    "bot is not a member of the supergroup chat",
    "bot is not a member of the channel chat",
    "the group chat was deleted",
)

# What Telegram says when the field is missing or holds something of another type.
UNREADABLE_FIELD = {
    "chat_id": bad_request("chat_id is empty"),
    "text": TEXT_EMPTY,
    "message_id": bad_request("message identifier is not specified"),
    "user_id": bad_request("invalid user_id specified"),
    "document": bad_request("there is no document in the request"),
    "photo": bad_request("there is no photo in the request"),
    "action": bad_request("wrong parameter action in request"),
    "callback_query_id": QUERY_INVALID,
    "reply_markup": bad_request("can't parse reply keyboard markup JSON object"),
    "reply_parameters": bad_request("can't parse reply parameters JSON object"),
    "link_preview_options": bad_request("can't parse link preview options JSON object"),
    "entities": bad_request("can't parse entities JSON object"),
    "caption_entities": bad_request("can't parse entities JSON object"),
    "commands": bad_request("can't parse commands JSON object"),
    "scope": bad_request("can't parse BotCommandScope JSON object"),
    "url": WEBHOOK_URL_INVALID,
}
