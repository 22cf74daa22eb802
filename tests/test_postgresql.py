"""A desk on a real PostgreSQL server gives the answers of a desk in a file, loses nothing, and says what is wrong."""

from __future__ import annotations

import os
import random
import signal
import string
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from decision_cases import pages
from postgres import Server
from tawatur import codec
from tawatur.desk import ArticleRow, Desk, Filter
from tawatur.errors import StoreError
from tawatur.ingest import Given, find_pages
from tawatur.ingest.page import Page
from tawatur.model import Rejected, Span
from tawatur.pipeline.stages import Setup
from tawatur.settings import LinkSettings, Settings
from tawatur.store import Asked, Entry, Kind, open_store, shown
from tawatur.store.database import Database
from tawatur.store.sqlite import SqliteDatabase
from web_serving import Client, serving

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SETUP = Setup(data=(EXAMPLES,))
OTHER = Setup(data=(EXAMPLES,), settings=Settings(link=LinkSettings(same_event=0.9)))
PAGES = list(find_pages([(EXAMPLES / "pages").as_posix()]))
ASKED = ("الرئيس", "سعر الفائدة", "وزير الخارجية الموانئ", "المصرف المركزي", "اتصال هاتفي", "أغسطس", "في", "زقزقة")


def answers(desk: Desk) -> dict[str, Any]:
    """What a desk says to all that can be asked, but for when it was asked."""
    rows, articles = desk.events(limit=100), desk.articles(limit=100)
    outlets = desk.profiles.outlets(100)
    said = {s.origin for a in articles for s in desk.article(a.id).statements if s.origin}
    told = {
        "document": codec.encode(desk.analysis()),
        "events": [msgspec.structs.replace(row, updated="") for row in rows],
        "articles": timeless(articles),
        "kinds": desk.profiles.kinds(100),
        "outlets": {o: (timeless(desk.outlet(o)), desk.profiles.outlet(o)) for o in outlets},
        "said": {ref: (desk.profiles.said(ref), desk.profiles.said(ref, inside=True)) for ref in sorted(said)},
        "sources": {ref: [row.id for row in desk.source(ref)] for ref in sorted(said)},
        "moves": [(m.event, m.pages) for m in desk.profiles.moves(("new", "changed"), Filter(limit=9, led=True))],
        "found": {(a, k): desk.search(a, k) for a in ASKED for k in get_args(Kind)},
        "log": [(c.run, c.event, c.what, c.detail) for c in desk.diff(0)],
        "twins": {a.id: desk.profiles.twins(a.id) for a in articles},
        "edges": {row.id: (desk.profiles.edges(row.id), desk.unsure(row.id)) for row in rows},
        "extent": desk.profiles.extent(),
        "counts": msgspec.structs.replace(desk.counts(), changed=None),
        "refused": (desk.rejected(), desk.profiles.refused(9)),
    }
    told["found"] |= {name: [h.id for h in desk.search(ASKED[0], "statement", **wanted)] for name, wanted in {
        "outlet": {"outlet": outlets[0]}, "since": {"since": "2027-08-12"}, "event": {"event": rows[0].id},
        "standing": {"standing": "corroborated"}, "source": {"source": sorted(said)[0]}}.items()}  # fmt: skip
    told["listed"] = [[row.id for row in desk.events(**wanted)] for wanted in (
        {"contested": True}, {"standing": "anonymous"}, {"kind": "call", "until": "2027-08-12"}, {"led": False},
        {"after": rows[3].id, "limit": 4}, {"outlet": outlets[0], "led": True}, {"source": "body:nobody"})]  # fmt: skip
    claims = [c for row in rows for c in desk.event(row.id).claims][:12]
    texts = [desk.article(a).article.text[s.start : s.end] for a, s in (desk.place(c.id) for c in claims)]
    told["traced"] = [codec.encode_plain(desk.trace(text)[0]) for text in texts if len(text.split()) > 3]
    return told


def timeless(rows: list[ArticleRow]) -> list[ArticleRow]:
    """Articles without when they came in."""
    return [msgspec.structs.replace(row, received="") for row in rows]


def assert_alike(one: Desk, other: Desk) -> None:
    mine, yours = answers(one), answers(other)
    assert {name: mine[name] for name in mine if mine[name] != yours[name]} == {}
    assert one.check() == other.check() == []


