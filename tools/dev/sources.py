"""The files of the repository, as git sees them: tracked ones and new ones that are not ignored."""
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def files(*suffixes: str) -> list[pathlib.Path]:
    """Existing files with one of the suffixes (all when none is given), sorted, relative to the root."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True).stdout.decode()
    paths = {pathlib.Path(name) for name in listed.split("\0") if name}
    return sorted(p for p in paths if (not suffixes or p.suffix in suffixes) and (ROOT / p).is_file())
