"""What is measured: a subject is prepared once, and then measured once per round."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from crates import ROOT, Crate, locked
from measure import Failed, Run, run

Values = dict[str, float]


class Subject:
    """Something with a cost."""

    def __init__(self, name: str, rounds: int | None = None) -> None:
        self.name = name
        self.rounds = rounds
        """How often to measure it, at most; `None` for every round."""
        self.versions: dict[str, str] = {}
        """Versions of crates that the report names."""

    def prepare(self, folder: Path) -> None:
        """Does what is not measured."""

    def measure(self) -> Values:
        """Measures it once."""
        raise NotImplementedError


class _OfCrate(Subject):
    """A subject that is a crate. The crate is made late: that fails if, say, a feature does not exist."""

    def __init__(self, name: str, crate: Callable[[], Crate], rounds: int | None = None) -> None:
        super().__init__(name, rounds)
        self._crate = crate

    def prepare(self, folder: Path) -> None:
        crate = self._crate()
        self._package = crate.write(folder)
        versions = locked(self._package)
        self.versions = {name: versions[name] for name in crate.versions if name in versions}


class CleanBuild(_OfCrate):
    """`cargo build` of a crate and all its dependencies."""

    twice: list[str] = []
    """The ids of the packages that are built more than once: for the macros, and for the crate."""

    def measure(self) -> Values:
        target = self._package / "target"
        shutil.rmtree(target, ignore_errors=True)
        used = run(
            "cargo", "build", "--locked", "--offline", "--message-format=json-render-diagnostics", folder=self._package
        )
        built = _built(used)
        self.twice = sorted({id for id in built if built.count(id) > 1})
        shutil.rmtree(target, ignore_errors=True)
        return {"cpu": used.cpu, "wall": used.wall, "crates": len(set(built)), "twice": len(self.twice)}


def _built(used: Run) -> list[str]:
    """The ids of the packages that cargo has built, as often as it has. Build scripts do not count."""
    messages = [json.loads(line) for line in used.stdout.splitlines() if line.startswith("{")]
    artifacts = [message for message in messages if message["reason"] == "compiler-artifact"]
    return [message["package_id"] for message in artifacts if "custom-build" not in message["target"]["kind"]]


class Check(_OfCrate):
    """`cargo check` of a crate whose dependencies have been checked."""

    def prepare(self, folder: Path) -> None:
        super().prepare(folder)
        # Shared, so that dependencies are built once.
        self._command = ("cargo", "check", "--locked", "--offline", "--target-dir", folder / "target-check")
        # An empty library, so that only the dependencies are built here.
        library = self._package / "src/lib.rs"
        source = library.read_text(encoding="utf-8")
        library.write_text("", encoding="utf-8")
        run(*self._command, folder=self._package)
        library.write_text(source, encoding="utf-8")

    def measure(self) -> Values:
        os.utime(self._package / "src/lib.rs")
        used = run(*self._command, folder=self._package)
        return {"cpu": used.cpu, "wall": used.wall, "memory": used.memory}


class Binary(_OfCrate):
    """The size of a release binary."""

    def __init__(self, name: str, crate: Callable[[], Crate]) -> None:
        super().__init__(name, crate, rounds=1)

    def measure(self) -> Values:
        run("cargo", "build", "--release", "--locked", "--offline", folder=self._package)
        binary = self._package / "target/release" / self._package.name
        return {"bytes": binary.stat().st_size}


class File(Subject):
    """The size of a file."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, rounds=1)
        self._path = path

    def measure(self) -> Values:
        text = self._path.read_bytes()
        return {"lines": text.count(b"\n"), "bytes": len(text)}


class Expansion(Subject):
    """`benches/expansion.rs` on models: the time of an expansion, and of `serde_json` on the same text."""

    def __init__(self, name: str, models: Callable[[Path], list[Path]], rounds: int | None = None) -> None:
        super().__init__(name, rounds)
        self._models = models

    def prepare(self, folder: Path) -> None:
        self._paths = self._models(folder)
        run("cargo", "bench", "--bench", "expansion", "--profile", "dev", "--locked", "--no-run", folder=ROOT)

    def measure(self) -> Values:
        command = ("cargo", "bench", "--bench", "expansion", "--profile", "dev", "--locked", "--")
        used = run(*command, *self._paths, folder=ROOT)
        return expansion_times(used.stdout)


class Command(Subject):
    """The command `shapesmith`, optimized."""

    def __init__(self, name: str, arguments: Callable[[Path], list[str | Path]]) -> None:
        super().__init__(name)
        self._arguments = arguments

    def prepare(self, folder: Path) -> None:
        target = folder / "target-command"
        run("cargo", "build", "--release", "--locked", "-p", "shapesmith-cli", "--target-dir", target, folder=ROOT)
        self._command = [target / "release/shapesmith", *self._arguments(folder)]

    def measure(self) -> Values:
        used = run(*self._command, folder=ROOT)
        return {"cpu": used.cpu, "wall": used.wall, "memory": used.memory}


_UNITS = {"ns": 1e-9, "µs": 1e-6, "us": 1e-6, "ms": 1e-3, "s": 1.0}


_LINES = (
    ("walk", "walk with serde_json"),
    ("scan", "scan into an index"),
    ("read", "read and check"),
    ("expand", "all the way to tokens"),
)


def expansion_times(text: str) -> Values:
    """The sizes and times that `benches/expansion.rs` prints: `0.bytes`, `0.walk`, … for the first model."""
    values: Values = {}
    models = re.split(r"^.*, (\d+) bytes:$", text, flags=re.MULTILINE)[1:]
    for number, (size, body) in enumerate(zip(models[::2], models[1::2])):
        values[f"{number}.bytes"] = float(size)
        for name, line in _LINES:
            time = re.search(rf"{line}\s+([\d.]+)(ns|µs|ms|s)\b", body)
            if not time:
                raise Failed(f"`benches/expansion.rs` does not print the line `{line}`")
            values[f"{number}.{name}"] = float(time[1]) * _UNITS[time[2]]
    if not values:
        raise Failed("`benches/expansion.rs` measures no model")
    return values


class RunTime(Subject):
    """`benches/compare`: run time against other crates."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._folder = ROOT / "benches/compare"

    def prepare(self, folder: Path) -> None:
        run("cargo", "bench", "--locked", "--no-run", folder=self._folder)
        versions = locked(self._folder)
        self.versions = {name: versions[name] for name in ("garde", "serde", "serde_json")}

    def measure(self) -> Values:
        values: Values = {}
        for bench in (("--bench", "json"), ("--bench", "validation", "--", "request")):
            used = run("cargo", "bench", "--locked", *bench, folder=self._folder)
            values.update(divan_times(used.stdout))
        return values


def divan_times(text: str) -> Values:
    """The medians in a table of `divan`, in seconds, by the path of the benchmark: `output.read_ours`."""
    values: Values = {}
    path: list[str] = []
    for line in text.splitlines():
        entry = re.match(r"((?:│  |   )*)[├╰]─ (\S+)(.*)", line)
        if not entry:
            continue
        path[len(entry[1]) // 3 :] = [entry[2]]
        columns = [column.strip() for column in entry[3].split("│")]
        time = re.fullmatch(r"([\d.]+) (ns|µs|ms|s)", columns[2]) if len(columns) > 2 else None
        if time:
            values[".".join(path)] = float(time[1]) * _UNITS[time[2]]
    if not values:
        raise Failed("the benchmark prints no table")
    return values
