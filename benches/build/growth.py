"""The rows on growth: how costs grow with the closure, with the model, and with the number of patterns."""

from __future__ import annotations

import json
from pathlib import Path

import crates
import synthetic
from measure import Failed
from subjects import Check, Expansion
from table import Line, Plot, Results, Row, times

_CLOSURES = (1, 125, 250, 500, 1000)
_MEGABYTES = (1, 5, 10, 25, 50)
_PATTERNS = (100, 400, 800, 1600)


def of_closure(*, quick: bool) -> Row:
    """Structures in the closure, against `cargo check`."""
    sizes = _CLOSURES[:3] if quick else _CLOSURES

    def check(size: int) -> Check:
        def crate() -> crates.Crate:
            return crates.library(f"closure-{size}", json.dumps(synthetic.closure(size)), "shapes = [Item0]")

        return Check(_closure(size), crate, rounds=3)

    def points(results: Results) -> list[tuple[float, float]]:
        return [(size, results.median(_closure(size), "cpu")) for size in sizes]

    def plots(results: Results) -> list[Plot]:
        memory = [(float(size), results.median(_closure(size), "memory") / 1e6) for size in sizes]
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


def of_model(*, quick: bool) -> Row:
    """Size of the model, of which one shape is named, against the time of an expansion."""
    sizes = _MEGABYTES[:3] if quick else _MEGABYTES
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
                times(ours / scan),
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


def of_patterns(*, quick: bool) -> Row:
    """Number of patterns, against what they add to `cargo check`."""
    sizes = _PATTERNS[:3] if quick else _PATTERNS

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


def _slope(points: list[tuple[float, float]]) -> float:
    """The slope between the first point and the last."""
    (x, y), (last_x, last_y) = points[0], points[-1]
    return (last_y - y) / (last_x - x)


def _linear(what: str, unit: str, points: list[tuple[float, float]], most: float) -> Line:
    """A line whose goal is that one more costs the same in the last part of the growth as before it."""
    before, last = _slope(points[:-1]), _slope(points[-2:])
    if before <= 0:
        raise Failed("the smaller models cost too little to measure how costs grow")
    sizes = [f"{size:,.0f}" for size, _ in points]
    return Line(
        what,
        f"{1e3 * last:.2f} CPU ms per {unit} from {sizes[-2]} to {sizes[-1]}",
        f"{1e3 * before:.2f} CPU ms from {sizes[0]} to {sizes[-2]}",
        times(last / before),
        f"≤ {most:g}x (linear)",
        last / before <= most,
    )
