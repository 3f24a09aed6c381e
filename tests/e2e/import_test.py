"""Sheets in: wrong workbooks of every kind, kill -9 while rows are applied, undo, and the corrected workbook again.

COVERS: DAT-13
"""
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
import zipfile

from program import PROGRAM, Server, demo_district, drop_schema, engines, sign_in

ID_NUMBER = "11010519491231002X"
HEADER = "编号,姓名,性别,出生日期,身份证号,联系电话,与户主关系"


def check_digit(first17):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(d) * w for d, w in zip(first17, weights)) % 11]


def people(count, wrong=()):
    """A roster as text; row numbers in `wrong` get a check character that is not right."""
    lines = [HEADER]
    for i in range(count):
        body = f"110105{1950 + i % 50}0101{i % 1000:03d}"
        digit = check_digit(body)
        if i in wrong:
            digit = "1" if digit != "1" else "2"
        sex = "男" if int(body[16]) % 2 else "女"
        lines.append(f"N{i},王小明,{sex},{1950 + i % 50}-01-01,{body}{digit},138{i:08d},户主")
    return "\n".join(lines) + "\n"


def workbook(rows, extra=""):
    """The smallest .xlsx: inline strings; `extra` goes behind the rows of the sheet."""
    cells = []
    for number, row in enumerate(rows, 1):
        line = "".join(f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{text}</t></is></c>' if isinstance(text, str)
                       else text[0].replace("@", f"{chr(65 + i)}{number}") for i, text in enumerate(row))
        cells.append(f'<row r="{number}">{line}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pack = "http://schemas.openxmlformats.org/package/2006"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        z.writestr("[Content_Types].xml", f'<Types xmlns="{pack}/content-types"><Default Extension="rels" ContentType='
                   '"application/vnd.openxmlformats-package.relationships+xml"/>'
                   f'<Override PartName="/xl/workbook.xml" ContentType="{office}.sheet.main+xml"/>'
                   f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{office}.worksheet+xml"/></Types>')
        z.writestr("_rels/.rels", f'<Relationships xmlns="{pack}/relationships"><Relationship Id="r1" Type="{rel}/'
                   'officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="名单" sheetId="1" '
                   'r:id="r1"/></sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{pack}/relationships"><Relationship Id="r1" '
                   f'Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        z.writestr("xl/worksheets/sheet1.xml",
                   f'<worksheet xmlns="{main}"><sheetData>{"".join(cells)}</sheetData>{extra}</worksheet>')
    return out.getvalue()


def bomb():
    """A workbook whose sheet unpacks to 600 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook([["姓名"], ["张三"]]))) as source, \
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name in source.namelist():
            if name != "xl/worksheets/sheet1.xml":
                z.writestr(name, source.read(name))
        with z.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(600):
                sheet.write(b" " * (1 << 20))
    return out.getvalue()


# What arrives, what the dry run must say: a refusal by words on stderr, or findings by (row, class); None: any row.
MERGES = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:B2"/></mergeCells>'
ERROR_CELL = ('<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>',)
WRONG = {
    "gbk.csv": (people(3, wrong={1}).encode("gbk"), {(3, 2)}),
    "utf16.csv": (people(3, wrong={2}).encode("utf-16"), {(4, 2)}),
    "wrong_extension.xlsx": (people(2, wrong={0}).encode(), {(2, 2)}),
    "merged_header.xlsx": (workbook([["实有人口登记表", "", ""], ["基本信息", "基本信息", "证件"], ["姓名", "性别", "身份证号"],
                                     ["张三", "女", ID_NUMBER], ["李四", "男", ID_NUMBER[:-1] + "1"]],
                                    MERGES),
                           {(5, 2)}),
    "formula_error.xlsx": (workbook([["姓名", "性别", "身份证号"], ["张三", "女", ERROR_CELL], ["李四", "女", ID_NUMBER]]), {(2, 1)}),
    "duplicate_header.csv": ("姓名,姓名,性别\n张三,李四,男\n王五,赵六,外星人\n".encode(), {(3, 3)}),
    "huge_cell.csv": (("姓名,性别,职业\n张三,男," + "长" * 20_000 + "\n李四,女,教师\n").encode(), {(2, 1)}),
    "same_person.csv": (f"姓名,身份证号\n张三,{ID_NUMBER}\n张三,{ID_NUMBER}\n".encode(), {(None, 5)}),
    "no_rows.csv": ("姓名,性别\n".encode(), "没有数据行"),
    "empty.csv": (b"", "空的"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "不是可读取的表格"),
    "cut.xlsx": (workbook([["姓名"], ["张三"]])[:400], "损坏"),
}


def dry_run(server, path, template="population", *more):
    return server.run("import", str(path), "--template", template, "--dry-run", "--json", *more, check=False)


def wrong_workbooks(folder):
    """Every wrong workbook gets a word or findings, without any database."""
    server = Server(folder / "nothing-here")
    for name, (content, expected) in WRONG.items():
        path = folder / name
        path.write_bytes(content)
        done = dry_run(server, path)
        if isinstance(expected, str):
            assert done.returncode == 1 and expected in done.stderr, (name, done.returncode, done.stderr)
            continue
        assert done.returncode == 0, (name, done.stderr)
        found = [json.loads(line) for line in done.stdout.splitlines()]
        shown = {(f["row"], f["class"]) for f in found} | {(None, f["class"]) for f in found}
        assert shown >= expected, (name, found)
        assert all(set(f) == {"row", "class", "field", "why", "fix"} for f in found)
        assert ID_NUMBER not in done.stdout, "no full number in a finding"
        marked = folder / (name + ".marked.xlsx")
        done = dry_run(server, path, "population", "--marked", str(marked))
        with zipfile.ZipFile(marked) as z:
            text = "".join(z.read(n).decode("utf-8", "replace") for n in z.namelist() if n.endswith(".xml"))
        assert "问题说明" in text, (name, done.stderr)
    path = folder / "bomb.xlsx"
    path.write_bytes(bomb())
    done = dry_run(server, path)
    assert done.returncode == 1 and done.stderr, done
    blank = folder / "blank.xlsx"
    done = server.run("import", "--template", "population", "--template-out", str(blank))
    assert dry_run(server, blank).returncode == 1, "an empty template has no rows"


def killed_midway(server, folder, count):
    """kill -9 while a sheet is applied: what was applied is known, the same command goes on, undo takes all back."""
    sheet = folder / "many.csv"
    sheet.write_text(people(count, wrong={5, 700}), encoding="utf-8")
    server.run("import", str(sheet), "--template", "population", "--dry-run")
    command = [PROGRAM, *server.settings, "import", str(sheet), "--template", "population", "--apply", "--json"]
    kills = 0
    for patience in (0.6, 1.0, 1.5, 2.2):
        running = subprocess.Popen(command, env=server.environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(patience)
        if running.poll() is None:
            kills += 1
        running.kill()
        running.wait()
        checked = server.run("check", check=False)
        assert checked.returncode == 0, checked.stdout
    done = server.run("import", str(sheet), "--template", "population", "--apply", "--json")
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["state"] == "applied", result
    undone = server.run("import", "--undo", result["import_id"], "--json")
    back = json.loads(undone.stdout.splitlines()[-1])
    assert back["state"] == "undone" and back["rows_applied"] == 0 and back["rows_kept"] == 0, back
    assert back["rows_undone"] == result["rows_applied"], (back, result)
    assert server.run("check", check=False).returncode == 0
    return kills


def form(parts):
    boundary = uuid.uuid4().hex
    out = b""
    for name, value in parts.items():
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"'
        if isinstance(value, tuple):
            out += f'{head}; filename="{value[0]}"\r\n\r\n'.encode() + value[1] + b"\r\n"
        else:
            out += f"{head}\r\n\r\n{value}\r\n".encode()
    return out + f"--{boundary}--\r\n".encode(), {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def wait_for(caller, path, states):
    for _ in range(300):
        status, one = caller.send("GET", path)
        assert status == 200, one
        if one["state"] in states:
            return one
        time.sleep(0.1)
    raise AssertionError(("never came to", states, one))


def bring(caller, content):
    body, headers = form({"file": ("名单.csv", content), "template": "population", "source": "community_register"})
    answer = caller.ask("POST", "/v1/imports", body, headers)
    assert answer.status == 201, answer
    one = answer.content
    path = "/v1/imports/" + one["import_id"]
    status, mapping = caller.send("GET", path + "/mapping")
    assert status == 200, mapping
    status, one = caller.send("POST", path + "/mapping", {"version": one["version"], "mapping": mapping})
    assert status == 200, one
    return path, wait_for(caller, path, {"checked", "failed"})


def raw(caller, path):
    """The bytes of an answer."""
    caller.connection.request("GET", path, None, {"Authorization": "Bearer " + caller.token,
                                                  "X-Linli-Purpose": "%E6%A0%B8%E5%AF%B9"})
    answer = caller.connection.getresponse()
    return answer.status, answer.read()


def through_the_api(server, accounts):
    """Upload, mapping, dry run, marked workbook, correction: only what changed is touched. Then an export."""
    clerks = [a["login"] for a in accounts["accounts"] if a["role"] == "clerk"]
    clerk = sign_in(server, clerks[0])
    path, one = bring(clerk, people(40, wrong={3}).encode("gbk"))
    assert one["state"] == "checked" and one["rows_all"] == 40 and one["rows_wrong"] == 1, one
    status, found = clerk.send("GET", path + "/findings")
    assert any(f["row"] == 5 and f["class"] == 2 for f in found["items"]), found
    clerk.send("POST", path + "/steps", {"step": "apply", "version": one["version"]})
    one = wait_for(clerk, path, {"applied"})
    assert one["rows_applied"] == 39, one
    status, marked = raw(clerk, path + "/marked-workbook")
    assert status == 200 and marked[:2] == b"PK", status
    path2, again = None, None
    body, headers = form({"file": ("标注.xlsx", marked), "template": "population", "source": "community_register"})
    answer = clerk.ask("POST", "/v1/imports", body, headers)
    assert answer.status == 201 and answer.content["previous_id"] == one["import_id"], answer
    path2 = "/v1/imports/" + answer.content["import_id"]
    _, mapping = clerk.send("GET", path2 + "/mapping")
    status, again = clerk.send("POST", path2 + "/mapping", {"version": answer.content["version"], "mapping": mapping})
    assert status == 200, again
    again = wait_for(clerk, path2, {"checked"})
    assert again["rows_same"] == 39 and again["rows_wrong"] == 1, again
    status, refused = clerk.send("POST", path2 + "/steps", {"step": "apply", "version": again["version"]})
    assert status == 409 and "nothing-to-apply" in refused["type"], refused
    clerk.send("POST", path + "/steps", {"step": "undo", "version": one["version"]})
    back = wait_for(clerk, path, {"undone"})
    assert back["rows_undone"] == 39, back


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="linli-import-"))
    try:
        wrong_workbooks(folder)
        print(f"{len(WRONG) + 1} wrong workbooks: each has its word or its findings")
        for name, database in engines():
            try:
                with demo_district(database) as (server, accounts):
                    through_the_api(server, accounts)
                    kills = killed_midway(server, folder, 6_000)
                    print(f"{name}: marked, corrected, undone; {kills} kills midway, nothing lost, nothing twice")
            finally:
                drop_schema(database)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
