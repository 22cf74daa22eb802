"""Whom a cue without a subject goes on with inside its sentence, and from one sentence to the next."""

from __future__ import annotations

import pytest

from one_block import read_block, spoken


def sources(text: str) -> list[str | None]:
    """The source of each statement that is not the page's own."""
    return [text[slice(*s.source)] if s.source else None for s in spoken(text)]


def origins(text: str) -> list[str | None]:
    return [s.origin for s in spoken(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وفي نهاية الزيارة نقل الوكيل تحيات المحافظ للعمال، موضحا أن العمل مستمر.", "الوكيل"),
        ("وقد رفع سعادة مدير الجامعة المكلف أسمى آيات الشكر للوزير، واعدا ببذل الجهود.", "سعادة مدير الجامعة المكلف"),
        ("وشنت تركيا أولى هجماتها على مواقع التنظيم صباح الجمعة وتعهدت باتخاذ إجراء حازم.", "تركيا"),
        ("وتطرق تقرير مؤسسة المياه إلى نظام السداد، مبينا أن العدد بلغ تسعين ألفا.", "تقرير مؤسسة المياه"),
        ("واختار هيلفيغر لموسمي الربيع والصيف لونا واحدا، مبررا ذلك بأن الناس تعبوا.", "هيلفيغر"),
        ("وبعث المتحدثون باقات التحية للعمال، وأكدوا أن الورشة مفتوحة.", "المتحدثون"),
    ],
)
def test_a_second_verb_goes_on_with_who_acts_in_the_first(text: str, source: str) -> None:
    assert sources(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "واستمع المدير فريد الهادي إلى شرح من سلوى الحسن، وبينت أن الدار قديمة.",
        "خرجت المدينة من المنافسة، وعندها انتفض مدير النادي سمير الحسن ونددت بأن العقاب قريب.",
    ],
)
def test_nobody_goes_on_where_another_may_act(text: str) -> None:
    assert set(origins(text)) <= {None}


def test_a_sentence_whose_verbs_name_nobody_goes_on_with_who_spoke_before() -> None:
    text = "قالت سلوى الهادي إن الموسم جيد. وقدمت شكرها لشركة النور على تعاونها، وقالت: هم وحدهم ساعدونا."
    first, last = spoken(text)
    assert first.origin == last.origin and last.origin is not None and last.source is None


@pytest.mark.parametrize("turn", ["من جانبه", "من جهته،", "بدوره"])
def test_a_verb_written_like_between_reports_behind_a_turn(turn: str) -> None:
    text = f"{turn} بين مدير المعرض سمير الهادي أن الدخول مجاني، داعيا السكان إلى الحضور."
    assert sources(text) == ["مدير المعرض سمير الهادي"] * 2


def test_who_welcomes_also_describes() -> None:
    text = "رحب وزير الزراعة فريد الهادي بالخطة ووصفها بأنها خطوة كبيرة."
    assert sources(text) == ["وزير الزراعة فريد الهادي"] * 2
    assert origins("قال الوزير فريد الهادي إن السوق مغلق. ووصف الحسن بأنه تاجر كبير.")[-1] is None


def test_who_confirms_to_an_outlet_says_what_stands_before() -> None:
    text = "تبدأ الورشة في الحديقة غدا. وأكد ذلك لصحيفة «الشرق الأوسط» سمير الهادي، وقال إن الأشجار جاهزة."
    told = [s for s in read_block(text).statements if s.origin]
    assert [s.implied for s in told] == [True, False] and len({s.origin for s in told}) == 1


def test_what_the_page_remarks_behind_quoted_words_is_its_own() -> None:
    text = 'وقال الوزير فريد الهادي: "القرية مدينة موحدة" لهم؛ وهو ما يرفض السكان الاعتراف به.'
    assert [s.voice for s in read_block(text).statements][-1] == "narrated"


