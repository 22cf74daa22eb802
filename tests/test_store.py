"""One contract for every store: wholly in or wholly not, errors that a person understands, nothing lost."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tawatur.desk import Desk
from tawatur.desk.intake import item_of, receipt_of
from tawatur.errors import StoreError
from tawatur.ingest import Given, find_pages
from tawatur.ingest.page import Page
from tawatur.model import Reading, Rejected, Span, Statement
from tawatur.pipeline.stages import Setup, annotate, ingest
from tawatur.store import STORES, Store, open_store
from tawatur.store.database import Database
from tawatur.store.sqlite import SqliteDatabase, SqliteStore

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TEXT = "أعلنت البلدية، اليوم الأحد، فتح الجسر الجديد.\nوقال المهندس إن العمل انتهى.\n"
NOW = "2031-03-02T10:00:00+00:00"


@pytest.fixture(params=sorted(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    at = request.getfixturevalue("server").new() if request.param == "postgresql" else (tmp_path / "desk.db").as_posix()
    opened = STORES[request.param](at)
    yield opened
    opened.close()


def news(name: str = "a.txt", text: str = TEXT) -> Page:
    return Page(input=name, kind="text", data=text.encode(), given=Given(outlet="outlet:bridge"))


def keep(store: Store, page: Page) -> str:
    article = ingest(Setup(), page)
    assert not isinstance(article, Rejected)
    reading = annotate(Setup(), article)
    assert not isinstance(reading, Rejected)
    store.pages.keep(reading, ("made", "inputs", False), NOW)
    store.pages.receive(receipt_of(page, NOW), article, "made")
    return article.id


def test_a_page_comes_back_as_it_was_received(store: Store) -> None:
    row = Page(input="r#1", kind="row", fields={"title": "عنوان", "text": TEXT}, given=Given(published="2031-03-02"))
    for page in (news(), row):
        with store.writing():
            article = keep(store, page)
        receipt = store.pages.receipt(receipt_of(page, NOW).id)
        assert receipt is not None and item_of(receipt) == page
        assert store.pages.raw(receipt.sha256) == receipt.raw
        (kept,) = store.pages.receipts(article)
        assert (kept.received, kept.size, kept.article) == (NOW, len(receipt.raw), article)


def test_bytes_that_came_twice_are_kept_once(store: Store) -> None:
    with store.writing():
        one, other = keep(store, news("a.txt")), keep(store, news("b.txt"))
    assert one == other and store.counts().pages == 2
    assert len({r.sha256 for r in store.pages.receipts(one)}) == 1


def test_what_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing():
        keep(store, news())
        raise ZeroDivisionError
    assert (store.counts().pages, store.counts().articles) == (0, 0)
    assert store.pages.known([receipt_of(news(), NOW).id]) == set()


def test_one_transaction_inside_another_is_part_of_it(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing():
        with store.writing():
            keep(store, news())
        raise ZeroDivisionError
    assert store.counts().pages == 0


def test_keeping_again_says_whether_anything_is_other_than_before(store: Store) -> None:
    with store.writing():
        article = keep(store, news())
        assert store.pages.changed() == [article]
        store.pages.settled([article])
        keep(store, news())
        assert store.pages.changed() == []


def test_readers_see_the_state_before_until_all_is_in(shared: str) -> None:
    with closing(open_store(shared)) as store, closing(open_store(shared)) as other:
        read_beside(store, other)


def read_beside(store: Store, other: Store) -> None:
    with store.writing():
        keep(store, news())
        assert other.counts().pages == 0
    assert other.counts().pages == 1
    with other.reading():
        assert other.counts().pages == 1
        with store.writing():
            keep(store, news("b.txt", TEXT.replace("الجسر", "النفق")))
        assert other.counts().pages == 1
    assert other.counts().pages == 2


@pytest.mark.slow
def test_two_writers_wait_for_one_another(shared: str) -> None:
    names = [f"{n}.txt" for n in range(20)]

    def write(mine: list[str]) -> None:
        with Desk(shared) as desk:
            for name in mine:
                desk.add([news(name, TEXT.replace("الجسر", f"الجسر {name}"))])

    with Desk(shared):
        pass
    writers = [threading.Thread(target=write, args=[names[n::2]]) for n in range(2)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    with Desk(shared) as desk:
        assert {a.input for a in desk.articles()} == set(names)
        assert desk.check() == []


# --- files that are not what they should be -----------------------------------------------------------------------


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_store(path).close()
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        open_store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"a letter to a friend, not a desk\n" * 50, "other"])
def test_a_file_that_is_no_desk_is_refused_and_left_as_it_is(content: bytes | str, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with sqlite3.connect(path) as file:
            file.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match="no desk"):
        open_store(path)


def test_a_place_where_nothing_can_be_made_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be opened"):
        open_store(tmp_path / "nowhere" / "desk.db")


def test_a_file_that_may_only_be_read_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with Desk(path) as desk:
        desk.add([news()])
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA journal_mode = DELETE")
    store = SqliteStore(path)
    store._db.connection.execute("PRAGMA query_only = ON")
    assert store.counts().pages == 1
    with pytest.raises(StoreError, match="may only be read"), store.writing():
        keep(store, news("b.txt", TEXT + "مساء."))


def test_a_damaged_file_is_said_and_nothing_is_raised_by_check(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with Desk(path) as desk:
        desk.add(find_pages([(EXAMPLES / "pages").as_posix()]))
    data = bytearray(path.read_bytes())
    for at in range(60_000, len(data), 9_000):
        data[at : at + 400] = b"\xff" * 400
    path.write_bytes(bytes(data))
    try:
        with Desk(path) as desk:
            wrong = desk.check()
    except StoreError as error:  # so much of it is damaged that it cannot be opened
        wrong = [str(error)]
    assert wrong


def test_check_names_bytes_spans_and_words_that_are_out_of_step(shared: str) -> None:
    with Desk(shared) as desk:
        desk.add([news()])
        assert desk.check() == []
        article = desk.articles()[0].id
        sha256 = desk.receipts(article)[0].sha256
    with closing(open_store(shared)) as store:
        check_broken(store, article, sha256)


def check_broken(store: Any, article: str, sha256: str) -> None:
    reading = store.pages.reading(article)
    assert reading is not None
    beyond = Statement(id="x", article=article, content=[Span(0, 9999)], rule="x")
    broken = Reading(article=reading.article, statements=[beyond])
    with store.writing():
        store.pages.keep(broken, ("made", "inputs", False), NOW)
        store.search.drop_article(article)
        store._db.run("INSERT INTO raws VALUES ('00', 1, (SELECT packed FROM raws WHERE sha256 = ?))", [sha256])
    assert [line.split(":")[0] for line in store.check()] == [
        "the bytes 00 are not what was received",
        f"article {article}",
        f"article {article} cannot be searched for",
    ]


def test_a_backup_is_the_same_desk_and_never_written_over_another_file(tmp_path: Path) -> None:
    with Desk(tmp_path / "desk.db") as desk:
        desk.add([news()])
        desk.backup(tmp_path / "copy.db")
        with pytest.raises(StoreError, match="there already"):
            desk.backup(tmp_path / "copy.db")
        with Desk(tmp_path / "copy.db") as copy:
            assert (copy.counts(), copy.check()) == (desk.counts(), [])
            assert copy.analysis() == desk.analysis()


def test_the_file_reads_well_in_other_programs(tmp_path: Path) -> None:
    with Desk(tmp_path / "desk.db", setup=Setup(data=(EXAMPLES,))) as desk:
        desk.add(find_pages([(EXAMPLES / "pages").as_posix()]))
        counts = desk.counts()
    with sqlite3.connect(tmp_path / "desk.db") as file:
        views = [row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")]
        rows = {view: file.execute(f"SELECT count(*) FROM {view}").fetchone()[0] for view in views}
        assert "independent" not in "".join(views) and rows["events_read"] == counts.events
        assert rows["claims_read"] == counts.claims and rows["statements_read"] == counts.statements
        assert rows["articles_read"] == counts.articles and rows["pages_received"] == counts.pages
        (gist,) = file.execute("SELECT gist FROM events_read WHERE standing = 'corroborated' LIMIT 1").fetchone()
        assert gist


def test_a_new_file_has_the_newest_form_and_opening_it_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    SqliteDatabase(path).close()
    before = path.read_bytes()
    SqliteDatabase(path).close()
    assert path.read_bytes() == before


# --- every query finds its rows by an index -----------------------------------------------------------------------

WHOLE = ("count(", "SELECT id FROM events ORDER BY", "FROM dossiers ORDER BY", "FROM unsure ORDER BY", "min(published)",
         "FROM storylines ORDER BY", "SELECT id FROM storylines", "FROM edges ORDER BY", "FROM reuses ORDER BY",
         "FROM readings r JOIN articles a ON a.id = r.article ORDER BY", "SELECT sha256 FROM raws",
         "SELECT id FROM articles ORDER BY", "FROM articles a LEFT JOIN found", "FROM unread",
         "FROM decisions WHERE undone IS NULL", "_docsize", "sqlite_schema", "INSERT INTO", "PRAGMA",
         "UPDATE articles SET changed = TRUE",
         )  # fmt: skip  # queries that want all rows, or a handful of decisions


@pytest.mark.slow
def test_no_query_looks_through_a_whole_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    rows, run, many = Database.rows, Database.run, Database.many
    monkeypatch.setattr(Database, "rows", lambda self, sql, values=(): (asked.add(sql), rows(self, sql, values))[1])
    monkeypatch.setattr(Database, "run", lambda self, sql, values=(): (asked.add(sql), run(self, sql, values))[1])
    monkeypatch.setattr(Database, "many", lambda self, sql, values: (asked.add(sql), many(self, sql, values))[1])
    with Desk(tmp_path / "desk.db", setup=Setup(data=(EXAMPLES,))) as desk:
        desk.add(find_pages([(EXAMPLES / "pages").as_posix()]))
        row = desk.events()[0]
        desk.decide("note", [desk.place(row.id)], "x")
        for wanted in ({"outlet": "outlet:x"}, {"source": "x"}, {"event": row.id}, {"standing": "anonymous"}, {}):
            desk.events(**wanted, since="2027", until="2028", kind="call", contested=True, after=row.id)
            desk.events(**wanted)
            for kind in ("article", "statement", "claim", "name"):
                desk.search("الموانئ", kind, **wanted)
        for wanted in ({"outlet": "outlet:x"}, {"source": "x"}, {"event": row.id}, {}):
            desk.articles(**wanted, after=desk.articles()[0].id)
        desk.claim(desk.event(row.id).claims[0].id)
        desk.versions(desk.articles()[0].id)
        desk.article(desk.articles()[0].input)
        desk.diff(0, row.id)
        desk.diff("2026")
        desk.undo()
        desk.refresh()
        plans = {sql: [p[3] for p in rows(desk._store._db, f"EXPLAIN QUERY PLAN {sql}", [None] * sql.count("?"))]
                 for sql in asked if not any(part in sql for part in WHOLE)}  # fmt: skip
    looked = {sql: plan for sql, plan in plans.items()
              if any(p.startswith("SCAN") and "INDEX" not in p and "json_each" not in p and "VIRTUAL" not in p
                     and "CONSTANT" not in p and "SUBQUERY" not in p for p in plan)}  # fmt: skip
    assert len(plans) > 80
    assert looked == {}


def test_a_file_of_an_earlier_form_is_brought_to_the_newest(tmp_path: Path) -> None:
    path, asked = tmp_path / "desk.db", ("article", "statement", "claim", "name")
    with Desk(path, setup=Setup(data=(EXAMPLES,))) as desk:
        desk.add(list(find_pages([(EXAMPLES / "pages").as_posix()]))[:4])
        before = [desk.search("الرئيس", kind) for kind in asked]  # type: ignore[arg-type]
    assert before[0] and before[1] and before[2]
    with closing(sqlite3.connect(path)) as file:  # as it was when words of all kinds stood in one index
        file.execute('CREATE VIRTUAL TABLE words USING fts5 (head, body, tokenize = "unicode61 remove_diacritics 0")')
        for kind in asked:
            file.execute(f"INSERT INTO words (rowid, head, body) SELECT rowid, head, body FROM words_{kind}")
            file.execute(f"DROP TABLE words_{kind}")
        file.execute("DROP INDEX event_log_what")
        file.execute("PRAGMA user_version = 1")
        file.commit()
    with Desk(path, setup=Setup(data=(EXAMPLES,))) as desk:
        assert [desk.search("الرئيس", kind) for kind in asked] == before  # type: ignore[arg-type]
        assert desk.check() == []
