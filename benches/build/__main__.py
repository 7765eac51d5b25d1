"""Measures what builds cost, and writes `docs/performance.md` and its plots.

    SHAPESMITH_CORPUS=… python3 benches/build --readme

measures everything, in about half an hour; it needs cargo, git, a network, and a machine that is otherwise idle.
Without `SHAPESMITH_CORPUS`, the rows that need official models are skipped. A row that fails is reported as not
measured, and the others are measured nevertheless.

Each row of the report is defined in `rows.py`. What is measured for it is in `subjects.py` and `crates.py`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection
from pathlib import Path

from crates import ROOT
from measure import Failed, Series, progress
from report import Report
from rows import Rows
from subjects import CleanBuild, Subject
from table import Bars, Line, Results, Row

WORK = ROOT / "target/bench-build"
"""Where the crates are written and built."""


def _arguments(keys: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benches/build", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", metavar="A,B", help=f"measure these rows only: {', '.join(keys)}")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="measure everything N times (default: 5)")
    parser.add_argument("--quick", action="store_true", help="measure once, and only smaller synthetic models")
    parser.add_argument("--sdk", action="store_true", help="measure the row `sdk`, too, which takes minutes more")
    parser.add_argument("--readme", action="store_true", help="write the table in README.md, too")
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FOLDER",
        help="where to write the report (default: docs/, or target/bench-build/docs/ with --rows or --quick)",
    )
    arguments = parser.parse_args()
    if arguments.runs < 1:
        parser.error("--runs must be at least 1")
    for key in (arguments.rows or "").split(","):
        if key and key not in keys:
            parser.error(f"there is no row `{key}`: choose from {', '.join(keys)}")
    return arguments


def main() -> None:
    # The keys of the rows do not depend on the options.
    arguments = _arguments([row.key for row in Rows(None, quick=False).all()])
    corpus = os.environ.get("SHAPESMITH_CORPUS")
    named = arguments.rows.split(",") if arguments.rows else []
    rows = [
        row
        for row in Rows(Path(corpus) if corpus else None, quick=arguments.quick).all()
        if (row.key in named if named else not row.slow) or (row.slow and arguments.sdk)
    ]
    skipped = [row for row in rows if row.corpus and not corpus]
    for row in skipped:
        progress(f"{row.key}: SKIPPED, since SHAPESMITH_CORPUS is not set")

    WORK.mkdir(parents=True, exist_ok=True)
    subjects = {subject.name: subject for row in rows if row not in skipped for subject in row.subjects()}
    results = _measure(list(subjects.values()), 1 if arguments.quick else arguments.runs)
    report = _report(rows, skipped, subjects.values(), results)

    part = arguments.rows or arguments.quick
    folder = arguments.output or (WORK / "docs" if part else ROOT / "docs")
    report.write(folder)
    progress(f"written: {folder / 'performance.md'}")
    if arguments.readme:
        report.write_readme(ROOT / "README.md")
    if any(line.failure for lines in report.lines.values() for line in lines):
        sys.exit("not all rows were measured")


def _measure(subjects: list[Subject], rounds: int) -> Results:
    """Measures all subjects in turns: in each round, each of them once."""
    results = Results()
    samples: dict[str, dict[str, list[float]]] = {subject.name: {} for subject in subjects}

    def attempt(subject: Subject, what: str, number: int) -> None:
        if subject.name in results.failures or (subject.rounds or rounds) < number:
            return
        try:
            if number == 0:
                progress(f"{what}: {subject.name}")
                return subject.prepare(WORK)
            values = subject.measure()
        except (Failed, OSError, KeyError) as error:
            # No folders of this machine in the report.
            text = f"{error}".replace(str(ROOT), ".").replace(str(Path.home()), "~")
            results.failures[subject.name] = text
            progress(f"{what}: {subject.name} FAILED: {text}")
            return
        for value, sample in values.items():
            samples[subject.name].setdefault(value, []).append(sample)
        shown = ", ".join(f"{value} {sample:.4g}" for value, sample in list(values.items())[:4])
        progress(f"{what}: {subject.name}: {shown}")

    for subject in subjects:
        attempt(subject, "preparing", 0)
    for number in range(1, rounds + 1):
        for subject in subjects:
            attempt(subject, f"round {number} of {rounds}", number)
    for name, values in samples.items():
        if values and name not in results.failures:
            results.series[name] = {value: Series(tuple(numbers)) for value, numbers in values.items()}
    return results


def _report(rows: list[Row], skipped: list[Row], subjects: Collection[Subject], results: Results) -> Report:
    report = Report(results)
    measured = [
        subject.name for subject in subjects if isinstance(subject, CleanBuild) and subject.name in results.series
    ]
    if measured:
        bars = {name: results.median(name, "cpu") for name in measured}
        report.plots.append(Bars("builds.svg", "Clean builds", "CPU s", bars))
    for row in rows:
        try:
            if row in skipped:
                raise Failed("`SHAPESMITH_CORPUS` is not set")
            report.lines[row.key] = row.lines(results)
            report.plots += row.plots(results)
        except Failed as error:
            report.lines[row.key] = [Line(row.title, failure=str(error))]
    for subject in subjects:
        report.versions.update(subject.versions)
        if isinstance(subject, CleanBuild):
            report.twice[subject.name] = subject.twice
    return report


if __name__ == "__main__":
    try:
        main()
    except Failed as error:
        sys.exit(f"error: {error}")
