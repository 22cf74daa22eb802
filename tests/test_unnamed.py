"""Who is somebody without a name and who is not, and what a denial takes past what stands before it."""

from __future__ import annotations

import pytest

from one_block import spoken


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("وقالت أم فهد إن السوق مزدحم هذا العام.", False),
        ("وقالت الزائرة المصرية أم متولي إن الهدايا جميلة.", False),
        ("وقال مندوبان خليجيان إن المنظمة لن تخفض الإنتاج.", True),
        ("وقال مصرفي آخر إن القرض لم يوقع.", True),
        ("وكتب مغرد أن المطر غزير. وقال آخر إن الجسر سقط.", True),
        ("أكدت وزارة الصحة أن المستشفى جاهز. وأشارت المصادر إلى أن المدير استقال.", True),
        ("وقال 56 ممن حضروا اللقاء إن الخطة سيئة.", True),
    ],
)
def test_who_has_no_name(text: str, anonymous: bool) -> None:
    assert spoken(text)[-1].anonymous is anonymous


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("نفت المقاومة الشعبية في عدن، قيام عناصرها بتصفية الأسرى.", "قيام عناصرها بتصفية الأسرى"),
        ("ويذكر أن بلدية الوادي نفت في بيان قديم صحة خلافها مع المقاول.", "صحة خلافها مع المقاول"),
        ("نفت مصادر مقربة من القناة الرياضية الأنباء التي ترددت أخيرا.", "الأنباء التي ترددت أخيرا"),
    ],
)
def test_what_is_denied_past_what_stands_before_it(text: str, denied: str) -> None:
    said = [s for s in spoken(text) if s.certainty == "denied"]
    assert [text[s.content[0].start : s.content[-1].end] for s in said] == [denied]
    assert said[0].origin is not None
