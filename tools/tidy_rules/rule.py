"""What a rule is: one pattern a line must not match, or one function over a whole file."""
import dataclasses
import fnmatch
import re
from typing import Callable, Iterable

Finding = tuple[int, str]  # line number from 1, what is wrong


def matches(path: str, patterns: Iterable[str]) -> bool:
    """`*` crosses folders: `server/*` is everything below server/."""
    return any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)


@dataclasses.dataclass(frozen=True)
class LineRule:
    """A line that matches `pattern` is refused in `files`, except in `allowed` files.

    `where` decides what of a C++ line is looked at: "code" (comments and the insides of strings blanked), "strings"
    (only the insides of strings) or "text" (the line as it stands).
    """
    name: str
    why: str
    pattern: str
    good: tuple[str, ...]
    bad: tuple[str, ...]
    files: tuple[str, ...] = ("*.cpp", "*.h")
    allowed: tuple[str, ...] = ()
    where: str = "code"

    def applies(self, path: str) -> bool:
        return matches(path, self.files) and not matches(path, self.allowed)

    def findings(self, path: str, text: str) -> Iterable[Finding]:
        compiled = re.compile(self.pattern)
        for number, line in enumerate(view(path, text, self.where).split("\n"), 1):
            if compiled.search(line):
                yield number, self.why


@dataclasses.dataclass(frozen=True)
class FileRule:
    """`examine(path, text)` yields the findings of a whole file; `good` and `bad` are whole files."""
    name: str
    examine: Callable[[str, str], Iterable[Finding]]
    good: tuple[str, ...]
    bad: tuple[str, ...]
    files: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    sample: str = "server/base/src/sample.cpp"  # the name under which good and bad are examined

    def applies(self, path: str) -> bool:
        return matches(path, self.files) and not matches(path, self.allowed)

    def findings(self, path: str, text: str) -> Iterable[Finding]:
        return self.examine(path, text)


_TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([A-Za-z_]*)\(.*?\)\1"|"(?:[^"\\\n]|\\.)*"|(?<![0-9A-Za-z])\'(?:[^\'\\\n]|\\.)+\'', re.DOTALL)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def view(path: str, text: str, where: str) -> str:
    """The text with everything blanked that `where` does not ask for; line numbers stay."""
    if where == "text" or not path.endswith((".cpp", ".h")):
        return text
    code, strings, end = [], [], 0
    for token in _TOKEN.finditer(text):
        code.append(text[end:token.start()])
        strings.append(_blank(text[end:token.start()]))
        body = token.group()
        literal = body.startswith(('"', 'R"'))
        quotes = body[0] + _blank(body[1:-1]) + body[-1] if body[0] in "\"'" else _blank(body)
        code.append(quotes)
        strings.append(body if literal else _blank(body))
        end = token.end()
    code.append(text[end:])
    strings.append(_blank(text[end:]))
    return "".join(code if where == "code" else strings)
