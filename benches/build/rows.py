"""The rows of the report: which subjects each needs, and what it makes of their costs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import crates
import smithy
import synthetic
from measure import Failed, Series
from subjects import Binary, Check, CleanBuild, Expansion, File, RunTime, Subject

SHAPE = "UpdateUserPoolClientRequest"
"""The reference shape."""

_CLOSURES = (1, 125, 250, 500, 1000)
_MEGABYTES = (1, 5, 10, 25, 50)
_PATTERNS = (10, 100, 200, 400)


@dataclass(frozen=True)
class Line:
    """A line of the table of goals."""

    what: str
    ours: str = "–"
    reference: str = "–"
    ratio: str = "–"
    goal: str = "–"
    met: bool | None = None
    """Whether the goal was met; `None` if there is none."""
    failure: str = ""


@dataclass(frozen=True)
class Plot:
    """A plot of costs over sizes."""

    file: str
    title: str
    x: str
    y: str
    lines: dict[str, list[tuple[float, float]]]


@dataclass
class Results:
    """What was measured, and what failed."""

    series: dict[str, dict[str, Series]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def get(self, subject: str, value: str) -> Series:
        """The values of a subject. Raises `Failed` with the reason if there are none."""
        if subject in self.failures:
            raise Failed(self.failures[subject])
        try:
            return self.series[subject][value]
        except KeyError:
            raise Failed(f"`{subject}` does not measure `{value}`") from None

    def median(self, subject: str, value: str) -> float:
        return self.get(subject, value).median


@dataclass(frozen=True)
class Row:
    """A row of the report. It has several lines if it has several goals."""

    key: str
    title: str
    subjects: Callable[[], Sequence[Subject]]
    lines: Callable[[Results], list[Line]]
    plots: Callable[[Results], list[Plot]] = lambda _: []
    corpus: bool = False
    """Whether it needs the official models."""


class Rows:
    """All rows, with the official models of the corpus, if there is one."""

    def __init__(self, corpus: Path | None, *, sdk: bool, quick: bool) -> None:
        self._corpus = corpus
        self._sdk = sdk
        self._closures = _CLOSURES[:3] if quick else _CLOSURES
        self._megabytes = _MEGABYTES[:3] if quick else _MEGABYTES
        self._patterns = _PATTERNS[:3] if quick else _PATTERNS

    @cached_property
    def _schema(self) -> str:
        """The reference shape as JSON Schema."""
        model = smithy.Model(json.loads(crates.model()))
        return json.dumps(smithy.json_schema(model, [model.named(SHAPE)]))

    @cached_property
    def _cognito(self) -> smithy.Json:
        assert self._corpus
        return smithy.read(self._corpus / "models/cognito-identity-provider.json")

    def all(self) -> list[Row]:
        """The rows, in the order of the report."""
        return [
            Row("reference", "clean build: a request of the reference shape", self._builds, _reference),
            Row("http", "clean build: the operation, feature `http`", self._http, self._http_lines),
            Row("application", "added to an application", self._application, _application),
            Row("expanded", "clean build: expanded ahead of time", self._expanded, _expanded),
            Row("typify", "clean build: typify on the same shape", self._typify, _typify),
            Row("cognito", "`cargo check` of all of Cognito", self._all_of_cognito, _cognito, corpus=True),
            Row("sagemaker", "`cargo check` of all of SageMaker", self._sagemaker, _sagemaker, corpus=True),
            Row("file", "the reference expansion on file", self._file, _file),
            Row("expansion", "an expansion, dev profile", self._expansion, _expansion, corpus=True),
            Row("run-time", "run time", lambda: [RunTime("run time")], _run_time),
            Row("binary", "release binary, above an empty one", self._binaries, _binary),
            self._growth_of_closure(),
            self._growth_of_model(),
            self._growth_of_patterns(),
        ]

    def _builds(self) -> list[Subject]:
        return [CleanBuild("hello world", crates.hello), CleanBuild("reference shape", crates.reference)]

    def _http(self) -> list[Subject]:
        subjects = [CleanBuild("hello world", crates.hello), CleanBuild("operation", crates.operation)]
        return [*subjects, *([CleanBuild("official SDK", crates.sdk, rounds=3)] if self._sdk else [])]

    def _http_lines(self, results: Results) -> list[Line]:
        hello, ours = results.get("hello world", "cpu"), results.get("operation", "cpu")
        lines = [_at_most("clean build: the operation, feature `http`", ours, hello, "hello world", 1.7)]
        if self._sdk:
            what = "clean build: the operation with the official SDK"
            lines.append(_at_least(what, ours, results.get("official SDK", "cpu"), "official SDK", 18))
        return lines

    def _application(self) -> list[Subject]:
        return [
            CleanBuild("application", lambda: crates.application(with_shapesmith=False)),
            CleanBuild("application with shapesmith", lambda: crates.application(with_shapesmith=True)),
        ]

    def _expanded(self) -> list[Subject]:
        return [CleanBuild("hello world", crates.hello), CleanBuild("expanded ahead of time", crates.expanded)]

    def _typify(self) -> list[Subject]:
        typify = CleanBuild(
            "typify, reference shape", lambda: crates.typify("typify-reference", self._schema, crates.TYPIFY_PROGRAM)
        )
        return [CleanBuild("reference shape", crates.reference), typify]

    def _all_of_cognito(self) -> list[Subject]:
        def typify() -> crates.Crate:
            model = smithy.Model(self._cognito)
            return crates.typify("cognito-typify", json.dumps(smithy.json_schema(model, model.types())), "")

        ours = Check("all of Cognito", lambda: crates.library("cognito", json.dumps(self._cognito), "shapes = *"))
        return [ours, Check("typify, all of Cognito", typify)]

    def _sagemaker(self) -> list[Subject]:
        def crate() -> crates.Crate:
            assert self._corpus
            model = json.dumps(smithy.official(self._corpus, "sagemaker.json"))
            return crates.library("sagemaker", model, "operations = *", "http")

        return [Check("all of SageMaker", crate)]

    def _file(self) -> list[Subject]:
        return [File("expansion on file", crates.ROOT / crates.EXPANSION)]

    def _expansion(self) -> list[Subject]:
        def models(_: Path) -> list[Path]:
            assert self._corpus
            return [self._corpus / "models/cognito-identity-provider.json"]

        return [Expansion("expansion", models)]

    def _binaries(self) -> list[Subject]:
        return [
            Binary("empty binary", crates.binary_empty),
            Binary("binary", lambda: crates.binary_shapesmith(json=False)),
            Binary("binary, JSON", lambda: crates.binary_shapesmith(json=True)),
            Binary("binary of typify", lambda: crates.binary_typify(self._schema, json=False)),
            Binary("binary of typify, JSON", lambda: crates.binary_typify(self._schema, json=True)),
        ]

    def _growth_of_closure(self) -> Row:
        sizes = self._closures

        def check(size: int) -> Check:
            def crate() -> crates.Crate:
                return crates.library(f"closure-{size}", json.dumps(synthetic.closure(size)), "shapes = [Item0]")

            return Check(_closure(size), crate, rounds=3)

        def points(results: Results) -> list[tuple[float, float]]:
            return [(size, results.median(_closure(size), "cpu")) for size in sizes]

        def plots(results: Results) -> list[Plot]:
            memory = [(size, results.median(_closure(size), "memory") / 1e6) for size in sizes]
            title, x = "Growth with the closure", "structures of ten members"
            return [
                Plot("closure.svg", title, x, "CPU s of cargo check", {"shapesmith": points(results)}),
                Plot("closure-memory.svg", title, x, "maximum resident set of cargo check, MB", {"shapesmith": memory}),
            ]

        return Row(
            "growth-closure",
            "growth with the closure",
            lambda: [check(size) for size in sizes],
            lambda results: [_linear("growth with the closure: `cargo check`", "structure", points(results), 1.25)],
            plots,
        )

    def _growth_of_model(self) -> Row:
        sizes = self._megabytes
        subject = "expansion, growing model"

        def models(folder: Path) -> list[Path]:
            paths = []
            for size in sizes:
                paths.append(folder / f"model-{size}.json")
                text = synthetic.padded(json.loads(crates.model()), size * 1_000_000)
                paths[-1].write_text(text, encoding="utf-8")
            return paths

        def points(results: Results, what: str) -> list[tuple[float, float]]:
            return [
                (results.median(subject, f"{n}.bytes") / 1e6, 1e3 * results.median(subject, f"{n}.{what}"))
                for n in range(len(sizes))
            ]

        def lines(results: Results) -> list[Line]:
            ours, scan = (_slope(points(results, what)) for what in ("expand", "scan"))
            return [
                Line(
                    "growth with the model: an expansion, dev profile",
                    f"{ours:.1f} ms per MB",
                    f"{scan:.1f} ms per MB (the scan alone)",
                    _times(ours / scan),
                    "≤ 1.1x",
                    ours / scan <= 1.1,
                )
            ]

        def plots(results: Results) -> list[Plot]:
            titles = {"expansion": "expand", "scan": "scan", "serde_json, IgnoredAny": "walk"}
            drawn = {title: points(results, what) for title, what in titles.items()}
            return [Plot("model.svg", "Growth with the model, one shape named", "size of the model, MB", "ms", drawn)]

        return Row(
            "growth-model",
            "growth with the model",
            lambda: [Expansion(subject, models, rounds=3)],
            lines,
            plots,
        )

    def _growth_of_patterns(self) -> Row:
        sizes = self._patterns

        def check(size: int, used: bool) -> Check:
            def crate() -> crates.Crate:
                name = f"patterns-{size}{'' if used else '-off'}"
                return crates.library(name, json.dumps(synthetic.patterns(size, used=used)), "shapes = [Item0]")

            return Check(_pattern(size, used), crate, rounds=3)

        def points(results: Results, used: bool) -> list[tuple[float, float]]:
            return [(size, results.median(_pattern(size, used), "cpu")) for size in sizes]

        def lines(results: Results) -> list[Line]:
            pairs = zip(points(results, True), points(results, False))
            cost = [(size, with_patterns - without) for (size, with_patterns), (_, without) in pairs]
            return [_linear("growth with patterns: what they add to `cargo check`", "pattern", cost, 1.25)]

        def plots(results: Results) -> list[Plot]:
            drawn = {"with patterns": points(results, True), "without": points(results, False)}
            title = "Growth with the number of patterns"
            return [Plot("patterns.svg", title, "strings, each with another pattern", "CPU s of cargo check", drawn)]

        return Row(
            "growth-patterns",
            "growth with patterns",
            lambda: [check(size, used) for size in sizes for used in (True, False)],
            lines,
            plots,
        )


def _closure(size: int) -> str:
    return f"{size:,} structure{'s' if size > 1 else ''}"


def _pattern(size: int, used: bool) -> str:
    return f"{size} strings {'with' if used else 'without'} patterns"


def _times(ratio: float) -> str:
    return f"{ratio:.2f}x" if ratio < 10 else f"{ratio:.1f}x"


def _cpu(seconds: float) -> str:
    return f"{seconds:.2f} CPU s" if seconds < 10 else f"{seconds:.1f} CPU s"


def _at_most(what: str, ours: Series, reference: Series, name: str, most: float) -> Line:
    """A line whose goal is that ours costs at most a multiple of the reference."""
    ratio = ours.median / reference.median
    return Line(
        what,
        _cpu(ours.median),
        f"{_cpu(reference.median)} ({name})",
        _times(ratio),
        f"≤ {most:g}x",
        ratio <= most,
    )


def _at_least(what: str, ours: Series, reference: Series, name: str, least: float) -> Line:
    """A line whose goal is that the reference costs at least a multiple of ours."""
    ratio = reference.median / ours.median
    return Line(
        what,
        _cpu(ours.median),
        f"{_cpu(reference.median)} ({name})",
        f"1 : {ratio:.1f}",
        f"≥ 1 : {least:g}",
        ratio >= least,
    )


def _slope(points: list[tuple[float, float]]) -> float:
    """The slope between the first point and the last."""
    (x, y), (last_x, last_y) = points[0], points[-1]
    return (last_y - y) / (last_x - x)


def _linear(what: str, unit: str, points: list[tuple[float, float]], most: float) -> Line:
    """A line whose goal is that one more costs the same in the last part of the growth as before it."""
    before, last = _slope(points[:-1]), _slope(points[-2:])
    sizes = [f"{size:,.0f}" for size, _ in points]
    return Line(
        what,
        f"{1e3 * last:.2f} CPU ms per {unit} from {sizes[-2]} to {sizes[-1]}",
        f"{1e3 * before:.2f} CPU ms from {sizes[0]} to {sizes[-2]}",
        _times(last / before),
        f"≤ {most:g}x (linear)",
        last / before <= most,
    )


def _reference(results: Results) -> list[Line]:
    hello, ours = results.get("hello world", "cpu"), results.get("reference shape", "cpu")
    return [_at_most("clean build: a request of the reference shape", ours, hello, "hello world", 1.45)]


def _application(results: Results) -> list[Line]:
    without = results.median("application", "cpu")
    added = results.median("application with shapesmith", "cpu") - without
    what = "clean build: added to an application with serde, serde_json, clap, tokio and thiserror"
    return [
        Line(
            what,
            f"+{_cpu(added)}",
            f"{_cpu(without)} (the application)",
            f"+{100 * added / without:.0f}%",
            "≤ 4 CPU s",
            added <= 4,
        )
    ]


def _expanded(results: Results) -> list[Line]:
    hello, ours = results.get("hello world", "cpu"), results.get("expanded ahead of time", "cpu")
    return [_at_most("clean build: code that was expanded ahead of time", ours, hello, "hello world", 0.8)]


def _typify(results: Results) -> list[Line]:
    ours, typify = results.get("reference shape", "cpu"), results.get("typify, reference shape", "cpu")
    return [_at_least("clean build: the same shape with typify", ours, typify, "typify", 4)]


def _cognito(results: Results) -> list[Line]:
    ours, typify = results.get("all of Cognito", "cpu"), results.get("typify, all of Cognito", "cpu")
    memory, other = (results.median(name, "memory") for name in ("all of Cognito", "typify, all of Cognito"))
    what = "`cargo check` of all of Cognito, `shapes = *`"
    return [
        Line(what, _cpu(ours.median), goal="≤ 3.0 CPU s", met=ours.median <= 3.0),
        _at_least(f"{what}, against typify", ours, typify, "typify", 3),
        Line(f"{what}: maximum memory", _mega(memory), f"{_mega(other)} (typify)", _times(memory / other)),
    ]


def _sagemaker(results: Results) -> list[Line]:
    cpu, memory = (results.median("all of SageMaker", value) for value in ("cpu", "memory"))
    what = "`cargo check` of all of SageMaker, `operations = *`"
    return [
        Line(what, _cpu(cpu), goal="≤ 11 CPU s", met=cpu <= 11),
        Line(f"{what}: maximum memory", _mega(memory), goal="≤ 1,000 MB", met=memory <= 1e9),
    ]


def _mega(size: float) -> str:
    return f"{size / 1e6:,.0f} MB"


def _kilo(size: float) -> str:
    return f"{size / 1e3:,.0f} kB"


def _file(results: Results) -> list[Line]:
    lines, size = (results.median("expansion on file", value) for value in ("lines", "bytes"))
    what = "the reference expansion on file"
    return [
        Line(f"{what}: lines", f"{lines:,.0f}", goal="≤ 1,500", met=lines <= 1500),
        Line(f"{what}: size", _kilo(size), goal="≤ 60 kB", met=size <= 60_000),
    ]


def _expansion(results: Results) -> list[Line]:
    ours, walk = (results.median("expansion", f"0.{value}") for value in ("expand", "walk"))
    what = "an expansion of the reference shape from the official model, dev profile"
    name = "`serde_json`, `IgnoredAny`"
    return [
        Line(what, _ms(ours), f"{_ms(walk)} ({name})", _times(ours / walk), "≤ 2.5x", ours / walk <= 2.5),
    ]


def _ms(seconds: float) -> str:
    return f"{1e3 * seconds:.1f} ms"


def _us(seconds: float) -> str:
    return f"{1e6 * seconds:,.2f} µs"


def _run_time(results: Results) -> list[Line]:
    lines = []

    def compare(what: str, ours: str, other: str, name: str, most: float | None) -> None:
        mine, reference = (results.median("run time", value) for value in (ours, other))
        ratio = mine / reference
        goal = {"goal": f"≤ {most:g}x", "met": ratio <= most} if most else {}
        lines.append(Line(f"run time: {what}", _us(mine), f"{_us(reference)} ({name})", _times(ratio), **goal))

    validate = "request_ours"
    compare("`validate()`", validate, "request_by_hand", "written by hand", 1.05)
    compare("`validate()`", validate, "request_garde", "garde", None)
    for value, what in (("request", "a request"), ("output", "a response of 1 MB")):
        compare(f"reading {what} from JSON", f"{value}.read_ours", f"{value}.read_serde", "serde", 1.05)
        compare(f"writing {what} as JSON", f"{value}.write_ours", f"{value}.write_serde", "serde", 1.05)
    return lines


def _binary(results: Results) -> list[Line]:
    empty = results.median("empty binary", "bytes")

    def above(name: str) -> float:
        return results.median(name, "bytes") - empty

    what = "release binary above an empty one: "
    ours, typify = above("binary"), above("binary of typify")
    json, typify_json = above("binary, JSON"), above("binary of typify, JSON")
    return [
        Line(
            f"{what}building, checking and printing a request",
            _kilo(ours),
            f"{_kilo(typify)} (typify)",
            _times(ours / typify),
            "≤ 80 kB",
            ours <= 80_000,
        ),
        Line(
            f"{what}reading, checking and writing its JSON",
            _kilo(json),
            f"{_kilo(typify_json)} (typify)",
            _times(json / typify_json),
        ),
    ]
