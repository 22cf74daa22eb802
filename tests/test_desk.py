"""A desk is what `analyse` makes of all its pages, however they came in; and what people decide stays decided."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tawatur import codec
from tawatur.decisions import anchor_at, decide
from tawatur.desk import Desk, Filter
from tawatur.errors import InputError
from tawatur.ingest import Given, find_pages
from tawatur.ingest.page import Page
from tawatur.model import Analysis, Decision, Rejected, Span
from tawatur.pipeline.stages import Decided, Setup, analyse_pages
from tawatur.settings import CorroborateSettings, IngestSettings, LinkSettings, Settings

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SETUP = Setup(data=(EXAMPLES,))
PAGES = list(find_pages([(EXAMPLES / "pages").as_posix()]))
NEWS = "أعلنت وزارة الأرصاد، اليوم الأحد، إغلاق ميناء السهل بسبب الرياح.\nوقال مدير الميناء إن الملاحة ستعود غداً.\n"


def named(*names: str) -> list[Page | Rejected]:
    return [page for page in PAGES if Path(page.input).stem in names]


def page(name: str, text: str, **given: str) -> Page:
    return Page(input=name, kind="text", data=text.encode(), given=Given(**given))


def on(*batches: list[Any], setup: Setup = SETUP) -> Desk:
    desk = Desk(":memory:", setup=setup)
    for batch in batches:
        desk.add(batch)
    return desk


def written(analysis: Analysis) -> bytes:
    return codec.encode(analysis)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return written(analyse_pages(PAGES, SETUP))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_pages_added_in_parts_in_any_order_are_as_if_added_at_once(seed: int, whole: bytes) -> None:
    chance, given = random.Random(seed), list(PAGES)
    chance.shuffle(given)
    cuts = sorted(chance.sample(range(1, len(given)), 3))
    desk = on(*(given[a:b] for a, b in zip([0, *cuts], [*cuts, len(given)], strict=True)))
    assert written(desk.analysis()) == whole
    assert desk.check() == []


def test_pages_added_one_by_one_are_as_if_added_at_once(whole: bytes) -> None:
    assert written(on(*([each] for each in PAGES)).analysis()) == whole


def test_what_is_known_is_passed_over(whole: bytes) -> None:
    desk = on(PAGES)
    before = desk.diff(0)
    added = desk.add(PAGES)
    assert (len(added.known), added.new, added.copies, added.rejected) == (len(PAGES), [], [], [])
    assert desk.diff(0) == before
    assert not desk.settle()


def test_a_text_under_two_names_is_one_article_whose_first_name_stands_for_both() -> None:
    first, second = page("b.txt", NEWS), page("a.txt", NEWS)
    desk = on([first], [second])
    assert desk.counts().articles == 1
    assert (desk.article("b.txt").article.input, desk.article("b.txt").article.copies) == ("a.txt", ["b.txt"])
    assert written(desk.analysis()) == written(analyse_pages([first, second], SETUP))


def test_what_is_no_article_is_kept_with_its_reason() -> None:
    given = [page("empty.txt", " "), *find_pages(["/no/such/place.txt"]), page("news.txt", NEWS)]
    desk = on(given, given)
    assert [(r.input, r.reason) for r in desk.rejected()] == [("/no/such/place.txt", "missing"), ("empty.txt", "empty")]
    assert written(desk.analysis()) == written(analyse_pages(given, SETUP))


def test_an_edited_page_keeps_its_versions_and_the_bytes_of_each() -> None:
    old = page("x.txt", NEWS, url="https://news.example/a", retrieved="2031-03-02T10:00:00+00:00")
    new = page("x.txt", NEWS.replace("غداً", "بعد غد"), url="https://www.news.example/a?utm_source=b",
               retrieved="2031-03-02T12:00:00+00:00")  # fmt: skip
    desk = on([new], [old])
    versions = desk.versions("x.txt")
    assert [(v.version, v.retrieved) for v in versions] == [(1, old.given.retrieved), (2, new.given.retrieved)]  # type: ignore[union-attr]
    assert [v.previous for v in versions] == [None, versions[0].id]
    (receipt,) = desk.receipts(versions[0].id)
    assert (desk.raw(receipt.sha256), receipt.address) == (old.data, "https://news.example/a")


def test_an_article_that_was_read_elsewhere_is_taken_in_as_it_is() -> None:
    read = analyse_pages(named("ferry-madar", "ferry-manara"), SETUP)
    assert written(on(read.articles).analysis()) == written(read)


# --- other tables, other settings ---------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings",
    [
        Settings(link=LinkSettings(same_event=0.9)),
        Settings(corroborate=CorroborateSettings(same_claim=0.7)),
        Settings(ingest=IngestSettings(max_bytes=1500)),
    ],
)
def test_with_other_settings_all_that_hangs_on_them_is_done_anew(settings: Settings, tmp_path: Path) -> None:
    other = Setup(data=(EXAMPLES,), settings=settings)
    with Desk(tmp_path / "desk.db", setup=SETUP) as desk:
        desk.add(PAGES[:12])
    with Desk(tmp_path / "desk.db", setup=other) as desk:
        desk.add(PAGES[12:])
        assert written(desk.analysis()) == written(analyse_pages(PAGES, other))
        assert desk.check() == []


@pytest.mark.slow
def test_with_other_tables_pages_are_read_anew(tmp_path: Path, whole: bytes) -> None:
    with Desk(tmp_path / "desk.db") as desk:
        desk.add(PAGES)
        assert written(desk.analysis()) != whole
    with Desk(tmp_path / "desk.db", setup=SETUP) as desk:
        assert desk.refresh() == len(PAGES)
        assert desk.settle()
        assert written(desk.analysis()) == whole
        assert desk.refresh() == 0


# --- what has become of events ------------------------------------------------------------------------------------


def test_an_event_whose_id_has_changed_is_found_by_the_former_one() -> None:
    later, earlier = named("ferry-madar"), named("ferry-manara")
    desk = on(later)
    (former,) = [row.id for row in desk.events() if row.leads]
    desk.add(earlier)
    now = desk.event(former).event.id
    if now == former:  # the first page leads with the anchor already: the other way round then
        desk = on(earlier)
        (former,) = [row.id for row in desk.events() if row.leads]
        desk.add(later)
        now = desk.event(former).event.id
    assert now != former
    assert ("renamed", {former}) in [(c.what, set(c.detail.get("from", []))) for c in desk.diff(1)]


def test_the_log_says_what_a_new_page_has_changed() -> None:
    desk = on(named("call-bayraq"))
    desk.add(named("call-madar"))
    (changed,) = [c for c in desk.diff(1) if c.what == "changed" and len(c.detail["articles"]["come"]) == 1]
    assert changed.run == 2
    assert desk.diff(2) == []
    assert desk.diff("9999") == []


# --- what people decide -------------------------------------------------------------------------------------------


def decisions_on(analysis: Analysis) -> list[Decision]:
    """One of each kind, and a second one of some."""
    by_input = {Path(a.input).stem: a for a in analysis.articles}
    call, ferry, rate = by_input["call-bayraq"], by_input["ferry-madar"], by_input["rate-barid"]
    reading = next(r for r in analysis.readings if r.article.id == call.id)
    said = next(s for s in reading.statements if s.origin)
    name = next(m for m in reading.mentions if m.ref and m.kind == "person")
    claims = next(d for d in analysis.dossiers if len(d.claims) > 3).claims
    where = {s.id: (r.article, s.content[0]) for r in analysis.readings for s in r.statements}
    head = call.headline or Span(0, 1)
    return [
        decide("outlet", [anchor_at(ferry, Span(0, 5))], "outlet:other"),
        decide("published", [anchor_at(rate, Span(0, 5))], "2027-09-08"),
        decide("role", [anchor_at(call, call.blocks[-1].span)], "boilerplate"),
        decide("source", [anchor_at(call, said.content[0])], "person:somebody-else"),
        decide("ref", [anchor_at(call, name.span)], "person:another"),
        decide("note", [anchor_at(call, head)], "to be asked again"),
        decide("merge", [anchor_at(*where[claims[0].gist]), anchor_at(*where[claims[1].gist])], "claim"),
        decide("split", [anchor_at(ferry, ferry.headline or Span(0, 1))], "event"),
        decide("merge", [anchor_at(rate, rate.headline or Span(0, 1)), anchor_at(call, head)], "event"),
    ]


@pytest.fixture(scope="module")
def decided() -> list[Decision]:
    return decisions_on(analyse_pages(PAGES, SETUP))


def replayed(decisions: list[Decision], pages: list[Any] = PAGES, setup: Setup = SETUP) -> bytes:
    return written(analyse_pages(pages, setup, decided=Decided(decisions=tuple(decisions))))


@pytest.mark.slow
def test_decisions_on_a_desk_are_those_replayed_on_its_pages(decided: list[Decision]) -> None:
    desk = on(PAGES)
    before = written(desk.analysis())
    for count, decision in enumerate(decided, 1):
        (kept,) = desk.keep_decisions([decision])
        assert kept.outcome == "applied", kept
        if count % 3 == 0:
            assert written(desk.analysis()) == replayed(decided[:count])
    for _ in decided:
        desk.undo()
    assert written(desk.analysis()) == before
    assert desk.check() == []


@pytest.mark.slow
def test_decisions_outlive_added_pages_other_tables_and_settings(decided: list[Decision], tmp_path: Path) -> None:
    with Desk(tmp_path / "desk.db", setup=SETUP) as desk:
        desk.add(PAGES[:-2])
        desk.keep_decisions(decided)
        desk.add(PAGES[-2:])
        assert written(desk.analysis()) == replayed(decided)
    other = Setup(data=(EXAMPLES,), settings=Settings(link=LinkSettings(same_event=0.9)))
    with Desk(tmp_path / "desk.db", setup=other) as desk:
        desk.settle()
        assert written(desk.analysis()) == replayed(decided, setup=other)


def test_a_decision_is_found_again_on_a_new_version_of_its_page() -> None:
    old = page("x.txt", NEWS, url="https://news.example/a", retrieved="2031-03-02")
    new = page("x.txt", f"عاجل\n{NEWS}", url="https://news.example/a", retrieved="2031-03-03")
    desk = on([old])
    head = desk.article("x.txt").article.headline or Span(0, 20)
    decision = desk.decide("outlet", [(desk.article("x.txt").article.id, head)], "outlet:other")
    desk.add([new])
    assert {v.outlet for v in desk.versions("x.txt")} == {"outlet:other"}
    assert [d.outcome for d in desk.decisions()] == ["found-again"]
    assert written(desk.analysis()) == replayed([decision], [old, new])


def test_what_a_person_points_at_is_found_by_any_id() -> None:
    desk = on(named("call-bayraq"))
    article = desk.articles()[0]
    reading, row = desk.article(article.id), desk.events()[0]
    assert desk.place(f"{article.id}@3-9") == (article.id, Span(3, 9))
    assert desk.place(article.input) == (article.id, reading.article.headline)
    assert desk.place(row.id)[0] == article.id
    claim = desk.event(row.id).claims[0]
    assert desk.place(claim.id) == desk.place(claim.gist)
    with pytest.raises(InputError):
        desk.place("nothing")


def test_what_is_not_there_is_said() -> None:
    desk = on(named("call-bayraq"))
    for ask in (desk.event, desk.article, desk.claim, desk.versions, desk.receipts, desk.raw, desk.undo):
        with pytest.raises(InputError):
            ask("nothing")
    with pytest.raises(InputError):
        desk.decide("role", [(desk.articles()[0].id, Span(0, 3))], "no such role")


# --- lists --------------------------------------------------------------------------------------------------------


def test_events_come_in_pages_and_by_what_is_asked() -> None:
    desk = on(PAGES)
    rows = desk.events(limit=100)
    parts, after = list[str](), None
    while part := desk.events(limit=4, **({"after": after} if after else {})):
        parts += [row.id for row in part]
        after = part[-1].id
    assert parts == [row.id for row in rows] == [r.id for r in sorted(rows, key=lambda r: (r.last, r.id), reverse=True)]
    assert {r.id for r in desk.events(contested=True)} == {r.id for r in rows if r.conflicts}
    assert all(row.origins == len(desk.event(row.id).origins) for row in rows)  # as its short version counts them
    assert {r.id for r in desk.events(standing="corroborated")} == {r.id for r in rows if r.standing == "corroborated"}
    assert {r.id for r in desk.events(kind="call")} == {r.id for r in rows if r.kind == "call"}
    assert all(row.first <= "2027-08-12" for row in desk.events(until="2027-08-11"))
    for row in rows:
        dossier = desk.event(row.id)
        assert row.pages == len(dossier.event.articles) and row.claims == len(dossier.claims)
    outlet = next(a.outlet for a in desk.articles() if a.outlet)
    assert {a.outlet for a in desk.outlet(outlet)} == {outlet}
    held = {e for a in desk.outlet(outlet) for e in a.events}
    assert {r.id for r in desk.events(outlet=outlet, limit=100)} == held


def test_an_outlet_is_counted_over_its_last_pages() -> None:
    desk = on(PAGES)
    outlets = [a.outlet for a in desk.articles(limit=100) if a.outlet]
    outlet = max(sorted(set(outlets)), key=outlets.count)
    whole, last = desk.profiles.outlet(outlet), desk.profiles.outlet(outlet, last=1)
    assert whole.articles == whole.counted == last.articles == outlets.count(outlet) > 1
    newest = desk.outlet(outlet, limit=1)[0].id
    said = [s.origin for s in desk.article(newest).statements if s.origin and s.origin != outlet]
    assert last.counted == 1 and sum(told.statements for told in last.quoted) == len(said)
    assert last.claims < whole.claims


def test_what_moves_comes_in_pages_whatever_was_looked_through_first(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = on(*([page] for page in PAGES[:9]))
    whole = desk.profiles.moves(("new", "changed"), Filter(limit=100))
    monkeypatch.setattr("tawatur.store.profiles._STEP", 1)
    assert len(whole) > 3 and desk.profiles.moves(("new", "changed"), Filter(limit=100)) == whole
    parts = [desk.profiles.moves(("new", "changed"), Filter(limit=2), skip) for skip in range(0, len(whole), 2)]
    assert [move for part in parts for move in part] == whole
    assert sum(move.pages for move in whole) > 0


def test_articles_know_their_events_and_come_in_pages() -> None:
    desk = on(PAGES)
    rows = desk.articles(limit=100)
    parts, after = list[str](), None
    while part := desk.articles(limit=5, **({"after": after} if after else {})):
        parts += [row.id for row in part]
        after = part[-1].id
    assert parts == [row.id for row in rows] and len(rows) == len(PAGES)
    some = next(r for r in rows if r.events)
    assert some.id in {a.id for a in desk.articles(event=some.events[0])}


def test_an_analysis_of_a_desk_comes_back_from_its_document() -> None:
    analysis = on(PAGES).analysis()
    assert msgspec.to_builtins(codec.decode(codec.encode(analysis)).decisions) == []
