"""Every row of the event tables fires on its example and not on its counter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.errors import LexiconError
from tawatur.language import Language, Row
from tawatur.link.event_words import EventWord, EventWords, head_of

LANGUAGE = Language("ar")
WORDS = EventWords(LANGUAGE)
RANKS = {"occasion", "channel", "incident", "outcome", "act", "state"}


def found(text: str) -> list[EventWord]:
    return WORDS.find(LANGUAGE.fold(text))[0]


@pytest.mark.parametrize("row", LANGUAGE.table("event_words"), ids=lambda row: row.rule)
def test_a_word_names_its_kind(row: Row) -> None:
    assert row["kind"] in {word.kind.name for word in found(row["example"])}
    assert row["kind"] not in {word.kind.name for word in found(row["counter"])}
    for form in row.split("planned"):
        assert any(word.planned for word in found(f"{form} خالد المنصور المدينة"))


@pytest.mark.parametrize("row", LANGUAGE.table("event_kinds"), ids=lambda row: row.rule)
def test_a_kind_is_what_its_example_is_about(row: Row) -> None:
    head = head_of(found(row["example"]))
    assert head is not None
    assert head.kind.name == row["form"]
    assert row["class"] in RANKS
    assert set(row.split("fits")) <= WORDS.kinds.keys()


@pytest.mark.parametrize("row", LANGUAGE.table("event_signals"), ids=lambda row: row.rule)
def test_a_signal_stands_in_its_example(row: Row) -> None:
    matcher = LANGUAGE.lexicon([(row["form"], row)])
    assert matcher.find(LANGUAGE.plain(row["example"]))
    assert not matcher.find(LANGUAGE.plain(row["counter"]))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أجرى الوزير اتصالا هاتفيا بعد زيارة الوفد", "call"),
        ("دعا المدير إلى العمل خلال الاجتماع", "meet"),
        ("يدعو الرئيس الوزير لزيارة المدينة", "invite"),
        ("قتل شخصان في حادث", "accident"),
        ("في أول لقاء منذ سقوط النظام", "meet"),
    ],
)
def test_what_a_text_is_about(text: str, kind: str) -> None:
    head = head_of(found(text))
    assert head is not None
    assert head.kind.name == kind


def test_a_setting_a_background_and_a_plan_are_told_apart() -> None:
    assert [w.setting for w in found("قال الوزير خلال الزيارة")] == [True]
    assert [w.background for w in found("عاد الوزير بعد زيارة طويلة")] == [True]
    assert [w.planned for w in found("من المقرر أن يزور الوزير المدينة")] == [True]
    assert [w.definite for w in found("انتهت الزيارة")] == [True]


def test_a_word_is_not_found_inside_another() -> None:
    assert not found("تحدث المستقبليون عن الزوارق")


def test_a_word_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "ar"
    folder.mkdir(parents=True)
    table = "form\tkind\talso\tplanned\texample\tcounter\tnote\nقفز\tjump\t\t\tقفز خالد\tنام خالد\t\n"
    (folder / "event_words.tsv").write_text(table, "utf-8")
    with pytest.raises(LexiconError, match="jump"):
        EventWords(Language("ar", [tmp_path]))
