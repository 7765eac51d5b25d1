"""Reads Smithy models, and converts them to JSON Schema."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_INTEGERS = {"byte": "int8", "short": "int16", "integer": "int32", "long": "int64", "intEnum": "int32"}
_NUMBERS = {"float": "float", "double": "double"}

# Flags in a pattern, such as `(?s)`: Java's. Patterns of JSON Schema are ECMA-262, so these are left out.
_JAVA = re.compile(r"\(\?(?![:=!<])")


def read(path: Path) -> Json:
    """The JSON AST in a file."""
    ast: Json = json.loads(path.read_text(encoding="utf-8"))
    return ast


def official(corpus: Path, name: str) -> Json:
    """A model of the archive of official models."""
    with tarfile.open(corpus / "models/aws-models.tar.xz") as archive:
        for entry in archive:
            file = archive.extractfile(entry) if Path(entry.name).name == name else None
            if file:
                return json.load(file)
    raise FileNotFoundError(f"the archive has no {name}")


def unpacked(corpus: Path, folder: Path) -> list[Path]:
    """The files of all official models, in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    with tarfile.open(corpus / "models/aws-models.tar.xz") as archive:
        for entry in archive:
            file = archive.extractfile(entry) if entry.name.endswith(".json") else None
            if file:
                files.append(folder / Path(entry.name).name)
                files[-1].write_bytes(file.read())
    return sorted(files)


class Model:
    """The shapes of a JSON AST, with the members of mixins and the traits of `apply` statements in place."""

    def __init__(self, ast: Json) -> None:
        self.shapes: dict[str, Json] = {}
        applied: list[tuple[str, Json]] = []
        for name, shape in ast["shapes"].items():
            if shape["type"] == "apply":
                applied.append((name, shape["traits"]))
            else:
                self.shapes[name] = shape
        for name, shape in self.shapes.items():
            if shape.get("mixins"):
                shape["members"] = self._members(name)
        for name, traits in applied:
            shape, _, member = name.partition("$")
            target = self._member(self.shapes[shape], member) if member else self.shapes[shape]
            target["traits"] = {**target.get("traits", {}), **traits}

    def _members(self, name: str) -> Json:
        """The members of a shape, those of its mixins first."""
        shape, members = self.shapes[name], {}
        for mixin in shape.get("mixins", ()):
            members.update({name: dict(member) for name, member in self._members(mixin["target"]).items()})
        return {**members, **shape.get("members", {})}

    @staticmethod
    def _member(shape: Json, member: str) -> Json:
        return shape[member] if member in ("key", "value") or shape["type"] == "list" else shape["members"][member]

    def named(self, name: str) -> str:
        """The id of the only shape with a name."""
        ids = [id for id in self.shapes if id.split("#")[1] == name]
        if len(ids) != 1:
            raise KeyError(f"{len(ids)} shapes are named {name}")
        return ids[0]

    def types(self) -> list[str]:
        """Structures, unions and enums: what `shapes = *` names."""
        return [
            id
            for id, shape in self.shapes.items()
            if (shape["type"] in ("structure", "union", "enum", "intEnum") or "smithy.api#enum" in _traits(shape))
            and not {"smithy.api#mixin", "smithy.api#trait"} & _traits(shape).keys()
        ]

    def closure(self, roots: Iterable[str]) -> list[str]:
        """The roots, and all shapes that they reach, each once."""
        reached: dict[str, None] = {}
        waiting = list(roots)
        while waiting:
            id = waiting.pop()
            if id in self.shapes and id not in reached:
                reached[id] = None
                waiting.extend(member["target"] for member in self._targets(self.shapes[id]))
        return list(reached)

    @staticmethod
    def _targets(shape: Json) -> Iterator[Json]:
        if shape["type"] in ("structure", "union"):
            yield from shape.get("members", {}).values()
        for name in ("member", "key", "value"):
            if name in shape:
                yield shape[name]

    def count(self, ids: Iterable[str]) -> tuple[int, int]:
        """The number of structures among the shapes, and of their members."""
        structures = [self.shapes[id] for id in ids if self.shapes[id]["type"] == "structure"]
        return len(structures), sum(len(shape.get("members", {})) for shape in structures)


def _traits(shape: Json) -> Json:
    return shape.get("traits", {})


