"""The strict judges of what a bot sends: each names the rule a request breaks and what Telegram would answer."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.telegram import errors, models
from tests.telegram.shape_check import faults_of
from tests.telegram.shapes import Shapes, decode, own_shapes, published_shapes
from tests.telegram.texts import Parsed, UnparsableText, parse, utf16_length
from tests.telegram.wire import Upload

TEXT_LIMIT, CAPTION_LIMIT, ANSWER_LIMIT, ENTITY_LIMIT = 4096, 1024, 200, 100
BUTTON_LIMIT, ROW_LIMIT, COMMAND_LIMIT, UPLOAD_LIMIT = 100, 8, 100, 50 * 1024 * 1024
COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}")
BUTTON_URL = re.compile(r"(https?|tg)://\S+")
UPLOAD_FIELDS = {"sendDocument": "document", "sendPhoto": "photo"}


@dataclass(frozen=True)
class Call:
    """One method call with decoded fields (numbers, lists and objects are native) and its uploaded files."""

    method: str
    fields: Mapping[str, Any]
    token: str = ""
    uploads: Mapping[str, Upload] = field(default_factory=dict)


@dataclass(frozen=True)
class Broken:
    """A broken rule, the offending excerpt, and Telegram's refusal (None where Telegram would let it pass)."""

    rule: str
    excerpt: str
    answer: errors.ApiError | None = None


Judge = Callable[[Call], Iterator[Broken]]


def call_from_wire(method: str, fields: Mapping[str, Any], token: str, uploads: Mapping[str, Upload]) -> Call:
    """Decodes a request by the tables; an uploaded part stands as attach://name where a file is due."""
    shape = own_shapes().methods.get(method, {})
    attached = {name: f"attach://{name}" for name in uploads if name in shape}
    return Call(method, {**decode(shape, fields), **attached}, token, uploads)


def judge(call: Call, *, with_models: bool = True) -> list[Broken]:
    """Every rule the call breaks; `with_models` asks aiogram too (its first import takes three seconds)."""
    if call.method not in own_shapes().methods:
        return [Broken("unknown method", call.method, errors.METHOD_NOT_FOUND)]
    broken = [fault for check in JUDGES for fault in check(call)]
    if with_models:
        broken += [Broken("aiogram", sentence) for sentence in models.faults_of(call.method, dict(call.fields))]
    return broken


def shapes_judge(call: Call) -> Iterator[Broken]:
    """Fields, types, required ones and lengths, by our own table and by the published one where present."""
    yield from _shape_faults(own_shapes(), call)
    published = published_shapes()
    if published is not None:
        yield from _shape_faults(published, call)


def _shape_faults(shapes: Shapes, call: Call) -> Iterator[Broken]:
    for sentence in faults_of(shapes, shapes.methods.get(call.method, {}), call.fields, call.method):
        yield Broken(shapes.name, sentence, _unreadable(sentence))


def _unreadable(sentence: str) -> errors.ApiError | None:
    place, _, complaint = sentence.partition(": ")
    missing = complaint.removeprefix("missing field ")
    if missing == complaint and " is no " not in complaint:
        return None
    outer = (*place.split("."), missing)[1]
    return errors.UNREADABLE_FIELD.get(outer.partition("[")[0])


def text_judge(call: Call) -> Iterator[Broken]:
    """Markup TDLib can parse, a visible text of the right length, at most 100 entities."""
    name = "text" if call.method in ("sendMessage", "editMessageText") else "caption"
    text = call.fields.get(name)
    if call.method == "answerCallbackQuery" or not isinstance(text, str):
        return
    try:
        parsed = parse(text, call.fields.get("parse_mode"))
    except UnparsableText as refusal:
        yield Broken("markup", text[:120], errors.bad_request(str(refusal)))
        return
    yield from _text_length(name, text, parsed)
    if len(parsed.entities) + len(call.fields.get("entities") or ()) > ENTITY_LIMIT:
        yield Broken("entities", f"{len(parsed.entities)} entities, Telegram shows {ENTITY_LIMIT}")


def _text_length(name: str, text: str, parsed: Parsed) -> Iterator[Broken]:
    length = utf16_length(parsed.text.strip())
    if name == "caption":
        if length > CAPTION_LIMIT:
            yield Broken("caption length", f"{length} of {CAPTION_LIMIT}", errors.CAPTION_LONG)
    elif not text:
        yield Broken("empty text", repr(text), errors.TEXT_EMPTY)
    elif length == 0:
        yield Broken("empty text", text[:120], errors.TEXT_BLANK)
    elif length > TEXT_LIMIT:
        yield Broken("text length", f"{length} of {TEXT_LIMIT}", errors.TEXT_LONG)


def callback_answer_judge(call: Call) -> Iterator[Broken]:
    """A callback answer shows at most 200 characters."""
    text = call.fields.get("text")
    if call.method == "answerCallbackQuery" and isinstance(text, str) and utf16_length(text) > ANSWER_LIMIT:
        yield Broken("callback answer length", f"{utf16_length(text)} of {ANSWER_LIMIT}", errors.CALLBACK_ANSWER_LONG)


