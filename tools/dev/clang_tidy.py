#!/usr/bin/env python3
"""clang-tidy over every source file, asking only about what changed.

A file that was found clean is remembered in .cache/clang-tidy by the hash of everything that decides the answer: the
tool, its settings, the compile command, the text of the file and of every header of ours that it reaches. Files
not remembered are bundled, because most of the time goes into the same headers: ten seconds for one file, thirty for
seventeen. What cannot be parsed together (two files that use one name inside) waits for a later bundle; a bundle with
findings is asked again in halves, until each finding stands at its own file.

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
CLANG = os.environ.get("DEV_CLANG", "clang++-14")
CACHE = ROOT / ".cache" / "clang-tidy"
WORK = ROOT / "build" / "tidy"
BUNDLE_LINES = 8000
INCLUDE = re.compile(rb'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.MULTILINE)
# What g++ understands and clang does not, and what would make clang read a g++ precompiled header.
DROP = {"-fpch-preprocess", "-Winvalid-pch"}
EXTRA = ("-Wno-unknown-warning-option", "-Wno-everything", "-include", "cstdint")


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


def written(compiled: pathlib.Path) -> list[pathlib.Path]:
    """The file itself, or those that CMake compiles together in it."""
    if compiled.parent.name == "Unity":
        return [pathlib.Path(name) for name in re.findall(r'^#include "(.+)"$', compiled.read_text(), re.MULTILINE)]
    return [compiled]


def units(build: pathlib.Path) -> list[Unit]:
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        compiled = pathlib.Path(entry["file"])
        arguments = arguments_of(entry["command"], compiled)
        for path in written(compiled) if compiled.is_file() else []:
            inside = path.is_relative_to(ROOT) and not path.is_relative_to(ROOT / "build")
            if inside and path.suffix == ".cpp" and path.is_file():
                found[path] = Unit(path, pathlib.Path(entry["directory"]), arguments)
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


def length(bundle: list[Unit]) -> int:
    return sum(bytes_of(unit.path).count(b"\n") for unit in bundle)


def alike(unit: Unit) -> tuple:
    """What files of one bundle share: everything of the command but the folders searched, and whether it is a test."""
    return tuple(a for a in unit.arguments if not a.startswith("-I")), unit.path.parent.name == "tests"


def bundles(waiting: list[Unit]) -> list[list[Unit]]:
    """Files compiled alike together, up to a length; the long bundles first."""
    groups: dict[tuple, list[list[Unit]]] = {}
    for unit in waiting:
        made = groups.setdefault(alike(unit), [[]])
        if made[-1] and length([*made[-1], unit]) > BUNDLE_LINES:
            made.append([])
        made[-1].append(unit)
    found = [bundle for made in groups.values() for bundle in made if bundle]
    return sorted(found, key=length, reverse=True)


def arguments_for(bundle: list[Unit]) -> list[str]:
    """The command of one file for all of them: what each searches is searched."""
    searched = dict.fromkeys(a for unit in bundle for a in unit.arguments if a.startswith("-I"))
    return [*searched, *(a for a in bundle[0].arguments if not a.startswith("-I")), *EXTRA]


def ask(path: pathlib.Path, bundle: list[Unit]) -> str:
    """clang-tidy's findings about one text; empty when it has none."""
    done = subprocess.run(
        [TIDY, "--quiet", f"--config-file={ROOT / '.clang-tidy'}", str(path), "--", *arguments_for(bundle)],
        cwd=bundle[0].folder, capture_output=True, text=True)
    if done.returncode == 0:
        return ""
    return done.stdout.strip() or done.stderr.strip()


def together(bundle: list[Unit]) -> pathlib.Path:
    """One text that includes them all. Every fuzzer has the same entry: here each gets a name of its own."""
    entry = "#undef LLVMFuzzerTestOneInput\n#define LLVMFuzzerTestOneInput fuzz_entry_{}\n#include \"{}\"\n"
    text = "".join(entry.format(number, unit.path) for number, unit in enumerate(bundle))
    written = WORK / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.cpp"
    written.write_text(text)
    return written


def part(bundle: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Those that can be parsed together, and those that must wait: the files in which clang met an error. Asked once:
    what still cannot be parsed is found when the bundle is halved."""
    if len(bundle) == 1:
        return bundle, []
    command = [CLANG, "-fsyntax-only", "-ferror-limit=0", str(together(bundle)), *arguments_for(bundle)]
    done = subprocess.run(command, cwd=bundle[0].folder, capture_output=True, text=True)
    if done.returncode == 0:
        return bundle, []
    named = set(re.findall(r"^(/[^:\n]+):\d+:\d+: (?:fatal )?error:", done.stderr, re.MULTILINE))
    blamed = [unit for unit in bundle[1:] if str(unit.path) in named] or bundle[len(bundle) // 2:]
    return [unit for unit in bundle if unit not in blamed], blamed


def findings_of(bundle: list[Unit]) -> dict[Unit, str]:
    """What is found in each; halved until a finding stands at its own file."""
    if len(bundle) == 1:
        return {bundle[0]: ask(bundle[0].path, bundle)}
    if not ask(together(bundle), bundle):
        return {unit: "" for unit in bundle}
    middle = len(bundle) // 2
    return findings_of(bundle[:middle]) | findings_of(bundle[middle:])


def examine(bundle: list[Unit]) -> tuple[dict[Unit, str], list[Unit]]:
    """The findings of those that can be asked together, and the others."""
    kept, wait = part(bundle)
    return findings_of(kept), wait


def answers(pool: concurrent.futures.Executor, waiting: list[Unit]):
    """What is found, bundle by bundle; what could not be parsed with others goes into the next round."""
    while waiting:
        asked, waiting = [pool.submit(examine, bundle) for bundle in bundles(waiting)], []
        for finished in concurrent.futures.as_completed(asked):
            found, wait = finished.result()
            waiting += wait
            yield found
        waiting.sort(key=lambda unit: unit.path)


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
        for found in answers(pool, waiting):
            for unit, text in found.items():
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
