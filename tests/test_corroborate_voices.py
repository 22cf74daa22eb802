"""How many independent voices a claim has, and who speaks for whom."""

from __future__ import annotations

from corroborate_cases import Page, claim_with, corroborate, relayed, speaker
from tawatur.model import Mention, Reuse, Span

KREMLIN, SYRIA = "body:kremlin", "body:syria-presidency"
PUTIN, SHARAA = "person:vladimir-putin", "person:ahmad-al-sharaa"


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


def test_a_body_named_shortly_is_the_one_named_in_full() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("إغلاق الجسر الخشبي حتى نهاية الشهر", "body:syria-civil-defence")
    b.say("الجسر الخشبي مغلق طوال الشهر", "body:0022")
    a.say("عادت فرق الدفاع المدني السوري", names={"الدفاع المدني السوري": "body:syria-civil-defence"})
    b.say("عادت فرق الدفاع المدني", names={"الدفاع المدني": "body:0022"})
    assert claim_with(corroborate(a, b), left).standing == "single-sourced"


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


def test_what_a_page_says_again_is_counted_with_what_it_said() -> None:
    a, b = Page("a"), Page("b")
    said = [a.say("أغلقت البلدية سوق السمك القديم", KREMLIN) for _ in range(30)]
    other = b.say("أغلقت البلدية سوق السمك القديم أسبوعا", SYRIA)
    claim = claim_with(corroborate(a, b), other)
    assert set(said) < set(claim.statements)
    assert (claim.origins, claim.chains.upper) == ([[KREMLIN], [SYRIA]], 2)


def test_what_two_parties_say_with_one_mouth_has_one_origin() -> None:
    a = Page("a")
    first = a.say("افتتاح خط القطار بين المدينتين الساحليتين", KREMLIN)
    a.made.append({**a.made[-1], "origin": SYRIA, "id": f"{first[:-1]}x"})
    claim = claim_with(corroborate(a), first)
    assert len(claim.origins) == 1
    assert claim.standing == "single-sourced"


def test_a_body_with_the_adjective_of_a_state_may_be_that_state() -> None:
    words = "افتتاح خط القطار بين المدينتين الساحليتين"
    for name, groups in (("رابطة الطرق الروسية", 1), ("رابطة الطرق", 2)):
        a, b = Page("a"), Page("b")
        said = a.say(words, KREMLIN)
        b.say("افتتاح خط قطار جديد يصل المدينتين الساحليتين القديمتين", "body:roads")
        b.say(f"تعمل {name} في الساحل", names={name: "body:roads"})
        assert len(claim_with(corroborate(a, b), said).origins) == groups


def test_whom_a_headline_names_adds_no_origin_to_him_who_speaks_below() -> None:
    for role, standing in (("headline", "single-sourced"), ("body", "corroborated")):
        page = Page("a")
        said = page.say("إغلاق الجسر الخشبي حتى نهاية الشهر", "body:turkey-presidency", role=role)
        page.say("الجسر الخشبي مغلق حتى نهاية الشهر الجاري", KREMLIN)
        assert claim_with(corroborate(page), said).standing == standing
