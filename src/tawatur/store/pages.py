"""What was received and what it says: bytes kept once, pages, articles in their versions, readings, statements."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from tawatur.model import Article, Noun, Reading, Rejected, Span, Statement
from tawatur.store.database import Database, Row, renewing
from tawatur.store.packing import AMONG, listed, packed, plain, unpacked, unplain
from tawatur.store.rows import ArticleRow, Filter, PageRow, Receipt

_ARTICLE = (
    "id, page, version, previous, outlet, url, input, headline, published, published_to, retrieved, received, "
    "(SELECT group_concat(event, ' ') FROM event_articles WHERE article = articles.id)"
)
_PAGE = (
    *("id", "input", "kind", "raw", "given", "charset", "received", "address", "made"),
    *("article", "noun", "stage", "reason", "detail"),
)
_UNKNOWN = "9999"  # where an unknown publication stands in the contract's order


class Kept(NamedTuple):
    """An article as it is remembered: made with which tables, from which page, and the digest of its reading."""

    made: str
    inputs: str
    digest: str


class _Text(Noun, frozen=True):
    text: str


class _Lettered(Noun, frozen=True):
    """As much of a reading as its letters: the rest is passed over, which is soon done."""

    article: _Text


class _Content(Noun, frozen=True):
    id: str
    content: list[Span] = []


class _Said(Noun, frozen=True):
    """As much of a reading as where its statements stand."""

    statements: list[_Content] = []


class Pages:
    """The tables of what came in."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # --- what was received ---------------------------------------------------------------------------------------

    def known(self, ids: Iterable[str]) -> set[str]:
        """Which of the receipts are already kept."""
        return {row[0] for row in self._db.rows(f"SELECT id FROM pages WHERE id {AMONG}", [listed(ids)])}

    def receive(self, receipt: Receipt, outcome: Article | Rejected, made: str) -> None:
        """Keep a page and the article it became, or why it became none. Its article must be there."""
        self._db.run(
            "INSERT INTO raws VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (receipt.sha256, len(receipt.raw), zlib.compress(receipt.raw)),
        )
        given = None if receipt.given is None else plain(receipt.given)
        about = (receipt.id, receipt.input, receipt.kind, receipt.sha256, given, receipt.charset, receipt.received)
        if isinstance(outcome, Rejected):
            came: Row = (None, None, outcome.stage, outcome.reason, outcome.detail)
        else:
            came = (outcome.id, packed(outcome), None, None, None)
        self._db.run(renewing("pages", _PAGE), (*about, receipt.address, made, *came))
        self._db.run("DELETE FROM unread WHERE input = ?", [receipt.input])

    def refuse(self, rejected: Rejected, received: str) -> None:
        """Keep why an input gave no page at all."""
        self._db.run(
            "INSERT INTO unread VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (rejected.input, rejected.stage, rejected.reason, rejected.detail, received),
        )

    def rejected(self) -> list[Rejected]:
        """All that was not used, and why."""
        rows = self._db.rows(
            "SELECT input, stage, reason, detail FROM pages WHERE reason IS NOT NULL UNION "
            "SELECT input, stage, reason, detail FROM unread ORDER BY 1, 3, 4"
        )
        return [Rejected(input=a, stage=b, reason=c, detail=d) for a, b, c, d in rows]

    def of_article(self, article: str, besides: str = "") -> list[Article]:
        """The pages of an article but one, each as it was read; those of one input as they came."""
        sql = "SELECT noun FROM pages WHERE article = ? AND id <> ? ORDER BY input, received, id"
        return [unpacked(row[0], Article) for row in self._db.rows(sql, [article, besides])]

    def became(self, page: str) -> str | None:
        """The article that a page became."""
        row = self._db.row("SELECT article FROM pages WHERE id = ?", [page])
        return row[0] if row else None

    def receipts(self, article: str) -> list[PageRow]:
        """How the pages of an article came in."""
        sql = (
            "SELECT p.id, p.input, p.kind, p.raw, r.size, p.received, p.address, p.article FROM pages p "
            "JOIN raws r ON r.sha256 = p.raw WHERE p.article = ? ORDER BY p.received, p.input, p.id"
        )
        names = PageRow.__struct_fields__
        return [PageRow(**dict(zip(names, row, strict=True))) for row in self._db.rows(sql, [article])]

    def receipt(self, page: str) -> Receipt | None:
        """A page as it was received."""
        sql = (
            "SELECT p.input, p.kind, r.packed, p.raw, p.received, p.given, p.charset, p.address FROM pages p "
            "JOIN raws r ON r.sha256 = p.raw WHERE p.id = ?"
        )
        row = self._db.row(sql, [page])
        if row is None:
            return None
        given = None if row[5] is None else unplain(row[5], dict)
        return Receipt(
            id=page,
            input=row[0],
            kind=row[1],
            raw=zlib.decompress(row[2]),
            sha256=row[3],
            received=row[4],
            given=given,
            charset=row[6],
            address=row[7],
        )

    def raw(self, sha256: str) -> bytes | None:
        """The bytes of a page as received."""
        row = self._db.row("SELECT packed FROM raws WHERE sha256 = ?", [sha256])
        return zlib.decompress(row[0]) if row else None

    def outdated(self, made: str) -> list[str]:
        """The pages that were read with other tables, settings or another version."""
        sql = "SELECT id FROM pages WHERE made < ? UNION ALL SELECT id FROM pages WHERE made > ? ORDER BY 1"
        return [row[0] for row in self._db.rows(sql, [made, made])]

    # --- what the pages say --------------------------------------------------------------------------------------

    def article(self, article: str) -> Kept | None:
        """How an article is remembered."""
        row = self._db.row("SELECT made, inputs, digest FROM articles WHERE id = ?", [article])
        return Kept(*row) if row else None

    def keep(self, reading: Reading, kept: tuple[str, str, bool], received: str) -> bool:
        """Keep what an article says; whether that is new or another than before. Then it waits to be grouped.

        `kept`: (made with which tables, the digest of what it was read from, whether a person corrected it).
        """
        article = reading.article
        made, inputs, corrected = kept
        data = packed(reading)
        digest = hashlib.sha256(data).hexdigest()[:16]
        before = self.article(article.id)
        if before is not None and before.digest == digest:
            how = (made, inputs, corrected, article.id)
            self._db.run("UPDATE articles SET made = ?, inputs = ?, corrected = ? WHERE id = ?", how)
            return False
        self._put(article, (made, inputs, digest, corrected), received)
        self._db.run(renewing("readings", ("article", "noun")), (article.id, data))
        self._db.run("DELETE FROM statements WHERE article = ?", [article.id])
        row = "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        self._db.many(row, {s.id: _statement(s, article.text) for s in reading.statements}.values())
        self._number(article.page)
        return True

    def _put(self, article: Article, kept: tuple[str, str, str, bool], received: str) -> None:
        headline = article.text[slice(*article.headline)] if article.headline else ""
        published = article.published
        values = {
            "id": article.id,
            "page": article.page,
            "outlet": article.outlet,
            "url": article.url,
            "input": article.input,
            "headline": " ".join(headline.split()),
            "published": published.earliest if published else _UNKNOWN,
            "published_to": published.latest if published else None,
            "retrieved": article.retrieved,
            "received": received,
            "letters": len(article.text),
            **dict(zip(("made", "inputs", "digest", "corrected"), kept, strict=True)),
            "changed": True,
        }
        self._db.run(renewing("articles", values, but=["received"]), values.values())

    def _number(self, page: str) -> None:
        """The versions of a page: by retrieval, then publication, then id, as in a list of articles."""
        order = "coalesce(retrieved, ''), nullif(published, ?) NULLS FIRST, id"
        rows = self._db.rows(f"SELECT id FROM articles WHERE page = ? ORDER BY {order}", [page, _UNKNOWN])
        previous = None
        for number, (article,) in enumerate(rows, 1):
            self._db.run("UPDATE articles SET version = ?, previous = ? WHERE id = ?", (number, previous, article))
            previous = article

    def reading(self, article: str) -> Reading | None:
        """What an article says."""
        row = self._db.row("SELECT noun FROM readings WHERE article = ?", [article])
        return unpacked(row[0], Reading) if row else None

    def readings(self, articles: Iterable[str] | None = None) -> list[Reading]:
        """What articles say, in the contract's order; of all when none are named."""
        order = "JOIN articles a ON a.id = r.article"
        if articles is None:
            rows = self._db.rows(f"SELECT r.noun FROM readings r {order} ORDER BY a.published, a.id")
        else:
            sql = f"SELECT r.noun FROM readings r {order} WHERE r.article {AMONG} ORDER BY a.published, a.id"
            rows = self._db.rows(sql, [listed(articles)])
        return [unpacked(row[0], Reading) for row in rows]

    def texts(self, articles: Iterable[str]) -> dict[str, str]:
        """The letters of articles."""
        sql = f"SELECT article, noun FROM readings WHERE article {AMONG}"
        return {i: unpacked(noun, _Lettered).article.text for i, noun in self._db.rows(sql, [listed(articles)])}

    def homes(self, statements: Iterable[str]) -> set[str]:
        """The articles of statements."""
        rows = self._db.rows(f"SELECT DISTINCT article FROM statements WHERE id {AMONG}", [listed(statements)])
        return {row[0] for row in rows}

    def some_statements(self, limit: int) -> dict[str, str]:
        """So many statements, as if drawn (ids are digests), with their articles."""
        return dict(self._db.rows("SELECT id, article FROM statements ORDER BY id LIMIT ?", [limit]))

    def contents(self, statements: Iterable[str]) -> dict[str, list[Span]]:
        """Where what statements say stands in their articles."""
        wanted = {*statements}
        homes = f"SELECT article FROM statements WHERE id {AMONG}"
        rows = self._db.rows(f"SELECT noun FROM readings WHERE article IN ({homes})", [listed(wanted)])
        said = (statement for row in rows for statement in unpacked(row[0], _Said).statements)
        return {statement.id: statement.content for statement in said if statement.id in wanted}

    def ids(self) -> list[str]:
        """The ids of all articles."""
        return [row[0] for row in self._db.rows("SELECT id FROM articles ORDER BY id")]

    def digests(self, articles: Iterable[str]) -> dict[str, str]:
        """The digests of readings."""
        sql = f"SELECT id, digest FROM articles WHERE id {AMONG}"
        return {row[0]: row[1] for row in self._db.rows(sql, [listed(articles)])}

    def corrected(self) -> list[str]:
        """The articles that a person corrected."""
        return [row[0] for row in self._db.rows("SELECT id FROM articles WHERE corrected ORDER BY id")]

    def of_pages(self, pages: Iterable[str]) -> list[str]:
        """The articles that are versions of pages."""
        sql = f"SELECT id FROM articles WHERE page {AMONG} ORDER BY id"
        return [row[0] for row in self._db.rows(sql, [listed(pages)])]

    def pages_of(self, articles: Iterable[str]) -> set[str]:
        """The pages of which articles are versions."""
        return {row[0] for row in self._db.rows(f"SELECT page FROM articles WHERE id {AMONG}", [listed(articles)])}

    def orphans(self) -> list[str]:
        """The articles that no page became: read anew, their pages became others or none."""
        sql = (
            "SELECT id FROM articles WHERE changed AND NOT EXISTS (SELECT 1 FROM pages WHERE article = articles.id) "
            "ORDER BY id"
        )
        return [row[0] for row in self._db.rows(sql)]

    def drop_readings(self, articles: Iterable[str]) -> None:
        """Forget what articles say."""
        ids = [listed(articles)]
        self._db.run(f"DELETE FROM statements WHERE article {AMONG}", ids)
        self._db.run(f"DELETE FROM readings WHERE article {AMONG}", ids)

    def drop(self, articles: Iterable[str]) -> None:
        """Forget articles that no page became and no event holds."""
        given = sorted(articles)
        pages = self.pages_of(given)
        self._db.run(f"DELETE FROM articles WHERE id {AMONG}", [listed(given)])
        for page in sorted(pages):
            self._number(page)

    def changed(self) -> list[str]:
        """The articles that wait to be grouped."""
        return [row[0] for row in self._db.rows("SELECT id FROM articles WHERE changed ORDER BY id")]

    def settled(self, articles: Iterable[str]) -> None:
        """Mark articles as grouped."""
        self._db.run(f"UPDATE articles SET changed = FALSE WHERE id {AMONG}", [listed(articles)])

    def unsettle(self, article: str | None = None) -> None:
        """Mark an article, or every one, as waiting."""
        where, values = ("WHERE id = ?", [article]) if article else ("WHERE NOT changed", [])
        self._db.run(f"UPDATE articles SET changed = TRUE {where}", values)

    # --- lists ---------------------------------------------------------------------------------------------------

    def articles(self, wanted: Filter) -> list[ArticleRow]:
        """Articles, the last published first, those of an unknown day before them."""
        sql = f"SELECT {_ARTICLE} FROM articles WHERE published >= ? AND published <= ?"
        values: list[str | int] = [wanted.since or "", _until(wanted.until)]
        if wanted.outlet:
            sql, values = f"{sql} AND outlet = ?", [*values, wanted.outlet]
        if wanted.event:
            sql += " AND id IN (SELECT article FROM event_articles WHERE event = ?)"
            values.append(wanted.event)
        if wanted.source:
            sql += (
                " AND id IN (SELECT article FROM statements WHERE origin = ?"
                " UNION SELECT article FROM statements WHERE speaker = ?)"
            )
            values += [wanted.source, wanted.source]
        if wanted.after:
            sql += " AND (published, id) < (SELECT published, id FROM articles WHERE id = ?)"
            values.append(wanted.after)
        return [
            _row(row)
            for row in self._db.rows(f"{sql} ORDER BY published DESC, id DESC LIMIT ?", [*values, wanted.limit])
        ]

    def versions(self, article: str) -> list[ArticleRow]:
        """All versions of the page of an article, the first one first."""
        sql = f"SELECT {_ARTICLE} FROM articles WHERE page = (SELECT page FROM articles WHERE id = ?) ORDER BY version"
        return [_row(row) for row in self._db.rows(sql, [article])]

    def named(self, name: str) -> str | None:
        """The id of the article with an id or an input."""
        row = self._db.row("SELECT id FROM articles WHERE id = ?", [name]) or self._db.row(
            "SELECT article FROM pages WHERE input = ? AND article IS NOT NULL ORDER BY received DESC, id", [name]
        )
        return str(row[0]) if row else None

    def statement_article(self, statement: str) -> str | None:
        """The article in which a statement stands."""
        row = self._db.row("SELECT article FROM statements WHERE id = ?", [statement])
        return str(row[0]) if row else None


def said(statement: Statement, text: str) -> str:
    """The letters of a statement's content on one line."""
    return " … ".join(" ".join(text[a:b].split()) for a, b in statement.content)


def _statement(statement: Statement, text: str) -> Row:
    return (
        statement.id,
        statement.article,
        statement.content[0].start if statement.content else 0,
        said(statement, text),
        statement.origin,
        statement.speaker.ref if statement.speaker else None,
        statement.act,
        statement.voice,
        statement.certainty,
        statement.rule,
    )


def _until(day: str | None) -> str:
    """The last moment that is meant by a day, a month or a year."""
    return f"{day}~" if day else "~"


def _row(row: Row) -> ArticleRow:
    values = dict(zip(ArticleRow.__struct_fields__, row, strict=True))
    values["published"] = None if values["published"] == _UNKNOWN else values["published"]
    values["events"] = sorted((values["events"] or "").split())
    return ArticleRow(**values)
