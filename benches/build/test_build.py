"""Tests of what does not need a build: `python3 -m unittest discover --start-directory benches/build`."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import smithy
import synthetic
from measure import Failed, Series, run
from plot import svg
from report import Report
from rows import Rows
from subjects import divan_times, expansion_times
from table import Bars, Line, Plot, Results

PRELUDE = "smithy.api#"


def schema(shapes: dict[str, Any]) -> dict[str, Any]:
    """The definitions of a model whose shapes are in the namespace `n`."""
    model = smithy.Model({"smithy": "2.0", "shapes": {f"n#{name}": shape for name, shape in shapes.items()}})
    definitions: dict[str, Any] = smithy.json_schema(model, list(model.shapes))["definitions"]
    return definitions


class JsonSchema(unittest.TestCase):
    """Every kind of shape, and every constraint."""

    def test_simple_shapes(self) -> None:
        kinds = {
            "string": {"type": "string"},
            "blob": {"type": "string"},
            "boolean": {"type": "boolean"},
            "byte": {"type": "integer", "format": "int8"},
            "short": {"type": "integer", "format": "int16"},
            "integer": {"type": "integer", "format": "int32"},
            "long": {"type": "integer", "format": "int64"},
            "bigInteger": {"type": "integer"},
            "float": {"type": "number", "format": "float"},
            "double": {"type": "number", "format": "double"},
            "bigDecimal": {"type": "number"},
            "timestamp": {"type": "number"},
            "document": {},
        }
        for kind, expected in kinds.items():
            with self.subTest(kind):
                prelude = f"{PRELUDE}{kind[0].upper()}{kind[1:]}"
                shapes = {"A": {"type": kind}, "L": {"type": "list", "member": {"target": prelude}}}
                definitions = schema(shapes)
                self.assertEqual(definitions["A"], expected)
                self.assertEqual(definitions["L"], {"type": "array", "items": expected})

    def test_aggregate_shapes(self) -> None:
        reference = {"$ref": "#/definitions/A"}
        required: dict[str, Any] = {"traits": {"smithy.api#required": {}}}
        definitions = schema(
            {
                "A": {"type": "string"},
                "S": {"type": "structure", "members": {"a": {"target": "n#A", **required}, "s": {"target": "n#S"}}},
                "U": {"type": "union", "members": {"a": {"target": "n#A"}}},
                "M": {"type": "map", "key": {"target": "n#A"}, "value": {"target": "n#A"}},
                "L": {"type": "list", "member": {"target": "n#A"}, "traits": {"smithy.api#sparse": {}}},
            }
        )
        properties = {"a": reference, "s": {"$ref": "#/definitions/S"}}
        self.assertEqual(definitions["S"], {"type": "object", "properties": properties, "required": ["a"]})
        variant = {"type": "object", "properties": {"a": reference}, "required": ["a"], "additionalProperties": False}
        self.assertEqual(definitions["U"], {"oneOf": [variant]})
        self.assertEqual(definitions["M"], {"type": "object", "additionalProperties": reference})
        self.assertEqual(definitions["L"], {"type": "array", "items": {"anyOf": [reference, {"type": "null"}]}})

    def test_enums(self) -> None:
        member = {"target": f"{PRELUDE}Unit"}
        definitions = schema(
            {
                "E": {
                    "type": "enum",
                    "members": {"A": member, "B": {**member, "traits": {"smithy.api#enumValue": "b"}}},
                },
                "I": {"type": "intEnum", "members": {"A": {**member, "traits": {"smithy.api#enumValue": 3}}}},
                "O": {"type": "string", "traits": {"smithy.api#enum": [{"value": "x"}]}},
            }
        )
        self.assertEqual(definitions["E"], {"type": "string", "enum": ["A", "b"]})
        self.assertEqual(definitions["I"], {"type": "integer", "format": "int32", "enum": [3]})
        self.assertEqual(definitions["O"], {"type": "string", "enum": ["x"]})

    def test_constraints(self) -> None:
        length = {"smithy.api#length": {"min": 1, "max": 2}}
        cases = (
            ({"type": "string", "traits": length}, {"minLength": 1, "maxLength": 2}),
            ({"type": "list", "member": {"target": f"{PRELUDE}Long"}, "traits": length}, {"minItems": 1}),
            ({"type": "integer", "traits": {"smithy.api#range": {"min": 0}}}, {"minimum": 0}),
            ({"type": "bigDecimal", "traits": {"smithy.api#range": {"max": "1.5"}}}, {"maximum": 1.5}),
            ({"type": "string", "traits": {"smithy.api#pattern": "^(?:a)$"}}, {"pattern": "^(?:a)$"}),
        )
        for shape, expected in cases:
            self.assertLessEqual(expected.items(), schema({"A": shape})["A"].items())
        # Java's flags are not ECMA-262.
        java = {"type": "string", "traits": {"smithy.api#pattern": "^(?s).*$"}}
        self.assertEqual(schema({"A": java})["A"], {"type": "string"})

    def test_constraints_of_members_take_the_place_of_those_of_targets(self) -> None:
        member = {"target": "n#A", "traits": {"smithy.api#length": {"min": 5}}}
        definitions = schema(
            {
                "A": {"type": "string", "traits": {"smithy.api#length": {"min": 1, "max": 9}}},
                "S": {"type": "structure", "members": {"a": member}},
            }
        )
        self.assertEqual(definitions["S"]["properties"]["a"], {"type": "string", "minLength": 5})

    def test_mixins_and_applied_traits(self) -> None:
        text = {"target": f"{PRELUDE}String"}
        definitions = schema(
            {
                "Mixin": {"type": "structure", "members": {"a": text}, "traits": {"smithy.api#mixin": {}}},
                "S": {"type": "structure", "mixins": [{"target": "n#Mixin"}], "members": {"b": text}},
                "S$a": {"type": "apply", "traits": {"smithy.api#required": {}}},
            }
        )
        self.assertEqual(list(definitions["S"]["properties"]), ["a", "b"])
        self.assertEqual(definitions["S"]["required"], ["a"])
        self.assertNotIn("required", definitions["Mixin"])


class Synthetic(unittest.TestCase):
    def test_the_closure_has_the_structures(self) -> None:
        for count in (1, 2, 10, 125):
            model = smithy.Model(synthetic.closure(count))
            structures, members = model.count(model.closure([model.named("Item0")]))
            self.assertEqual((structures, members), (count, 10 * count))

    def test_padding_has_the_size_and_is_not_reached(self) -> None:
        base = synthetic.closure(3)
        model = smithy.Model(json.loads(synthetic.padded(base, 1_000_000)))
        size = len(synthetic.padded(base, 1_000_000))
        self.assertTrue(900_000 < size <= 1_000_000, size)
        self.assertEqual(model.count(model.closure([model.named("Item0")])), (3, 30))

    def test_patterns_differ(self) -> None:
        model = smithy.Model(synthetic.patterns(105, used=True))
        shapes = [model.shapes[id] for id in model.closure([model.named("Item0")])]
        patterns = {shape["traits"]["smithy.api#pattern"] for shape in shapes if shape["type"] == "string"}
        self.assertEqual(len(patterns), 105)


class EveryRow(unittest.TestCase):
    """Every row makes its lines and plots of what its subjects measure, or names what failed."""

    VALUES = ("cpu", "wall", "memory", "crates", "twice", "lines", "bytes")
    EXPANSION = tuple(f"{model}.{value}" for model in range(5) for value in ("bytes", "walk", "scan", "read", "expand"))
    RUN_TIME = (
        *(f"request_{of}" for of in ("ours", "by_hand", "garde")),
        *(
            f"{value}.{what}_{of}"
            for value in ("request", "output")
            for what in ("read", "write")
            for of in ("ours", "serde")
        ),
    )

    def test_lines(self) -> None:
        for quick in (False, True):
            for row in Rows(Path("corpus"), quick=quick).all():
                names = [subject.name for subject in row.subjects()]
                self.assertEqual(len(names), len(set(names)))
                results = Results()
                for place, name in enumerate(names):
                    # Growing numbers, since differences are divisors; what patterns add is a difference, too.
                    place = 0 if "without" in name else place
                    values = (*self.VALUES, *self.EXPANSION, *self.RUN_TIME)
                    results.series[name] = {
                        value: Series((1.0 + place**2 + number,)) for number, value in enumerate(values)
                    }
                with self.subTest(row.key):
                    self.assertTrue(row.lines(results))
                    for plot in row.plots(results):
                        ElementTree.fromstring(svg(plot))
                    with self.assertRaisesRegex(Failed, "why"):
                        row.lines(Results(failures=dict.fromkeys(names, "why")))


class Parsing(unittest.TestCase):
    def test_divan(self) -> None:
        text = """
