"""Each party's own account, what it leaves out, and when things happened."""

from __future__ import annotations

from corroborate_cases import ROOM, Page, claim_with, corroborate
from tawatur.model import When

KREMLIN, SYRIA = "body:kremlin", "body:syria-presidency"
PUTIN, SHARAA = "person:vladimir-putin", "person:ahmad-al-sharaa"


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


def test_a_ministry_gives_its_own_account_and_no_other_voice() -> None:
    ministry = "body:iraq-oil-ministry"
    voices = ROOM._voices
    assert voices.voice(ministry) != ministry
    assert voices.party(ministry) == ministry
    assert voices.party(voices.voice(ministry)) == voices.voice(ministry)
    assert voices.party("agency:sana") == voices.voice("agency:sana")


def test_who_says_nearly_the_same_is_not_told_to_leave_it_out() -> None:
    a, b = _accounts()
    stated = a.say("دعم بناء سد الوادي الكبير وتوسيع قنوات الري", KREMLIN)
    b.say("مساندة بناء سد الوادي الصغير وبناء مدارس القرى", SYRIA)
    dossier = corroborate(a, b, participants=[KREMLIN, SYRIA])
    claim = claim_with(dossier, stated)
    assert all(o.claim != claim.id for o in dossier.omissions)
