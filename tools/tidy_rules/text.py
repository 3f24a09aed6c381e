"""Rules about any text of the repository: words that have no place, hosts, paths of one machine."""
import codecs
import re

from .rule import FileRule, LineRule

SOURCES = ("*.cpp", "*.h", "*.py", "*.sh", "*.sql", "*.cmake", "*CMakeLists.txt", "*.toml", "*.ts", "*.vue", "dev",
           ".ci/run", "*.service")
EVERYTHING = ("*",)
# These folders hold the examples that the rules refuse.
OWN = ("tools/tidy_rules/*",)

RULES = [
    LineRule(
        "unfinished", "finish it, or open an issue; the tree holds no notes of what is missing",
        r"\b(TODO|FIXME|XXX|HACK)\b|(?i:\bfor now\b|\bsimplified\b|\blorem ipsum\b)|待实现|敬请期待|暂不支持",
        files=SOURCES, allowed=OWN, where="text",
        good=("// The clock starts when the report is durable.",), bad=("// TODO: later", "// simplified for now")),
    LineRule(
        "host", "a registry is the machine's setting, not the repository's",
        r"registry\.npm|npmmirror|registry\.yarn|pypi\.org|pythonhosted|(deb|security|ftp)\.debian\.org|snapshot\.debian",
        files=EVERYTHING, allowed=OWN, where="text",
        good=("npm ci", "apt-get install"), bad=('"resolved": "https://registry.npmjs.org/x"', "deb http://deb.debian.org/debian")),
    LineRule(
        "locked-host", "lock files pin versions and checksums, not hosts (omit-lockfile-registry-resolved)",
        r'"resolved":\s*"https?:', files=("*package-lock.json",), where="text",
        good=('"integrity": "sha512-abc"',), bad=('"resolved": "https://somewhere/x.tgz",',)),
    LineRule(
        "machine-path", "a path of one machine; use the repository's root or a temporary folder",
        r"(?<![\w.])/(work|root|home)/\w", files=EVERYTHING, allowed=OWN, where="text",
        good=("${CMAKE_SOURCE_DIR}/tools", "../shared/data", "https://a/work/x"),
        bad=("cd /root/x", "open(\"/home/me/x\")")),
    LineRule(
        "tabs", "four spaces", r"\t", files=("*.cpp", "*.h", "*.py", "*.sh", "*.sql", "*CMakeLists.txt", "*.cmake"),
        where="text", good=("    int x;",), bad=("\tint x;",)),
    LineRule(
        "trailing-space", "no space at the end of a line", r"[ \t]+$", files=SOURCES, where="text",
        good=("int x;",), bad=("int x; ",)),
    LineRule(
        "line-length", "lines end by column 120", r"^.{121,}$",
        files=("*.cpp", "*.h", "*.py", "*.sh", "*.sql", "*.cmake", "*CMakeLists.txt"), allowed=OWN, where="text",
        good=("x" * 120,), bad=("x" * 121,)),
]

# Words of the makers, not of the product; spelled in rot13, so that this file passes its own rule.
_FOREIGN = [codecs.decode(word, "rot13") for word in
            ("pynhqr", "naguebcvp", "pungtcg", "bcranv", "tcg-[0-9]", "pbcvybg", "yyz frffvba", "nv ntrag", "fho-?ntrag",
             "guvf frffvba", "nf na nv", "ynathntr zbqry", "cebzcg ratvarrevat")]
_FOREIGN_PATTERN = re.compile("|".join(_FOREIGN), re.IGNORECASE)


def foreign_words(_path: str, text: str):
    for number, line in enumerate(text.split("\n"), 1):
        if found := _FOREIGN_PATTERN.search(line):
            yield number, f"'{found.group()}' does not belong in the product"


RULES.append(FileRule(
    "foreign-words", foreign_words, files=EVERYTHING, sample="docs/sample.md",
    good=("The session ends after eight hours.",),
    bad=(codecs.decode("Jevggra ol Pynhqr.", "rot13"), codecs.decode("nf na NV ynathntr zbqry", "rot13"))))
