"""What is looked for is found however it is written, and shown in its own letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tawatur.desk import Desk, Hit
from tawatur.desk.terms import Terms
from tawatur.ingest import Given
from tawatur.ingest.page import Page
from tawatur.language import Language
from tawatur.pipeline.stages import Setup
from tawatur.pipeline.tracing import open_tracer, searched_in, trace

TERMS = Terms(Language("ar"))
TEXTS = {
    "bridge.txt": "افتتاح الجسر المعلق في مدينة سهيل\nأعلن رئيس البلدية وليد العمّاري، يوم الأحد 4 كانون الثاني 2031، "
    "افتتاح الجسر المعلق.\nوقال العمّاري إن المهندسين أنهوا أعمالهم قبل الموعد.",
    "harbour.txt": "إغلاق ميناء الرمل أمام السفن\nقالت هيئة الموانئ، يوم الثلاثاء 10 شباط/فبراير 2031، "
    "إن الميناء سيبقى مغلقاً.\n"
    "وأضافت الهيئة أن سبب الإغلاق أمطارٌ غزيرة.",
    "school.txt": "مدرسة جديدة للبنات\nوافق مجلس التعليم على بناء مدرسة للبنات في سهيل.\n"
    "وقال المجلس إن البناء يبدأ في نيسان المقبل.",
    "words.txt": "كلمة عن الكتب\nقال الأمين إن كتابنا للجميع، وإن مكتبتهم مفتوحة.\nوذكر الأمين أن الإقبال كبير.",
}


@pytest.fixture(scope="module", params=["memory", "postgresql"])
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    place = ":memory:" if request.param == "memory" else request.getfixturevalue("server").new()
    with Desk(place) as made:
        fill(made)
        yield made


def fill(made: Desk) -> None:
    made.add(
        Page(
            input=name, kind="text", data=text.encode(), given=Given(outlet=f"outlet:{name[0]}", published="2031-02-11")
        )
        for name, text in TEXTS.items()
    )


def first(desk: Desk, text: str, kind: str = "article") -> Hit:
    hits = desk.search(text, kind)  # type: ignore[arg-type]
    assert hits, text
    return hits[0]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("الجسر المعلق", "bridge.txt"),
        ("جسر", "bridge.txt"),
        ("والجسر", "bridge.txt"),
        ("للجسر", "bridge.txt"),
        ("العماري", "bridge.txt"),  # without the doubling
        ("العمّاري", "bridge.txt"),
        ("المهندسون", "bridge.txt"),  # another case
        ("يناير 2031", "bridge.txt"),  # another name of the month
        ("جانفي 2031", "bridge.txt"),
        ("فبراير", "harbour.txt"),
        ("امطار غزيره", "harbour.txt"),  # without hamza, with another last letter
        ("اغلاق الميناء", "harbour.txt"),
        ("الهيئه", "harbour.txt"),
        ("مدارس البنات", "school.txt"),
        ("أبريل", "school.txt"),
        ("ومدرسة", "school.txt"),
        ("كتاب", "words.txt"),
        ("كتابكم", "words.txt"),  # another pronoun
        ("كتابٌ", "words.txt"),
        ("مكتبة", "words.txt"),
        ('"افتتاح الجسر المعلق"', "bridge.txt"),
    ],
)
def test_an_article_is_found_in_other_spellings(asked: str, name: str, desk: Desk) -> None:
    assert desk.article(first(desk, asked).article or "").article.input == name


def test_what_stands_in_quotation_marks_stands_as_it_is(desk: Desk) -> None:
    assert [h.article for h in desk.search('"الجسر المعلق في مدينة"')] == [desk.article("bridge.txt").article.id]
    assert desk.search('"المعلق الجسر"') == []


def test_a_hit_shows_its_own_letters_and_the_words_that_were_found(desk: Desk) -> None:
    for kind in ("article", "statement", "claim"):
        hit = first(desk, "افتتاح جسر", kind)
        text = desk.article(hit.article or "").article.text
        assert hit.snippet and text[slice(*hit.snippet)] == hit.text
        assert hit.marks and all(hit.snippet.start <= a < b <= hit.snippet.end for a, b in hit.marks)
        assert {text[a:b] for a, b in hit.marks} <= {"افتتاح", "الجسر"}


def test_all_words_come_before_some_and_headlines_before_bodies(desk: Desk) -> None:
    hits = desk.search("مدرسة سهيل")
    assert [desk.article(h.article or "").article.input for h in hits] == ["school.txt", "bridge.txt"]
    assert hits[0].score > hits[1].score


def test_what_lacks_fewest_words_comes_first(desk: Desk) -> None:
    hits = desk.search("مدرسة للبنات سهيل الموانئ")  # three of four, one, one
    assert desk.article(hits[0].article or "").article.input == "school.txt"
    assert len(hits) == 3
    narrowed = [h.article for h in desk.search("مدرسة للبنات سهيل الموانئ", outlet="outlet:h")]
    assert narrowed == [desk.article("harbour.txt").article.id]


def test_equal_hits_come_by_id_however_many_there_are() -> None:
    made = Desk(":memory:")
    texts = [f"خبر {n}\nوصل القطار إلى المحطة." for n in range(60)]
    for part in (texts[40:], texts[:40]):
        made.add(Page(input=t.split("\n")[0], kind="text", data=t.encode()) for t in part)
    ids = [hit.id for hit in made.search("القطار", limit=10)]
    assert ids == sorted(hit.id for hit in made.search("القطار", limit=100))[:10]


def test_statements_are_found_by_who_says_them(desk: Desk) -> None:
    assert first(desk, "هيئة الموانئ", "statement").article == desk.article("harbour.txt").article.id


def test_names_are_found_with_their_refs(desk: Desk) -> None:
    hit = first(desk, "وليد العماري", "name")
    assert hit.ref and hit.article is None and "وليد" in hit.text


def test_hits_can_be_narrowed(desk: Desk) -> None:
    assert [h.article for h in desk.search("سهيل", outlet="outlet:s")] == [desk.article("school.txt").article.id]
    assert desk.search("سهيل", since="2031-02-12") == []
    assert len(desk.search("سهيل", until="2031-02-11")) == 2
    event = desk.article(first(desk, "ميناء").article or "").article.id
    (row,) = [r for r in desk.events(outlet="outlet:h") if r.leads]
    assert [h.article for h in desk.search("الميناء", event=row.id)] == [event]
    said = first(desk, "الإغلاق", "statement")
    origin = next(s.origin for s in desk.article(said.article or "").statements if s.id == said.id)
    assert said.id in {h.id for h in desk.search("الإغلاق", "statement", source=origin)}
    assert desk.search("الإغلاق", "statement", source="person:nobody") == []


def test_a_sentence_is_traced_as_among_all_claims_at_once(desk: Desk) -> None:
    stands = desk.analysis()
    claims = [claim for dossier in stands.dossiers for claim in dossier.claims]
    among = open_tracer(Setup(), stands.readings, claims), searched_in(stands.readings)
    met = 0
    for claim in claims:
        article, span = desk.place(claim.id)
        said = desk.article(article).article.text[span.start : span.end]
        if len(said.split()) < 4:
            continue
        wanted, (traced, readings) = trace(Setup(), said, *among), desk.trace(said)
        assert [m.claim for m in traced.matches] == [m.claim for m in wanted.matches]
        assert {a for m in traced.matches for a in m.articles} <= {r.article.id for r in readings}
        met += bool(traced.matches)
    assert met > 2
    traced, _ = desk.trace("أعلن الاتحاد فوز الفريق بالكأس")
    assert (traced.matches, traced.searched.articles) == ([], len(TEXTS))


def test_a_sentence_is_traced_by_its_rarest_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = "قالت هيئة الموانئ إن الميناء سيبقى مغلقا"
    whole, _ = desk.trace(asked)
    monkeypatch.setattr("tawatur.desk.searching._WEIGHED", 1)  # one word alone may be looked for
    rare, _ = desk.trace(asked)
    assert whole.matches and rare.matches[0].claim == whole.matches[0].claim


@pytest.mark.parametrize(
    "asked", ["", " ", "؟!", '"', '""', 'a"b', "NOT", "( OR )", "x" * 3000, "*", "^سهيل", "head:x", "\x00"]
)
def test_no_question_is_an_error(asked: str, desk: Desk) -> None:
    for kind in ("article", "statement", "claim", "name"):
        assert isinstance(desk.search(asked, kind), list)  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["بوتين", "لبنان", "وليد", "كابول", "الف", "من", "في"])
def test_a_word_is_always_one_of_its_forms_and_forms_are_never_short(word: str) -> None:
    forms = TERMS.forms(word)
    assert word in forms
    assert all(len(form) >= 3 for form in forms - {word})


def test_the_index_holds_the_words_in_order_and_then_their_forms() -> None:
    indexed = TERMS.indexed("وقالت الهيئةُ إنّ").split()
    assert indexed[:3] == ["وقالت", "الهييه", "ان"]
    assert {"قالت", "هييه"} <= set(indexed[3:])
