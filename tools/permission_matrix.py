#!/usr/bin/env python3
"""docs/api/permissions.json and permissions.md: who may call which route, and how far it reaches.

    permission_matrix.py FILE           fails when they are not what `linli openapi --matrix` (in FILE) says
    permission_matrix.py FILE --write   rewrites them
"""
import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "docs" / "api"
METHODS = ("get", "post", "put", "patch", "delete")
ROLES = {"anonymous": "Anon", "resident": "Res", "merchant": "Mer", "building_head": "Bld", "grid_worker": "Grid",
         "clerk": "Clk", "handler": "Dep", "leader": "Lead", "hotline_operator": "Hot", "family_doctor": "Doc",
         "police_liaison": "Pol", "auditor": "Aud", "operator": "Op", "administrator": "Adm",
         "security_administrator": "Sec", "machine": "Mach"}
REACHES = {"tenant": "T", "area": "A", "organisation": "O", "assigned": "M", "reported": "R", "about_me": "P",
           "nothing": "·"}
LEGEND = """# Who may call what

Written from the routes (`linli openapi --matrix`, `./dev check --fix`); `permissions.json` beside this page says the
same for programs. `tests/e2e/matrix_test.py` holds by hand what no role may ever do, `tests/e2e/crawl_test.py` tries it
on a running server.

An empty cell: the route answers 403, and 401 without a session. A letter says which rows the post reaches: **T** every
row of the tenant · **A** the post's area and below · **O** the post's organisation · **M** assigned to me · **R**
reported by me · **P** about me · **·** the function itself, without rows. **!**: personal fields in full; **?**: only
with a stated purpose, audited before the answer.
"""


def matrix(text: str) -> dict[str, dict[str, dict]]:
    """Operation -> role -> grant. A role or reach that this page does not know is a mistake."""
    out: dict[str, dict[str, dict]] = {}
    for line in filter(None, text.splitlines()):
        operation, role, reaches, *marks = line.split()
        names = reaches.split(",")
        if role not in ROLES or not set(names) <= REACHES.keys() or not set(marks) <= {"unmasked", "purpose"}:
            raise SystemExit(f"permission_matrix: cannot read '{line}'")
        out.setdefault(operation, {})[role] = {"reaches": names, "unmasked": "unmasked" in marks,
                                               "purpose": "purpose" in marks}
    return out


def table(document: dict, grants: dict[str, dict[str, dict]]) -> dict:
    routes = []
    for path, methods in sorted(document["paths"].items()):
        for method in METHODS:
            if method not in methods:
                continue
            operation = methods[method]["operationId"]
            routes.append({"operation": operation, "method": method.upper(), "path": path,
                           "permission": methods[method]["x-linli-permission"],
                           "grants": {role: grants[operation][role] for role in ROLES if role in grants[operation]}})
    return {"roles": list(ROLES), "routes": routes}


def cell(grant: dict | None) -> str:
    if grant is None:
        return ""
    letters = "".join(letter for name, letter in REACHES.items() if name in grant["reaches"])
    return letters + ("!" if grant["unmasked"] else "") + ("?" if grant["purpose"] else "")


def page(whole: dict) -> str:
    lines = [LEGEND, " · ".join(f"{short} {role}" for role, short in ROLES.items()), "",
             "| route | permission | " + " | ".join(ROLES.values()) + " |", "|---|---|" + "---|" * len(ROLES)]
    for route in whole["routes"]:
        cells = [cell(route["grants"].get(role)) for role in ROLES]
        lines.append(f"| `{route['method']} {route['path']}` {route['operation']} | `{route['permission']}` | "
                     + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> int:
    document = json.loads((FOLDER / "openapi.json").read_text(encoding="utf-8"))
    whole = table(document, matrix(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
    fresh = {"permissions.json": json.dumps(whole, indent=1, ensure_ascii=False) + "\n", "permissions.md": page(whole)}
    stale = []
    for name, text in fresh.items():
        place = FOLDER / name
        if "--write" in sys.argv:
            place.write_text(text, encoding="utf-8")
        elif not place.is_file() or place.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        print(f"docs/api: {' and '.join(stale)}: not what the routes say; read the difference, then ./dev check --fix")
        return 1
    print("permission matrix: current")
    return 0


if __name__ == "__main__":
    sys.exit(main())