json             fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ output                      │               │               │               │         │
│  ├─ read_ours  5.1 ms        │ 9 ms          │ 6.5 ms        │ 6 ms          │ 100     │ 100
│  │             200 MB/s      │ 100 MB/s      │ 180 MB/s      │ 190 MB/s      │         │
│  ╰─ read_serde 5.1 ms        │ 9 ms          │ 7 ms          │ 6 ms          │ 100     │ 100
╰─ one           1.1 µs        │ 9 µs          │ 2.5 µs        │ 6 µs          │ 100     │ 100
"""
        expected = {"output.read_ours": 6.5e-3, "output.read_serde": 7e-3, "one": 2.5e-6}
        self.assertEqual({name: round(time, 9) for name, time in divan_times(text).items()}, expected)
        with self.assertRaises(Failed):
            divan_times("nothing")

    def test_expansion(self) -> None:
        text = "a model, 12 bytes:\n" + "".join(
            f"  {line}   {number}.50ms  1.00x\n"
            for number, line in enumerate(
                ("walk with serde_json", "scan into an index", "read and check", "all the way to tokens")
            )
        )
        values = expansion_times(text)
        self.assertEqual((values["0.bytes"], values["0.walk"], values["0.expand"]), (12, 0.5e-3, 3.5e-3))
        with self.assertRaises(Failed):
            expansion_times("a model, 12 bytes:\n")


class Measuring(unittest.TestCase):
    def test_the_time_of_children_counts(self) -> None:
        loop = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done"
        used = run("sh", "-c", f"sh -c '{loop}'; true", folder=Path())
        self.assertGreater(used.cpu, 0.01)

    def test_a_failure_has_the_error(self) -> None:
        with self.assertRaisesRegex(Failed, "error: why"):
            run("sh", "-c", "echo error: why >&2; echo then >&2; exit 3", folder=Path())
        with self.assertRaisesRegex(Failed, "cannot be run"):
            run("there-is-no-such-program", folder=Path())


class Writing(unittest.TestCase):
    def test_notes_stay(self) -> None:
        line = Line("a | b", "2 CPU s", met=False)
        report = Report(Results({"a": {"cpu": Series((1.0, 3.0, 2.0)), "wall": Series((1.0,))}}), {"a": [line]})
        with tempfile.TemporaryDirectory() as folder:
            report.write(Path(folder))
            file = Path(folder) / "performance.md"
            text = file.read_text(encoding="utf-8")
            self.assertIn("| a \\| b | 2 CPU s | – | – | – | **missed** |", text)
            self.assertIn("| a | 2.00 | 1.00 to 3.00 | 1.00 | – | – | 3 |", text)
            file.write_text(text.replace("<!-- notes -->\n", "<!-- notes -->\nA cause.\n"), encoding="utf-8")
            report.write(Path(folder))
            self.assertIn("<!-- notes -->\nA cause.\n<!-- end of notes -->", file.read_text(encoding="utf-8"))

    def test_the_readme_has_the_table_and_the_picture(self) -> None:
        builds = ("hello world", "reference shape", "typify, reference shape")
        results = Results({name: {"cpu": Series((10.0 * (place + 1),))} for place, name in enumerate(builds)})
        report = Report(results, {"reference": [Line("clean build: a request", "20 CPU s")]})
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "docs").mkdir()
            readme = Path(folder) / "README.md"
            readme.write_text("a\n<!-- performance -->\nold\n<!-- end of performance -->\nb\n", encoding="utf-8")
            report.write_readme(readme)
            text = readme.read_text(encoding="utf-8")
            self.assertIn("| a request | 20 CPU s |", text)
            self.assertNotIn("old", text)
            bars = (Path(folder) / "docs/build-time.svg").read_text(encoding="utf-8")
            self.assertEqual([number in bars for number in (">10.0<", ">20.0<", ">30.0<")], [True] * 3)

    def test_plots_are_xml(self) -> None:
        plots = (
            Plot("a.svg", "a < b", "x", "y", {"line & line": [(1, 0.5), (1000, 32)]}),
            Bars("b.svg", "bars", "s", {"one": 1, "two": 20}),
        )
        for plot in plots:
            ElementTree.fromstring(svg(plot))


if __name__ == "__main__":
    unittest.main()
