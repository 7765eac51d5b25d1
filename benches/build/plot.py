"""Draws plots and bars as SVG."""

from __future__ import annotations

import math
from html import escape

from table import Bars, Plot

_WIDTH, _HEIGHT = 680, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 20, 50, 60
# The text and the background, for light and for dark pages. The background is part of the picture, since a browser may
# prefer another theme than the page around it has.
_STYLE = (
    "<style>svg{fill:#222}.page{fill:#fff}.grid{stroke:#ddd}"
    "@media(prefers-color-scheme:dark){svg{fill:#e6edf3}.page{fill:#0d1117}.grid{stroke:#3d444d}}</style>"
)
# Told apart by those who do not see colours, too (Okabe and Ito).
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")


def svg(plot: Plot | Bars) -> str:
    """The text of an SVG file. All axes begin at zero."""
    return _bars(plot) if isinstance(plot, Bars) else _plot(plot)


def _bars(plot: Bars) -> str:
    left, step = 220, 30
    height = _TOP + step * len(plot.bars) + 16
    # Space for the number after the longest bar.
    scale = (_WIDTH - left - 60) / max(plot.bars.values())
    parts = [*_head(height, f"{plot.title}, {plot.y}")]
    for number, (name, value) in enumerate(plot.bars.items()):
        y = _TOP + step * number
        parts.append(_text(left - 10, y + 15, name, "end"))
        parts.append(f'<rect x="{left}" y="{y}" width="{value * scale:.1f}" height="20" fill="{_COLOURS[0]}"/>')
        parts.append(_text(left + value * scale + 8, y + 15, f"{value:.1f}", "start"))
    return "\n".join([*parts, "</svg>", ""])


def _head(height: int, title: str) -> list[str]:
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
        ' font-family="sans-serif" font-size="13">',
        _STYLE,
        f'<rect class="page" width="{_WIDTH}" height="{height}"/>',
        _text(_WIDTH / 2, 26, title, "middle", "16"),
    ]


def _plot(plot: Plot) -> str:
    points = [point for line in plot.lines.values() for point in line]
    right, x_ticks = _axis(max(x for x, _ in points))
    top, y_ticks = _axis(max(y for _, y in points))

    def at(x: float, y: float) -> tuple[float, float]:
        width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        return _LEFT + x / right * width, _HEIGHT - _BOTTOM - y / top * height

    parts = [
        *_head(_HEIGHT, plot.title),
        _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 16, plot.x, "middle"),
        f'<g transform="translate(18 {(_TOP + _HEIGHT - _BOTTOM) / 2}) rotate(-90)">'
        f"{_text(0, 0, plot.y, 'middle')}</g>",
    ]
    for tick in x_ticks:
        x, y = at(tick, 0)
        parts.append(_text(x, y + 20, f"{tick:,g}", "middle"))
    for tick in y_ticks:
        x, y = at(0, tick)
        parts.append(f'<path d="M{x:.1f} {y:.1f}H{_WIDTH - _RIGHT}" class="grid"/>')
        parts.append(_text(x - 8, y + 4, f"{tick:,g}", "end"))
    for number, (name, line) in enumerate(plot.lines.items()):
        parts.extend(_line(number, name, [at(*point) for point in line]))
    return "\n".join([*parts, "</svg>", ""])


def _line(number: int, name: str, points: list[tuple[float, float]]) -> list[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    y = _TOP + 14 + 18 * number
    return [
        f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in points),
        f'<path d="M{_LEFT + 12} {y - 4}h20" stroke="{colour}" stroke-width="2"/>',
        _text(_LEFT + 38, y, name, "start"),
    ]


def _text(x: float, y: float, text: str, anchor: str, size: str = "") -> str:
    size = f' font-size="{size}"' if size else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{size}>{escape(text)}</text>'


def _axis(greatest: float) -> tuple[float, list[float]]:
    """The end of an axis that holds a value, and its ticks: multiples of 1, 2 or 5 times a power of ten."""
    power = 10 ** math.floor(math.log10(greatest / 5)) if greatest > 0 else 1
    step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if 6 * step >= greatest)
    count = math.ceil(greatest / step - 1e-9) or 1
    return count * step, [number * step for number in range(count + 1)]
