"""The rows of the report: which subjects each needs, and what it makes of their costs."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path

import crates
import growth
import smithy
from subjects import Binary, Check, CleanBuild, Command, Expansion, File, RunTime, Subject
from table import Line, Results, Row, at_most, cpu, times

SHAPE = "UpdateUserPoolClientRequest"
"""The reference shape."""


class Rows:
    """All rows, with the official models of the corpus, if there is one."""

    def __init__(self, corpus: Path | None, *, quick: bool) -> None:
        self._corpus = corpus
        self._quick = quick

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
            Row("http", "clean build: the operation, feature `http`", self._http, _http),
            Row("sdk", "clean build: the operation with the official SDK", self._with_sdk, _sdk, slow=True),
            Row("application", "added to an application", self._application, _application),
            Row("expanded", "clean build: expanded ahead of time", self._expanded, _expanded),
            Row("typify", "clean build: typify on the same shape", self._typify, _typify),
            Row("cognito", "`cargo check` of all of Cognito", self._all_of_cognito, _cognito, corpus=True),
            Row("sagemaker", "`cargo check` of all of SageMaker", self._sagemaker, _sagemaker, corpus=True),
            Row("file", "the reference expansion on file", self._file, _file),
            Row("expansion", "an expansion, dev profile", self._expansion, _expansion, corpus=True),
            Row("command", "`shapesmith expand`, optimized", self._command, _command, corpus=True),
            Row("run-time", "run time", lambda: [RunTime("run time")], _run_time),
            Row("binary", "release binary, above an empty one", self._binaries, _binary),
            growth.of_closure(quick=self._quick),
            growth.of_model(quick=self._quick),
            growth.of_patterns(quick=self._quick),
        ]

    def _builds(self) -> list[Subject]:
        return [CleanBuild("hello world", crates.hello), CleanBuild("reference shape", crates.reference)]

    def _http(self) -> list[Subject]:
        return [CleanBuild("hello world", crates.hello), CleanBuild("operation", crates.operation)]

    def _with_sdk(self) -> list[Subject]:
        return [
            CleanBuild("operation", crates.operation),
            CleanBuild("operation, ureq, aws-sigv4", crates.call, rounds=3),
            CleanBuild("official SDK", crates.sdk, rounds=3),
        ]

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

    def _command(self) -> list[Subject]:
        def reference(folder: Path) -> list[str | Path]:
            assert self._corpus
            model = self._corpus / "models/cognito-identity-provider.json"
            return ["expand", model, "--shapes", SHAPE, "--output", folder / "expanded.rs"]

        def everything(folder: Path) -> list[str | Path]:
            assert self._corpus
            models = smithy.unpacked(self._corpus, folder / "models")
            # One pattern of the corpus is none.
            off = "com.amazonaws.rbin#RuleArn"
            return ["expand", "--each", *models, "--shapes", "*", "--pattern-off", off, "--out-dir", folder / "expanded"]

        return [Command("expand the reference shape", reference), Command("expand all services", everything)]

    def _binaries(self) -> list[Subject]:
        return [
            Binary("empty binary", crates.binary_empty),
            Binary("binary", lambda: crates.binary_shapesmith(json=False)),
            Binary("binary, JSON", lambda: crates.binary_shapesmith(json=True)),
            Binary("binary of typify", lambda: crates.binary_typify(self._schema, json=False)),
            Binary("binary of typify, JSON", lambda: crates.binary_typify(self._schema, json=True)),
        ]


def _reference(results: Results) -> list[Line]:
    hello, ours = results.get("hello world", "cpu"), results.get("reference shape", "cpu")
    return [at_most("clean build: a request of the reference shape", ours, hello, "hello world", 1.45)]


def _http(results: Results) -> list[Line]:
    hello, ours = results.get("hello world", "cpu"), results.get("operation", "cpu")
    return [at_most("clean build: the operation, feature `http`", ours, hello, "hello world", 1.7)]


def _sdk(results: Results) -> list[Line]:
    ours, sdk = results.get("operation", "cpu"), results.get("official SDK", "cpu")
    call = results.median("operation, ureq, aws-sigv4", "cpu")
    return [
        at_most("clean build: the operation with the official SDK", ours, sdk, "official SDK", 0.055),
        Line(
            "clean build: a program that signs and sends a request, with ureq and aws-sigv4",
            cpu(call),
            f"{cpu(sdk.median)} (official SDK)",
            times(call / sdk.median),
        ),
    ]


def _application(results: Results) -> list[Line]:
    without = results.median("application", "cpu")
    added = results.median("application with shapesmith", "cpu") - without
    what = "clean build: added to an application with serde, serde_json, clap, tokio and thiserror"
    return [
        Line(
            what,
            f"+{cpu(added)}",
            f"{cpu(without)} (the application)",
            f"+{100 * added / without:.0f}%",
            "≤ 4 CPU s",
            added <= 4,
        )
    ]


def _expanded(results: Results) -> list[Line]:
    hello, ours = results.get("hello world", "cpu"), results.get("expanded ahead of time", "cpu")
    return [at_most("clean build: code that was expanded ahead of time", ours, hello, "hello world", 0.8)]


def _typify(results: Results) -> list[Line]:
    ours, typify = results.get("reference shape", "cpu"), results.get("typify, reference shape", "cpu")
    return [at_most("clean build: the same shape with typify", ours, typify, "typify", 0.25)]


def _cognito(results: Results) -> list[Line]:
    ours, typify = results.get("all of Cognito", "cpu"), results.get("typify, all of Cognito", "cpu")
    memory, other = (results.median(name, "memory") for name in ("all of Cognito", "typify, all of Cognito"))
    what = "`cargo check` of all of Cognito, `shapes = *`"
    return [
        Line(what, cpu(ours.median), goal="≤ 3.0 CPU s", met=ours.median <= 3.0),
        at_most(f"{what}, against typify", ours, typify, "typify", 0.33),
        Line(f"{what}: maximum memory", _mega(memory), f"{_mega(other)} (typify)", times(memory / other)),
    ]


def _sagemaker(results: Results) -> list[Line]:
    time, memory = (results.median("all of SageMaker", value) for value in ("cpu", "memory"))
    what = "`cargo check` of all of SageMaker, `operations = *`"
    return [
        Line(what, cpu(time), goal="≤ 11 CPU s", met=time <= 11),
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
        Line(what, _ms(ours), f"{_ms(walk)} ({name})", times(ours / walk), "≤ 2.5x", ours / walk <= 2.5),
    ]


def _command(results: Results) -> list[Line]:
    reference = results.median("expand the reference shape", "cpu")
    time, memory = (results.median("expand all services", value) for value in ("cpu", "memory"))
    what = "`shapesmith expand` of all services, `--shapes '*'`"
    return [
        Line("`shapesmith expand` of the reference shape", _ms(reference), goal="≤ 60 ms", met=reference <= 0.06),
        Line(what, cpu(time), goal="≤ 20 CPU s", met=time <= 20),
        Line(f"{what}: maximum memory", f"{memory / 1e6:,.0f} MB", goal="≤ 300 MB", met=memory <= 300e6),
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
        goal, met = (f"≤ {most:g}x", ratio <= most) if most else ("–", None)
        lines.append(Line(f"run time: {what}", _us(mine), f"{_us(reference)} ({name})", times(ratio), goal, met))

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
            times(ours / typify),
            "≤ 80 kB",
            ours <= 80_000,
        ),
        Line(
            f"{what}reading, checking and writing its JSON",
            _kilo(json),
            f"{_kilo(typify_json)} (typify)",
            times(json / typify_json),
        ),
    ]
