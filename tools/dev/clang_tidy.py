#!/usr/bin/env python3
"""clang-tidy over every source file, asking only about what changed.

A file that was found clean is remembered in .cache/clang-tidy by the hash of everything that decides the answer: the
tool, its settings, the compile command, the text of the file and of every header of ours that it reaches. Files
not remembered are bundled, those of one target into one unit, because most of the time goes into parsing the same
headers; a bundle with findings, or one that cannot be parsed, is asked again in halves.

    clang_tidy.py [--all] [PATH...]
"""
import concurrent.futures
import dataclasses
import functools
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import time

from sources import ROOT

TIDY = os.environ.get("DEV_CLANG_TIDY", "clang-tidy-14")
CACHE = ROOT / ".cache" / "clang-tidy"
WORK = ROOT / "build" / "tidy"
BUNDLE_LINES = 4000
INCLUDE = re.compile(rb'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.MULTILINE)
# What g++ understands and clang does not, and what would make clang read a g++ precompiled header.
DROP = {"-fpch-preprocess", "-Winvalid-pch"}


@dataclasses.dataclass(frozen=True)
class Unit:
    """One source file with the arguments that compile it."""
    path: pathlib.Path
    folder: pathlib.Path
    arguments: tuple[str, ...]

    @property
    def searched(self) -> tuple[pathlib.Path, ...]:
        return tuple(pathlib.Path(a[2:]) for a in self.arguments if a.startswith("-I"))


def arguments_of(command: str, path: pathlib.Path) -> tuple[str, ...]:
    """The compile command without launcher, compiler, output and the precompiled header."""
    words = shlex.split(command)
    start = next(i for i, word in enumerate(words) if re.search(r"(^|/)(g\+\+|clang\+\+)[-0-9]*$", word))
    kept, skip = [], False
    for word, following in zip(words[start + 1:], words[start + 2:] + [""]):
        if skip:
            skip = False
        elif word in ("-o", "-c") or (word == "-include" and "cmake_pch" in following):
            skip = True
        elif word not in DROP and word != str(path):
            kept.append(word)
    return tuple(kept)


def units(build: pathlib.Path) -> list[Unit]:
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = pathlib.Path(entry["file"])
        inside = path.is_relative_to(ROOT) and not path.is_relative_to(ROOT / "build")
        if inside and path.suffix == ".cpp" and path.is_file():
            found[path] = Unit(path, pathlib.Path(entry["directory"]), arguments_of(entry["command"], path))
    return [found[path] for path in sorted(found)]


@functools.lru_cache(maxsize=None)
def bytes_of(path: pathlib.Path) -> bytes:
    return path.read_bytes()


@functools.lru_cache(maxsize=None)
def resolve(name: bytes, folder: pathlib.Path, searched: tuple[pathlib.Path, ...]) -> pathlib.Path | None:
    for place in (folder, *searched):
        candidate = place / name.decode()
        if candidate.is_relative_to(ROOT) and candidate.is_file():
            return candidate
    return None


def reached(unit: Unit) -> list[pathlib.Path]:
    """The file and every header of this repository that it includes, directly or not."""
    seen, waiting = set(), [unit.path]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for name in INCLUDE.findall(bytes_of(path)):
            if (header := resolve(name, path.parent, unit.searched)) is not None:
                waiting.append(header)
    return sorted(seen)


def key_of(unit: Unit, base: bytes) -> str:
    digest = hashlib.sha256(base)
    digest.update("\0".join(unit.arguments).replace(str(ROOT), "").encode())
    for path in reached(unit):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + hashlib.sha256(bytes_of(path)).digest())
    return digest.hexdigest()


def bundles(waiting: list[Unit]) -> list[list[Unit]]:
    """Files with the same arguments together, up to a length."""
    groups: dict[tuple, list[list[Unit]]] = {}
    for unit in waiting:
        made = groups.setdefault((unit.folder, unit.arguments), [[]])
        lines = sum(bytes_of(u.path).count(b"\n") for u in made[-1])
        if made[-1] and lines + bytes_of(unit.path).count(b"\n") > BUNDLE_LINES:
            made.append([])
        made[-1].append(unit)
    found = [bundle for made in groups.values() for bundle in made if bundle]
    return sorted(found, key=lambda b: -sum(len(bytes_of(u.path)) for u in b))  # the long ones first


def ask(path: pathlib.Path, unit: Unit) -> str:
    """clang-tidy's findings about one file; empty when it has none."""
    extra = ["-Wno-unknown-warning-option", "-Wno-everything", "-include", "cstdint"]
    done = subprocess.run(
        [TIDY, "--quiet", f"--config-file={ROOT / '.clang-tidy'}", str(path), "--", *unit.arguments, *extra],
        cwd=unit.folder, capture_output=True, text=True)
    if done.returncode == 0:
        return ""
    return done.stdout.strip() or done.stderr.strip()


def examine(bundle: list[Unit]) -> dict[Unit, str]:
    if len(bundle) == 1:
        return {bundle[0]: ask(bundle[0].path, bundle[0])}
    text = "".join(f'#include "{unit.path}"\n' for unit in bundle)
    together = WORK / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.cpp"
    together.write_text(text)
    if not ask(together, bundle[0]):
        return {unit: "" for unit in bundle}
    # Two files of one target may use the same name inside: apart they are understood.
    middle = len(bundle) // 2
    return examine(bundle[:middle]) | examine(bundle[middle:])


def settings() -> bytes:
    version = subprocess.run([TIDY, "--version"], check=True, capture_output=True).stdout
    return hashlib.sha256(version + (ROOT / ".clang-tidy").read_bytes()).digest()


def main() -> int:
    named = [pathlib.Path(name).resolve() for name in sys.argv[1:] if not name.startswith("--")]
    CACHE.mkdir(parents=True, exist_ok=True)
    WORK.mkdir(parents=True, exist_ok=True)
    base, begin = settings(), time.monotonic()
    every = [u for u in units(ROOT / "build" / "dev") if not named or any(u.path.is_relative_to(n) for n in named)]
    keys = {unit: key_of(unit, base) for unit in every}
    waiting = [u for u in every if "--all" in sys.argv or not (CACHE / keys[u]).exists()]
    findings = 0
    finished = 0
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("DEV_JOBS", os.cpu_count() or 1))) as pool:
        asked = [pool.submit(examine, bundle) for bundle in bundles(waiting)]
        for answered in concurrent.futures.as_completed(asked):
            for unit, text in answered.result().items():
                finished += 1
                if text:
                    findings += 1
                    print(text.replace(f"{ROOT}/", ""))
                else:
                    (CACHE / keys[unit]).touch()
            print(f"   [{finished}/{len(waiting)} {time.monotonic() - begin:.0f}s]", flush=True)
    print(f"clang-tidy: {len(every)} files, {len(waiting)} asked, {findings} with findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
