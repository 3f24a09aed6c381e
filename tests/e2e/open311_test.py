"""A stranger's client reports and follows over Open311 GeoReport v2, in XML and JSON, on both engines; every JSON
answer fits the published JSON Schemas.

COVERS: ARC-14
"""
import copy
import json
import os
import pathlib
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

from program import demo_district, drop_schema, engines, sign_in

HERE = pathlib.Path(__file__).resolve().parent
SCHEMAS = HERE.parents[2] / "shared" / "data" / "open311"
WORDS = "书香路灯不亮\n第二行 <b>&amp;"
SECRETS = ("书香路灯不亮", "张三", "13912345678", "zhang@example.org")


def validators():
    """The schemas as they are meant. They name no draft: `anyOf` with `null` and `required` as a list are draft 4 and
    later, `$ref` beside other words counts from 2019 on; 4 is the draft of their time, and there a `$ref` hides what
    stands beside it. So `minItems` and `uniqueItems`, which stand beside the `$ref` of `items` where they say nothing,
    move to the array; no list of ours is asked to be empty where they are used."""
    import jsonschema

    texts = {name: json.loads((SCHEMAS / f"{name}.json").read_text()) for name in
             ("service", "services", "service-definition", "request", "requests")}
    out = {}
    for name, schema in texts.items():
        schema = copy.deepcopy(schema)
        schema["$schema"] = "http://json-schema.org/draft-04/schema#"
        if schema.get("type") == "array":
            target = schema["items"].pop("$ref").removesuffix(".json")
            schema.update(schema["items"])
            schema["items"] = texts[target]
        jsonschema.Draft4Validator.check_schema(schema)
        out[name] = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    return out


def client(server, form, key, code, fields):
    done = subprocess.run(["perl", str(HERE / "open311_client.pl"), f"http://127.0.0.1:{server.port}/open311/discovery",
                           form, key, code, *[f"{name}={value}" for name, value in fields.items()]],
                          capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def administered(server, accounts):
    """A key, a service with attributes, and one that answers by token."""
    login = next(account["login"] for account in accounts["accounts"] if account["role"] == "administrator")
    admin = sign_in(server, login)
    status, made = admin.send("POST", "/v1/open311-clients", {"name": "城市报修地图"})
    assert status == 201, made
    asked = {"attributes": [{"code": "POLE", "datatype": "number", "required": True, "description": "灯杆编号"},
                            {"code": "KIND", "datatype": "singlevaluelist", "description": "现象",
                             "values": [{"key": "off", "name": "不亮"}, {"key": "on", "name": "常亮"}]}]}
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/open311/v2/services.json", timeout=60) as answer:
        codes = [one["service_code"] for one in json.load(answer)][:2]
    for code, mode in zip(codes, ("realtime", "batch")):
        status, answer = admin.send("PUT", "/v1/open311-services/" + urllib.parse.quote(code), {**asked, "mode": mode})
        assert status == 200, answer
    return admin, made, codes


def reported(server, key, codes, checks):
    fields = {"lat": "30.6", "long": "104.1", "address_string": "书香路", "description": WORDS, "attribute[POLE]": "17",
              "attribute[KIND]": "off", "last_name": "张", "first_name": "三", "phone": "13912345678",
              "email": "zhang@example.org", "device_id": "d", "account_id": "7",
              "media_url": "https://example.org/a.jpg"}
    for form in ("xml", "json"):
        for code in codes:
            seen = client(server, form, key, code, fields)
            assert int(seen["refused"]["status"]) == 403, seen["refused"]
            assert str(seen["refused"]["errors"][0]["code"]) == "403", seen["refused"]
            assert seen["request"][0]["service_request_id"] == seen["number"]
            assert seen["request"][0]["status"] == "open", seen["request"]
            assert seen["number"] in [one["service_request_id"] for one in seen["requests"]]
            public = json.dumps([seen["request"], seen["requests"], seen["updates"]], ensure_ascii=False)
            assert not [word for word in SECRETS if word in public], public[:500]
            if form == "json":
                for name in ("services", "requests", "definition", "request"):
                    checks[{"definition": "service-definition", "request": "requests"}.get(name, name)].validate(
                        seen[name])


def main():
    if not SCHEMAS.exists():
        if os.environ.get("CI") == "true":
            sys.exit("the schemas of Open311 are not here: ../shared/data/open311")
        print("skipped: ../shared/data/open311 is not here")
        return
    checks = validators()
    for name, database in engines():
        try:
            with demo_district(database) as (server, accounts):
                admin, made, codes = administered(server, accounts)
                reported(server, made["api_key"], codes, checks)
                assert admin.send("DELETE", "/v1/open311-clients/" + made["id"])[0] == 204
                url = f"http://127.0.0.1:{server.port}/open311/v2/requests.json"
                form = urllib.parse.urlencode({"api_key": made["api_key"], "service_code": codes[0]}).encode()
                try:
                    urllib.request.urlopen(urllib.request.Request(url, form), timeout=60)
                    raise AssertionError("a revoked key was taken")
                except urllib.error.HTTPError as refused:
                    assert refused.code == 403 and refused.headers["Content-Type"] == "application/json"
        finally:
            drop_schema(database)
        print("open311 on", name)


if __name__ == "__main__":
    main()
