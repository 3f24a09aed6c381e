#!/usr/bin/env python3
"""docs/api/README.md, the reference page, made from docs/api/openapi.json.

    api_reference.py           fails when the page is not current
    api_reference.py --write   rewrites it
"""
import json
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "docs" / "api"
METHODS = ("get", "post", "put", "patch", "delete")


def named(schema: dict) -> str:
    """A schema in a few words: the name of a struct as a link, a type, a list of either."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    for key in ("oneOf", "anyOf", "allOf"):
        if key in schema:
            return " or ".join(named(each) for each in schema[key])
    if schema.get("type") == "array":
        return f"list of {named(schema.get('items', {}))}"
    if "enum" in schema:
        return " ".join(f"`{word}`" for word in schema["enum"])
    kind = schema.get("type", "any")
    kind = " or ".join(kind) if isinstance(kind, list) else kind
    return f"{kind} ({schema['format']})" if "format" in schema else kind


def limits(schema: dict) -> str:
    words = {"minLength": "at least {} characters", "maxLength": "at most {} characters", "minimum": "from {}",
             "maximum": "to {}", "minItems": "at least {} entries", "maxItems": "at most {} entries"}
    return ", ".join(text.format(schema[key]) for key, text in words.items() if key in schema)


def content_of(part: dict) -> str:
    return " or ".join(named(media.get("schema", {})) if kind == "application/json" else f"`{kind}`"
                       for kind, media in part.get("content", {}).items())


def cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").strip()


def route(method: str, path: str, operation: dict) -> list[str]:
    lines = [f"### {operation['operationId']}", "", f"`{method.upper()} {path}`: {operation.get('summary', '')}", ""]
    if "description" in operation:
        lines += [operation["description"], ""]
    roles = operation.get("x-linli-roles", [])
    lines.append(f"- permission `{operation.get('x-linli-permission', '')}`"
                 + (f": {', '.join(map(str, roles))}" if roles else ""))
    for parameter in operation.get("parameters", []):
        if parameter["in"] != "path":
            need = "required" if parameter.get("required") else "optional"
            said = f": {parameter['description']}" if parameter.get("description") else ""
            lines.append(f"- {parameter['in']} `{parameter['name']}`, {named(parameter['schema'])}, {need}{said}")
    if "requestBody" in operation:
        lines.append(f"- takes {content_of(operation['requestBody'])}")
    for status, answer in operation["responses"].items():
        what = content_of(answer) if status.startswith("2") else answer.get("description", "")
        lines.append(f"- {status} {what}".rstrip())
    return [*lines, ""]


def struct(name: str, schema: dict) -> list[str]:
    lines = [f"### {name}", ""]
    if schema.get("description"):
        lines += [schema["description"], ""]
    if "properties" not in schema:
        return [*lines, named(schema), ""]
    lines += ["| field | type | needed | meaning |", "|---|---|---|---|"]
    required = schema.get("required", [])
    for field, inner in schema["properties"].items():
        meaning = "; ".join(filter(None, [inner.get("description", ""), limits(inner)]))
        lines.append(f"| {field} | {cell(named(inner))} | {'yes' if field in required else ''} | {cell(meaning)} |")
    return [*lines, ""]


def page(document: dict) -> str:
    lines = ["# API reference", "", f"{document['info'].get('description', '')} {document['info']['title']}.", "",
             "Written from `openapi.json`, which the routes write of themselves (`./dev check --fix`). Every refusal is"
             " `application/problem+json` with a stable `type`.", "", "| operation | route | what |", "|---|---|---|"]
    operations = [(method, path, operation) for path, methods in sorted(document["paths"].items())
                  for method, operation in methods.items() if method in METHODS]
    for method, path, operation in operations:
        name = operation["operationId"]
        what = cell(operation.get("summary", ""))
        lines.append(f"| [{name}](#{name.lower()}) | `{method.upper()} {path}` | {what} |")
    lines += ["", "## Routes", ""]
    for method, path, operation in operations:
        lines += route(method, path, operation)
    lines += ["## Structs", ""]
    for name, schema in sorted(document["components"]["schemas"].items()):
        lines += struct(name, schema)
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    fresh = page(json.loads((FOLDER / "openapi.json").read_text(encoding="utf-8")))
    place = FOLDER / "README.md"
    if "--write" in sys.argv:
        place.write_text(fresh, encoding="utf-8")
    elif not place.is_file() or place.read_text(encoding="utf-8") != fresh:
        print("docs/api/README.md: not what openapi.json says; ./dev check --fix rewrites it")
        return 1
    print("api reference: current")
    return 0


if __name__ == "__main__":
    sys.exit(main())
