"""Tables: broken ones are named with file and line, and a later folder's rows stand instead of the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.errors import LexiconError
from tawatur.language import Folder, Language, read_table, read_tables


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "t.tsv", "form\texample\tcounter\nربما\tربما حدث\t\tzu\tviel\n")
    with pytest.raises(LexiconError, match=r"t\.tsv:2"):
        read_table(path)


def test_a_table_without_its_columns_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"t\.tsv:1: no column kind"):
        read_table(write(tmp_path / "t.tsv", "form\texample\tcounter\n"), ("kind",))


def test_a_table_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"t\.tsv: not UTF-8"):
        read_table(write(tmp_path / "t.tsv", "form\texample\tcounter\nربما\n".encode("cp1256")))


def test_a_cell_that_must_be_a_number_is_named(tmp_path: Path) -> None:
    (row,) = read_table(write(tmp_path / "t.tsv", "form\tmonth\texample\tcounter\nيناير\tالأول\t\t\n"))
    with pytest.raises(LexiconError, match=r"t\.tsv:2: month"):
        row.number("month")


def test_the_rows_of_a_later_folder_stand_instead_of_all_earlier_ones_for_a_form(tmp_path: Path) -> None:
    head = "form\tmonth\texample\tcounter\n"
    write(tmp_path / "a" / "t.tsv", head + "آب\t8\t\t\nآب\t9\t\t\nأيار\t5\t\t\n")
    write(tmp_path / "b" / "t.tsv", head + "آب\t7\t\t\n")
    rows = read_tables([tmp_path / "a", tmp_path / "b"], "t")
    assert [(r["form"], r["month"]) for r in rows] == [("آب", "7"), ("أيار", "5")]


def test_a_language_without_a_folder_is_an_error() -> None:
    with pytest.raises(LexiconError, match="xx"):
        Language("xx")


@pytest.mark.parametrize("times", [1, 9])
def test_a_text_folds_alike_whether_its_map_is_kept_and_however_long_it_is(times: int) -> None:
    language = Language("ar")
    part = "قالَ  الوزيرُ ـ  إنّ\tالمدرسةَ \u00a0 افتُتحت، لا ﻻ OK. "
    text = part * times
    folded = language.fold(text)
    assert language.plain(text) == folded.text
    assert language.plain(part * 2) * 5 == language.plain(part * 10)
    at = folded.text.index("المدرسه")
    assert text[slice(*folded.span(at, at + 7))] == "المدرسةَ"


def test_a_text_that_needs_no_folding_is_its_own_map() -> None:
    folded = Language("ar").fold("باب جديد")
    assert (folded.text, [folded.span(i, i + 1).start for i in range(8)]) == ("باب جديد", list(range(8)))


def test_the_map_leads_each_letter_back_over_marks_blanks_and_ligatures() -> None:
    text = "كِتَابٌ   ﷲ  أَخِيرٌ"
    folded = Language("ar").fold(text)
    starts = [folded.span(i, i + 1).start for i in range(len(folded.text))]
    assert starts == sorted(starts)
    assert folded.span(0, len(folded.text)) == (0, len(text))
    for position in range(len(text) + 1):
        assert folded.index(position) == sum(start < position for start in starts)


def test_a_ligature_of_letters_that_fold_themselves_is_an_error() -> None:
    with pytest.raises(LexiconError, match="folds itself"):
        Folder([("ى", "ي"), ("ﻰﻰ", "ىى")])
