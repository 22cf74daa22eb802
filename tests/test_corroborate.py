"""What stands: which statements say the same, how many voices that is, what is left out."""

from __future__ import annotations

import pytest

from corroborate_cases import ROOM, Page, claim_with, corroborate, relayed, same, speaker, two_pages
from tawatur.corroborate.likeness import closeness
from tawatur.model import Mention, Quantity, Reuse, Span, When

KREMLIN, SYRIA = "body:kremlin", "body:syria-presidency"
PUTIN, SHARAA = "person:vladimir-putin", "person:ahmad-al-sharaa"


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


def test_voices_of_one_party_are_one_group() -> None:
    words = "افتتاح خط القطار بين المدينتين الساحليتين"
    a, b, c = Page("a"), Page("b"), Page("c")
    left = a.say(words, SYRIA, origin_kind="organisation")
    b.say(words, "agency:sana", origin_kind="agency")
    c.say(words, KREMLIN, origin_kind="organisation")
    claim = claim_with(corroborate(a, b, c), left)
    assert claim.origins == [["agency:sana", SYRIA], [KREMLIN]]


def test_two_parties_corroborate() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("جرى اتصال بين الرئيسين حول القمح", KREMLIN)
    right = b.say("اتصال بين الرئيسين", SYRIA)
    claim = claim_with(corroborate(a, b), left)
    assert right in claim.statements
    assert (claim.standing, claim.origins) == ("corroborated", [[KREMLIN], [SYRIA]])


def test_a_person_in_office_speaks_for_his_government() -> None:
    a, b = Page("a", "2025-03-10"), Page("b", "2025-03-10")
    left = a.say("بناء سد على النهر", PUTIN, origin_kind="person")
    b.say("بناء سد على النهر الكبير", KREMLIN)
    assert claim_with(corroborate(a, b), left).standing == "single-sourced"


def test_unnamed_sources_are_one_group_and_never_corroborate() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("بيع مصنع الورق إلى شركة أجنبية", "anon:a:1", anonymous=True, origin_kind="anonymous")
    b.say("بيع مصنع الورق إلى شركة", "anon:b:1", anonymous=True, origin_kind="anonymous")
    claim = claim_with(corroborate(a, b), left)
    assert (claim.standing, claim.origins) == ("anonymous", [["anon:a:1", "anon:b:1"]])


def test_narrators_make_no_origin() -> None:
    a, b = Page("a", outlet="outlet:one"), Page("b", outlet="outlet:two")
    left = a.say("غرق قارب صيد قرب الجزيرة الصغيرة", role="body", origin_kind="outlet")
    b.say("غرق قارب صيد عند الجزيرة")
    claim = claim_with(corroborate(a, b), left)
    assert (claim.standing, claim.origins, claim.narrations.articles) == ("unattributed", [], 2)
    assert claim.narrations.texts == 2


def test_a_text_shared_by_two_pages_is_one_text() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("غرق قارب صيد قرب الجزيرة الصغيرة مساء")
    right = b.say("غرق قارب صيد قرب الجزيرة الصغيرة مساء")
    claim = claim_with(corroborate(a, b), left)
    assert right in claim.statements
    assert (claim.narrations.articles, claim.narrations.texts) == (2, 1)


def test_two_unknown_names_with_the_same_words_are_one_voice() -> None:
    a, b = Page("a"), Page("b")
    words = "أغلقت البلدية سوق السمك أسبوعا بسبب الأمطار"
    left = a.say(words, "person:0011", origin_kind="person")
    b.say(words, "office:0022", origin_kind="office")
    assert claim_with(corroborate(a, b), left).standing == "single-sourced"


def test_an_unknown_person_is_not_independent_of_the_body_that_reports_his_acts() -> None:
    a, b = Page("a"), Page("b")
    minister = "person:0033"
    a.say("دعم بلاده لصيادي الساحل", "body:iraq-oil-ministry", speaker=speaker(minister))
    left = a.say("بيع حقل النفط الجنوبي إلى شركة محلية", "body:iraq-oil-ministry")
    b.say("بيع حقل النفط في الجنوب إلى شركة", minister, origin_kind="person")
    assert claim_with(corroborate(a, b), left).standing == "single-sourced"