def keyboard_judge(call: Call) -> Iterator[Broken]:
    """Inline buttons: a label, exactly one deed, data of 1-64 bytes, a web or tg address, 8 a row, 100 in all."""
    markup = call.fields.get("reply_markup")
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    if not isinstance(rows, list):
        return
    total = sum(len(row) for row in rows if isinstance(row, list))
    if total > BUTTON_LIMIT:
        yield Broken("keyboard size", f"{total} buttons, at most {BUTTON_LIMIT}", errors.MARKUP_LONG)
    for row in rows:
        if len(row) > ROW_LIMIT:
            yield Broken("keyboard size", f"{len(row)} buttons in a row, at most {ROW_LIMIT}")
        for button in row:
            yield from _button_faults(button)


def _button_faults(button: Any) -> Iterator[Broken]:
    if not isinstance(button, dict):
        return
    if not str(button.get("text", "")).strip():
        yield Broken("button label", json.dumps(button, ensure_ascii=False)[:120])
    deeds = [name for name in ("callback_data", "url", "copy_text") if button.get(name)]
    if len(deeds) != 1:
        yield Broken(
            "button deed", f"{button.get('text')!r} does {deeds}", None if deeds else errors.BUTTON_KIND_MISSING
        )
    data = str(button.get("callback_data", ""))
    if len(data.encode()) > 64:
        yield Broken("callback data", f"{len(data.encode())} bytes: {data}", errors.BUTTON_DATA_INVALID)
    if "url" in button and not BUTTON_URL.fullmatch(str(button["url"])):
        yield Broken("button url", str(button["url"]), errors.BUTTON_URL_INVALID)
    copied = button.get("copy_text")
    if isinstance(copied, dict) and not 1 <= utf16_length(str(copied.get("text", ""))) <= 256:
        yield Broken("copy text", f"{utf16_length(str(copied.get('text', '')))} characters, allowed 1-256")


def commands_judge(call: Call) -> Iterator[Broken]:
    """At most 100 commands; names of [a-z0-9_]{1,32}; descriptions of 1-256 characters."""
    commands = call.fields.get("commands")
    if not isinstance(commands, list):
        return
    if len(commands) > COMMAND_LIMIT:
        yield Broken("commands", f"{len(commands)} commands, at most {COMMAND_LIMIT}", errors.COMMAND_INVALID)
    for command in (entry for entry in commands if isinstance(entry, dict)):
        if not COMMAND_NAME.fullmatch(str(command.get("command", ""))):
            yield Broken("command name", str(command.get("command")), errors.COMMAND_INVALID)
        if not 1 <= utf16_length(str(command.get("description", ""))) <= 256:
            yield Broken("command description", str(command)[:120], errors.COMMAND_DESCRIPTION_INVALID)


def link_preview_judge(call: Call) -> Iterator[Broken]:
    """House rule: no message lets Telegram fetch a page for a preview."""
    options = call.fields.get("link_preview_options")
    has_text = call.method in ("sendMessage", "editMessageText")
    if has_text and not (isinstance(options, dict) and options.get("is_disabled") is True):
        yield Broken("link preview on", str(call.fields.get("text"))[:120])


def secret_judge(call: Call) -> Iterator[Broken]:
    """The bot's token, whole or its secret half, stands in nothing that is sent."""
    secret = call.token.partition(":")[2]
    if len(secret) < 4:
        return
    for name, value in call.fields.items():
        if secret in json.dumps(value, ensure_ascii=False):
            yield Broken("token in a text", f"{call.method}.{name}")
    for name, upload in call.uploads.items():
        if secret.encode() in upload.content:
            yield Broken("token in a text", f"{call.method} file {name}")


def upload_judge(call: Call) -> Iterator[Broken]:
    """A file is there, not empty, and at most 50 MB (a photo 10)."""
    name = UPLOAD_FIELDS.get(call.method)
    if name is None or not str(call.fields.get(name, "")).startswith("attach://"):
        return
    upload = call.uploads.get(str(call.fields[name]).removeprefix("attach://"))
    limit = UPLOAD_LIMIT // 5 if name == "photo" else UPLOAD_LIMIT
    if upload is None or not upload.content:
        yield Broken("upload", f"{name} is empty", errors.FILE_EMPTY)
    elif len(upload.content) > limit:
        yield Broken("upload", f"{len(upload.content)} bytes, at most {limit}", errors.FILE_TOO_LARGE)


def webhook_judge(call: Call) -> Iterator[Broken]:
    """A webhook is https, and its secret is of [A-Za-z0-9_-]."""
    if call.method != "setWebhook":
        return
    secret = str(call.fields.get("secret_token", ""))
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        yield Broken("webhook secret", "unallowed characters", errors.SECRET_TOKEN_INVALID)
    if len(secret) > 256:
        yield Broken("webhook secret", f"{len(secret)} characters", errors.SECRET_TOKEN_LONG)
    if not str(call.fields.get("url", "")).startswith("https://"):
        yield Broken("webhook url", str(call.fields.get("url")), errors.WEBHOOK_URL_INVALID)


JUDGES: tuple[Judge, ...] = (
    secret_judge,
    text_judge,
    callback_answer_judge,
    keyboard_judge,
    commands_judge,
    link_preview_judge,
    upload_judge,
    webhook_judge,
    shapes_judge,
)
