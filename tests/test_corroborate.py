"""Which statements say the same, and which only look like it."""

from __future__ import annotations

import pytest

from corroborate_cases import ROOM, Page, corroborate, same, speaker, two_pages
from tawatur.corroborate.likeness import closeness
from tawatur.model import Quantity, Span

KREMLIN, SYRIA = "body:kremlin", "body:syria-presidency"
PUTIN, SHARAA = "person:vladimir-putin", "person:ahmad-al-sharaa"
NAMES = {"بوتين": PUTIN, "الشرع": SHARAA}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ضرورة رفع الرسوم المفروضة على تجارة القطن", "وجوب إلغاء الرسوم على تجارة القطن"),
        ("ناقش الوزيران أزمة مياه النهر", "بحث الوزيران مشكلة مياه النهر"),
        ("زار وفد التجار ميناء المدينة القديم", "زيارة وفد التجار إلى ميناء المدينة القديم"),
        ("تهدئة النزاع بين القريتين الجبليتين", "استقرار النزاع بين القريتين الجبليتين"),
    ],
)
def test_translation_variants_are_one_claim(first: str, second: str) -> None:
    assert same(*two_pages(first, second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("بناء مصنع للسكر في الوادي", "إغلاق مدرسة البنات في الجزيرة"),
        ("ارتفع سعر القمح في الميناء", "انخفض سعر القمح في الميناء"),
        ("وصلت سفينة الحبوب إلى الميناء", "لم تصل سفينة الحبوب إلى الميناء"),
    ],
)
def test_what_differs_is_two_claims(first: str, second: str) -> None:
    assert not same(*two_pages(first, second))


def test_propositions_of_one_utterance_are_never_one_claim() -> None:
    page = Page("a")
    left = page.say("دعم وحدة البلاد وسيادتها", KREMLIN)
    page.made[-1]["cue"] = page.made[0]["cue"]
    right = page.say("دعم وحدة البلاد", KREMLIN, cue=page.made[0]["cue"])
    assert not same(corroborate(page), left, right)


def test_the_same_act_of_two_parties_is_two_claims() -> None:
    words = "دعم بناء الميناء الجديد في الجزيرة"
    a, b = Page("a"), Page("b")
    left = a.say(words, KREMLIN, speaker=speaker(PUTIN))
    right = b.say(words, SYRIA, speaker=speaker(SHARAA))
    assert not same(corroborate(a, b), left, right)


def test_one_count_of_one_thing_is_one_claim_and_another_is_another() -> None:
    a, b, c = Page("a"), Page("b"), Page("c")
    left = a.say("كانت الحافلة تقل 64 سائحا", counts={"64 سائحا": (64, "سائح")})
    right = b.say("على متن الحافلة 64 سائحا", counts={"64 سائحا": (64, "سائح")})
    other = c.say("كانت الحافلة تقل 93 سائحا", counts={"93 سائحا": (93, "سائح")})
    dossier = corroborate(a, b, c)
    assert same(dossier, left, right)
    assert not same(dossier, left, other)


def test_a_bare_figure_of_a_toll_counts_what_the_toll_is_of() -> None:
    a, b, c = Page("a"), Page("b"), Page("c")
    left = a.say("ضحايا الحافلة يرتفع عددهم إلى 17")
    right = b.say("بلغ عدد القتلى في الحافلة 17 قتيلا", counts={"17 قتيلا": (17, "killed")})
    other = c.say("ضحايا الحافلة يرتفع عددهم إلى 12")
    dossier = corroborate(a, b, c)
    assert same(dossier, left, right)
    assert not same(dossier, left, other)


def test_an_encounter_of_the_same_two_is_told_by_their_names() -> None:
    a, b = Page("a"), Page("b")
    names = {"بوتين": PUTIN, "الشرع": SHARAA}
    left = a.say("جرى اتصال بين بوتين والشرع", names=names)
    right = b.say("تلقى الشرع مكالمة من بوتين", names=names)
    for page in (a, b):
        page.say("غادر بوتين المدينة", names={"بوتين": PUTIN})
        page.say("وصل الشرع إلى المدينة", names={"الشرع": SHARAA})
    assert same(corroborate(a, b), left, right)


def test_what_each_says_of_himself_is_two_claims() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("إنها لم ترتكب أي خطأ في العقد", "body:0011")
    right = b.say("إنها لم ترتكب أي خطأ في العقد", "body:0022")
    assert not same(corroborate(a, b), left, right)


