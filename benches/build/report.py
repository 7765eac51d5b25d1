"""Writes the report."""

from __future__ import annotations

import os
import platform
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from crates import ROOT
from measure import Failed, Series, run
from plot import svg
from table import Bars, Line, Plot, Results

_NOTES = ("<!-- notes -->", "<!-- end of notes -->")
_README = ("<!-- performance -->", "<!-- end of performance -->")
_PICTURE = "build-time.svg"
# The bars of the README's picture: what each is, by the clean build that it shows.
_BARS = {
    "hello world": "a derive macro with syn",
    "reference shape": "one request, shapesmith",
    "typify, reference shape": "the same request, typify",
}


@dataclass
class Report:
    """What a run has measured."""

    results: Results
    lines: dict[str, list[Line]] = field(default_factory=dict)
    """The lines of each row."""
    plots: list[Plot | Bars] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    """The versions of crates."""
    twice: dict[str, list[str]] = field(default_factory=dict)
    """By clean build, the crates that it builds more than once."""

    def write(self, folder: Path) -> None:
        """Writes `performance.md` and the plots. What is written by hand between the marks of notes stays."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "performance.md"
        notes = _between(file.read_text(encoding="utf-8"), _NOTES) if file.exists() else "\n"
        for plot in self.plots:
            (folder / plot.file).write_text(svg(plot), encoding="utf-8")
        file.write_text(self._markdown(notes), encoding="utf-8")

    def write_readme(self, readme: Path) -> None:
        """Writes the lines that matter to users between the marks in the README, and its picture."""
        bars = {name: self.results.median(build, "cpu") for build, name in _BARS.items()}
        other = "sdk" if "sdk" in self.lines else "typify"
        lines = [line for key in ("reference", "application", other) for line in self.lines.get(key, [])]
        lines = [line for line in lines if not line.failure]
        table = _table(
            ["clean build", "shapesmith", "compared with", "ratio"],
            [[line.what.removeprefix("clean build: "), line.ours, line.reference, line.ratio] for line in lines],
        )
        text = readme.read_text(encoding="utf-8")
        old = _between(text, _README)
        measured = f"Measured on {_date()} with {_rustc()}, on {os.cpu_count()} cores"
        new = f"\n{table}\n\n{measured}; [docs/performance.md](docs/performance.md) has more.\n"
        readme.write_text(text.replace(f"{_README[0]}{old}", f"{_README[0]}{new}"), encoding="utf-8")
        (readme.parent / "docs" / _PICTURE).write_text(svg(picture(bars)), encoding="utf-8")

    def _markdown(self, notes: str) -> str:
        bars, plots = (
            "\n\n".join(f"![{plot.title}: {plot.y}]({plot.file})" for plot in self.plots if isinstance(plot, kind))
            for kind in (Bars, Plot)
        )
        parts = [
            "# Performance",
            "`python3 benches/build` writes this page and the plots from one run, and `--readme` also the table in the README.",
            "## Goals",
            "The project sets these goals for itself. Notes at the end of the page have the causes of those that are missed.",
            self._goals(),
            bars,
            "## Growth" if plots else "",
            plots,
            "## Costs",
            self._builds(),
            self._built_twice(),
            self._others(),
            "## Conditions",
            self._conditions(),
            f"{_NOTES[0]}{notes}{_NOTES[1]}",
        ]
        return "\n\n".join(part for part in parts if part) + "\n"

    def _goals(self) -> str:
        lines = [line for row in self.lines.values() for line in row]
        return _table(
            ["what", "shapesmith", "compared with", "ratio", "goal", "result"],
            [[line.what, line.ours, line.reference, line.ratio, line.goal, _result(line)] for line in lines],
        )

    def _builds(self) -> str:
        """A line per subject that takes CPU time."""
        rows = []
        for subject, values in self.results.series.items():
            if "cpu" not in values:
                continue
            cpu = values["cpu"]
            memory, crates = (values.get(value) for value in ("memory", "crates"))
            rows.append(
                [
                    subject,
                    f"{cpu.median:.2f}",
                    _spread(cpu, "{:.2f}".format),
                    f"{values['wall'].median:.2f}",
                    f"{memory.median / 1e6:,.0f}" if memory else "–",
                    f"{crates.median:.0f}" if crates else "–",
                    str(len(cpu.values)),
                ]
            )
        head = ["what", "CPU s, median", "lowest to highest", "elapsed s", "memory, MB", "crates built", "runs"]
        return _table(head, rows) if rows else ""

    def _others(self) -> str:
        """A line per value that is not the cost of a build."""
        rows = []
        for subject, values in self.results.series.items():
            for value, series in values.items():
                if "cpu" in values or value.endswith(".bytes"):
                    continue
                what, (shown, unit) = _what(subject, value, values), _shown(value)
                rows.append([what, unit, shown(series.median), _spread(series, shown), str(len(series.values))])
        return _table(["what", "unit", "median", "lowest to highest", "runs"], rows) if rows else ""

    def _built_twice(self) -> str:
        found = [f"{build}: {', '.join(map(_name, ids))}" for build, ids in self.twice.items() if ids]
        return "Crates that are built twice, for macros and for the binary: " + "; ".join(found) + "." if found else ""

    def _conditions(self) -> str:
        crates = ", ".join(f"{name} {version}" for name, version in sorted(self.versions.items()))
        return "\n".join(
            [
                f"- {_date()}, commit {_commit()}",
                f"- {_rustc()}, {platform.system()} on {platform.machine()}, {os.cpu_count()} cores",
                "- CPU s are user and system time of `cargo` and all that it starts, with `CARGO_INCREMENTAL=0`, in the"
                " dev profile unless another is named. What is compared is measured in turns: each round measures"
                " everything once.",
                "- A clean build is `cargo build` into an empty folder, of a binary and all its dependencies."
                " `cargo check` is of one crate, whose dependencies have been checked.",
                "- hello world is a binary that uses a derive macro on syn, quote, proc-macro2, serde_json and heck,"
                " all with their default features. The application uses tokio with the feature `full`.",
                '- Release binaries: `lto = "fat"`, `opt-level = "s"`, `strip = true`.',
                "- Crates have their latest versions, except for those in lock files of the repository"
                f" (run time, expansion): {crates}",
            ]
        )


def picture(bars: dict[str, float]) -> Bars:
    """The picture of the README: CPU time by clean build."""
    return Bars(_PICTURE, "Clean build of a small program", "CPU s", bars)


def _result(line: Line) -> str:
    if line.failure:
        return f"not measured: {line.failure}"
    return {None: "–", True: "met", False: "**missed**"}[line.met]


def _spread(series: Series, shown: Callable[[float], str]) -> str:
    return f"{shown(series.least)} to {shown(series.greatest)}"


# What `benches/expansion.rs` measures.
_EXPANSION = {
    "walk": "`serde_json`, `IgnoredAny`",
    "scan": "scan into an index",
    "read": "scan, read and check",
    "expand": "expansion",
}


def _what(subject: str, value: str, values: dict[str, Series]) -> str:
    """What a value is of."""
    number, _, kind = value.partition(".")
    if number.isdigit():
        return f"{subject}, {values[f'{number}.bytes'].median / 1e6:.1f} MB: {_EXPANSION[kind]}"
    return subject if value in ("bytes", "lines") else f"{subject}: `{value}`"


def _shown(value: str) -> tuple[Callable[[float], str], str]:
    """How to write a value, and its unit."""
    if value in ("bytes", "lines"):
        return "{:,.0f}".format, value
    if value[0].isdigit():
        return (lambda seconds: f"{1e3 * seconds:,.1f}"), "ms"
    return (lambda seconds: f"{1e6 * seconds:,.2f}"), "µs"


def _name(id: str) -> str:
    """The name of a package in its id: `registry+https://…#serde@1.0.0`, `path+file:///…/shapesmith#0.1.0`."""
    source, _, rest = id.partition("#")
    return rest.split("@")[0] if "@" in rest else source.rsplit("/", 1)[-1]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _between(text: str, marks: tuple[str, str]) -> str:
    """The text between two marks. Raises `Failed` if they are not there."""
    found = re.search(f"{re.escape(marks[0])}(.*?){re.escape(marks[1])}", text, re.DOTALL)
    if not found:
        raise Failed(f"there are no marks `{marks[0]}` and `{marks[1]}`")
    return found[1]


def _date() -> str:
    return time.strftime("%Y-%m-%d")


def _rustc() -> str:
    return " ".join(run("rustc", "--version", folder=ROOT).stdout.split()[:2])


def _commit() -> str:
    return run("git", "rev-parse", "--short", "HEAD", folder=ROOT).stdout.strip()
