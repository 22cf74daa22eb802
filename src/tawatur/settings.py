"""Every threshold, with its unit and who set it. One class a room; a name that is not here is not a setting."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from tawatur.errors import SettingsError


class IngestSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What a page may be."""

    max_bytes: int = 20_000_000  # bytes of one page; the largest news page in the data has 0.6 MB
    max_archive_bytes: int = 500_000_000  # bytes of a file, or of all that an archive unpacks to
    max_ratio: int = 200  # unpacked by packed size; text rarely packs to less than a twentieth
    max_members: int = 100_000  # files in one archive
    max_nesting: int = 2  # archives inside archives
    headline_words: int = 30  # words of the longest headline; the longest in the data has 27
    echo_share: float = 0.8  # share of a headline's words that an echo repeats, 0 to 1
    teaser_overlap: float = 0.25  # share of a teaser's rare words that its page may have in common, 0 to 1


class AnnotateSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How far a reader looks."""

    max_source_words: int = 20  # words between a verb and what it reports; long titles and places reach 18
    dropped_subject_sentences: int = 3  # sentences after which a verb without a subject goes on with nobody
    account_sentences: int = 3  # sentences after which an account of a meeting is no longer thought to go on


class LinkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When text is shared and when articles tell one event."""

    max_edit_words: int = 3  # words in a row that an edit inside a passage may take in, put in or change
    min_passage_words: int = 8  # words that the longest passage of two texts must have in common
    min_passage_weight: float = 5.2  # … and what these must tell; a rare word counts 1, a frequent or named one less
    min_further_words: int = 6  # the same for any further passage of the two
    min_further_weight: float = 3.4
    min_mean_weight: float = 0.5  # what a word of a passage must tell on average; lists of names tell less
    many_words: int = 12  # words in a row that no two write by chance …
    min_mean_of_many: float = 0.36  # … and what a word of these must tell on average; a bare list of names tells 0.25
    min_exact: float = 0.75  # share of the words of a shorter passage that must be spelt alike, 0 to 1
    max_sharers: int = 40  # articles that may share a shingle before it is taken for a set phrase
    min_samples: float = 0.7  # samples two texts must share to be compared; one that n texts have counts 1/(n-1)
    max_days: int = 4  # days between two pages that lead with one event; later ones join through those between
    slack_days: int = 1  # days by which two accounts of one event may differ
    same_event: float = 0.72  # likeness from which two leads are one event; 37 of 40 pairs were, judged by eye
    min_words: float = 0.4  # likeness of words below which two leads are one event only when people or numbers agree
    min_slots: float = 0.08  # how much of these must agree then: two people, or a person and a number
    may_be_same: float = 0.5  # likeness from which they may be one; below they are not compared further
    doubt_cost: float = 0.35  # what each doubt (other places, other people, planned) takes off before two are sure
    title_weight: float = 0.35  # what a title that stands wholly in the other page adds to the likeness of words
    day_cost: float = 0.07  # what every further day between two pages takes off
    person_weight: float = 0.02  # what a person or body in common adds, for two at most
    number_weight: float = 0.2  # the same for a number with its unit; fitted on labelled pairs, like day and doubt
    speech_weight: float = 0.15  # what words of one person that both quote add; fitted on small draws of labelled pages
    place_weight: float = 0.03  # the same for a place below a state, for one
    parties_weight: float = 0.3  # what the same kind of occasion with the same two parties adds
    crowd: int = 25  # tellings of one kind and one body from which that body alone is no sign of one event
    incident_weight: float = 0.25  # the same for the same kind of incident in the same place within a day
    few: int = 200  # pages of a window from which words can be weighed by how many of them have a word
    few_cost: float = 0.13  # what is taken off the two thresholds where there is one page, less the more there are
    merge_share: float = 0.5  # share of the pairs of two groups that must be linked before the groups are one
    told_share: float = 0.25  # the same where one of the groups is only told in passing
    copy_share: float = 0.5  # share of a page's letters that are another's, from which it leads with the same event
    parties: int = 2  # actors that two events must share for the later to follow the earlier
    storyline_days: int = 60  # days between the two at most
    busy_actor: int = 50  # events of an actor from which that actor joins no storylines


class CorroborateSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When statements say the same, and when values do not fit. Set on five annotated pages, read on many others."""

    same_claim: float = 0.47  # share of content weight two statements must have in common, 0 to 1
    near_claim: float = 0.42  # share from which a party may have said a claim, so that it does not leave it out, 0 to 1
    touching: float = 0.2  # share from which what two pages tell is of one event, where they share words enough, 0 to 1
    linkage: float = 0.8  # share of `same_claim` that two groups must reach on average to be one, 0 to 1
    sure_claim: float = 0.65  # share of content weight by which what two unknown persons say is surely the same, 0 to 1
    part_weight: float = 0.6  # how much being held whole in a longer statement counts beside sharing all, 0 to 1
    headline_weight: float = 0.8  # the same for a headline held in a statement of its own page, 0 to 1
    least_shared: float = 0.5  # ordinary words (not names) two statements must share; 1 is a word only they hold
    held: float = 0.8  # share of a statement's weight from which another one holds it whole, 0 to 1
    opposed_claim: float = 0.5  # share of content weight from which two opposed statements are about one thing, 0 to 1
    denied_claim: float = 0.6  # the same for what is said and denied, where words are few and much is left open
    headline_topic: float = 0.3  # the same for two headlines of one event, which are about one thing, 0 to 1
    same_headline: float = 0.6  # share of content weight of two headlines that differ in a name or word, 0 to 1
    beside_headline: float = 0.5  # the same of the shorter one, when the names stand behind one and the same word
    least_contested: float = 0.8  # ordinary words that two opposed statements must share; 1 is a word only they hold
    same_measure: float = 0.7  # share of content weight two statements of unlike numbers must have in common, 0 to 1
    whole_measure: float = 0.9  # the same of the shorter one, when it is held in the longer one, 0 to 1
    odd_word: float = 0.5  # weight from which a word that only one of two statements holds may be another subject
    same_wording: float = 0.65  # share of content weight below which two quotations are different words, 0 to 1
    other_thing: float = 0.25  # share of content weight up to which two quotations are of different things, 0 to 1
    far_tolls: float = 3.0  # times that a toll may be another one of the same time and still be of the same thing
    granted: float = 2.5  # how many times as much an unnamed source says as others who tell the thing by itself
    framed: float = 0.4  # share of content weight from which a headline is of what its own page tells, 0 to 1
    date_gap: int = 31  # days between two dates of one thing; farther apart they are taken for two things
    exact_days: int = 3  # days a time may span to say on which day; set by hand
    least_account: int = 2  # statements that make a party's own account of an event; set by hand
    traced: float = 0.45  # share of content weight from which a sentence that is traced is found, 0 to 1
    traced_part: float = 0.35  # … and how much of the sentence itself must be found, 0 to 1
    traced_words: float = 0.8  # … and ordinary words it must share; 1 is a word only one statement holds
    copied_words: int = 4  # different words from which two statements that share nearly all are one text
    long_text: int = 7  # different words from which one text of two known voices is taken to have one source
    copied_share: float = 0.7  # share of their different words that makes two statements one text, 0 to 1
    reprint_share: float = 0.5  # share of its body from which a page known to copy another adds no voice, 0 to 1


class WebSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the web desk takes from a browser; nothing that is read depends on it."""

    max_upload: int = 20_000_000  # bytes of one request; as much as one page may have
    max_files: int = 200  # files of one request
    max_address: int = 32_000  # bytes of an address; the longest sentence that is traced makes 12,000
    requests_per_minute: int = 1200  # of one address; a person who turns pages fast makes 120
    changes_per_minute: int = 120  # of one address; a form is sent by hand
    tries_per_minute: int = 10  # of one address, to enter with a token
    rows: int = 40  # rows of a list before the next page of it
    choices: int = 300  # outlets, and kinds of events, that a list can be filtered by
    max_sentence: int = 2_000  # characters of a question or of a sentence that is traced
    max_paragraph: int = 20_000  # characters of a paragraph that are shown; a long one has 3,000
    threads: int = 8  # pages that are made at the same time; each may hold a part of the desk in memory


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of all rooms."""

    ingest: IngestSettings = IngestSettings()
    annotate: AnnotateSettings = AnnotateSettings()
    link: LinkSettings = LinkSettings()
    corroborate: CorroborateSettings = CorroborateSettings()


def load_settings(path: Path | None) -> Settings:
    """The settings of a TOML file over the defaults; the defaults when there is none.

    Raises SettingsError when the file cannot be read or names something that is not a setting.
    """
    if path is None:
        return Settings()
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name}: {error}") from error
    _refuse_unknown(data, Settings, path.name)
    try:
        return msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path.name}: {error}") from error


def _refuse_unknown(data: dict[str, object], kind: type[msgspec.Struct], where: str) -> None:
    fields = {f.name: f.type for f in msgspec.structs.fields(kind)}
    for name, value in data.items():
        if name not in fields:
            raise SettingsError(f"{where}: there is no setting {name}")
        inner = fields[name]
        if isinstance(value, dict) and isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            _refuse_unknown(value, inner, f"{where}: {name}")
