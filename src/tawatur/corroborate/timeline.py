"""The dated moments that statements tell of an event, never more exact than their words."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.corroborate.sketch import Sketch
from tawatur.model import Event, Evidence, Moment, Said, Time, When

FEAST = "time:feast"  # the rule of a time that is the name of a feast
BESIDE = 14  # letters between two times that are one: a bracket, «corresponding to»


def draw_timeline(event: Event, sketches: list[Sketch]) -> list[Moment]:
    """One line for each time told of the event, and one for the event's own date; each with who says so."""
    told: dict[tuple[str, str], list[tuple[Sketch, Time]]] = {}
    for sketch in sketches:
        if not sketch.asks:
            for time in _own(sketch.times):
                told.setdefault((str(time.earliest), str(time.latest)), []).append((sketch, time))
    moments = [_moment(event.id, said) for _, said in sorted(told.items())]
    own = event.when and (str(event.when.earliest), str(event.when.latest))
    if event.when and event.when.earliest and event.when.latest and own not in told:
        moments.append(Moment(event=event.id, when=event.when, said=[], evidence=list(event.when_evidence)))
    return sorted(moments, key=lambda m: (str(m.when.earliest), str(m.when.latest)))


def _own(times: Sequence[Time]) -> list[Time]:
    """The times of a statement without those that another one tells more exactly.

    A month or a day of the other calendar beside its day is that day («26 July, the 10th of …»), and the feast for
    which one is greeted is not when, where the day is told.
    """
    return [time for time in times if not any(_tells_better(other, time) for other in times)]


def _tells_better(one: Time, other: Time) -> bool:
    """Whether of two times of a statement the first lies within the second, beside it, or is a day beside a feast."""
    first, last = _days(one), _days(other)
    if first[0] == first[1] and other.rule == FEAST != one.rule:
        return True
    near = max(one.span.start, other.span.start) - min(one.span.end, other.span.end) <= BESIDE
    return near and first != last and last[0] <= first[0] and first[1] <= last[1]


def _days(time: Time) -> tuple[str, str]:
    return str(time.earliest)[:10], str(time.latest)[:10]


def _moment(event: str, said: list[tuple[Sketch, Time]]) -> Moment:
    evidence = {(s.statement.article, t.span) for s, t in said}
    return Moment(
        event=event,
        when=_when(min((t for _, t in said), key=lambda t: (str(t.granularity), t.span))),
        said=[Said(when=_when(t), statement=s.id) for s, t in sorted(said, key=lambda x: (x[0].id, x[1].span))],
        evidence=[Evidence(article=a, span=span) for a, span in sorted(evidence)],
    )


def _when(time: Time) -> When:
    return When(earliest=time.earliest, latest=time.latest, granularity=time.granularity)
