"""Compares a decoded request with a table of shapes: fields, types, required ones, lengths."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.telegram.shapes import FieldShape, Shape, Shapes
from tests.telegram.texts import utf16_length

SCALARS: dict[str, type | tuple[type, ...]] = {"String": str, "InputFile": str, "Float": (int, float)}


def faults_of(shapes: Shapes, shape: Shape, value: Mapping[str, Any], place: str) -> Iterator[str]:
    """A sentence for each field that is unknown, missing, of a wrong type or of a wrong length, at every depth."""
    for name in value.keys() - shape.keys():
        yield f"{place}: unknown field {name}"
    for name, field in shape.items():
        if name in value:
            yield from _field_faults(shapes, field, value[name], f"{place}.{name}")
        elif field.required:
            yield f"{place}: missing field {name}"


def _field_faults(shapes: Shapes, field: FieldShape, value: Any, place: str) -> Iterator[str]:
    best: list[str] = []
    for kind in field.types:
        faults = list(_type_faults(shapes, kind, value, place))
        if not faults:
            yield from _length_faults(field, value, place)
            return
        best = min(best or faults, faults, key=len)
    yield from best


def _type_faults(shapes: Shapes, kind: str, value: Any, place: str) -> Iterator[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            yield f"{place}: {_excerpt(value)} is no array"
            return
        for index, item in enumerate(value):
            yield from _type_faults(shapes, kind.removeprefix("Array of "), item, f"{place}[{index}]")
    elif kind in shapes.unions:
        yield from _union_faults(shapes, kind, value, place)
    elif kind in shapes.types:
        if not isinstance(value, dict):
            yield f"{place}: {_excerpt(value)} is no {kind}"
            return
        yield from faults_of(shapes, shapes.types[kind], value, place)
    elif not _is_scalar(kind, value):
        yield f"{place}: {_excerpt(value)} is no {kind}"


def _union_faults(shapes: Shapes, kind: str, value: Any, place: str) -> Iterator[str]:
    tried = [list(_type_faults(shapes, member, value, place)) for member in shapes.unions[kind]]
    yield from min(tried, key=len)


def _is_scalar(kind: str, value: Any) -> bool:
    if kind == "Integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind in ("Boolean", "True"):
        return isinstance(value, bool)
    return isinstance(value, SCALARS.get(kind, ()))


def _length_faults(field: FieldShape, value: Any, place: str) -> Iterator[str]:
    if field.longest is None or not isinstance(value, str):
        return
    length = len(value.encode()) if field.in_bytes else utf16_length(value)
    if not field.shortest <= length <= field.longest:
        unit = "bytes" if field.in_bytes else "characters"
        yield f"{place}: {length} {unit}, allowed {field.shortest}-{field.longest}"


def _excerpt(value: Any) -> str:
    return repr(value)[:60]