@pytest.mark.parametrize("whom", ["السكان", "وزير النقل", "الحكومة اللبنانية"])
def test_whom_a_participle_calls_on_is_not_who_speaks(whom: str) -> None:
    text = f"قال المحافظ فريد الهادي إن الدخول مجاني، مطالبا {whom} بفتح الطريق."
    assert sources(text) == ["المحافظ فريد الهادي"] * 2


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وأغلق السوق أمس، إلا أن أحد ممثلي المؤسسة أكد أنه يفتح غدا.", "أحد ممثلي المؤسسة"),
        ("الدراسة التي نشرتها المجلة الطبية قالت إن المشي مفيد.", "الدراسة"),
        ("غير أن الباحثين قالوا إن الماء قليل.", "الباحثين"),
        ("إلا أن سمير الحسن الذي يعيش في مبنى قريب قال إنه رأى الحريق.", "سمير الحسن"),
        ("وكان فاجيل أليكوف رئيس شركة النفط قد أعلن أن شركته تعود غدا.", "فاجيل أليكوف رئيس شركة النفط"),
        ("ولكن عدة دراسات أشارت إلى أن النوم مفيد.", "عدة دراسات"),
    ],
)
def test_what_that_or_but_introduces_is_the_subject(text: str, source: str) -> None:
    assert sources(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "إلا أن مدينة الباحثين قالوا إنها بعيدة.",
        "غير أن على المديرين الذين وصلوا أكدوا أن الطريق مغلق.",
    ],
)
def test_what_does_not_agree_is_not_the_subject(text: str) -> None:
    assert sources(text) in ([], [None])


@pytest.mark.parametrize(
    "topic",
    [
        "وحول عدم العمل بالعقد بما يضمن وصول العدد الكافي من العمال",
        "وفيما يخص مطالبة الكتاب بنشر الأسماء",
        "وعن الحكم الجديد فريد الحسن الذي تم اختياره أمس لقيادة اللجنة",
    ],
)
def test_behind_a_topic_the_one_who_spoke_goes_on(topic: str) -> None:
    text = f"قال مدير المعرض سمير الهادي إن الدخول مجاني. {topic} قال إن الأمر صعب."
    first, last = origins(text)
    assert first == last


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("ويسرد لصحيفة «الشرق الأوسط» المواطن سمير الهادي قصة السفينة، ويقول: كان البحر عاليا.", "المواطن سمير الهادي"),
        ("واختتمت الجالية بيانها بالشكر، مؤكدة أن الأمر صعب.", "الجالية"),
        ("وقال المدير سمير الحسن إن السوق مفتوح. وناشد الحسن، جميع السكان الحضور، مشيرا إلى أن الماء قليل.", "الحسن"),
    ],
)
def test_who_acts_is_found_behind_an_addressee_and_before_an_object(text: str, source: str) -> None:
    assert sources(text)[-1] == source


@pytest.mark.parametrize(
    ("rest", "source"),
    [
        ("وأشار 52٪ فقط من المشاركين أنهم حضروا.", "52٪ فقط من المشاركين"),
        ("وشدد ابن سعيدان، على ضرورة الحضور.", "ابن سعيدان"),
        ("من جهته أكد تو فيندال قائد القوارب أن السفينة قديمة.", "تو فيندال قائد القوارب"),
    ],
)
def test_who_spoke_before_does_not_go_on_where_somebody_unknown_is_named(rest: str, source: str) -> None:
    assert sources(f"قال المدير سمير الهادي إن السوق مفتوح. {rest}") == ["المدير سمير الهادي", source]


@pytest.mark.parametrize(
    "rest",
    [
        "ومضى يقول: «السوق قديم».",
        "وأكد رغبته في الحضور.",
        "وقال أمس للصحافيين إن الطريق طويل.",
        "وأشار أيضا إلى أن الطريق طويل.",
        "وأضاف قائلا إن الطريق طويل.",
    ],
)
def test_who_spoke_before_goes_on_over_adjuncts(rest: str) -> None:
    first, last = origins(f"قال المدير سمير الهادي إن السوق مفتوح. {rest}")
    assert first == last
