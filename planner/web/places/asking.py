"""From a request's question to ranked places: the one path that list, map, API and CLI share."""

from dataclasses import dataclass, replace
from datetime import datetime

from planner.domain.moments import Moment, instant
from planner.domain.origins.origin import Origin
from planner.domain.places.opening_hours import Verdict
from planner.domain.places.place import Place
from planner.domain.places.search import Asked, PlaceQuery, Results, late_moment, search
from planner.domain.travel.journeys import Journey, journey
from planner.web.snapshot import Snapshot


@dataclass(frozen=True)
class Ranked:
    """Hold one place of the answer, with its number, verdict and way there."""

    number: int
    section: int
    place: Place
    verdict: Verdict
    distance_m: float | None
    journey: Journey | None
    index: int


@dataclass(frozen=True)
class Answered:
    """Hold the answer to a question about places, and what it rests on."""

    snapshot: Snapshot
    query: PlaceQuery
    origin: Origin | None
    now: datetime
    results: Results

    @property
    def moment(self) -> Moment:
        """The time that the verdicts are for: the one asked about, or now."""
        return self.results.verdicts.moment

    def ranked(self, first: int, last: int) -> list[Ranked]:
        """List places by rank, from ``first`` (0 is the best) to before ``last``."""
        return [self._ranked(rank) for rank in range(first, min(last, len(self.results.ranked)))]

    def _ranked(self, rank: int) -> Ranked:
        index = int(self.results.ranked[rank])
        reach = self.results.reach
        return Ranked(
            number=rank + 1,
            section=int(self.results.sections[rank]),
            place=self.results.catalogue.places[index],
            verdict=self.results.verdict(index),
            distance_m=float(reach.distances_m[index]) if reach else None,
            journey=journey(self.snapshot.network, reach, index) if reach else None,
            index=index,
        )


def ask(  # noqa: PLR0913 - a question has that many parts
    snapshot: Snapshot,
    query: PlaceQuery,
    origin: Origin | None,
    now: datetime,
    last: int | None = None,
    *,
    partly: bool = False,
) -> Answered:
    """Answer a question, ranking at least the best ``last`` places (all by default).

    With ``partly`` the answer is what the list leaves out: open for some of the time.
    """
    query = replace(query, origin=origin.location if origin else None)
    asked = Asked(
        catalogue=snapshot.catalogue,
        query=query,
        verdicts=snapshot.verdicts(query.moment or instant(now)),
        reach=snapshot.reach(origin) if origin else None,
        late=snapshot.verdicts(late_moment(query, now)) if query.late else None,
    )
    return Answered(snapshot, query, origin, now, search(asked, last, partly=partly))
