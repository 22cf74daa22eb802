"""What stands around and inside a pasted text and is none of it; and what looks like it and is text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.errors import LexiconError
from tawatur.ingest import Page, PageReader
from tawatur.language import Language, read_tables
from tawatur.model import Article
from tawatur.registry import Registry
from tawatur.settings import Settings

READER = PageReader(Language("ar"), Registry(), Settings())
HEAD = "بلدية المرفأ تفتتح حديقة النخيل بعد عام من العمل"
LEAD = "أعلنت بلدية المرفأ اليوم الثلاثاء افتتاح حديقة النخيل أمام الزوار بعد عام كامل من العمل في الموقع القديم ."
BODY = (
    "وقال رئيس البلدية سامر الوادي إن الحديقة تضم مئة نخلة وملعبين للأطفال وإنها مفتوحة طوال أيام الأسبوع .",
    "وأضاف الوادي أن البلدية ستفتتح حديقة أخرى قرب الميناء في الصيف المقبل إذا توفر المال اللازم لها .",
)


def page(*lines: str) -> Article:
    article = READER.read(Page(input="p", kind="text", data="\n".join(lines).encode()))
    assert isinstance(article, Article)
    return article


def role(article: Article, words: str) -> str:
    at = article.text.index(words)
    return next(b.role for b in article.blocks if b.span.start <= at < b.span.end)


def test_a_label_before_a_sentence_that_carries_on_is_cut_off() -> None:
    article = page(HEAD, LEAD, f"مقالات أخرى {BODY[0]} {BODY[1]}", "مواضيع ذات صلة", "جميع الحقوق محفوظة")
    assert role(article, "مقالات أخرى") == "boilerplate"
    assert role(article, "وقال رئيس") == "body"
    prose = page(HEAD, LEAD, f"{BODY[0]} مقالات أخرى عن الميناء نشرت أمس .", BODY[1], "مواضيع ذات صلة")
    assert role(prose, "مقالات أخرى") == "body"


def test_identifiers_of_videos_are_furniture() -> None:
    made = "5564742569001 598205dd - c847 - 4742 - b62f - 6a1290860345"
    article = page(f"{HEAD} {HEAD} {LEAD}", f"{BODY[0]} {made} {BODY[1]}")
    assert role(article, made) == "boilerplate"
    assert role(article, "وأضاف الوادي") == "body"


def test_placeholders_of_templates_leave_the_text_alone() -> None:
    article = page(f"21 {{ {{ month }} }} الفجر {{ {{ dawn }} }} {LEAD}", *BODY)
    assert role(article, "{ { dawn") == "boilerplate"
    assert role(article, "أعلنت بلدية") == "body"


def test_pictures_of_a_series_may_be_named_with_a_preposition() -> None:
    title = "في صور : نخيل المرفأ القديم عبر السنين"
    shown = ("بائع تمر أمام السوق .", "عمال يسقون الأشجار .", "طفلة تحت النخلة .", "قارب عند الرصيف .")
    article = page(HEAD, LEAD, *BODY, *(f"{title} {each}" for each in shown))
    assert {role(article, each) for each in shown} == {"caption"}
    assert role(article, "وأضاف الوادي") == "body"


def test_leads_below_that_say_their_headlines_again_are_other_articles() -> None:
    leads = (
        "مدرب الصقور يستقيل من فريق الصقور بعد الخسارة قدم مدرب الصقور استقالته أمس بعد خسارة المباراة الأخيرة .",
        "أسعار التمور ترتفع في أسواق الجنوب ارتفعت أسعار التمور في الجنوب بسبب قلة المطر هذا الموسم .",
        "مسرح الواحة يعرض مسرحية الظل الليلة يعرض مسرح الواحة مسرحية جديدة للأطفال عند الثامنة مساء .",
    )
    article = page(HEAD, LEAD, *BODY, *leads, "جميع الحقوق محفوظة")
    assert {role(article, lead) for lead in leads} == {"teaser"}
    assert role(article, "وأضاف الوادي") == "body"


def test_other_letters_below_the_text_are_the_site_s() -> None:
    article = page(HEAD, LEAD, *BODY, "This site uses small files to remember what its readers like to see .")
    assert role(article, "This site") == "boilerplate"


def test_an_article_stamped_year_first_is_dated_by_its_first_stamp() -> None:
    header = "العدد 12 الأحد 9 مارس 2031 21 مايو 2001 GMT 15 : 20"
    stamps = "2031 الأربعاء 5 مارس GMT 18 : 10 2031 الجمعة 7 مارس"
    article = page(f"{HEAD} {header} {stamps} {HEAD} {LEAD}", *BODY)
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == ("2031-03-05", "2031-03-05")


def test_a_menu_before_the_headline_is_cut_off() -> None:
    article = page(f"برامج التلفزيون دروس الألمانية الألمانية للمتقدمين علم الألمانية / أخبار {LEAD}", *BODY)
    assert role(article, "برامج التلفزيون") == "boilerplate"
    assert role(article, "أعلنت بلدية") == "body"


def test_a_broken_table_is_named_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "clitics.tsv").write_text("form\tkind\texample\tcounter\nو\tbefore\ta\tb\tc\n", "utf-8")
    with pytest.raises(LexiconError) as error:
        read_tables([tmp_path], "clitics")
    assert str(error.value).startswith(f"{tmp_path / 'clitics.tsv'}:2: ")
    (tmp_path / "clitics.tsv").write_text("form\tkind\texample\tcounter\nو\tbefore\ta\tb\n", "utf-8")
    (row,) = read_tables([tmp_path], "clitics")
    assert str(row.broken("why")) == f"{tmp_path / 'clitics.tsv'}:2: why"


def test_a_title_is_parted_from_its_paragraph_by_a_verb_that_may_be_a_noun() -> None:
    menu = "دروس الألمانية الألمانية للمتقدمين علم الألمانية / أخبار"
    title = "مقتل صياد تلماري في حديقة النخيل بالمرفأ"
    lead = "قتل الصياد أمس بسقوط شجرة عليه في الحديقة القديمة عند المرفأ بعد عاصفة قوية ضربت الساحل ."
    article = page(f"{menu} {title} {lead}", *BODY)
    assert role(article, "مقتل صياد") == "headline"
    assert role(article, "قتل الصياد") == "body"


def test_a_caption_with_an_agency_is_parted_from_the_first_paragraph() -> None:
    article = page(f"نخيل الحديقة عند غروب الشمس ( ا ف ب ) {LEAD}", *BODY)
    assert role(article, "نخيل الحديقة") == "caption"
    assert role(article, "أعلنت بلدية") == "body"
    said = page(f"وكالة فرانس برس ( ا ف ب ) {LEAD}", *BODY)
    assert role(said, "وكالة فرانس") != "caption"


def test_posts_inside_a_line_are_cut_out() -> None:
    post = "النخيل بخير يا أهل المرفأ - سامر الوادي ( @ samer_w ) March 3 , 2031"
    article = page(HEAD, LEAD, f"{BODY[0]} {post} {BODY[1]}")
    assert {role(article, words) for words in ("النخيل بخير", "- سامر", "March")} == {"embed"}
    assert {role(article, words) for words in ("وقال رئيس", "وأضاف الوادي")} == {"body"}
    whole = page(HEAD, LEAD, *BODY, "— بلدية المرفأ - الحدائق (@marfa) March 3, 2031")
    assert [b.published is not None for b in whole.blocks if b.role == "embed"] == [True]


def test_a_sentence_above_the_dateline_is_a_summary() -> None:
    told = "حديقة النخيل في المرفأ مفتوحة للزوار بعد عام كامل من العمل في موقعها القديم قرب الميناء ."
    article = page(HEAD, told, f"القاهرة - {LEAD}", *BODY)
    assert role(article, "حديقة النخيل في المرفأ") == "summary"
    assert role(article, "أعلنت بلدية") == "body"
    plain = page(HEAD, told, LEAD, *BODY)
    assert role(plain, "حديقة النخيل في المرفأ") == "body"


def test_a_headline_below_a_list_is_no_other_article() -> None:
    article = page("آخر الأخبار", "الأحد 9 مارس 2031", HEAD, LEAD, *BODY)
    assert role(article, HEAD) == "headline"


def test_an_agency_and_a_dash_end_a_dateline() -> None:
    article = page(f"{HEAD} {HEAD} من ليلى الوادي القاهرة ( رويترز ) - {LEAD}", *BODY)
    assert role(article, "( رويترز )") == "dateline"


def test_a_year_with_the_owner_s_name_is_a_notice() -> None:
    article = page(HEAD, LEAD, *BODY, "مواضيع ذات صلة", "الأخبار صفحات خاصة فيديو وصور MBT 2031 Marfa News Network .")
    assert role(article, "2031 Marfa") == "disclaimer"
    assert role(article, "فيديو وصور") == "boilerplate"


def test_a_paper_named_for_a_region_is_named_in_the_dateline() -> None:
    article = page(HEAD, f'بيروت : " الشرق الأوسط " {LEAD}', *BODY)
    assert article.outlet == "outlet:asharq-al-awsat"


def test_a_site_is_named_behind_a_title_that_asks() -> None:
    asked = "كيف تزور حديقة النخيل في المرفأ هذا الأسبوع ؟"
    article = page(f"{asked} - عنب بلدي الأحد 9 مارس 2031 {asked} {LEAD}", *BODY)
    assert article.outlet == "outlet:enab-baladi"


def test_a_line_above_the_headline_said_again_that_the_text_tells_is_a_subhead() -> None:
    kicker = "رئيس البلدية سامر الوادي وعد بحديقة أخرى"
    article = page(f"{HEAD} الأحد 9 مارس 2031 10 : 15 {kicker} {HEAD} {LEAD}", *BODY)
    assert role(article, kicker) == "subhead"
    menu = page(f"{HEAD} الأحد 9 مارس 2031 10 : 15 أقسام رياضة فنون سفر صحة {HEAD} {LEAD}", *BODY)
    assert role(menu, "أقسام رياضة") == "boilerplate"


def test_a_sentence_is_not_cut_before_a_verb_inside_it() -> None:
    told = "قتل حارس الحديقة , سامر الوادي , في انفجار أنبوب استهدفت شظاياه غرفة الحراسة عند المدخل القديم ."
    article = page(f"{HEAD} الأحد 9 مارس 2031 {HEAD} {told}", *BODY)
    assert role(article, "قتل حارس") == role(article, "استهدفت شظاياه") == "body"


def test_what_goes_on_with_the_site_s_words_of_itself_is_no_teaser() -> None:
    about = "مؤسسة إعلامية مستقلة تأسست عام 2011 وتقدم تغطيات على مدار الساعة ."
    rest = "فضلا عن حسابات نشطة على مواقع التواصل وعدد من الخدمات الأخرى للقراء ."
    article = page(HEAD, LEAD, *BODY, "الأكثر قراءة", "جميع الحقوق محفوظة", about, rest)
    assert role(article, "فضلا عن") == "boilerplate"


def test_times_ago_in_a_row_are_datelines() -> None:
    row = "قبل ساعة قبل ساعتين قبل 9 ساعات"
    article = page(HEAD, LEAD, *BODY, f"مواضيع ذات صلة {row} جميع الحقوق محفوظة لموقع المرفأ")
    assert role(article, row) == "dateline"
    prose = page(HEAD, LEAD, f"وقال الوادي قبل ساعة إن الحديقة مفتوحة . {BODY[0]}", *BODY)
    assert role(prose, "قبل ساعة") == "body"


def test_leads_longer_than_the_text_above_them_are_other_articles() -> None:
    leads = (
        "أطلق نادي الصقور موسمه الجديد بحضور مئات المشجعين في ملعب الجنوب الكبير مساء أمس .",
        "تستعد فرقة الواحة لعرض مسرحيتها في العاصمة بعد نجاحها على مسارح الساحل هذا العام .",
        "تراجعت أسعار التمور في أسواق الشمال بسبب وفرة المحصول وقلة الطلب من التجار .",
        "يطلق المتحف البحري معرضا لصور السفن القديمة يستمر حتى نهاية الشتاء في قاعته الشرقية .",
        "ابتكر طلاب مدرسة الجبل روبوتا يفرز النفايات وفازوا به في مسابقة للعلوم بالعاصمة .",
    )
    article = page(HEAD, LEAD, "Please enable JavaScript to view the comments", *leads, "جميع الحقوق محفوظة")
    assert {role(article, lead) for lead in leads} == {"teaser"}
    assert role(article, "أعلنت بلدية") == "body"


def test_a_name_behind_a_word_for_editing_is_a_credit() -> None:
    article = page(f"{HEAD} الأحد 9 مارس 2031 {HEAD} المرفأ نيوز تحرير : ليلى الوادي {LEAD}", *BODY)
    assert role(article, "تحرير : ليلى") == "credit"


def test_a_short_line_that_exclaims_is_text() -> None:
    article = page(HEAD, LEAD, "ثم ضحك الناس وعادوا إلى بيوتهم !", *BODY)
    assert role(article, "ثم ضحك") == "body"


def test_a_reporter_and_an_outlet_above_the_text_are_no_sentence() -> None:
    below = "افتتحت بلدية الوادي الجسر الجديد أمس بعد عام من العمل فيه، وحضر الافتتاح عدد كبير من السكان."
    for line in ("سامي العمري – العربية نت", "العربية نت – متابعات", "عين اليوم – جدة"):
        article = page("بلدية الوادي تفتتح الجسر الجديد", line, below)
        assert role(article, line) == "dateline"
        assert article.outlet in ("outlet:al-arabiya", "outlet:ain-alyoum")
    opened = page("بلدية الوادي تفتتح الجسر الجديد", f"سامي العمري- سبق: {below}")
    assert role(opened, "سامي العمري") == "dateline"


def test_a_title_that_begins_like_a_credit_is_the_headline() -> None:
    below = "افتتحت بلدية الوادي الجسر الجديد أمس بعد عام من العمل فيه، وحضر الافتتاح عدد كبير من السكان."
    assert role(page("تقرير: جسر الوادي الجديد يخدم سكان المدينة كلهم", below), "تقرير") == "headline"


def test_the_link_to_the_page_itself_ends_its_text() -> None:
    below = "افتتحت بلدية الوادي الجسر الجديد أمس بعد عام من العمل فيه، وحضر الافتتاح عدد كبير من السكان."
    tail = "رابط الخبر بصحيفة الوئام: بلدية الوادي تفتتح الجسر الجديد"
    for line in (f"{below} {tail}", f"{below}\n{tail}"):
        article = page("بلدية الوادي تفتتح الجسر الجديد", *line.split("\n"))
        assert (role(article, "رابط الخبر"), article.outlet) == ("disclaimer", "outlet:al-weeam")