def json_schema(model: Model, roots: Iterable[str]) -> Json:
    """The closure of the roots as JSON Schema (draft 7): a definition per shape, with the model's constraints.

    JSON is in the form of awsJson: timestamps are numbers of seconds, blobs are strings in base 64.
    """
    ids = model.closure(roots)
    names: dict[str, str] = {}
    for id in ids:
        name = id.split("#")[1]
        names[id] = name if name not in names.values() else id.replace("#", ".")
    converter = _Converter(model, names)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "definitions": {names[id]: converter.shape(model.shapes[id]) for id in ids},
    }


class _Converter:
    def __init__(self, model: Model, names: dict[str, str]) -> None:
        self.model = model
        self.names = names

    def shape(self, shape: Json) -> Json:
        """The definition of a shape."""
        kind = shape["type"]
        if kind == "structure":
            schema = self._structure(shape)
        elif kind == "union":
            members = shape.get("members", {})
            schema = {"oneOf": [self._variant(name, member) for name, member in members.items()]}
        elif kind in ("list", "set"):
            items = self._member(shape["member"])
            sparse = "smithy.api#sparse" in _traits(shape)
            schema = {"type": "array", "items": {"anyOf": [items, {"type": "null"}]} if sparse else items}
        elif kind == "map":
            schema = {"type": "object", "additionalProperties": self._member(shape["value"])}
        else:
            schema = _simple(kind)
            values = _enum_values(shape)
            if values:
                schema["enum"] = values
        return {**schema, **_constraints(kind, _traits(shape)), **_description(shape)}

    def _structure(self, shape: Json) -> Json:
        members = shape.get("members", {})
        required = [name for name, member in members.items() if "smithy.api#required" in _traits(member)]
        properties = {name: self._member(member) for name, member in members.items()}
        return {"type": "object", "properties": properties, **({"required": required} if required else {})}

    def _variant(self, name: str, member: Json) -> Json:
        return {
            "type": "object",
            "properties": {name: self._member(member)},
            "required": [name],
            "additionalProperties": False,
        }

    def _member(self, member: Json) -> Json:
        """What a member, item, key or value is: a reference, or the schema itself where a reference cannot say it."""
        target = member["target"]
        if target not in self.names:
            kind = target.removeprefix("smithy.api#").removeprefix("Primitive")
            kind = kind[0].lower() + kind[1:]
            schema = _simple(kind)
        else:
            kind = self.model.shapes[target]["type"]
            schema = {"$ref": f"#/definitions/{self.names[target]}"}
        constraints = _constraints(kind, _traits(member))
        if constraints and "$ref" in schema:
            # A trait of the member takes the place of the same trait of its target.
            shape = self.model.shapes[target]
            return self.shape({**shape, "traits": {**_traits(shape), **_traits(member)}})
        return {**schema, **constraints, **_description(member)}


def _simple(kind: str) -> Json:
    if kind in _INTEGERS:
        return {"type": "integer", "format": _INTEGERS[kind]}
    if kind in _NUMBERS:
        return {"type": "number", "format": _NUMBERS[kind]}
    types = {"bigInteger": "integer", "bigDecimal": "number", "timestamp": "number", "boolean": "boolean"}
    if kind == "document":
        return {}
    if kind == "unit":
        return {"type": "object"}
    return {"type": types.get(kind, "string")}


def _enum_values(shape: Json) -> list[str | int]:
    """The values of an enum, of a string with the trait `enum`, or of an `intEnum`."""
    old = _traits(shape).get("smithy.api#enum", [])
    if shape["type"] not in ("enum", "intEnum"):
        return [value["value"] for value in old]
    members = shape["members"].items()
    return [_traits(member).get("smithy.api#enumValue", name) for name, member in members]


def _constraints(kind: str, traits: Json) -> Json:
    """The constraint traits of a shape or a member of the kind, as keywords."""
    suffix = {"list": "Items", "set": "Items", "map": "Properties", "string": "Length", "enum": "Length"}.get(kind)
    schema: Json = {}
    if suffix:
        length = traits.get("smithy.api#length", {})
        schema.update({f"{end}{suffix}": length[end] for end in ("min", "max") if end in length})
    bounds = traits.get("smithy.api#range", {})
    for end, keyword in (("min", "minimum"), ("max", "maximum")):
        if end in bounds:
            bound = bounds[end]
            schema[keyword] = json.loads(bound) if isinstance(bound, str) else bound
    pattern = traits.get("smithy.api#pattern")
    if pattern is not None and not _JAVA.search(pattern):
        schema["pattern"] = pattern
    if "smithy.api#uniqueItems" in traits:
        schema["uniqueItems"] = True
    return schema


def _description(shape: Json) -> Json:
    text = _traits(shape).get("smithy.api#documentation")
    return {"description": text} if text else {}
