"""Synthetic models, to measure how costs grow."""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]

_NAMESPACE = "example.growth"

# Like those of AWS. Each has a number, so that no two are equal and none can share its tables with another.
_PATTERNS = (
    r"^[\w-]+_{n}[0-9a-zA-Z]+$",
    r"^arn:aws(-[a-z]+)*:service{n}:[a-z0-9-]*:[0-9]{{12}}:[\w+=/,.@-]+$",
    r"^[a-f0-9]{{8}}-([a-f0-9]{{4}}-){{3}}[a-f0-9]{{12}}:{n}$",
    r"^([\p{{L}}\p{{N}}_.:/=+@-]*)-{n}$",
    r"^(https?|s3)://item{n}\.([^/]+)/?(.*)$",
)


def _shape(kind: str, traits: Json | None = None, **rest: Any) -> Json:
    return {"type": kind, **rest, "traits": traits or {}}


def _member(target: str, **traits: Any) -> Json:
    id = target if "#" in target else f"{_NAMESPACE}#{target}"
    named = {f"smithy.api#{name}": value for name, value in traits.items()}
    return {"target": id, **({"traits": named} if named else {})}


def _ast(shapes: dict[str, Json]) -> Json:
    return {"smithy": "2.0", "shapes": {f"{_NAMESPACE}#{name}": shape for name, shape in shapes.items()}}


def _structure(number: int, count: int, prefix: str) -> Json:
    """A structure of ten members of mixed kinds. Two of them are the structures below it in a binary tree."""

    def below(child: int) -> str:
        return f"{prefix}{child}" if child < count else "smithy.api#Double"

    text = f"What member {number} of the example is for, in a sentence of about the usual length."
    return _shape(
        "structure",
        {"smithy.api#documentation": text},
        members={
            "Name": _member("Name", required={}, documentation=text),
            "Description": _member("smithy.api#String", documentation=text),
            "Count": _member("Count", documentation=text),
            "Size": _member("smithy.api#Long"),
            "Enabled": _member("smithy.api#Boolean"),
            "Created": _member("smithy.api#Timestamp"),
            "Labels": _member("Labels", documentation=text),
            "State": _member("State"),
            "First": _member(below(2 * number + 1)),
            "Second": _member(below(2 * number + 2)),
        },
    )


def _common() -> dict[str, Json]:
    """What the members of the structures are."""
    values = {name: {"target": "smithy.api#Unit"} for name in ("CREATING", "ACTIVE", "DELETED")}
    return {
        "Name": _shape(
            "string",
            {"smithy.api#length": {"min": 1, "max": 128}, "smithy.api#pattern": r"^[\w\s+=,.@-]+$"},
        ),
        "Count": _shape("integer", {"smithy.api#range": {"min": 0, "max": 1000}}),
        "Labels": _shape("list", {"smithy.api#length": {"max": 50}}, member=_member("Name")),
        "State": _shape("enum", members=values),
    }


def closure(count: int) -> Json:
    """A model whose structure `Item0` reaches `count` structures, itself included."""
    structures = {f"Item{number}": _structure(number, count, "Item") for number in range(count)}
    return _ast({**_common(), **structures})


def padded(model: Json, size: int) -> str:
    """The text of a model, with unreached shapes up to a size in bytes."""
    text = json.dumps(model, indent=4)
    padding: dict[str, Json] = {}
    common = {f"{_NAMESPACE}#{name}": shape for name, shape in _common().items()}
    one = len(json.dumps(_structure(10_000_000, 1, "Unreached"), indent=4).replace("\n", "\n        "))
    count = max(0, size - len(text)) // (one + 60)
    for number in range(count):
        padding[f"{_NAMESPACE}#Unreached{number}"] = _structure(number, count, "Unreached")
    return json.dumps({**model, "shapes": {**model["shapes"], **common, **padding}}, indent=4)


def patterns(count: int, *, used: bool) -> Json:
    """A model whose structure `Item0` has `count` strings, ten per structure, each with a pattern of its own.

    With `used` false, the patterns are left out, and all else is the same.
    """
    shapes: dict[str, Json] = {}
    structures = -(-count // 10)
    for number in range(count):
        pattern = _PATTERNS[number % len(_PATTERNS)].format(n=number)
        shapes[f"Text{number}"] = _shape("string", {"smithy.api#pattern": pattern} if used else {})
    for number in range(structures):
        texts = range(10 * number, min(10 * number + 10, count))
        below = [child for child in (2 * number + 1, 2 * number + 2) if child < structures]
        members = {f"Text{text}": _member(f"Text{text}") for text in texts}
        members.update({f"Item{child}": _member(f"Item{child}") for child in below})
        shapes[f"Item{number}"] = _shape("structure", members=members)
    return _ast(shapes)
