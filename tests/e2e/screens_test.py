"""The built screens as the server serves them: each at its place, the pages of an application under any path of it,
the device decides where / leads, nothing outside the folder, and a server without screens is a whole server.

COVERS: SEC-06
"""
import pathlib
import shutil
import sys
import tempfile

from program import Caller, Server, drop_schema, engines

PAGE, SCRIPT = "<!doctype html><title>{}</title>", "console.log(1)"
TELEPHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 13; Mobile) AppleWebKit/537.36"}


def build(folder):
    for name in ("console", "mobile"):
        (folder / name / "assets").mkdir(parents=True)
        (folder / name / "index.html").write_text(PAGE.format(name), encoding="utf-8")
        (folder / name / "assets" / "app-3f9c21ab.js").write_text(SCRIPT, encoding="utf-8")
    (folder / "secret.txt").write_text("not for anybody", encoding="utf-8")


def served(server):
    caller = Caller(server)
    for path, name in (("/console/", "console"), ("/console/cases/1", "console"), ("/m/", "mobile"),
                       ("/m/mine", "mobile")):
        answer = caller.ask("GET", path)
        assert answer.status == 200 and name in str(answer.content), (path, answer)
        headers = {key.lower(): value for key, value in answer.headers.items()}
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "http" not in policy, policy
        assert headers["cache-control"] == "no-cache" and "camera=(self)" in headers["permissions-policy"], headers
    script = caller.ask("GET", "/console/assets/app-3f9c21ab.js")
    assert script.status == 200 and "immutable" in str(script.headers), script
    assert "connect-src 'self'" in script.headers["content-security-policy"], "a worker could fetch nothing"
    for path in ("/console/assets/gone-3f9c21ab.js", "/console/../secret.txt", "/m/..%2fsecret.txt", "/secret.txt"):
        answer = caller.ask("GET", path)
        assert answer.status in (400, 404) and "not for anybody" not in str(answer.content), (path, answer)
    for path, device, leads in (("/", None, "/console/"), ("/", TELEPHONE, "/m/"), ("/m", None, "/m/")):
        answer = caller.ask("GET", path, headers=device)
        assert answer.status == 302 and answer.headers.get("location") == leads, (path, device, answer)


def main():
    for name, database in engines():
        folder = pathlib.Path(tempfile.mkdtemp(prefix="linli-screens-"))
        server = Server(folder / "data", database)
        try:
            server.run("init", "--simulated")
            (folder / "nothing").mkdir()
            for screens in (folder / "nothing", folder / "web"):
                if screens.name == "web":
                    build(screens)
                server.settings += ["--set", f"http.screens={screens}"]
                server.start()
                if screens.name == "web":
                    served(server)
                else:
                    assert Caller(server).ask("GET", "/").status == 404
                    assert Caller(server).ask("GET", "/healthz").status == 200
                server.stop()
        finally:
            server.stop()
            drop_schema(database)
            shutil.rmtree(folder, ignore_errors=True)
        print(f"{name}: the screens are served, and nothing beside them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
