"""What a page says: roles, headline, outlet, credits, reprint, publication time, versions; and the laws of blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tawatur.ingest import Given, Page, PageReader, canonical_url, changes, find_pages, link_versions
from tawatur.language import Language
from tawatur.model import Article, Rejected
from tawatur.registry import Registry
from tawatur.settings import Settings

READER = PageReader(Language("ar"), Registry(), Settings())
HEAD = "بلدية المرفأ تفتتح حديقة النخيل بعد عام من العمل"
BODY = (
    "أعلنت بلدية المرفأ، اليوم الثلاثاء، افتتاح حديقة النخيل أمام الزوار بعد عام كامل من العمل في الموقع القديم.",
    "وقال رئيس البلدية سامر الوادي إن الحديقة تضم مئة نخلة وملعبين للأطفال، وإنها مفتوحة طوال أيام الأسبوع.",
    "وأضاف الوادي أن البلدية ستفتتح حديقة أخرى قرب الميناء في الصيف المقبل إذا توفر المال اللازم لها.",
)


def page(*lines: str, given: Given | None = None) -> Article:
    article = READER.read(Page(input="p", kind="text", data="\n".join(lines).encode(), given=given))
    assert isinstance(article, Article)
    return article


def html(body: str, head: str = "") -> Article:
    data = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    article = READER.read(Page(input="p", kind="html", data=data))
    assert isinstance(article, Article)
    return article


def role(article: Article, words: str) -> str:
    at = article.text.index(words)
    return next(b.role for b in article.blocks if b.span.start <= at < b.span.end)


def cut(article: Article, name: str) -> list[str]:
    return [article.text[b.span.start : b.span.end] for b in article.blocks if b.role == name]


# --- the laws of blocks ------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [HEAD, *BODY, "اقرأ أيضا:", "جميع الحقوق محفوظة لموقع المرفأ اليوم 2031", "4 آذار 2031 11:20 م", "فيسبوك", "تويتر",
     "(رويترز)", "![صورة](https://almarfa.example/2031/03/a.jpg)", "— البلدية (@almarfa) March 4, 2031", ". . .", "|",
     "كلمات مفتاحية", "\u202e", "12", "[ . . . ]", "- ", "الملخص", "\u00a0", "المدينة: «عكاظ»", "copyright © 2031"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.tuples(PIECES, st.sampled_from([" ", "\n", "\n\n", "", "\r\n"])), max_size=14).map(
        lambda parts: "".join(piece + gap for piece, gap in parts)
    ),
)


def check_blocks(article: Article) -> None:
    text, at = article.text, 0
    for block in article.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert not text[at : block.span.start].strip()
        assert "\n" not in text[block.span.start : block.span.end]
        assert text[block.span.start : block.span.end].strip() == text[block.span.start : block.span.end]
        assert block.rule
        at = block.span.end
    assert not text[at:].strip()


@settings(deadline=None, max_examples=150)
@given(TEXTS)
@example("(رويترز)00:0:0:0:0:0:0")  # an agency with nothing before it
def test_blocks_hold_every_letter_once_and_nothing_raises(text: str) -> None:
    data = text.encode("utf-8", "replace")
    result = READER.read(Page(input="p", kind="text", data=data))
    if isinstance(result, Rejected):
        assert result.reason != "internal", result.detail
        return
    assert result.text == data.decode().removeprefix("\ufeff")
    check_blocks(result)
    for span in [result.headline, result.outlet_evidence, *(c.evidence for c in result.credits)]:
        assert span is None or 0 <= span.start < span.end <= len(result.text)
    assert READER.read(Page(input="p", kind="text", data=data)) == result


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "div", "li", "span", "h1", "h2", "br", "aside", "b"]), PIECES), max_size=12
    )
)
def test_markup_of_any_kind_gives_whole_blocks(parts: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{text}</{tag}>" if tag != "br" else f"<br>{text}" for tag, text in parts)
    result = READER.read(Page(input="p", kind="html", data=f"<html><body>{body}</body></html>".encode()))
    if isinstance(result, Article):
        check_blocks(result)
    else:
        assert result.reason != "internal", result.detail


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=300))
def test_bytes_of_any_kind_raise_nothing(data: bytes) -> None:
    for kind in ("text", "html"):
        result = READER.read(Page(input="p", kind=kind, data=data))  # type: ignore[arg-type]
        assert isinstance(result, Article) or result.reason != "internal"


# --- roles -------------------------------------------------------------------------------------------------------


def test_an_ordinary_page() -> None:
    article = page(
        HEAD, "الثلاثاء 4 آذار 2031 - 11:20", "زوار في حديقة النخيل (رويترز)", *BODY[:2], "ماذا بعد الافتتاح", BODY[2],
        "اقرأ أيضا:", "كيف تزرع نخلة في شرفة البيت", "شارك المقال: فيسبوك | تويتر",
        "جميع الحقوق محفوظة لموقع المرفأ اليوم 2031",
    )  # fmt: skip
    assert cut(article, "headline") == [HEAD]
    assert cut(article, "body") == list(BODY)
    assert cut(article, "subhead") == ["ماذا بعد الافتتاح"]
    assert cut(article, "caption") == ["زوار في حديقة النخيل (رويترز)"]
    assert cut(article, "teaser") == ["كيف تزرع نخلة في شرفة البيت"]
    assert role(article, "جميع الحقوق") == "disclaimer"
    assert role(article, "شارك") == role(article, "اقرأ") == "boilerplate"
    assert article.outlet == "outlet:المرفا-اليوم"
    assert [(c.ref, c.kind) for c in article.credits] == [("agency:reuters", "photo")]


def test_a_page_without_line_breaks_is_cut_where_its_parts_meet() -> None:
    site = "الرئيسية | أخبار | رياضة"
    article = page(
        f"{HEAD} {site} الأحد 9 آذار 2031 08:15 {HEAD} 4 آذار 2031 11:20 زوار في الحديقة {BODY[0]}",
        BODY[1],
        f"{BODY[2]} كلمات مفتاحية حديقة نخيل مواضيع ذات صلة جميع الحقوق محفوظة لموقع المرفأ اليوم 2031",
    )
    assert [len(h.split()) for h in cut(article, "headline")] == [len(HEAD.split())] * 2
    assert cut(article, "body") == list(BODY)
    assert cut(article, "caption") == ["زوار في الحديقة"]
    assert role(article, "كلمات") == role(article, site) == "boilerplate"
    assert role(article, "جميع") == "disclaimer"
    assert article.published is not None and article.published.earliest == "2031-03-04"  # not the header's clock


def test_prose_that_uses_a_label_s_words_stays_whole() -> None:
    line = "وقال المدير إن الكتاب الأكثر قراءة في المدينة هذا العام نشر في المرفأ وإن الصور تباع مع نسخته الجديدة."
    article = page(HEAD, BODY[0], line, BODY[1])
    assert line in cut(article, "body")


def test_leads_of_other_articles_glued_to_the_end() -> None:
    other = (
        "فاز فريق الشاطئ على ضيفه فريق الجبل بهدفين دون رد في ختام الجولة الثالثة مساء أمس.",
        "انخفض سعر القمح في الأسواق العالمية للأسبوع الثاني على التوالي وسط وفرة في المعروض.",
    )
    article = page(HEAD, *BODY, "جميع الحقوق محفوظة لموقع المرفأ اليوم.", *other)
    assert cut(article, "teaser") == list(other)


def test_an_embedded_post_with_its_author_and_day() -> None:
    article = page(BODY[0], "الحديقة مفتوحة للجميع #المرفأ", "— بلدية المرفأ (@almarfa) March 4, 2031", *BODY[1:])
    (post, signature) = [b for b in article.blocks if b.role == "embed"]
    assert post.author == signature.author == "بلدية المرفأ (@almarfa)"
    assert signature.published is not None and signature.published.earliest == "2031-03-04"
    assert article.published is not None and article.published.earliest == "2031-03-04"  # «today, Tuesday» fits it


def test_datelines_and_closing_credits_share_a_line_with_the_text() -> None:
    article = page(HEAD, f"بيروت - رويترز: {BODY[0]}", BODY[1], f"{BODY[2]} (أ ف ب)")
    assert cut(article, "dateline") == ["بيروت - رويترز:"]
    assert cut(article, "credit") == ["(أ ف ب)"]
    assert [c.ref for c in article.credits] == ["agency:afp", "agency:reuters"]


@pytest.mark.parametrize("start", ["موسكو: ", "وقال لرويترز: ", "الحديقة - كما قال: "])
def test_a_source_before_a_colon_is_no_dateline(start: str) -> None:
    assert cut(page(HEAD, start + BODY[0], *BODY[1:]), "dateline") == []


def test_a_reprint_names_its_first_publisher() -> None:
    notice = "ملاحظة: المادة تم نقله كما هو من الشاطئ نيوز ولا يعبر عن وجهة نظر المرفأ اليوم."
    article = page(HEAD, *BODY, notice)
    assert role(article, notice) == "disclaimer"
    assert article.outlet == "outlet:المرفا-اليوم"
    assert article.republished_from is not None
    assert article.republished_from.ref == "outlet:الشاطي-نيوز"


@pytest.mark.parametrize(
    "notice",
    ["جميع الحقوق محفوظة يتم تطويره بواسطة فريقنا", "جميع الحقوق محفوظة", "حقوق النشر محفوظة اسم المستخدم : كلمة السر",
     "جميع الحقوق محفوظة لشركة المرفأ القابضة", "الآراء المنشورة لا تعبر بالضرورة عن رأي الموقع",
     "كتبت هذه المادة كما وردت ولا تتحمل إدارة الموقع أي مسؤولية عما جاء فيها"],
)  # fmt: skip
def test_no_outlet_is_made_of_what_is_no_name(notice: str) -> None:
    assert page(HEAD, *BODY, notice).outlet is None


def test_an_agency_merely_quoted_is_no_outlet() -> None:
    article = page(HEAD, "قالت رويترز إن الحديقة افتتحت، وذكرت قناة الجزيرة أن الزوار كثيرون في يومها الأول.", *BODY)
    assert article.outlet is None


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        (f"{HEAD} | المرفأ الجديد", "outlet:المرفا-الجديد"),  # said again in the notice
        (f"{HEAD} | محليات | المرفأ الجديد", "outlet:المرفا-الجديد"),
        (f"{HEAD} - صحيفة الشاطئ", "outlet:الشاطي"),  # its kind says what it is
        (f"{HEAD} | اليوم السابع", "outlet:youm7"),  # listed
        (f"جريدة الشاطئ : {HEAD}", "outlet:الشاطي"),
        (f"Elmarfa . net {HEAD}", "outlet:elmarfa.net"),
        (f"{HEAD} | محليات", None),  # a section
        (f"{HEAD} - سامر الوادي", None),  # who signs
        (f"رويترز : {HEAD}", None),  # who is cited
    ],
)
def test_a_page_s_title_names_its_site(title: str, outlet: str | None) -> None:
    notice = "جميع الحقوق محفوظة 2031 المرفأ الجديد" if "المرفأ الجديد" in title else "جميع الحقوق محفوظة 2031"
    article = page(f"{title} {HEAD} {BODY[0]}", *BODY[1:], notice)
    assert article.outlet == outlet
    assert outlet is None or article.outlet_evidence is not None


def test_a_reporter_an_outlet_and_a_place_make_a_dateline() -> None:
    assert page(HEAD, f"سامر الوادي-سبق-الرياض: {BODY[0]}", *BODY[1:]).outlet == "outlet:sabq"


def test_an_outlet_to_which_somebody_spoke_is_not_the_page_s() -> None:
    assert page(HEAD, 'وقال الوادي في حديث خاص لـ "راديو سوا" إن الحديقة ستبقى مفتوحة.', *BODY).outlet is None


def test_leads_cut_short_between_stamps_are_other_articles() -> None:
    told = (
        "افتتحت مكتبة الحي القديم أبوابها للطلاب بعد ترميم دام سنتين وقال مديرها إن الكتب الجدي . . .",
        "طالب صيادو الميناء بتوسيع الرصيف قبل موسم الخريف وحذروا من خسائر كبيرة إذا تأخر ال . . .",
        "فاز نادي الجزيرة على ضيفه بهدفين في مباراة حضرها آلاف المشجعين رغم المطر الغز . . .",
        "ارتفعت أسعار التمور في السوق المركزية خلال الأسبوع الأخير بسبب قلة المعروض من ال . . .",
    )
    leads = [f"{lead} تم النشر بتاريخ : {n} / 03 / 2031 11 : 20" for n, lead in enumerate(told, 1)]
    article = page("أخبار متفرقة", " ".join(leads))
    assert "body" not in {b.role for b in article.blocks}
    assert len(cut(article, "dateline")) == 4
    assert article.published is None


def test_a_writer_s_own_dots_cut_no_lead_short() -> None:
    article = page(HEAD, *BODY, "وظل الزوار ينتظرون أمام الباب حتى المساء ثم عادوا إلى بيوتهم . . .")
    assert not cut(article, "teaser")


def test_pictures_of_a_series_are_captions() -> None:
    pictures = [f"حدائق المدينة في الربيع الماضي {what} أمام الزوار." for what in ("نخلة", "ملعب", "بركة ماء", "مقعد")]
    article = page(HEAD, *BODY, *pictures)
    assert cut(article, "caption") == pictures
    assert len(cut(article, "body")) == 3


def test_a_form_is_no_text() -> None:
    form = "أدخل بريدك الإلكتروني وكلمة المرور لتأكيد حسابك ثم اضغط على الرابط في صندوق البريد الخاص بك."
    assert role(page(HEAD, *BODY, form), form) == "boilerplate"


def test_a_day_behind_the_headline() -> None:
    article = page(f"{HEAD} 4 / 3 / 2031", *BODY)
    assert article.published is not None
    assert article.published.earliest == "2031-03-04"


def test_a_bar_that_says_its_day_twice_is_a_clock() -> None:
    assert page("الأربعاء 5 آذار 2031", "سعر الذهب الأربعاء 5 آذار 2031", *BODY).published is None


def test_an_article_with_scripts_pasted_behind_it_is_read() -> None:
    script = " ".join(f"var item{n} = document createElement script" for n in range(60))
    assert cut(page(HEAD, " ".join((*BODY, *BODY)), script), "body")[0].startswith("أعلنت")


def test_a_foreign_block_is_marked() -> None:
    foreign = "The garden will be open to all visitors on every day of the week."
    article = page(HEAD, *BODY[:2], foreign, BODY[2])
    assert [b.language for b in article.blocks if b.language] == ["en"]


# --- markup ------------------------------------------------------------------------------------------------------


def test_a_page_in_markup() -> None:
    article = html(
        f"""<nav><a href="/">الرئيسية</a></nav><h1>{HEAD}</h1><span class="date">الثلاثاء 4 آذار 2031</span>
        <figure><img src="a.jpg"><figcaption>زوار في الحديقة</figcaption></figure>
        <p>{BODY[0]}</p><script>var x;</script><p hidden>مخفي</p><p>{BODY[1]}</p><p>{BODY[2]}</p>
        <aside><h3>مواضيع ذات صلة</h3><ul><li>كيف تزرع نخلة في شرفة البيت</li></ul></aside>
        <footer>© 2031 صحيفة عكاظ. جميع الحقوق محفوظة.</footer>""",
        '<title>بلدية المرفأ</title><link rel="canonical" href="https://www.okaz.com.sa/a/1?utm_source=x#top">',
    )
    assert "var x" not in article.text and "مخفي" not in article.text
    assert cut(article, "headline") == [HEAD]
    assert cut(article, "body") == list(BODY)
    assert cut(article, "caption") == ["زوار في الحديقة"]
    assert cut(article, "teaser") == ["كيف تزرع نخلة في شرفة البيت"]
    assert role(article, "مواضيع") == "boilerplate"
    assert role(article, "©") == "disclaimer"
    assert article.url == "okaz.com.sa/a/1"
    assert article.outlet == "outlet:okaz"


def test_structured_data_dates_a_page_to_the_minute() -> None:
    fact = '{"@type": "NewsArticle", "datePublished": "2031-03-04T11:20:00+03:00", "dateModified": "2031-03-06"}'
    article = html(f"<h1>{HEAD}</h1><p>{BODY[0]}</p>", f'<script type="application/ld+json">{fact}</script>')
    published = article.published
    assert published is not None
    assert (published.earliest, published.granularity, published.zone) == ("2031-03-04T11:20+03:00", "minute", "+03:00")
    assert published.from_ is not None and published.from_.where == "json-ld"


# --- when --------------------------------------------------------------------------------------------------------


def day(article: Article) -> tuple[str, str] | None:
    return (article.published.earliest, article.published.latest) if article.published else None


@pytest.mark.parametrize(
    "stamp",
    ["2031/03/04", "4-3-2031", "الثلاثاء 4 آذار/ مارس 2031 - 11:20", "4 مارس 2031 م", "تاريخ النشر: 04/03/2031",
     "الثلاثاء 10 ذو القعدة 1452 هـ الموافق 4 مارس 2031 م", "March 4, 2031", "نشر في 4 آذار 2031 الساعة 11:20"],
)  # fmt: skip
def test_date_stamps(stamp: str) -> None:
    assert day(page(HEAD, stamp, *BODY)) == ("2031-03-04", "2031-03-04")


def test_a_hijri_stamp_is_a_day_wide_on_both_sides() -> None:
    found = day(page(HEAD, "10 ذو القعدة 1452 هـ", *BODY))
    assert found is not None and found[0] < "2031-03-04" < found[1]


def test_no_evidence_no_date() -> None:
    assert day(page(HEAD, *BODY)) is None
    assert day(page(HEAD, "وصل المدير في 4 آذار 2031 إلى المرفأ وبقي فيها ثلاثة أيام كما قال رفاقه.", *BODY)) is None


def test_a_header_clock_is_no_publication_date() -> None:
    assert day(page("الأحد 9 آذار 2031 08:15", HEAD, *BODY)) is None


def test_a_month_in_an_image_s_path_is_no_day() -> None:
    assert day(page(HEAD, "![حديقة](https://almarfa.example/uploads/2031/03/a.jpg)", *BODY)) == (
        "2031-03-01",
        "2031-03-31",
    )


def test_evidence_that_disagrees_is_a_finding() -> None:
    article = page(HEAD, "2031/03/04", *BODY, given=Given(published="2031-03-05"))
    assert day(article) == ("2031-03-05", "2031-03-05")
    assert sorted(f.kind for f in article.findings) == ["dates-disagree", "weekday-mismatch"]


def test_a_day_in_the_address() -> None:
    article = page(HEAD, *BODY, given=Given(url="https://almarfa.example/2031/03/04/garden"))
    assert day(article) == ("2031-03-04", "2031-03-04")
    assert article.published is not None and article.published.from_ is not None


# --- versions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    ["https://www.almarfa.example/a/1", "http://m.almarfa.example/a/1/", "almarfa.example/a/1#top",
     "https://amp.almarfa.example/a/1/amp", "https://almarfa.example/a/1?utm_source=x&fbclid=y"],
)  # fmt: skip
def test_canonical_addresses(url: str) -> None:
    assert canonical_url(url) == "almarfa.example/a/1"


@given(st.text(max_size=60))
def test_canonical_addresses_are_stable(url: str) -> None:
    try:
        once = canonical_url(url)
    except ValueError:
        pytest.fail(url)
    assert canonical_url(once) == once


def test_changed_text_at_one_address_is_a_new_version() -> None:
    first = page(HEAD, *BODY, given=Given(url="https://almarfa.example/1", retrieved="2031-03-04"))
    second = page(HEAD, *BODY[:2], given=Given(url="http://www.almarfa.example/1", retrieved="2031-03-05"))
    other = page(HEAD, *BODY, given=Given(url="https://almarfa.example/2"))
    linked = {a.id: a for a in link_versions([second, other, first])}
    assert (linked[first.id].version, linked[first.id].previous) == (1, None)
    assert (linked[second.id].version, linked[second.id].previous) == (2, first.id)
    assert linked[other.id].version == 1
    (change,) = changes(first.text, second.text)
    assert change.kind == "delete"
    assert first.text[change.before.start : change.before.end] == BODY[2]


def test_changes_of_single_words() -> None:
    found = [
        (c.kind, "قتل سبعة أشخاص"[c.before.start : c.before.end]) for c in changes("قتل سبعة أشخاص", "قتل تسعة أشخاص")
    ]
    assert {word for _, word in found if word} == {"سبعة"}


def test_a_date_that_is_none_is_said_and_not_used() -> None:
    fields = {"text": "قالت البلدية إن الحديقة ستفتح أبوابها غدا.", "published": "32/01/2031", "retrieved": "أمس"}
    article = READER.read(Page(input="r1", kind="row", fields=fields))
    assert isinstance(article, Article)
    assert article.retrieved is None and article.published is None
    assert {f.detail for f in article.findings if f.kind == "impossible-date"} == {
        "published 32/01/2031",
        "retrieved أمس",
    }


def test_a_broken_table_beside_the_pages_is_rejected_once(tmp_path: Path) -> None:
    (tmp_path / "about.csv").write_text("outlet\nx\n", "utf-8")
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("قالت البلدية إن الحديقة ستفتح أبوابها غدا.", "utf-8")
    found = list(find_pages([tmp_path.as_posix()]))
    assert [r.reason for r in found if isinstance(r, Rejected)] == ["unreadable"]
    assert len(found) == 4


# --- parts that share a line, and what stands behind an article ----------------------------------------------------


def test_a_title_its_site_and_the_first_paragraph_in_one_line() -> None:
    article = page(f"{HEAD} | مجلة النخيل الأسبوعية {BODY[0]}", *BODY[1:])
    assert cut(article, "headline") == [HEAD]
    assert role(article, "وقال رئيس") == "body"


def test_a_title_that_its_first_paragraph_tells_is_cut_from_it() -> None:
    article = page(f"{HEAD} أعلنت بلدية المرفأ افتتاح حديقة النخيل اليوم أمام الزوار.", *BODY[1:])
    assert cut(article, "headline") == [HEAD]
    assert role(article, "أعلنت بلدية") == "body"


def test_a_paragraph_that_begins_with_a_verb_is_not_cut_at_the_next() -> None:
    first = "أعلن مدير الميناء الجديد أن البلدية أعلنت افتتاح الحديقة وأن الزوار وصلت أعدادهم إلى مئة."
    assert [b.role for b in page(first, *BODY[1:]).blocks] == ["body"] * 3


def test_a_dateline_behind_a_caption_begins_the_paragraph() -> None:
    lead = "القاهرة - رويترز: افتتحت البلدية الحديقة أمام الزوار بعد عام كامل من العمل في الموقع."
    article = page(f"{HEAD} {HEAD} زوار الحديقة الجديدة صباح أمس {lead}", *BODY[1:])
    assert role(article, "القاهرة - رويترز") == "dateline"
    assert role(article, "افتتحت البلدية الحديقة") == "body"


def test_words_of_labels_make_a_menu_though_no_label_is_listed() -> None:
    article = page(HEAD, *BODY, "الأخبار فيديو وصور صفحات خاصة مقالات وروابط المزيد.")
    assert role(article, "الأخبار فيديو") == "boilerplate"


def test_what_a_site_says_of_itself_is_no_text() -> None:
    about = "المرفأ اليوم مؤسسة إعلامية مستقلة تأسست قبل أعوام وتعنى بتغطية أخبار البحر لحظة بلحظة."
    article = page(HEAD, *BODY, about)
    assert role(article, "المرفأ اليوم") == "boilerplate"


def test_a_page_that_is_nothing_but_leads() -> None:
    days = ["3 / 4 / 2031 5 : 00 : 00 PM", "2 / 4 / 2031 5 : 00 : 00 PM", "1 / 4 / 2031 5 : 00 : 00 PM"]
    leads = [
        "افتتحت بلدية المرفأ حديقة النخيل أمام الزوار بعد عام كامل من العمل في الموقع.",
        "وصل إلى الميناء القديم صباح أمس قارب يحمل مئة صياد من جزيرة بعيدة في الشمال.",
        "أجلت مدرسة الحي امتحاناتها أسبوعا كاملا بسبب المطر الذي أغلق الطرق إلى القرية.",
    ]
    article = page(*(part for pair in zip(leads, days, strict=True) for part in pair))
    assert cut(article, "teaser") == leads
    assert article.published is None


def test_editors_initials_end_an_article() -> None:
    pictures = "ظهر في الصورة صيادون من الجزيرة القديمة وهم يحملون شباكهم إلى السوق قبل الفجر."
    article = page(HEAD, *BODY, f"س.م/ ع.ك (رويترز) {pictures}")
    assert role(article, "س.م/ ع.ك") == "credit"
    assert role(article, "ظهر في الصورة") == "caption"


def test_prose_at_an_end_without_connectives_stays_text() -> None:
    closing = "المدن التي تنسى أشجارها تنسى ظلالها أولا ثم أسماء شوارعها وحكايات جداتها كلها."
    last = "الأمم العظيمة تحفظ بذورها في الجرار وتورثها لمن يجيء بعدها من الصغار والكبار."
    article = page(HEAD, *BODY, closing, last)
    assert role(article, "المدن التي") == role(article, "الأمم العظيمة") == "body"


def test_rights_with_words_between_are_a_notice() -> None:
    assert role(page(HEAD, *BODY, "جميع حقوق مجلة النخيل محفوظة"), "جميع حقوق") == "disclaimer"


LEADS = (
    "قالت بلدية المرفأ إن الحديقة الجديدة قرب الميناء تفتح أبوابها صباح كل يوم أمام جميع",
    "أعلنت شركة المياه أن العمل في الخزان القديم سيبدأ بعد العيد وينتهي قبل بداية الشتاء في",
    "البلدية تدعو سكان الحي الشرقي إلى اجتماع مفتوح في القاعة الكبيرة مساء السبت لبحث أمر",
    "صدر الكتاب السنوي للمكتبة العامة وفيه صور قديمة للميناء ولأسواق المدينة كما كانت قبل",
    "مدرسة النخيل تستقبل مئة تلميذ جديد هذا العام وتفتح صفا آخر للصغار في المبنى الذي",
    "نظم نادي الصيد سباقا للزوارق شارك فيه خمسون شابا من القرى المجاورة وانتهى عند منتصف",
)


def test_leads_that_only_dots_part_are_other_articles() -> None:
    article = page("أرشيف الحدائق | المرفأ اليوم", " . . . ".join(LEADS) + " . . . جميع الحقوق محفوظة 2031")
    assert all(role(article, lead) == "teaser" for lead in LEADS)
    assert article.headline is None
    assert cut(article, "body") == []


def test_a_page_of_a_tag_is_leads_where_each_paragraph_begins_anew() -> None:
    paragraphs = [f"{lead} الظهر ." for lead in LEADS]
    tagged = page("الأخبار - # حدائق", *paragraphs)
    assert {role(tagged, lead) for lead in LEADS} == {"teaser"}
    told = page("حديقة النخيل", *paragraphs)
    assert {role(told, lead) for lead in LEADS} == {"body"}


def test_a_row_of_dates_ends_the_article_and_dates_nothing() -> None:
    dates = "2031 / 03 / 04 2031 / 03 / 04 2031 / 03 / 03 2031 / 03 / 02"
    article = page(HEAD, *BODY, f"{dates} الأكثر قراءة مؤسسة إعلامية مستقلة تأسست عام 2001 .")
    assert role(article, "2031 / 03 / 04") == "dateline"
    assert role(article, "مؤسسة إعلامية") == "boilerplate"
    assert article.published is None


def test_a_headline_said_again_below_the_text_swallows_no_paragraph() -> None:
    line = f"{HEAD} {HEAD} - {BODY[0]}"
    article = page(line, *BODY[1:], f"{HEAD} , تابعونا على فيسبوك")
    assert all(role(article, paragraph) == "body" for paragraph in BODY)


def test_a_box_of_headlines_with_their_leads_is_no_text() -> None:
    box = (
        "سكان الحي الشرقي ينتظرون الماء منذ الصباح قالت شركة المياه إن العطل سيصلح قبل المساء .",
        "نادي الصيد ينظم سباقا جديدا للزوارق السريعة أعلن النادي أن خمسين شابا يشاركون فيه .",
        "وتقام الجوائز في القاعة الكبيرة بحضور أهل الزوارق وضيوف من القرى المجاورة كلها .",
        "كتاب سنوي عن أسواق قديمة يصدر هذا الأسبوع كشفت المكتبة عن صور لم تنشر من قبل .",
    )
    article = page(HEAD, *BODY, *box)
    assert {role(article, lead) for lead in box} == {"teaser"}
    assert {role(article, paragraph) for paragraph in BODY} == {"body"}


def test_a_sentence_that_cites_an_agency_is_no_dateline() -> None:
    article = page(HEAD, *BODY, "وذكرت وكالة رويترز ( رويترز ) أن الحديقة ستغلق أبوابها مساء الجمعة بسبب الريح القوية.")
    assert role(article, "وذكرت وكالة") == "body"
