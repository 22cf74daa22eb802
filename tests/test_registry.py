"""Who is who: the tables, row by row, and what is asked of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tawatur.annotate.names import Vocabulary, tokens
from tawatur.annotate.text import Text
from tawatur.errors import LexiconError
from tawatur.language import Language
from tawatur.model import Article, Block, Span
from tawatur.registry import Registry

LANGUAGE = Language("ar")
REGISTRY = Registry()
VOCABULARY = Vocabulary(LANGUAGE, REGISTRY)
TABLES = ("states", "bodies", "people", "places", "cities")

# One written form, several rows: who is meant where nothing more is said, and why that is fine.
COLLISIONS = {
    "عمان": ("place:amman", "state:oman"),
}


def text_of(line: str) -> Text:
    block = Block(span=Span(0, len(line)), role="body", rule="test")
    return Text(Article(id="t", input="t", raw="", page="", text=line, language="ar", blocks=[block]), LANGUAGE)


def rows(table: str) -> list[tuple[str, str]]:
    return [(row["ref"], row["example"]) for row in REGISTRY._rows(table)]


def found(line: str) -> set[str]:
    words = tokens(text_of(line), VOCABULARY)
    hits = (VOCABULARY.listed.match(words, at) for at in range(len(words)))
    pairs = ((a.core, b.core) for a, b in pairwise(words))
    titled = {VOCABULARY.titled[pair].ref for pair in pairs if pair in VOCABULARY.titled}
    return titled | {hit.value.ref for hit in hits if hit}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_an_example_that_finds_it(table: str) -> None:
    failed = [
        (ref, example)
        for ref, example in rows(table)
        if ref not in found(example) and not any({ref, other} <= set(c) for c in COLLISIONS.values() for other in c)
    ]
    assert failed == []


def test_refs_point_to_rows() -> None:
    for body in REGISTRY.bodies.values():
        assert not body.state or body.state in REGISTRY.states, body.ref
        assert not body.side or body.side in REGISTRY.bodies, body.ref
        assert not body.principal or body.principal in REGISTRY.bodies, body.ref
    for state in REGISTRY.states.values():
        assert set(state.agencies) <= set(REGISTRY.outlets), state.ref
    for person in REGISTRY.people.values():
        assert not person.state or person.state in REGISTRY.states, person.ref
    for place in REGISTRY.places.values():
        assert not place.state or place.state in REGISTRY.states, place.ref
    for office in REGISTRY.offices:
        assert office.holder in REGISTRY.people, office.ref
        assert not office.since or not office.until or office.since <= office.until, office.ref


def test_folding_merges_no_two_rows_in_silence() -> None:
    refs: dict[str, set[str]] = {}
    for entries in VOCABULARY.listed.first.values():
        for parts, named in entries:
            if not named.needs_full and not named.ref.startswith(("outlet:", "agency:")):
                refs.setdefault(" ".join(parts), set()).add(named.ref)
    merged = {form: tuple(sorted(who)) for form, who in refs.items() if len(who) > 1}
    assert {form: who for form, who in merged.items() if form not in COLLISIONS and not _is_own_capital(who)} == {}


def _is_own_capital(refs: tuple[str, ...]) -> bool:
    """A state and its capital of the same name: the state is meant."""
    capitals = {state.capital_ref: state.ref for state in REGISTRY.states.values()}
    return len(refs) == 2 and capitals.get(refs[0]) == refs[1]


def test_bodies_of_states_follow_from_the_grammar() -> None:
    assert REGISTRY.body_of("state:kenya", "presidency") == "body:kenya-presidency"
    assert REGISTRY.name_of("body:kenya-presidency") == "الرئاسة الكينية"
    assert REGISTRY.body_of("state:russia", "presidency") == "body:kremlin"
    assert REGISTRY.voice_of("body:russia-foreign-ministry") == "body:kremlin"


def test_offices_change_hands_on_a_day() -> None:
    assert REGISTRY.holder_of("office:syria-president", "2024-11-30") == "person:bashar-al-assad"
    assert REGISTRY.holder_of("office:syria-president", "2025-02-12") == "person:ahmad-al-sharaa"
    assert REGISTRY.holder_of("office:syria-president", "1990-01-01") is None


def test_at_least_sixty_states_have_office_holders() -> None:
    assert len({office.state for office in REGISTRY.offices if office.state}) >= 60


def test_a_broken_table_says_where(tmp_path) -> None:
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "places.tsv").write_text("ref\tname\texample\tcounter\nplace:x\tس\tس\t\tz\n", "utf-8")
    with pytest.raises(LexiconError, match=r"places\.tsv:2"):
        Registry([tmp_path])


def test_a_state_without_the_body_that_speaks_for_it_is_told_with_its_folder(tmp_path) -> None:
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "states.tsv").write_text(
        "ref\tname\tnames\tnisba\tcapital\tcapital_ref\texecutive\tagencies\texample\tcounter\tnote\n"
        "state:taranja\tترانجا\t\tترانجي\tدار النهر\tplace:dar-al-nahr\tcouncil\tagency:tarna\tوصل إلى ترانجا\t\t\n",
        "utf-8",
    )
    with pytest.raises(LexiconError, match=rf"{tmp_path.name}.*states\.tsv:2: no body has the role 'council'"):
        Registry([tmp_path])


def test_a_state_laid_over_has_its_bodies_and_adjectives(tmp_path) -> None:
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "states.tsv").write_text(
        "ref\tname\tnames\tnisba\tcapital\tcapital_ref\tleader_title\texample\tcounter\tnote\n"
        "state:taranja\tترانجا\t\tترانجي\tدار النهر\tplace:dar-al-nahr\tرئيس\tوصل إلى ترانجا\t\t\n",
        "utf-8",
    )
    registry = Registry([tmp_path])
    assert registry.name_of("body:taranja-presidency") == "الرئاسة الترانجية"
    words = Vocabulary(LANGUAGE, registry)
    page = tokens(text_of("أعلنت الرئاسة الترانجية في دار النهر ذلك"), words)
    assert words.nisba.match(page, 2).value == "state:taranja"
    assert words.listed.match(page, 4).value.ref == "place:dar-al-nahr"


@pytest.mark.parametrize(
    ("ref", "voice"),
    [
        ("body:syria-foreign-ministry", "body:syria-presidency"),
        ("body:israel-foreign-ministry", "body:israel-government"),
        ("body:idf", "body:israel-government"),
        ("body:israel-presidency", "body:israel-presidency"),
        ("body:italy-government", "body:italy-government"),
        ("body:qassam", "body:hamas"),
        ("agency:sana", "body:syria-presidency"),
        ("agency:spa", "body:saudi-royal-court"),
        ("agency:reuters", "agency:reuters"),
    ],
)
def test_whose_voice_one_speaks_by(ref: str, voice: str) -> None:
    assert REGISTRY.voice_of(ref) == voice


def test_nobody_holds_one_office_with_another() -> None:
    terms: dict[str, list[tuple[str, str, str]]] = {}
    for office in REGISTRY.offices:
        terms.setdefault(office.ref, []).append((office.since, office.until or "9999", office.holder))
    overlaps = []
    for ref, held in terms.items():
        held.sort()
        overlaps += [(ref, a, b) for a, b in pairwise(held) if b[0] < a[1] and a[2] != b[2]]
    assert overlaps == []


def test_one_city_has_one_ref() -> None:
    """A name with or without the noun before it, and a slug with or without the country, are of one city in a state."""
    nouns = VOCABULARY.particles["region"]
    refs: dict[tuple[str, str], set[str]] = {}
    for place in (*REGISTRY.places.values(), *REGISTRY.variants):
        for name in place.spellings:
            parts = LANGUAGE.plain(name).split()
            parts = parts[1:] if len(parts) > 1 and parts[0] in nouns else parts
            refs.setdefault((" ".join(parts), place.state), set()).add(place.ref)
    assert [names for names, found in refs.items() if len(found) > 1] == []
    listed = {ref: place.state for ref, place in REGISTRY.places.items()}
    listed |= {state.capital_ref: state.ref for state in REGISTRY.states.values()}
    assert [ref for ref in REGISTRY.minor if ref[-3] == "-" and listed.get(ref[:-3]) == listed[ref]] == []


def test_another_spelling_of_a_listed_city_is_that_city() -> None:
    assert found("وصل الوفد إلى مدينة حمص") == {"place:homs"}
    assert REGISTRY.name_of("place:tehran") == "طهران"