def test_a_denial_in_two_words_is_of_him_who_denies() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("أية مخالفات", KREMLIN, act="deny", certainty="denied")
    right = b.say("أية مخالفات", "body:amazon", act="deny", certainty="denied")
    assert not same(corroborate(a, b), left, right)


def test_what_one_party_says_was_talked_about_is_not_told_as_a_fact() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("تناول اللقاء زيارة وفد التجار إلى الجزيرة", KREMLIN)
    right = b.say("زيارة وفد التجار إلى الجزيرة")
    assert not same(corroborate(a, b), left, right)


def test_that_it_is_the_first_does_not_say_that_it_took_place() -> None:
    dossier, left, right = two_pages(
        "لقاء العمدة والتجار في السوق الكبير", "لقاء العمدة والتجار في السوق الكبير هو الأول"
    )
    assert not same(dossier, left, right)
    third, told, first = two_pages("لقاء العمدة والتجار في السوق الكبير", "أول لقاء للعمدة والتجار في السوق الكبير")
    assert same(third, told, first)


def test_letters_cut_off_their_word_say_nothing() -> None:
    page = Page("a")
    page.say("يصرف النادي سنوي ا على صيانة ال ملعب")
    (sketch,) = ROOM._sketcher.sketch(page.reading(), ROOM._voices)
    assert len(sketch.terms) == 5
    assert min(len(term.key) for term in sketch.terms) > 2


def test_two_ranges_of_one_amount_are_one_and_other_ranges_are_not_shared() -> None:
    def told(second: tuple[float, float]) -> float:
        a, b = Page("a"), Page("b")
        left, right = a.say("صرف مئات الدنانير على السد"), b.say("السد كلف مئات الدنانير")
        for page, value in ((a, (100, 999)), (b, second)):
            span = page._at("مئات الدنانير", Span(0, 0))
            page.quantities.append(Quantity(span=span, value=value, rule="test", approx="range", unit="JOD"))
        sketches = [s for p in (a, b) for s in ROOM._sketcher.sketch(p.reading(), ROOM._voices)]
        return ROOM._aligner.align(sketches).like(left, right).dice

    assert told((100, 999)) > told((200, 999))


@pytest.mark.parametrize(("second", "one"), [("القادمة من إيران", True), ("القادمة في إيران", False)])
def test_states_behind_two_prepositions_do_not_stand_for_each_other(second: str, one: bool) -> None:
    a, b = Page("a"), Page("b")
    left = a.say("تفكيك كل الفرق المسلحة في العراق", names={"العراق": "state:iraq"})
    right = b.say(f"تفكيك كل الفرق المسلحة {second}", names={"إيران": "state:iran"})
    assert same(corroborate(a, b), left, right) is one


def test_what_is_said_not_to_be_what_it_is_called_is_denied() -> None:
    assert not same(*two_pages("العسل الذي يباع ليس عسلا جبليا", "تقرير عن العسل الذي يباع عسلا جبليا"))


def test_the_state_for_which_a_man_speaks_is_no_other_subject() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("روسيا تبني سدا على النهر الشرقي القديم", names={"روسيا": "state:russia"})
    right = b.say("تبني سدا على النهر الشرقي القديم القادم من سوريا", KREMLIN, names={"سوريا": "state:syria"})
    assert same(corroborate(a, b), left, right)


def test_a_headline_printed_twice_without_a_stop_is_said_once() -> None:
    page = Page("a")
    left = page.say("افتتاح خط القطار بين المدينتين الساحليتين")
    page.text = page.text.replace(".\n", " ")
    right = page.say("افتتاح خط القطار بين المدينتين الساحليتين")
    assert same(corroborate(page), left, right)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "خرج الناديان بروايتين غير متطابقتين عن مباراة الشاطئ الكبير",
            "خرج الناديان بروايتين عن مباراة الشاطئ الكبير",
        ),
        ("استقرت الاتصالات بين الناديين الكبيرين", "استقرت الاتصالات الدائمة بين الناديين الكبيرين"),
    ],
)
def test_what_is_negated_beside_what_is_told_keeps_nothing_apart(first: str, second: str) -> None:
    assert same(*two_pages(first, second))


def test_contacts_that_go_on_are_no_call() -> None:
    page = Page("a")
    call = page.say("اتصال بين العمدتين مساء")
    contacts = page.say("ستتواصل الاتصالات بين العمدتين")
    made = {s.id: s for s in ROOM._sketcher.sketch(page.reading(), ROOM._voices)}
    assert "call" in made[call].concepts
    assert "call" not in made[contacts].concepts


