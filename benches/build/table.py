"""What the report consists of: rows, lines, plots, and the results that they are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from measure import Failed, Series
from subjects import Subject


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


@dataclass(frozen=True)
class Bars:
    """A diagram with a bar per cost."""

    file: str
    title: str
    y: str
    bars: dict[str, float]


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
    slow: bool = False
    """Whether it takes minutes, and is measured only if it is asked for."""


def times(ratio: float) -> str:
    return f"{ratio:.2f}x" if ratio < 10 else f"{ratio:.1f}x"


def cpu(seconds: float) -> str:
    return f"{seconds:.2f} CPU s" if seconds < 10 else f"{seconds:.1f} CPU s"


def at_most(what: str, ours: Series, reference: Series, name: str, most: float) -> Line:
    """A line whose goal is that ours costs at most a multiple of the reference."""
    ratio = ours.median / reference.median
    return Line(
        what,
        cpu(ours.median),
        f"{cpu(reference.median)} ({name})",
        times(ratio),
        f"≤ {most:g}x",
        ratio <= most,
    )
