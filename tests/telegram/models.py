"""aiogram's method models as an outside judge: required fields, types, and no field they do not know at any depth."""

from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any


@cache
def load() -> tuple[ModuleType, ModuleType]:
    """aiogram's methods and types; takes about three seconds the first time, so call it before the clock matters."""
    import aiogram.methods
    import aiogram.types

    return aiogram.methods, aiogram.types


def faults_of(method: str, fields: dict[str, Any]) -> list[str]:
    """A sentence for each thing aiogram's model of the method refuses or does not know."""
    from pydantic import ValidationError

    model = getattr(load()[0], method[:1].upper() + method[1:], None)
    if model is None:
        return [f"aiogram knows no method {method}"]
    try:
        return list(_unknown(model.model_validate(fields), method))
    except ValidationError as refusal:
        return [f"{method}.{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in refusal.errors()]


def unknown_in_type(name: str, value: dict[str, Any]) -> list[str]:
    """What aiogram's type refuses to know in an object Telegram would send; raises ValidationError if it is no such."""
    return list(_unknown(getattr(load()[1], name).model_validate(value), name))


def _unknown(value: Any, place: str) -> Iterator[str]:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        yield from (f"{place}: aiogram knows no field {name}" for name in value.model_extra or {})
        for name in type(value).model_fields:
            yield from _unknown(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _unknown(item, f"{place}[{index}]")
