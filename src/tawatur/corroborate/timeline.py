"""The dated moments that statements tell of an event, never more exact than their words."""

from __future__ import annotations

from tawatur.corroborate.sketch import Sketch
from tawatur.model import Event, Evidence, Moment, Said, Time, When


def draw_timeline(event: Event, sketches: list[Sketch]) -> list[Moment]:
    """One line for each time told of the event, and one for the event's own date; each with who says so."""
    told: dict[tuple[str, str], list[tuple[Sketch, Time]]] = {}
    for sketch in sketches:
        if not sketch.asks:
            for time in sketch.times:
                told.setdefault((str(time.earliest), str(time.latest)), []).append((sketch, time))
    moments = [_moment(event.id, said) for _, said in sorted(told.items())]
    own = event.when and (str(event.when.earliest), str(event.when.latest))
    if event.when and event.when.earliest and event.when.latest and own not in told:
        moments.append(Moment(event=event.id, when=event.when, said=[], evidence=list(event.when_evidence)))
    return sorted(moments, key=lambda m: (str(m.when.earliest), str(m.when.latest)))


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
