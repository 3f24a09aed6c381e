#!/usr/bin/env python3
"""clang-format over the C++ sources: compares (default) or applies (--apply)."""
import concurrent.futures
import os
import pathlib
import subprocess
import sys

from sources import ROOT, files

FORMAT = os.environ.get("DEV_CLANG_FORMAT", "clang-format-14")


def formatted(path: pathlib.Path) -> bytes:
    return subprocess.run([FORMAT, "--style=file", str(path)], cwd=ROOT, check=True, capture_output=True).stdout


def main() -> int:
    apply = "--apply" in sys.argv[1:]
    named = [pathlib.Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    paths = named or files(".cpp", ".h")
    different = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, wanted in zip(paths, pool.map(formatted, paths)):
            if wanted != (ROOT / path).read_bytes():
                different.append(path)
                if apply:
                    (ROOT / path).write_bytes(wanted)
    for path in different:
        print(f"{path}: {'formatted' if apply else 'differs from clang-format; ./dev fmt repairs it'}")
    print(f"format: {len(paths)} files, {len(different)} {'changed' if apply else 'to repair'}")
    return 1 if different and not apply else 0


if __name__ == "__main__":
    sys.exit(main())
