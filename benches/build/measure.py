"""Runs commands, and measures what they cost."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# Variables that change what is built, or how. `CARGO_HOME` and the settings of the network stay.
_CHANGES_BUILDS = re.compile(
    r"(CARGO_(PROFILE|BUILD|TARGET|UNSTABLE)_.*|CARGO_INCREMENTAL|CARGO_TARGET_DIR|CARGO_ENCODED_RUSTFLAGS"
    r"|RUSTFLAGS|RUSTDOCFLAGS|RUSTC|RUSTC_WRAPPER|RUSTC_WORKSPACE_WRAPPER|RUSTC_BOOTSTRAP)"
)


class Failed(Exception):
    """A measurement that is not possible, with the reason."""


@dataclass(frozen=True)
class Run:
    """A command that succeeded, and the resources that it and its children used."""

    stdout: str
    stderr: str
    cpu: float
    """User and system time, in seconds."""
    wall: float
    """Elapsed time, in seconds."""
    memory: float
    """The maximum resident set of its largest process, in bytes."""


def environment() -> dict[str, str]:
    """The environment of every build: that of the caller, without the variables that change builds."""
    kept = {name: value for name, value in os.environ.items() if not _CHANGES_BUILDS.fullmatch(name)}
    return {**kept, "CARGO_INCREMENTAL": "0", "CARGO_TERM_COLOR": "never"}


def run(*command: str | Path, folder: Path) -> Run:
    """Runs a command to its end. Raises `Failed` with its last messages if it fails."""
    words = [str(word) for word in command]
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        start = time.monotonic()
        try:
            process = subprocess.Popen(
                words, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr
            )
        except OSError as error:
            raise Failed(f"`{words[0]}` cannot be run: {error.strerror}") from error
        # `wait4` is the only call that returns what one child and its own children used.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        out, err = (_text(file) for file in (stdout, stderr))
    if process.returncode != 0:
        raise Failed(f"`{' '.join(words[:3])}` failed: {_first_error(err, out)}")
    # Linux counts kibibytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(out, err, cpu=usage.ru_utime + usage.ru_stime, wall=wall, memory=usage.ru_maxrss * unit)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def _first_error(*texts: str) -> str:
    """The first error in the output of a command, or its last line."""
    lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("error")]
    return (errors or lines[-1:] or ["without a message"])[0][:300]


@dataclass(frozen=True)
class Series:
    """The values of repeated measurements."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def least(self) -> float:
        return min(self.values)

    @property
    def greatest(self) -> float:
        return max(self.values)


def progress(text: str) -> None:
    """Prints to standard error what the tool is doing."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)