def test_a_reprint_adds_nothing() -> None:
    a, b = Page("a"), Page("b")
    words = "بيع حقل النفط الجنوبي إلى شركة محلية"
    left = a.say(words, KREMLIN, chain=relayed("outlet:one", "agency:tass", KREMLIN))
    b.say(words, KREMLIN, chain=relayed("outlet:two", "agency:tass", KREMLIN))
    copied = Reuse(
        id="r", copy=b.id, original=a.id, direction="known", relation="verbatim", share=0.9,
        passages=[(Span(0, len(b.text)), Span(0, len(a.text)))], rule="disclaimer",
    )  # fmt: skip
    claim = claim_with(corroborate(a, b, reuses=[copied]), left)
    assert (claim.chains.lower, claim.chains.upper) == (1, 1)


def test_named_agencies_add_chains_but_no_origin() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("بيع حقل النفط الجنوبي", KREMLIN, chain=relayed("outlet:one", "agency:afp", KREMLIN))
    b.say("بيع حقل النفط في الجنوب", KREMLIN, chain=relayed("outlet:two", "agency:reuters", KREMLIN))
    claim = claim_with(corroborate(a, b), left)
    assert len(claim.origins) == 1
    assert (claim.chains.lower, claim.chains.upper) == (2, 2)


def test_a_summary_adds_nothing_to_any_count() -> None:
    a = Page("a")
    a.say("بيع حقل النفط الجنوبي", role="summary")
    left = a.say("بيع حقل النفط في الجنوب", KREMLIN)
    claim = claim_with(corroborate(a), left)
    assert len(claim.statements) == 2
    assert (claim.origins, claim.narrations) == ([[KREMLIN]], None)


def test_a_question_says_nothing() -> None:
    a, b = Page("a"), Page("b")
    asked = a.say("هل يباع حقل النفط الجنوبي؟", act="question")
    told = b.say("يباع حقل النفط الجنوبي", KREMLIN)
    dossier = corroborate(a, b)
    assert all(asked not in c.statements for c in dossier.claims)
    assert [(x.statement, x.relation) for x in claim_with(dossier, told).linked] == [(asked, "asks")]


def test_a_teaser_belongs_to_another_article() -> None:
    page = Page("a")
    teaser = page.say("افتتاح معرض الكتاب في العاصمة", role="teaser")
    page.say("تأخر موسم حصاد القمح")
    assert all(teaser not in c.statements for c in corroborate(page).claims)


def _accounts() -> tuple[Page, Page]:
    a, b = Page("a"), Page("b")
    a.say("جرى اتصال بين الرئيسين صباحا", KREMLIN)
    a.say("بحث تجارة القمح والسكر", KREMLIN)
    b.say("اتصال بين الرئيسين في الصباح", SYRIA)
    b.say("ضرورة رفع الرسوم عن القطن", SYRIA)
    return a, b


def test_an_account_leaves_out_what_the_other_states() -> None:
    dossier = corroborate(
        *_accounts(), participants=[PUTIN, SHARAA], when=When(earliest="2025-03-10", latest="2025-03-10")
    )
    origins = {c.id: c.origins for c in dossier.claims}
    assert sorted((o.side, origins[o.claim]) for o in dossier.omissions) == [(KREMLIN, [[SYRIA]]), (SYRIA, [[KREMLIN]])]


def test_omissions_need_two_accounts() -> None:
    a, b = _accounts()
    both = corroborate(a, b, participants=[KREMLIN, SYRIA])
    assert sorted(o.side for o in both.omissions) == [KREMLIN, SYRIA]
    assert not corroborate(a, participants=[KREMLIN, SYRIA]).omissions


def test_the_matrix_says_who_states_what() -> None:
    a, b = _accounts()
    dossier = corroborate(a, b, participants=[KREMLIN, SYRIA])
    shared = next(c for c in dossier.claims if c.standing == "corroborated")
    assert {cell.side: cell.state for cell in dossier.matrix if cell.claim == shared.id} == {
        KREMLIN: "stated", SYRIA: "stated",
    }  # fmt: skip
    assert shared.parties_only


def test_the_timeline_is_no_more_exact_than_the_words() -> None:
    a = Page("a")
    a.say("بدأ بناء السد في يناير", days={"يناير": "2031-01-01/2031-01-31"})
    lines = corroborate(a).timeline
    assert [(m.when.earliest, m.when.latest, len(m.said)) for m in lines] == [
        ("2031-01-01", "2031-01-31", 1),
        ("2031-03-10", "2031-03-10", 0),
    ]


def test_an_unknown_person_beside_a_body_is_one_origin_with_it() -> None:
    page = Page("a")
    left = page.say("إغلاق الجسر الخشبي حتى نهاية الشهر", "body:0011")
    page.say("الجسر الخشبي مغلق حتى نهاية الشهر", "person:0022", origin_kind="person")
    assert claim_with(corroborate(page), left).standing == "single-sourced"