@pytest.mark.slow
def test_it_gives_the_answers_of_a_desk_in_a_file(server: Server, tmp_path: Path) -> None:
    place = server.new()
    given: list[Any] = [*PAGES[5:], *find_pages(["/no/such/place.txt"]), Page("empty.txt", "text", data=b" ")]
    with Desk(tmp_path / "desk.db", setup=SETUP) as file, Desk(place, setup=SETUP) as desk:
        for each in (file, desk):
            each.add(given)
            each.add(PAGES)
        assert_alike(desk, file)
        row, other = [row.id for row in file.events(limit=100) if row.leads][:2]
        article = file.articles()[0]
        for each in (file, desk):
            each.decide("merge", [each.place(row), each.place(other)], "event")
            each.decide("outlet", [each.place(article.id)], "outlet:other")
            each.decide("note", [(article.id, Span(0, 5))], "ask \0 again?")
            each.decide("split", [each.place(article.id)], "event")
            each.undo()
        assert_alike(desk, file)
    with Desk(tmp_path / "desk.db", setup=OTHER) as file, Desk(place, setup=OTHER) as desk:
        assert [each.settle() for each in (file, desk)] == [True, True]
        assert_alike(desk, file)
        assert [each.settle() for each in (file, desk)] == [False, False]


def test_its_tables_are_those_of_a_file(server: Server, tmp_path: Path) -> None:
    place = server.new()
    open_store(place).close()
    file = SqliteDatabase(tmp_path / "desk.db")
    tables = [row[0] for row in file.rows("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")]
    mine = {t: [row[1] for row in file.rows(f"PRAGMA table_info({t})")] for t in tables if not t.startswith("words_")}
    file.close()
    columns = "information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
    theirs: dict[str, list[str]] = {}
    for table, column in server.sql(f"SELECT table_name, column_name FROM {columns}", place):
        theirs.setdefault(table, []).append(column)
    assert theirs.pop("sizes") and theirs["found"][-2:] == ["words", "size"]
    assert {**theirs, "found": theirs["found"][:-2]} == mine


def test_text_stands_in_the_order_of_its_bytes_whatever_the_database_says(server: Server) -> None:
    names = ["b", "B", "a", "é", "ب", "آ", "_"]
    with closing(open_store(server.new())) as store:
        with store.writing():
            for name in names:
                store.linking.put_edges([], [(name, [])])
                store.events.rename(name, name, "")
        database: Any = store
        rows = [row[0] for row in database._db.rows("SELECT former FROM aliases ORDER BY former")]
    assert rows == sorted(names)
    assert server.sql("SELECT 'a' < 'B'") == [(True,)]  # the database's own order is another


def news(name: str, text: str) -> Page:
    return Page(input=name, kind="text", data=text.encode(), given=Given(outlet="outlet:bridge"))


def test_nothing_that_stands_on_a_page_is_an_error(server: Server) -> None:
    long = "ب" * 3_000
    text = f"فتح الجسر\x00 الجديد\nقال المهندس إن {long} العمل\x00 انتهى. 'x' \\ %s ? {{}}\n"
    name = "".join(random.Random(5).choices(string.ascii_letters, k=9_000))  # longer than an ordered index takes
    given = [news("a.txt", text), news(name, text)]
    lost = [Rejected(input=f"{name}x", stage="ingest", reason="missing", detail=f"{name}{n}") for n in (1, 2, 2)]
    with Desk(server.new()) as desk:
        desk.add([*given, *lost])
        assert [len(r.detail or "") for r in desk.rejected()] == [9_001, 9_001] and desk.check() == []
        article = desk.article(name).article
        assert {article.input, *article.copies} == {"a.txt", name}
        for asked in ("الجسر", long, "'", "\\", "a'b", "\x00", '"الجسر الجديد"'):
            assert isinstance(desk.search(asked), list)
        assert desk.search(long) and desk.search('"فتح الجسر"')
        assert desk.search('"الجسر فتح"') == []


def test_of_a_page_of_a_megabyte_of_different_words_the_first_ones_are_found(server: Server) -> None:
    words = [f"كلمة{n}" for n in range(60_000)] + ["كلمة7"] * 400
    asked = [Asked((((word,),),)) for word in (words[7], words[59_999])]
    with closing(open_store(server.new())) as store:
        with store.writing():
            store.search.put([Entry("article", "x", None, "2031", "", " ".join(words))])
        assert [len(store.search.rows(each, "article")) for each in asked] == [1, 0]
        assert store.search.find(asked[0], "article", Filter())