def test_a_headline_says_in_short_what_its_page_says() -> None:
    told = "أغلقت بلدية الجزيرة الجسر الخشبي القديم أسبوعا كاملا لترميم ألواحه وصيانة حواجزه قبل الموسم"
    a = Page("a")
    head = a.say("إغلاق الجسر الخشبي القديم لأسبوع", role="headline")
    body = a.say(told)
    a.say("تأخر موسم حصاد القمح")
    assert same(corroborate(a), head, body)


def test_ordinals_in_the_name_of_a_month_are_no_rank() -> None:
    days = {"كانون الثاني": "2031-01-01/2031-01-31"}
    a, b = Page("a"), Page("b")
    left = a.say("افتتاح متحف الجزيرة الكبير في كانون الثاني", days=days)
    right = b.say("افتتاح متحف الجزيرة الكبير في الأول من كانون الثاني", days={"الأول من كانون الثاني": "2031-01-01"})
    assert same(corroborate(a, b), left, right)


def test_who_receives_an_invitation_tells_of_the_act_of_him_who_sends_it() -> None:
    a, b = Page("a"), Page("b")
    names = {"بوتين": PUTIN}
    left = a.say(
        "دعا بوتين عمدة الجزيرة إلى زيارة المتحف الكبير", SYRIA, names=names, speaker=speaker(PUTIN), act="invite"
    )
    right = b.say("تلقى عمدة الجزيرة دعوة من بوتين إلى زيارة المتحف الكبير", SYRIA, names=names)
    assert same(corroborate(a, b), left, right)


def test_two_that_only_say_that_it_was_the_first_are_one_claim_with_who_says_both() -> None:
    a, b = Page("a"), Page("b")
    both = a.say("عقد العمدة أول لقاء مع التجار في السوق الكبير")
    only = b.say("لقاء العمدة والتجار في السوق الكبير هو الأول")
    told = b.say("لقاء العمدة مع التجار في السوق الكبير أمس")
    dossier = corroborate(a, b)
    assert same(dossier, both, only)
    assert same(dossier, both, told)
    assert not same(dossier, only, told)


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ("تلقى الشرع مكالمة من بوتين", True),
        ("اتفق بوتين والشرع على مواصلة الاتصال", False),
        ("الاتصال بين بوتين والشرع سيتواصل", False),
        ("الاتصال بين بوتين والشرع كان مطولا", True),
        ("بوتين أرسل القمح إلى الشرع", False),
    ],
)
def test_that_two_met_is_not_what_they_agreed_nor_that_contacts_go_on(other: str, one: bool) -> None:
    a, b = Page("a"), Page("b")
    met = a.say("جرى اتصال بين بوتين والشرع", names=NAMES)
    told = b.say(other, names=NAMES)
    for page in (a, b):
        page.say("غادر بوتين المدينة", names={"بوتين": PUTIN})
        page.say("وصل الشرع إلى المدينة", names={"الشرع": SHARAA})
    assert same(corroborate(a, b), met, told) is one


def test_the_country_is_a_state_that_was_named_before() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("حاجة مصر إلى قمح", names={"مصر": "state:egypt"})
    right = b.say("حاجة البلاد إلى قمح")
    first, second = (s.terms for page in (a, b) for s in ROOM._sketcher.sketch(page.reading(), ROOM._voices))
    assert [closeness(x, y) for x in first for y in second if ":" in x.key and "country" in y.concepts] == [0.6]
    assert same(corroborate(a, b), left, right)


def test_a_short_word_behind_and_says_nothing() -> None:
    page = Page("a")
    page.say("وهو وقد وما وعن سور الحديقة")
    (sketch,) = ROOM._sketcher.sketch(page.reading(), ROOM._voices)
    assert [t.key for t in sketch.terms] == ["سور", "حديق"]


@pytest.mark.parametrize(("second", "one"), [(KREMLIN, True), (SYRIA, False)])
def test_one_party_quoted_twice_with_words_that_open_alike_judges_one_thing(second: str, one: bool) -> None:
    a, b = Page("a"), Page("b")
    words = ("الزيارة كانت «مثمرة وهادئة»", "وصف اللقاء بأنه «مثمر ويركز على البناء والتجارة»")
    said = []
    for page, content, origin in ((a, words[0], KREMLIN), (b, words[1], second)):
        start = len(page.text) + len("قال المصدر إن ") + content.index("«") + 1
        quoted = Span(start, start + content.index("»") - content.index("«") - 1)
        said.append(page.say(content, origin, quotes=[quoted]))
    assert same(corroborate(a, b), *said) is one