def test_two_bodies_and_two_persons_of_different_names_are_two_origins() -> None:
    for refs in (("body:0011", "body:0022"), ("person:0011", "person:0022")):
        a, b = Page("a"), Page("b")
        left = a.say("إغلاق الجسر الخشبي حتى نهاية الشهر", refs[0])
        b.say("الجسر الخشبي مغلق طوال الشهر", refs[1])
        a.say("عادت رابطة النجارين إلى العمل", names={"رابطة النجارين": refs[0]})
        b.say("توقفت نقابة البحارة عن العمل", names={"نقابة البحارة": refs[1]})
        assert claim_with(corroborate(a, b), left).standing == "corroborated"


def test_a_body_that_no_page_names_adds_no_origin() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("إغلاق الجسر الخشبي حتى نهاية الشهر", KREMLIN)
    b.say("الجسر الخشبي مغلق طوال الشهر", "body:0022")
    assert claim_with(corroborate(a, b), left).standing == "single-sourced"


def test_an_office_without_its_body_adds_no_origin() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("إغلاق الجسر الخشبي حتى نهاية الشهر", KREMLIN)
    b.say("الجسر الخشبي مغلق طوال الشهر", "office:0022", origin_kind="office")
    assert claim_with(corroborate(a, b), left).standing == "single-sourced"


def test_a_title_teaches_for_which_body_a_person_speaks() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("إغلاق الجسر الخشبي حتى نهاية الشهر", "body:0011")
    a.say("عادت رابطة النجارين إلى العمل", names={"رابطة النجارين": "body:0011"})
    right = b.say("الجسر الخشبي مغلق طوال الشهر", "person:0022", origin_kind="person")
    b.say("زار سالم الورد مدير هيئة الجسور الضفة", names={"سالم الورد": "person:0022", "هيئة الجسور": "body:0033"})
    other = claim_with(corroborate(a, b), left)
    assert other.standing == "single-sourced"  # the name alone does not say for whom he speaks
    b.mentions.append(Mention(span=b._at("مدير هيئة الجسور", Span(0, 0)), kind="office", form="title", rule="test"))
    claim = claim_with(corroborate(a, b), left)
    assert right in claim.statements
    assert claim.standing == "corroborated"


def test_a_part_of_a_name_is_the_same_person() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("إغلاق الجسر الخشبي حتى نهاية الشهر", "person:0011")
    b.say("الجسر الخشبي مغلق طوال الشهر", "person:0022")
    a.say("عاد سالم الورد إلى بيته", names={"سالم الورد": "person:0011"})
    b.say("عاد الورد إلى بيته", names={"الورد": "person:0022"})
    assert claim_with(corroborate(a, b), left).standing == "single-sourced"


def test_what_one_party_says_that_a_person_said_is_no_word_of_his() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("بناء مرفأ للصيد في الجزيرة الصغيرة", SYRIA, speaker=speaker(PUTIN))
    b.say("بناء مرفأ جديد للصيد في الجزيرة الصغيرة", PUTIN, origin_kind="person")
    b.say("تأخر موسم حصاد القمح", KREMLIN)
    b.say("هطل مطر غزير على السهل", KREMLIN)
    a.say("عاد القطار إلى محطته", SYRIA)
    claim = claim_with(dossier := corroborate(a, b), left)
    assert len(claim.statements) == 2
    assert claim.standing == "single-sourced"
    [cell] = [m for m in dossier.matrix if m.claim == claim.id and m.side == KREMLIN] or [None]
    assert cell is None or cell.state == "absent"


def test_origins_name_all_who_speak_for_a_side_in_the_event() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("افتتاح خط القطار بين المدينتين", SYRIA)
    b.say("تأخر موسم حصاد القمح في السهل", "agency:sana", origin_kind="agency")
    assert claim_with(corroborate(a, b), left).origins == [["agency:sana", SYRIA]]


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


def test_an_unknown_voice_that_shares_text_with_two_parties_does_not_make_them_one() -> None:
    a, b, c = Page("a"), Page("b"), Page("c")
    first, second = "أغلقت البلدية سوق السمك أسبوعا بسبب الأمطار", "هدمت العاصفة سقف المخزن القديم فجر الجمعة"
    a.say(first, KREMLIN)
    b.say(second, SYRIA)
    c.say(first, "body:0011")
    c.say(second, "body:0011")
    left, right = a.say("بيع مصنع الورق إلى شركة محلية", KREMLIN), b.say("بيع مصنع الورق إلى شركة", SYRIA)
    claim = claim_with(corroborate(a, b, c), left)
    assert right in claim.statements
    assert claim.standing == "corroborated"