WHOLE = ("WHERE NOT changed", "FROM reuses ORDER BY", "FROM unread")  # what wants all rows of a table


@pytest.mark.slow
def test_every_query_finds_its_rows_by_an_index(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, list[Any]] = {}
    for name in ("rows", "run"):
        method = getattr(Database, name)

        def noted(self: Database, sql: str, values: Any = (), method: Any = method) -> Any:
            asked.setdefault(sql, values := list(values))
            return method(self, sql, values)

        monkeypatch.setattr(Database, name, noted)
    with Desk(server.new(), setup=SETUP) as desk:
        desk.add(PAGES)
        answers(desk)
        row = desk.events()[0]
        desk.decide("note", [desk.place(row.id)], "x")
        for wanted in ({"outlet": "outlet:x"}, {"source": "x"}, {"event": row.id}, {"standing": "anonymous"}):
            for kind in get_args(Kind):
                desk.search("الموانئ", kind, **wanted)
        monkeypatch.undo()
        database: Any = desk._store
        database._db.connection.execute("SET enable_seqscan = off")  # where it is taken all the same, it is marked
        plain = [sql for sql in asked if sql.startswith(("SELECT", "WITH", "DELETE", "UPDATE"))]
        told = {sql: [step for (step,) in database._db.rows(f"EXPLAIN {sql}", asked[sql])]
                for sql in plain if not any(part in sql for part in WHOLE)}  # fmt: skip
    assert len(told) > 100
    assert {sql: plan for sql, plan in told.items() if any("Seq Scan" in s and "=10000000" in s for s in plan)} == {}


# --- many at once, and a server that goes away --------------------------------------------------------------------


def test_threads_that_have_ended_leave_their_connections_to_others(server: Server) -> None:
    place = server.new()
    with Desk(place) as desk:
        desk.add([news("a.txt", "فتح الجسر\nقال المهندس إن العمل انتهى.\n")])
        for _ in range(30):
            thread = threading.Thread(target=desk.counts)
            thread.start()
            thread.join()
        assert server.sql("SELECT count(*) < 9 FROM pg_stat_activity WHERE usename = 'desk'") == [(True,)]


def test_a_server_that_was_started_again_is_asked_again_and_half_a_page_is_none(server: Server) -> None:
    with closing(open_store(server.new())) as store:
        with store.writing():
            store.set_fact("colour", "green")
        with pytest.raises(StoreError, match="the server is gone"), store.writing():
            store.set_fact("colour", "red")
            server.stop()
            store.set_fact("size", "large")
        with pytest.raises(StoreError, match="cannot be opened"):
            store.fact("colour")
        server.start()
        assert (store.fact("colour"), store.fact("size")) == ("green", None)


@pytest.mark.slow
def test_killed_at_any_moment_it_ends_as_if_undisturbed(server: Server) -> None:
    given, place, chance, killed = pages(), server.new(), random.Random(5), 0
    with Desk(place, setup=SETUP) as desk:
        desk.add(given[:1])  # furnished once, for all children
    for _ in range(6):
        child = os.fork()
        if not child:
            with Desk(place, setup=SETUP) as desk:
                desk.add(chance.sample(given, 6))
            os._exit(0)
        chance.random()
        time.sleep(chance.random() * 1.5)
        os.kill(child, signal.SIGKILL)
        killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) < 0
        with Desk(place, setup=SETUP) as desk:
            assert desk.check() == []
    with Desk(place, setup=SETUP) as desk, Desk(":memory:", setup=SETUP) as undisturbed:
        desk.add(given)
        undisturbed.add(given)
        assert codec.encode(desk.analysis()) == codec.encode(undisturbed.analysis())
    assert killed > 0


def test_a_writer_waits_until_the_other_is_done(server: Server) -> None:
    place = server.new()
    with closing(open_store(place)) as one, closing(open_store(place)) as other:
        done: list[str | None] = []

        def write() -> None:
            with other.writing():
                done.append(other.fact("colour"))

        with one.writing():
            waiting = threading.Thread(target=write)
            waiting.start()
            while not server.sql("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"):
                time.sleep(0.01)
            one.set_fact("colour", "green")
            assert done == []
        waiting.join()
        assert done == ["green"]  # and it sees what came in while it waited


# --- what is said -------------------------------------------------------------------------------------------------


