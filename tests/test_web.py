"""The web desk as a hostile and careful person asks it: who may ask, and that no answer is a crash or harms."""

from __future__ import annotations

import hashlib
import io
import json
import re
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Mount, Route

from tawatur.desk import Desk
from tawatur.settings import WebSettings
from tawatur.store.database import Database
from tawatur.web.routes import ROUTES
from web_serving import EXAMPLES, MULTIPART, Answer, Client, make_examples, multipart, serving

DOCS = Path(__file__).resolve().parent.parent / "docs" / "web.md"
TOKEN = "a word that nobody guesses"
TOLD = "أعلنت هيئة الموانئ، اليوم الأحد، إغلاق رصيف الشمال.\n\nوقال مدير الهيئة إن الرصيف يُفتح غداً.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_examples(tmp_path_factory.mktemp("web") / "desk.db")


@pytest.fixture(scope="module")
def served(made: Path) -> Iterator[tuple[Desk, int]]:
    with serving(made) as held:
        yield held


@pytest.fixture(scope="module")
def desk(served: tuple[Desk, int]) -> Desk:
    return served[0]


@pytest.fixture
def client(served: tuple[Desk, int]) -> Client:
    return Client(served[1])


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a desk that asks for a token, and has the limits of every desk."""
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    path = tmp_path_factory.mktemp("guarded") / "desk.db"
    with serving(path, token=digest, settings=WebSettings()) as (_, port):
        yield port


@pytest.fixture(scope="module")
def pages(served: tuple[Desk, int]) -> dict[str, str]:
    """An address that there is for every route that is looked at."""
    desk, port = served
    event = max(desk.events(), key=lambda row: row.pages)
    dossier = desk.event(event.id)
    reuse = next(r for r in dossier.reuses if r.original)
    who = quote(next(c.origins[0][0] for c in dossier.claims if c.origins), safe=":")
    outlet = quote(next(r.article.outlet for r in dossier.readings if r.article.outlet), safe=":")
    job = Client(port).upload([("call.txt", (EXAMPLES / "pages" / "call-late.txt").read_bytes())]).location
    return {
        "events": "/",
        "event": f"/events/{event.id}",
        "claim": f"/claims/{dossier.claims[0].id}",
        "article": f"/articles/{reuse.copy}",
        "beside": f"/articles/{reuse.copy}/beside/{reuse.original}",
        "source": f"/sources/{who}",
        "outlet": f"/outlets/{outlet}",
        "search": "/search?" + urlencode({"q": "مكالمة"}),
        "trace": "/trace?" + urlencode({"q": dossier.readings[0].article.text[:80]}),
        "add": "/add",
        "added": job,
        "decisions": "/decisions",
        "rejected": "/rejected",
        "about": "/about",
        "enter": "/enter",
        "style": "/static/style.css",
    }


def routes() -> Iterator[Route]:
    return (route for route in ROUTES if isinstance(route, Route))


# --- every route --------------------------------------------------------------------------------------------------


def test_every_page_answers_in_both_languages(client: Client, pages: dict[str, str]) -> None:
    looked_at = {route.name for route in routes() if "GET" in (route.methods or ())} - {"language"}
    assert looked_at == set(pages)
    for name, address in pages.items():
        for lang, direction in (("ar", "rtl"), ("en", "ltr")):
            answer = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}")
            assert answer.status == 200, name
            if name != "style":
                assert f'<html lang="{lang}" dir="{direction}">' in answer.text, name
                assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert client.ask("HEAD", address).status == 200, name


def test_every_static_file_answers_and_none_beside_them(client: Client) -> None:
    found = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/").text)
    assert len(found) >= 4
    fonts = re.findall(r'url\(["\']?(/static/[^"\')]+)', client.get("/static/style.css").text)
    assert fonts
    assert {client.get(path).status for path in [*found, *fonts]} == {200}
    outside = ("../site.py", "..%2fsite.py", "%2e%2e/site.py", "fonts/../../site.py",
               "fonts/%2e%2e%2f%2e%2e%2fhtml.py",
               "/etc/passwd", "%2fetc%2fpasswd", "", "fonts", "fonts/", "x\\..\\..\\site.py")  # fmt: skip
    for path in outside:
        answer = client.get(f"/static/{path}")
        assert answer.status in (404, 307) and b"import" not in answer.body, path


@pytest.mark.parametrize(
    "address",
    ["/events/0", "/claims/0", "/articles/0", "/articles/0/beside/1", "/add/0", "/nowhere", "/decide/",
     "/static/no.js",
     "/events/", "/claims/%00", "/articles/%ff", "/events/..%2f..%2f", "/index.php?id=1"],
)  # fmt: skip
def test_what_is_not_there_is_said_on_a_page(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status in (404, 405, 307)
    assert answer.status == 307 or ("<h1>" in answer.text and 'href="/"' in answer.text)


def test_an_unknown_source_or_outlet_has_nothing_to_show(client: Client) -> None:
    for address in ("/sources/nobody", "/outlets/nobody", "/sources/<script>alert(1)</script>"):
        answer = client.get(quote(address))
        assert answer.status in (200, 404) and "<script>alert" not in answer.text


def test_routes_take_only_the_methods_they_name(client: Client, pages: dict[str, str]) -> None:
    for address in pages.values():
        for method in ("DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "BREW"):
            assert client.ask(method, address).status in (403, 405), (method, address)
    for address in ("/decide", "/undo"):
        assert client.get(address).status == 405


def test_every_route_is_in_the_documentation() -> None:
    told = DOCS.read_text("utf-8")
    for route in ROUTES:
        path = re.sub(r":path}", "}", route.path) if isinstance(route, Route | Mount) else ""
        assert f"`{path}" in told or f" {path}`" in told, path


def test_every_setting_is_in_the_documentation() -> None:
    told = DOCS.read_text("utf-8")
    for name in WebSettings.__struct_fields__:
        assert f"`{name}`" in told, name


def test_an_article_that_came_in_under_a_path_is_found_by_it(client: Client, desk: Desk) -> None:
    row = desk.articles()[0]
    assert client.get(f"/articles/{quote(row.input)}").status == 200


# --- what a browser may do with an answer -------------------------------------------------------------------------


def test_every_answer_forbids_what_is_not_ours(client: Client, pages: dict[str, str]) -> None:
    asked = [*pages.values(), "/nowhere", "/language?to=en", "/static/desk.js", "/static/", "/decide"]
    for answer in [*map(client.get, asked), client.post("/decide", []), client.get("/", host="elsewhere.example")]:
        policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'" and policy["script-src"] == policy["style-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'" and policy["form-action"] == "'self'"
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & set(" ".join(policy.values()).split())
        assert not [
            source for source in " ".join(policy.values()).split() if source not in ("'none'", "'self'", "data:")
        ]
        assert policy.get("object-src", "'none'") == "'none'"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] in ("no-referrer", "same-origin")
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert "access-control-allow-origin" not in answer.headers


def test_pages_are_not_kept_by_anybody_on_the_way(client: Client, pages: dict[str, str]) -> None:
    for name in set(pages) - {"style"}:
        assert client.get(pages[name]).headers["cache-control"] == "no-store", name


def test_no_page_holds_a_script_a_style_or_an_address_of_elsewhere(client: Client, pages: dict[str, str]) -> None:
    for name in set(pages) - {"style"}:
        for lang in ("ar", "en"):
            text = client.get(f"{pages[name]}{'&' if '?' in pages[name] else '?'}lang={lang}").text
            assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=\"/static/)|\son[a-z]+=|javascript:", text), (
                name
            )
            loaded = re.findall(r'<(?:script|link|img|iframe|source|use)\b[^>]*?(?:src|href)="([^"]*)"', text)
            assert all(path.startswith("/static/") for path in loaded), name
            for tag in re.findall(r'<a\b[^>]*href="(?!/|#)[^>]*>', text):
                assert re.search(r'href="https?://', tag) and 'rel="noopener noreferrer nofollow"' in tag, tag


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(served: tuple[Desk, int]) -> None:
    first = Client(served[1]).get("/").headers["set-cookie"]
    assert "HttpOnly" in first and "SameSite=Strict" in first and "Domain" not in first


def test_no_two_visitors_share_a_form_word(served: tuple[Desk, int]) -> None:
    assert Client(served[1]).word() != Client(served[1]).word()


# --- who may ask --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "127.0.0.2", "[::2]:80",
             "0.0.0.0",
             "localhost@evil.example", "evil.example:127.0.0.1", "2130706433", "ⅼocalhost"]
)  # fmt: skip
def test_another_name_for_this_machine_is_refused(client: Client, host: str) -> None:
    assert client.get("/", host=host).status in (400, 421)
    assert client.post("/undo", [], host=host).status in (400, 421)


def test_the_names_of_this_machine_are_answered(client: Client) -> None:
    for host in ("127.0.0.1", "localhost", "LOCALHOST:8765", "[::1]:8765", f"localhost:{client.port}"):
        assert client.get("/", host=host).status == 200, host


def test_a_request_without_a_host_is_refused(served: tuple[Desk, int]) -> None:
    with socket.create_connection(("127.0.0.1", served[1])) as line:
        line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert line.recv(20).split()[1] in (b"400", b"421")


def test_nothing_of_a_guarded_desk_is_seen_without_its_token(guarded: int) -> None:
    client = Client(guarded)
    for address in ("/", "/about", "/events/0", "/search?q=x", "/nowhere", "/add/x", "/language"):
        answer = client.get(address)
        assert (answer.status, answer.location, answer.body) == (303, "/enter", b""), address
    for wrong in ("", "x", TOKEN[:-1], hashlib.sha256(TOKEN.encode()).hexdigest()):
        assert client.get("/", authorization=f"Bearer {wrong}").status == 303
        assert client.get("/", cookie=f"tawatur_token={quote(wrong)}").status == 303
    assert client.post("/undo", [], authorization="Bearer x").status in (401, 429)
    assert client.get("/", authorization=f"Bearer {TOKEN}").status == 200
    assert client.get("/static/style.css").status == 200


def test_the_token_lets_in_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    with serving(tmp_path / "desk.db", token=digest, settings=WebSettings()) as (_, port):
        let_in(Client(port))


def let_in(client: Client) -> None:
    word = client.word("/enter")
    assert client.post("/enter", [("form", word), ("token", "not it")]).status == 403
    assert client.post("/enter", [("form", "0" * 64), ("token", TOKEN)]).status == 403
    assert client.get("/").status == 303
    answer = client.post("/enter", [("form", word), ("token", TOKEN)])
    assert (answer.status, answer.location) == (303, "/")
    assert "HttpOnly" in answer.headers["set-cookie"] and "SameSite=strict" in answer.headers["set-cookie"]
    assert client.get("/").status == 200


def test_who_guesses_the_token_must_wait(tmp_path: Path) -> None:
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    with serving(tmp_path / "desk.db", token=digest, settings=WebSettings()) as (_, port):
        client = Client(port)
        word = client.word("/enter")
        tried = [client.post("/enter", [("form", word), ("token", str(n))]).status for n in range(14)]
        assert tried[0] == 403 and tried[-1] == 429
        assert client.post("/enter", [("form", word), ("token", TOKEN)]).status == 429


def test_guesses_in_headers_are_guesses(tmp_path: Path) -> None:
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    with serving(tmp_path / "desk.db", token=digest, settings=WebSettings()) as (_, port):
        client = Client(port)
        assert 429 in {client.get("/about", authorization=f"Bearer {n}").status for n in range(14)}


def test_who_asks_too_often_must_wait(tmp_path: Path) -> None:
    limits = WebSettings(requests_per_minute=30, changes_per_minute=5)
    with serving(tmp_path / "desk.db", settings=limits) as (_, port):
        client = Client(port)
        assert [client.post("/undo", []).status for _ in range(8)].count(429) >= 2
        assert 429 in {client.get("/about").status for _ in range(40)}


# --- who may change something -------------------------------------------------------------------------------------

FORMS = ("/add", "/decide", "/undo", "/enter")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_another_page_changes_nothing(served: tuple[Desk, int], form: str) -> None:
    desk, port = served
    client, other, before = Client(port), Client(port), desk.counts()
    word, foreign = client.word(), other.word()
    sent = [("kind", "note"), ("on", desk.events()[0].id), ("value", "x"), ("text", TOLD), ("token", TOKEN)]
    for key in (
        [],
        [("form", "")],
        [("form", "0" * 64)],
        [("form", foreign)],
        [("form", word[:-1])],
        [("form", "é\ud800")],
    ):
        fields = [(n, v.encode("utf-8", "surrogatepass").decode("utf-8", "replace")) for n, v in key]
        if form != "/enter":
            assert client.post(form, [*fields, *sent]).status == 403, key
    elsewhere: list[dict[str, str]] = [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": f"http://127.0.0.1:{port + 1}"},
        {"origin": f"http://127.0.0.1:{port}.evil.example"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ]
    for headers in elsewhere:
        assert client.post(form, [("form", word), *sent], **headers).status == 403, headers
    assert desk.counts() == before


def test_a_form_of_ours_is_taken_with_the_headers_of_a_browser(client: Client, desk: Desk) -> None:
    word, event = client.word(), desk.events()[0].id
    headers = {"origin": f"http://127.0.0.1:{client.port}", "sec_fetch_site": "same-origin"}
    back = f"/events/{event}"
    fields = [("form", word), ("kind", "note"), ("on", event), ("value", "رُوجع <b>مرتين</b>"), ("back", back)]
    answer = client.post("/decide", fields, **headers)
    assert answer.status == 303 and answer.location.startswith(f"{back}?decided=")
    shown = client.get(answer.location).text
    assert "رُوجع &lt;b&gt;مرتين&lt;/b&gt;" in shown
    (decision,) = desk.decisions()
    assert client.post("/undo", [("form", word), ("decision", decision.id), ("back", back)]).location == back
    assert desk.decisions() == []


def test_what_cannot_be_decided_is_told_and_changes_nothing(client: Client, desk: Desk) -> None:
    word, event, article = client.word(), desk.events()[0].id, desk.articles()[0].id
    wrong: list[list[tuple[str, str]]] = [
        [("kind", "burn"), ("on", event), ("value", "x")],
        [("on", event)],
        [("kind", "note"), ("on", "0"), ("value", "x")],
        [("kind", "note"), ("on", event), ("value", "  ")],
        [("kind", "note"), ("value", "x")],
        [("kind", "merge"), ("on", event), ("value", "event")],
        [("kind", "merge"), ("on", event), ("on", event), ("value", "event")],
        [("kind", "published"), ("on", article), ("value", "next week")],
        [("kind", "role"), ("on", article), ("value", "poem")],
        [("kind", "source"), ("on", event), ("value", "nobody of that name")],
        [("kind", "note"), ("on", f"{article}@-5--1"), ("value", "x")],
        [("kind", "note"), ("on", f"{article}@9-3"), ("value", "x")],
        [("kind", "note"), ("on", "http://[bad"), ("value", "x")],
        [("kind", "note"), ("on", "/events/"), ("value", "x")],
        [("kind", "note"), ("on", "\x00"), ("value", "\x00")],
    ]
    for fields in wrong:
        answer = client.post("/decide", [("form", word), *fields])
        assert answer.status == 400, (fields, answer.status)
        assert "<h1>" in answer.text
    for decision in ("0", "", "%", "\x00"):
        if decision:
            assert client.post("/undo", [("form", word), ("decision", decision)]).status == 400
    assert client.post("/undo", [("form", word)]).status == 400
    assert desk.decisions() == []


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
     "\n//evil.example",
     "/\n/evil.example", "javascript:alert(1)", "evil.example", "", "/\x00", "///evil.example", " //evil.example",
     "/\u202e", "http:evil.example", "//127.0.0.1@evil.example"],
)  # fmt: skip
def test_a_way_back_never_leads_elsewhere(client: Client, desk: Desk, back: str) -> None:
    word, event = client.word(), desk.events()[0].id
    fields = [("form", word), ("kind", "note"), ("on", event), ("value", "x"), ("back", back)]
    kept = client.post("/decide", fields)
    gone = client.post("/undo", [("form", word), ("decision", desk.decisions()[0].id), ("back", back)])
    chosen = client.get("/language?" + urlencode({"to": "en", "back": back}))
    for answer in (kept, gone, chosen):
        assert answer.status == 303
        assert re.match(r"/(?![/\\])[\x21-\x7e]*$", answer.location), answer.location
        assert urlsplit(answer.location).netloc == ""


def test_the_language_is_remembered_and_no_other_word_is(client: Client) -> None:
    assert client.get("/language?to=en&back=/about").location == "/about"
    assert '<html lang="en"' in client.get("/").text
    client.get("/language?to=xx%0d%0aset-cookie:a=b")
    assert set(client.cookies) == {"tawatur_form", "tawatur_lang"} and '<html lang="en"' in client.get("/").text
    client.get("/language?to=ar")
    assert '<html lang="ar"' in client.get("/").text


# --- what is sent -------------------------------------------------------------------------------------------------


def packed(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


BAD: dict[str, bytes] = {
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "empty.txt": b"",
    "blank.html": b"<html><body></body></html>",
    "bytes.txt": bytes(range(256)) * 8,
    "zeros.txt": bytes(4096),
    "broken.zip": b"PK\x03\x04" + b"\xff" * 100,
    "bomb.zip": packed(**{"a.txt": b"0" * 30_000_000}),
    "broken.gz": b"\x1f\x8b\x08\x00broken",
    "broken.json": b'[{"text": ',
    "deep.json": b"[" * 100_000,
    "lines.jsonl": b'{}\n[]\n1\nnull\n{"text": 3}\n\xff\n',
    "rows.csv": b"a,b\n1,2\n",
    "..\\..\\evil.exe": b"MZ",
    "no-ending": b"words",
    "deep.html": b"<div>" * 20_000,
    "entities.html": b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><body><p>&a;</p></body></html>",
}


def test_bad_files_end_as_rejected_with_a_reason(client: Client, desk: Desk) -> None:
    before = desk.counts()
    shown = client.added(BAD.items())
    assert "root:" not in shown
    listed = client.get("/rejected?lang=en").text
    after = desk.counts()
    assert after.rejected > before.rejected
    refused = {r.input.partition("#")[0].partition("!")[0]: r for r in desk.rejected()}
    for name in ("picture.png", "empty.txt", "blank.html", "zeros.txt", "broken.zip", "bomb.zip", "broken.gz",
                 "broken.json",
                 "deep.json", "lines.jsonl", "no-ending"):  # fmt: skip
        assert any(name in input for input in refused), name
        assert name in listed, name
    assert all(r.reason for r in desk.rejected())
    assert not Path("evil.exe").exists() and not (EXAMPLES.parent / "evil.exe").exists()


def test_what_is_added_twice_is_known_and_names_are_only_names(client: Client, desk: Desk) -> None:
    first = client.added([("../../<b>x</b>.txt", TOLD.encode())], outlet="يومية <i>الساحل</i>", published="2026-03-01")
    assert "<b>x</b>" not in first
    articles = desk.counts().articles
    client.added([("../../<b>x</b>.txt", TOLD.encode())], outlet="يومية <i>الساحل</i>", published="2026-03-01")
    assert desk.counts().articles == articles


def test_an_address_of_another_scheme_is_never_a_link(client: Client, desk: Desk) -> None:
    known = {row.id for row in desk.articles(limit=1000)}
    for number, url in enumerate(("javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:alert(1)", " javascript:x")):
        text = TOLD.replace("الشمال", f"الشمال رقم {number + 3}")
        sent = client.upload([(f"link{number}.txt", text.encode())], url=url)
        if sent.status == 303:
            client.wait(sent.location)
    for row in desk.articles(limit=1000):
        if row.id not in known:
            assert not re.search(r"href=\"\s*(javascript|data)", client.get(f"/articles/{row.id}").text, re.I)


def test_what_is_known_of_a_page_must_make_sense(client: Client) -> None:
    answer = client.upload([("a.txt", TOLD.encode())], published="the day before")
    assert answer.status in (303, 400)
    assert client.upload([]).status == 400
    assert client.upload([("", b"words")]).status == 400


def test_more_than_a_request_may_have_is_refused(made: Path) -> None:
    limits = WebSettings(max_upload=10_000, max_files=3, requests_per_minute=10**6, changes_per_minute=10**6)
    with serving(made, settings=limits) as (_, port):
        client = Client(port)
        assert client.upload([("a.txt", b"x" * 20_000)]).status == 413
        assert client.upload([(f"{n}.txt", b"x") for n in range(5)]).status == 400
        body = multipart({"form": client.word()}, [("a.txt", b"x" * 20_000)])
        answer = client.ask("POST", "/add", chunked(body), content_type=MULTIPART, transfer_encoding="chunked")
        assert answer.status in (400, 413)
        for length in ("-1", "1e3", "٣", "99999999999999999999"):
            assert client.ask("POST", "/add", b"", content_type=MULTIPART, content_length=length).status in (400, 413)
        assert client.get("/about").status == 200


def chunked(body: bytes) -> bytes:
    return b"".join(
        b"%x\r\n%s\r\n" % (len(body[at : at + 999]), body[at : at + 999]) for at in range(0, len(body), 999)
    ) + (b"0\r\n\r\n")


def test_a_form_that_is_no_form_is_refused(client: Client) -> None:
    word = client.word()
    for kind, body in (
        (MULTIPART, b"no boundary here"),
        (MULTIPART, b"--a-boundary-that-stands-in-no-text\r\nContent-Disposition: x\r\n\r\n"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=\xc3\xa9", b"--\xc3\xa9"),
        ("application/json", json.dumps({"form": word}).encode()),
        ("text/plain", f"form={word}&text=x".encode()),
        ("application/x-www-form-urlencoded", b"%ff=%ff&form=%00&&&=;"),
        ("application/x-www-form-urlencoded", b"a=b&" * 5000),
        ("", b""),
    ):
        answer = client.ask("POST", "/add", body, content_type=kind if isinstance(kind, str) else "")
        assert answer.status in (400, 403), (kind, answer.status)


# --- whatever is asked --------------------------------------------------------------------------------------------

ODD = ["", "0", "-1", "1e9", "9" * 30, "٣", "9999-99-99", "0000-00-00", "2026-13-45", "\x00", "\ud800", "'", '"',
       "\\", "%", "%s",
       "{0}", "{{7*7}}", "<script>alert(1)</script>", "../../etc/passwd", "*", '"a', "NEAR(a b)", "a OR", "^a",
       "a:b", "-a",
       "(", ")", "AND", "NOT", "\u202eabc", "\u200f", "ء", "ـ" * 50, "م" * 3000, "a b " * 900, "😀", "\n", "null",
         "None", "event:x",
       "source:", "anon:1", ":", "/", "//", "?", "#", "&", "=", ";", "+", "\x1b[31m", "\ufeff", "\uffff",
       "x" * 6000]  # fmt: skip
NAMES = ["q", "lang", "tab", "since", "until", "outlet", "kind", "source", "standing", "after", "skip", "event",
         "s", "has", "back",
         "to", "told", "decided", "form", ""]  # fmt: skip
some_text = st.one_of(st.sampled_from(ODD), st.text(max_size=12))


def escaped(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


queries = st.lists(st.tuples(st.sampled_from(NAMES), some_text), max_size=4).map(
    lambda pairs: "&".join(f"{name}={escaped(value)}" for name, value in pairs)
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["events", "event", "claim", "article", "beside", "source", "outlet", "search", "trace",
                        "decisions",
                        "rejected", "about", "add", "enter"]), queries)  # fmt: skip
def test_no_question_is_a_crash(served: tuple[Desk, int], pages: dict[str, str], name: str, query: str) -> None:
    answer = Client(served[1]).get(f"{pages[name].partition('?')[0]}?{query}")
    assert fine(answer), (name, query, answer.status)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["events", "claims", "articles", "sources", "outlets", "add", "static", "static/fonts", "",
                        "x", "decide"]),
       st.lists(some_text, max_size=3), queries)  # fmt: skip
def test_no_address_is_a_crash(served: tuple[Desk, int], first: str, parts: list[str], query: str) -> None:
    path = "/".join(["", first, *map(escaped, parts)])
    answer = Client(served[1]).get(f"{path}?{query}")
    assert fine(answer), (path, query, answer.status)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(st.sampled_from(["tawatur_lang", "tawatur_form", "tawatur_token", "", "a b"]), some_text), max_size=3
    )
)
def test_no_cookie_is_a_crash(served: tuple[Desk, int], cookies: list[tuple[str, str]]) -> None:
    held = ";".join(f"{name}={value}" for name, value in cookies).encode("utf-8", "replace").decode()
    held = "".join(sign for sign in held if sign.isprintable())[:8000]
    assert Client(served[1]).get("/about", cookie=held).status == 200


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["note", "merge", "split", "source", "ref", "outlet", "published", "role", "burn"]),
                        some_text, some_text,
       some_text)  # fmt: skip
def test_no_decision_is_a_crash(served: tuple[Desk, int], kind: str, on: str, value: str, back: str) -> None:
    desk, client = served[0], Client(served[1])
    fields = [("kind", kind), ("on", on), ("on", desk.articles()[0].id), ("value", value), ("back", back)]
    encoded = [(n, v.encode("utf-8", "replace").decode()) for n, v in fields]
    answer = client.post("/decide", [("form", client.word()), *encoded])
    assert fine(answer), (fields, answer.status)
    for decision in desk.decisions():
        desk.undo(decision.id)


def fine(answer: Answer) -> bool:
    """No crash, and nothing of what was asked is markup in what is shown."""
    return answer.status < 500 and b"<script>alert" not in answer.body and b"Traceback" not in answer.body


def test_an_address_of_any_length_is_answered(served: tuple[Desk, int]) -> None:
    client = Client(served[1])
    assert client.get("/search?q=" + escaped("م" * 5_000)).status == 200
    for address in ("/search?q=" + "a" * 40_000, "/articles?" + "a=b&" * 10_000, "/claims/" + "c" * 33_000):
        assert client.get(address).status == 414


def test_raw_requests_are_no_crash(served: tuple[Desk, int]) -> None:
    for line in (b"GET /\xff\xfe HTTP/1.1", b"GET http://evil.example/ HTTP/1.1", b"GET * HTTP/1.1",
                 b"GET /%zz%1 HTTP/1.1",
                 b"GET /?%zz=%1 HTTP/1.1", b"\x16\x03\x01\x02", b"GET / HTTP/9.9",
                 b"GET /" + b"a" * 70_000 + b" HTTP/1.1"):  # fmt: skip
        with socket.create_connection(("127.0.0.1", served[1]), timeout=30) as held:
            held.sendall(line + b"\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            answer = held.recv(20)
        assert not answer or int(answer.split()[1]) < 500, line[:40]


def test_nothing_of_a_desk_is_lost_by_all_this(desk: Desk) -> None:
    assert desk.check() == []


# --- nothing is looked through ------------------------------------------------------------------------------------

WHOLE = ("count(", "FROM decisions WHERE undone IS NULL", "min(published)", "FROM unread")  # few rows, or kept for long


def test_no_page_looks_through_a_whole_table(
    served: tuple[Desk, int], pages: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, port = served
    asked, rows = set[str](), Database.rows
    monkeypatch.setattr(Database, "rows", lambda self, sql, values=(): (asked.add(sql), rows(self, sql, values))[1])
    client, event, outlet = Client(port), desk.events()[0].id, pages["outlet"].rpartition("/")[2]
    filters = [
        "",
        f"outlet={outlet}",
        "source=x",
        "since=2026-01-01&until=2027-12-31",
        "standing=anonymous",
        "kind=call",
    ]
    for tab in ("all", "new", "growing", "contested"):
        for wanted in [*filters, "&".join(filters[1:])]:
            assert client.get(f"/?tab={tab}&{wanted}&after={event}&told=1").status == 200
            assert client.get(f"/?tab={tab}&{wanted}").status == 200
    for kind in ("article", "statement", "claim", "name"):
        for wanted in filters:
            client.get(f"/search?q={quote('مكالمة')}&kind={kind}&{wanted}")
    for address in [*pages.values(), "/rejected?skip=40", f"{pages['source']}?skip=40", f"{pages['article']}?s=x",
                    f"{pages['outlet']}?after={desk.articles()[0].id}", "/claims/0?has=x", "/events/0"]:  # fmt: skip
        client.get(address)
    plans = {
        sql: [p[3] for p in rows(desk._store._db, f"EXPLAIN QUERY PLAN {sql}", [None] * sql.count("?"))]
        for sql in asked
        if not any(part in sql for part in WHOLE)
    }
    passed_over = ("INDEX", "json_each", "VIRTUAL", "CONSTANT", "SUBQUERY", "each", "USING PRIMARY KEY")
    looked = {
        sql: plan
        for sql, plan in plans.items()
        if any(step.startswith("SCAN") and not any(part in step for part in passed_over) for step in plan)
    }
    assert len(plans) > 30
    assert looked == {}