def test_titles_of_one_institution_are_one_origin() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("إغلاق الجسر الخشبي حتى نهاية الشهر", "person:0011")
    b.say("الجسر الخشبي مغلق حتى نهاية الشهر", "person:0022")
    for page, words, ref in (
        (a, "سالم الورد مدير هيئة الجسور", "person:0011"),
        (b, "وليد المرج نائب هيئة الجسور", "person:0022"),
    ):
        page.say(f"وصل {words} متأخرا", names={words: ref})
    assert claim_with(corroborate(a, b), left).standing == "single-sourced"


def test_two_unknown_persons_bear_each_other_out_only_by_what_is_surely_the_same() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("مبيعات سوق السمك تراجعت كثيرا بسبب العواصف", "person:0011")
    right = b.say("تراجعت مبيعات سوق السمك الشعبي خلال الشتاء البارد", "person:0022")
    claim = claim_with(corroborate(a, b), left)
    assert right in claim.statements
    assert claim.standing == "single-sourced"


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


def test_a_body_named_shortly_is_the_one_named_in_full() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("إغلاق الجسر الخشبي حتى نهاية الشهر", "body:syria-civil-defence")
    b.say("الجسر الخشبي مغلق طوال الشهر", "body:0022")
    a.say("عادت فرق الدفاع المدني السوري", names={"الدفاع المدني السوري": "body:syria-civil-defence"})
    b.say("عادت فرق الدفاع المدني", names={"الدفاع المدني": "body:0022"})
    assert claim_with(corroborate(a, b), left).standing == "single-sourced"


def test_that_it_is_the_first_does_not_say_that_it_took_place() -> None:
    dossier, left, right = two_pages(
        "لقاء العمدة والتجار في السوق الكبير", "لقاء العمدة والتجار في السوق الكبير هو الأول"
    )
    assert not same(dossier, left, right)
    third, told, first = two_pages("لقاء العمدة والتجار في السوق الكبير", "أول لقاء للعمدة والتجار في السوق الكبير")
    assert same(third, told, first)


def test_what_a_headline_gives_to_an_official_adds_no_origin_to_him_whom_the_page_names() -> None:
    words = "تصرف الشركة ألوف الدنانير على صيانة السدود القديمة"
    a, b = Page("a"), Page("b")
    left = a.say(words, "anon:a:1", anonymous=True, origin_kind="anonymous")
    b.say(words, SYRIA, origin_kind="organisation")
    claim = claim_with(corroborate(a, b), left)
    assert (claim.standing, claim.origins) == ("single-sourced", [[SYRIA]])


def test_an_unnamed_source_in_words_of_its_own_stays_a_group() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("بيع مصنع الورق", "anon:a:1", anonymous=True, origin_kind="anonymous")
    b.say("بيع مصنع الورق إلى شركة أجنبية", SYRIA, origin_kind="organisation")
    claim = claim_with(corroborate(a, b), left)
    assert (claim.standing, claim.origins) == ("single-sourced", [["anon:a:1"], [SYRIA]])


def test_an_unnamed_source_that_tells_of_something_else_gives_no_origin_to_what_pages_narrate() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("زيارة وفد التجار إلى الجزيرة")
    b.say(
        "زيارة وفد التجار إلى الجزيرة شهدت خلافا حادا حول مصير مصنع الورق القديم",
        "anon:b:1",
        anonymous=True,
        origin_kind="anonymous",
    )
    assert claim_with(corroborate(a, b), left).standing == "unattributed"


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


def test_what_a_page_says_again_is_counted_with_what_it_said() -> None:
    a, b = Page("a"), Page("b")
    said = [a.say("أغلقت البلدية سوق السمك القديم", KREMLIN) for _ in range(30)]
    other = b.say("أغلقت البلدية سوق السمك القديم أسبوعا", SYRIA)
    claim = claim_with(corroborate(a, b), other)
    assert set(said) < set(claim.statements)
    assert (claim.origins, claim.chains.upper) == ([[KREMLIN], [SYRIA]], 2)


def test_a_ministry_gives_its_own_account_and_no_other_voice() -> None:
    ministry = "body:iraq-oil-ministry"
    voices = ROOM._voices
    assert voices.voice(ministry) != ministry
    assert voices.party(ministry) == ministry
    assert voices.party(voices.voice(ministry)) == voices.voice(ministry)
    assert voices.party("agency:sana") == voices.voice("agency:sana")


NAMES = {"بوتين": PUTIN, "الشرع": SHARAA}


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
