"""Every row of the tables that read a page fires on its example and not on its counter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.ingest.cues import BlockCues
from tawatur.ingest.detection import Detector
from tawatur.ingest.lines import Line, split_lines
from tawatur.ingest.markup import MarkupCues, read_markup
from tawatur.ingest.names import NameFinder
from tawatur.ingest.page import Page
from tawatur.ingest.pages import PageReader
from tawatur.ingest.scene import Words
from tawatur.ingest.sources import Notices
from tawatur.ingest.stamps import StampReader
from tawatur.language import Language, read_tables
from tawatur.model import Article
from tawatur.registry import SHIPPED, Registry
from tawatur.settings import Settings

LANGUAGE = Language("ar")
CUES = BlockCues(LANGUAGE)
STAMPS = StampReader(LANGUAGE)
WORDS = Words(LANGUAGE, CUES.words)
DETECTOR = Detector([SHIPPED / "languages"])
SHORT_TEXTS = Path(__file__).parent / "short_texts.tsv"  # a hundred Arabic ones, a hundred in four other languages
CARD = 'ref = "agency:al-mina"\nnames = ["وكالة الميناء للأنباء", "وكالة الميناء"]\nkind = "agency"\n'


def line(text: str) -> Line:
    return split_lines(text, LANGUAGE)[0]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> NameFinder:
    folder = tmp_path_factory.mktemp("data")
    (folder / "outlets").mkdir()
    (folder / "outlets" / "al-mina.toml").write_text(CARD, "utf-8")
    return NameFinder(LANGUAGE, Registry([folder]))


@pytest.mark.parametrize("place", ["line", "start", "end", "within", "close"])
def test_block_cues(place: str) -> None:
    rows = [row for row in LANGUAGE.table("block_cues") if row["place"] == place]
    assert rows
    silent = [row["form"] for row in rows if (cue := CUES.of(line(row["example"]))) is None or cue.role != row["role"]]
    assert silent == []
    loud = [
        row["form"]
        for row in rows
        if row["counter"] and (cue := CUES.of(line(row["counter"]))) is not None and cue.rule == row.rule
    ]
    assert loud == []


def test_labels_inside_lines_are_found_there() -> None:
    rows = [r for r in LANGUAGE.table("block_cues") if r["inside"] == "yes"]
    sentence = "فتحت الحديقة أبوابها للناس . {} المرفأ"
    missing = [
        r["form"]
        for r in rows
        if not any(label.always for label in CUES.labels(LANGUAGE.plain(sentence.format(r["form"]))))
    ]
    assert missing == []


def test_no_label_is_written_twice() -> None:
    keys = [(LANGUAGE.plain(r["form"]), r["role"], r["place"], r["opens"]) for r in LANGUAGE.table("block_cues")]
    assert len(keys) == len(set(keys))


def test_reprint_notices(names: NameFinder) -> None:
    notices = Notices(LANGUAGE, names, CUES)
    rows = LANGUAGE.table("reprint_notices") + [r for r in LANGUAGE.table("block_cues") if r["names"]]
    assert len({(LANGUAGE.plain(r["form"]), r["side"]) for r in rows}) == len(rows)
    wrong = [r["form"] for r in rows if not [n for n, _ in notices.named(line(r["example"]), r["names"])]]
    assert wrong == []
    loud = [r["form"] for r in rows if r["counter"] and [n for n, _ in notices.named(line(r["counter"]), r["names"])]]
    assert loud == []


def test_credit_phrases(names: NameFinder) -> None:
    notices = Notices(LANGUAGE, names, CUES)
    for row in LANGUAGE.table("credit_phrases"):
        if row["kind"] == "photo":
            assert line(row["example"]).plain.startswith(notices.photo)
        else:
            assert [n.ref for n in notices.relayed(line(row["example"]))] == ["agency:al-mina"], row["form"]
            assert not list(notices.relayed(line(row["counter"])))


def test_date_stamps() -> None:
    for row in LANGUAGE.table("date_stamps"):
        plain = LANGUAGE.plain(row["example"])
        found = STAMPS.find(plain, year=2031)
        if row["part"] == "today":
            assert STAMPS.weekday_in(plain) is not None, row["form"]
        elif row["part"] in ("ago", "ago-unit"):
            assert STAMPS.agos.fullmatch(plain), row["form"]
        elif row["part"] == "ago-behind":
            assert STAMPS.ago.fullmatch(plain), row["form"]
        elif row["part"] == "joining":
            assert STAMPS.in_sentence(plain, found[0].start), row["form"]
        else:
            assert found or STAMPS.clock(plain) is not None, row["form"]
        if row["part"] in ("published", "updated"):
            assert STAMPS.reach(plain, found[0].start, found[0].end)[0] == 0, row["form"]
        if row["part"] == "pm":
            assert (STAMPS.clock(plain) or (0, 0))[0] == 23, row["form"]


@pytest.mark.parametrize("row", LANGUAGE.table("correction_notices"), ids=lambda row: row["form"])
def test_correction_notices(row: object, reader: PageReader) -> None:
    text = "افتتحت بلدية المرفأ حديقة جديدة بعد عام من العمل في الموقع القديم للميناء.\n{}\n"
    example, counter = row["example"], row["counter"]  # type: ignore[index]
    assert "correction-notice" in kinds(reader, text.format(example))
    assert not counter or "correction-notice" not in kinds(reader, text.format(counter))


def kinds(reader: PageReader, text: str) -> list[str]:
    article = reader.read(Page(input="p", kind="text", data=text.encode()))
    assert isinstance(article, Article)
    return [finding.kind for finding in article.findings]


@pytest.fixture(scope="module")
def reader() -> PageReader:
    return PageReader(LANGUAGE, Registry(), Settings())


def test_page_words() -> None:
    for row in LANGUAGE.table("page_words"):
        example = line(row["example"])
        if row["part"] == "connective":
            assert WORDS.goes_on(example), row["form"]
        elif row["part"] == "lead":
            at = WORDS.find_lead(list(example.words))
            assert at is not None and example.words[at] == LANGUAGE.plain(row["form"]), row["form"]
        elif row["part"] == "lead-or-noun":
            assert WORDS.may_begin_lead(example.words[0]) and not WORDS.is_lead(example.words[0]), row["form"]
        elif row["part"] == "form":
            assert WORDS.form_share(example) > 0.5, row["form"]
        elif row["part"] == "address":
            assert not WORDS.tells(example), row["form"]
        elif row["part"] == "about":
            assert WORDS.about_share(example) > 0.5, row["form"]
        elif row["part"] == "clause":
            assert WORDS.tells_clause(list(example.words)), row["form"]
        elif row["part"] == "initial":
            assert not WORDS.goes_on(example), row["form"]
            assert row["form"][0] in "\u0648\u0641", row["form"]
        elif row["part"] == "live":
            assert WORDS.goes_live(example.key), row["form"]
        elif row["part"] == "writer":
            assert WORDS.is_writer(example.words[0]), row["form"]
        elif row["part"] == "shown":
            assert WORDS.shows(example.words), row["form"]
        elif row["part"] == "listing":
            assert WORDS.names_listing(example.words), row["form"]
        elif row["part"] == "present":
            assert not WORDS.begins_sentence(list(example.words)), row["form"]
        else:
            assert not WORDS.stems(example.words), row["form"]


def test_the_language_of_short_texts() -> None:
    rows = [row.split("\t") for row in SHORT_TEXTS.read_text("utf-8").splitlines()[1:]]
    wrong = [(language, text) for language, text in rows if DETECTOR.guess(text).language != language]
    assert len(rows) == 200
    assert len(wrong) <= 1, wrong


def test_words_by_language_are_of_one_script_each() -> None:
    rows = read_tables([SHIPPED / "languages"], "words_by_language", ("form", "language", "kind"))
    counts: dict[str, int] = {}
    for row in rows:
        assert row["kind"] in ("word", "letter")
        assert row["kind"] == "word" or len(row["form"]) == 1
        counts[row["language"]] = counts.get(row["language"], 0) + 1
    assert all(counts[code] >= 20 for code in ("ar", "fa", "ur", "ckb", "ug", "en"))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "قال رئيس البلدية إن الحديقة ستفتح غدا أمام الزوار"),
        ("ar", "وصلت السفينة إلى الميناء بعد رحلة طويلة من الجزيرة"),
        ("ar", "ارتفع عدد المصابين إلى سبعة"),
        ("ar", "تعلن الشركة عن موعد جديد لاجتماع المساهمين في الشهر المقبل"),
        ("fa", "شهردار گفت که پارک جدید فردا برای بازدیدکنندگان باز می‌شود"),
        ("fa", "کشتی پس از سفری طولانی به بندر رسید و مسافران پیاده شدند"),
        ("fa", "این کتاب را در پنج روز خواندم و بسیار خوب بود"),
        ("ur", "میئر نے کہا کہ نیا باغ کل عوام کے لیے کھول دیا جائے گا"),
        ("ur", "جہاز لمبے سفر کے بعد بندرگاہ پر پہنچ گیا ہے"),
        ("ur", "یہ کتاب میں نے پانچ دن میں پڑھی اور بہت اچھی تھی"),
        ("ckb", "سەرۆکی شارەوانی گوتی باخچە نوێیەکە سبەینێ دەکرێتەوە"),
        ("ckb", "کەشتییەکە دوای گەشتێکی درێژ گەیشتە بەندەر"),
        ("ug", "شەھەر باشلىقى يېڭى باغچىنىڭ ئەتە ئېچىلىدىغانلىقىنى ئېيتتى"),
        ("en", "The mayor said that the new garden will open to visitors tomorrow"),
        ("en", "The ship reached the harbour after a long journey"),
        ("fr", "Le maire a dit que le jardin sera ouvert aux visiteurs dans une semaine"),
    ],
)
def test_languages(code: str, text: str) -> None:
    assert DETECTOR.guess(text).language == code


def test_markup_cues() -> None:
    rows = read_tables([SHIPPED / "languages"], "markup_cues", ("form", "where", "role"))
    cues = MarkupCues([row.cells for row in rows])
    for row in rows:
        named = (row["role"], f"markup_cues:{row['form']}")
        marked = read_markup(f"<html><body><main>{row['example']}</main></body></html>", cues)
        if marked.hints:  # an element that shows nothing has no line
            assert named in marked.hints[0].roles, row["form"]
        other = read_markup(f"<html><body><main>{row['counter']}</main></body></html>", cues)
        assert named not in other.hints[0].roles, row["form"]


def test_outlet_cards() -> None:
    registry = Registry()
    names = NameFinder(LANGUAGE, registry)
    cards = registry.outlets.values()
    agencies = [card for card in cards if card.ref.startswith("agency:")]
    assert len(cards) - len(agencies) >= 60
    assert len(agencies) >= 25
    domains = [card.domain for card in cards if card.domain]
    assert len(domains) == len(set(domains))
    for card in cards:
        assert card.example, card.ref
        assert card.ref in {n.ref for n in names.in_text(LANGUAGE.plain(card.example))}, card.ref
        assert not card.counter or card.ref not in {n.ref for n in names.in_text(LANGUAGE.plain(card.counter))}
        assert not card.state_body or card.state_body in registry.bodies, card.ref


def test_cards_are_named_for_their_ref() -> None:
    for path in sorted(Path(SHIPPED / "outlets").glob("*.toml")):
        assert f':{path.stem}"' in path.read_text("utf-8"), path.name
