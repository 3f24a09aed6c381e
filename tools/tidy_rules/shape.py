"""Rules about the shape of files: lengths, guards, docstrings of public headers."""
import re

from .rule import FileRule, Finding, view

FILE_LINES = 400
FUNCTION_LINES = 70
FUNCTION_GOAL = 40

_CONTAINER = re.compile(r"\b(namespace|class|struct|union|enum|extern|concept)\b(?![^{]*\()")
_CONTROL = re.compile(r"^\s*(if|for|while|switch|do|else|try|catch)\b")


def functions(path: str, text: str) -> list[tuple[int, int, str]]:
    """First line, length in lines and signature of each function body in C++ text."""
    found, stack, begin, line, start = [], [], 0, 1, 1
    code = "\n".join("" if row.lstrip().startswith("#") else row for row in view(path, text, "code").split("\n"))
    for at, character in enumerate(code):
        if character == "\n":
            line += 1
            if not code[begin:at].strip():
                begin, start = at + 1, line
        elif character == ";" and not _open_parenthesis(code[begin:at]):
            begin, start = at + 1, line
        elif character == "{":
            head = code[begin:at]
            inside = any(kind == "function" for kind, _, _ in stack)
            if inside or _is_initialiser(head):
                kind = "block"
            elif _CONTAINER.search(head) and not _is_function(head):
                kind = "container"
            else:
                kind = "function" if _is_function(head) else "block"
            stack.append((kind, start, head))
            if kind != "block":
                begin, start = at + 1, line
        elif character == "}" and stack:
            kind, first, head = stack.pop()
            if kind == "function":
                found.append((first, line - first + 1, " ".join(head.split())))
            if kind != "block" or not stack or stack[-1][0] == "container":
                begin, start = at + 1, line
    return found


def _open_parenthesis(text: str) -> bool:
    return text.count("(") > text.count(")")


def _is_initialiser(head: str) -> bool:
    return _open_parenthesis(head) or head.rstrip().endswith(("=", ",", "return"))


def _is_function(head: str) -> bool:
    head = re.sub(r"template\s*<[^{}]*?>\s*(?=\b(class|struct|auto|constexpr|inline|static|std|void|bool|[A-Z]))", "", head)
    return "(" in head and not _CONTROL.match(head) and not re.match(r"\s*(class|struct|enum|namespace|union)\b", head)


def function_length(path: str, text: str):
    for line, length, head in functions(path, text):
        if length > FUNCTION_LINES:
            yield line, f"a function of {length} lines (at most {FUNCTION_LINES}): {head[:60]}"


def file_length(_path: str, text: str):
    lines = text.count("\n") + (not text.endswith("\n"))
    if lines > FILE_LINES:
        yield lines, f"{lines} lines (at most {FILE_LINES}): is it one idea?"


def guard(_path: str, text: str):
    if "#pragma once" not in text:
        yield 1, "a header begins with #pragma once"


_DECLARATION = re.compile(
    r"^(?:template\s*<.*>\s*)?(?:(class|struct|enum class|enum)\s+(?:\[\[\w+\]\]\s+)?(\w+)(?!\w|::|<)[^;]*$"
    r"|(?!using\b|typedef\b|return\b|namespace\b|extern\b|static_assert\b|friend\b|struct\b|class\b|enum\b|concept\b|[}{)#])"
    r"[\w:<>,&*\s\[\]]+?[\s&*](\w+)\([^;{}]*\)[^;{}]*;\s*(?://.*)?$)")


def docstrings(_path: str, text: str):
    """Types and functions declared at namespace scope of a public header say what they mean (`///`).

    A block of declarations without an empty line between them may share one docstring; the one above
    `namespace` speaks for the first block.
    """
    documented, depth, opened = False, 0, False
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        at_scope = depth == 0
        depth += _braces(line)
        if stripped.startswith("namespace"):
            opened = documented
        elif not stripped:
            documented, opened = (documented and not at_scope) or opened, False
        elif stripped.startswith("///"):
            documented = documented or at_scope
        elif at_scope and (found := _DECLARATION.match(line)) and "///<" not in line:
            name = found.group(2) or found.group(3)
            if not documented and name != "words":
                yield number, f"{name} has no docstring (///): meaning, units, refusals"


def _braces(line: str) -> int:
    code = re.sub(r'"(?:[^"\\]|\\.)*"|//.*', "", line)
    if re.match(r"\s*(inline\s+)?namespace\b[^{]*\{|\s*\}\s*//\s*namespace", line):
        return 0
    return code.count("{") - code.count("}")


_LONG = "void f() {\n" + "    x();\n" * 75 + "}\n"
RULES = [
    FileRule("function-length", function_length, files=("*.cpp", "*.h"),
             good=("void f() {\n" + "    x();\n" * 60 + "}\n", "namespace a {\n" + "int x;\n" * 90 + "}\n",
                   "const int a[] = {\n" + "    1,\n" * 90 + "};\n"),
             bad=(_LONG, "namespace a {\nclass B {\n" + _LONG + "};\n}\n", "TEST(A, B) {\n" + "  x();\n" * 71 + "}\n")),
    FileRule("file-length", file_length, files=("*.cpp", "*.h", "*.py", "*.sh", "*.ts", "*.vue"), allowed=("*/generated/*",),
             good=("x\n" * 400,), bad=("x\n" * 401,)),
    FileRule("pragma-once", guard, files=("*.h",), good=("#pragma once\n",), bad=("int x;\n",)),
    FileRule("docstring", docstrings, files=("server/*/include/*.h", "server/*/contract/*.h"),
             sample="server/base/include/linli/base/sample.h",
             good=("/// A matter.\nstruct Case {\n    int a;\n};\n",
                   "/// One word.\nint a(int b);\nint c(int d);\n", "struct Forward;\n",
                   "namespace x {\n/// What.\nResult<Case> find(const Scope& scope);\n}  // namespace x\n",
                   "/// File.\nnamespace x {\n\nint a(int b);\n}\n", "template <>\nstruct std::hash<A> {\n};\n",
                   "/// A.\ntemplate <class T>\nclass B {\n    void f(int a);\n};\n"),
             bad=("struct Case {\n    int a;\n};\n", "/// One.\nint a(int b);\n\nint c(int d);\n",
                  "/// File.\nnamespace x {\n\n/// A.\nint a(int b);\n\nint c(int d);\n}\n",
                  "namespace x {\nResult<Case> find(const Scope& scope);\n}  // namespace x\n")),
]


def goals(path: str, text: str) -> list[Finding]:
    """Functions longer than the goal, for the report; not refused."""
    return [(line, f"{length} lines: {head[:70]}") for line, length, head in functions(path, text)
            if FUNCTION_GOAL < length <= FUNCTION_LINES]