def refused(place: str) -> str:
    with pytest.raises(StoreError) as met:
        open_store(place)
    assert str(met.value).startswith(f"{shown(place)}: ")
    return str(met.value)


def test_what_cannot_be_a_desk_is_refused_with_a_word(server: Server) -> None:
    assert "cannot be opened" in refused("postgresql://127.0.0.1:1/desk")
    nothing = refused(server.address("nothing"))
    assert "cannot be opened" in nothing and '"nothing"' in nothing
    bare = server.database("ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0")
    assert "UTF8" in refused(bare)
    for table in ("recipes (name text)", "facts (number int)"):
        other = server.new()
        server.sql(f"CREATE TABLE {table}", other)
        assert "is no desk" in refused(other)
    newer = server.new()
    open_store(newer).close()
    server.sql("UPDATE facts SET value = '999' WHERE name = 'form'", newer)
    assert "newer version" in refused(newer)


def test_a_database_that_may_only_be_read_can_be_read(server: Server) -> None:
    place = server.database()
    with Desk(place) as desk:
        desk.add([news("a.txt", "فتح الجسر\nقال المهندس إن العمل انتهى.\n")])
    server.sql("CREATE ROLE reader LOGIN")
    server.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", place)
    with closing(open_store(place.replace("desk@", "reader@"))) as store:
        assert store.counts().pages == 1
        with pytest.raises(StoreError, match="may only be read"), store.writing():
            store.set_fact("colour", "green")
    assert "does not allow" in refused(server.address("postgres", "reader"))


def test_check_names_an_index_out_of_step(server: Server) -> None:
    place = server.new()
    with Desk(place) as desk:
        desk.add([news("a.txt", "فتح الجسر\nقال المهندس إن العمل انتهى.\n")])
        assert desk.check() == []
        server.sql("UPDATE sizes SET entries = entries + 1 WHERE kind = 'article'", place)
        assert desk.check() == ["the index of words does not fit what it stands for"]
        server.sql("UPDATE pg_index SET indisvalid = FALSE WHERE indexrelid = 'articles_page'::regclass", place)
        assert desk.check() == ["the index articles_page is not valid"]


def test_a_password_is_never_shown() -> None:
    place = "postgresql://desk:secret@127.0.0.1:1/desk?host=127.0.0.1&password=secret&connect_timeout=2"
    assert shown(place) == "postgresql://desk@127.0.0.1:1/desk?host=127.0.0.1&connect_timeout=2"
    assert shown("postgresql:///desk") == "postgresql:///desk"
    assert "secret" not in refused(place)


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "tawatur.store.postgresql", raising=False)
    assert "pip install 'tawatur[postgres]'" in refused("postgresql:///desk")


# --- the doors ----------------------------------------------------------------------------------------------------


@pytest.fixture
def told(server: Server) -> Iterator[tuple[str, Any]]:
    """(a place, what runs a command on the desk there)."""
    place = server.new()

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "tawatur.cli", *args, "--data", str(EXAMPLES)]
        here = {**os.environ, "TAWATUR_DESK": place}
        done = subprocess.run(line, capture_output=True, text=True, env=here, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    yield place, run


@pytest.mark.slow
def test_commands_take_an_address_where_they_take_a_file(told: tuple[str, Any]) -> None:
    place, run = told
    none = run("events")
    assert (none.returncode, none.stderr) == (2, f"tawatur: {place}: there is no desk; `tawatur add` makes one\n")
    added = run("add", str(EXAMPLES / "pages" / "rate-barid.txt"))
    assert added.stderr.splitlines() == [f"{place}: a new desk", "1 new"]
    assert "articles=1" in run("check").stdout
    assert run("search", "الفائدة").returncode == 0
    backup = run("backup", "copy.dump")
    assert backup.returncode == 2 and f"pg_dump --format=custom --file=copy.dump '{place}'" in backup.stderr
    assert not Path("copy.dump").exists()


def test_the_web_desk_is_opened_on_an_address(server: Server) -> None:
    place: Any = server.new()
    with serving(place) as (desk, port):
        desk.add(PAGES[:4])
        client = Client(port)
        event = desk.events()[0].id
        assert client.get("/").status == client.get(f"/events/{event}").status == 200
        assert client.get("/search?q=%D8%A7%D9%84%D9%81%D8%A7%D8%A6%D8%AF%D8%A9").status == 200
