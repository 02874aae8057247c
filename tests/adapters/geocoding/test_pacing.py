"""Outside services are asked neither too often nor while they keep failing."""

import threading
from pathlib import Path

import pytest

from planner.adapters.geocoding.pacing import FAILURES_TO_REST, REST_S, Breaker, Pace, TooBusy
from planner.domain.errors import OriginUnavailable
from planner.domain.origins.origin import Origin
from planner.domain.travel.geo import LatLon

HERE = Origin("Here", LatLon(1.35, 103.8), "a test", "geocoder")


class Clock:
    """A clock that goes on only by sleeping."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Service:
    """A geocoder that does what it is told."""

    def __init__(self) -> None:
        self.calls = 0
        self.fault: OriginUnavailable | None = None

    def __call__(self, _: str) -> Origin | None:
        self.calls += 1
        if self.fault:
            raise self.fault
        return HERE


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def breaker(service: Service, clock: Clock) -> Breaker:
    return Breaker("OneMap", service, clock=clock)


def fail(breaker: Breaker, service: Service, times: int = FAILURES_TO_REST) -> None:
    service.fault = OriginUnavailable("down")
    for _ in range(times):
        with pytest.raises(OriginUnavailable, match="down"):
            breaker("a")
    service.fault = None


def test_the_first_call_does_not_wait_and_the_next_ones_do(clock: Clock) -> None:
    pace = Pace(1.0, clock=clock, sleep=clock.sleep)
    for _ in range(4):
        pace.wait()
    assert clock.slept == [1.0, 2.0, 3.0]


def test_after_a_pause_nobody_waits(clock: Clock) -> None:
    pace = Pace(1.0, clock=clock, sleep=clock.sleep)
    pace.wait()
    clock.now += 1.0
    pace.wait()
    assert clock.slept == []


def test_who_would_wait_too_long_is_told_so_and_takes_no_turn(clock: Clock) -> None:
    pace = Pace(1.0, clock=clock, sleep=clock.sleep)
    for _ in range(4):
        pace.wait()
    for _ in range(3):
        with pytest.raises(TooBusy, match="postal code"):
            pace.wait()
    clock.now += 1.0
    pace.wait()
    assert clock.slept == [1.0, 2.0, 3.0, 3.0]


def test_processes_that_name_one_file_share_one_pace(clock: Clock, tmp_path: Path) -> None:
    paces = [Pace(1.0, tmp_path / "turn", clock=clock, sleep=clock.sleep) for _ in range(3)]
    for pace in paces:
        pace.wait()
    assert clock.slept == [1.0, 2.0]


@pytest.mark.parametrize("content", ["", "no number", "9e9", "nan", "-5"])
def test_a_turn_that_cannot_be_is_forgotten(clock: Clock, tmp_path: Path, content: str) -> None:
    path = tmp_path / "turn"
    path.write_text(content)
    pace = Pace(1.0, path, clock=clock, sleep=clock.sleep)
    pace.wait()
    assert clock.slept == []
    assert path.read_text() == "1001.0"


def test_a_service_that_works_is_asked_each_time(breaker: Breaker, service: Service) -> None:
    assert [breaker("a"), breaker("b")] == [HERE, HERE]
    assert service.calls == 2


def test_three_failures_in_a_row_give_it_a_rest(breaker: Breaker, service: Service) -> None:
    fail(breaker, service)
    with pytest.raises(OriginUnavailable, match="left alone for a minute"):
        breaker("a")
    assert service.calls == FAILURES_TO_REST


def test_a_success_between_failures_starts_the_count_again(
    breaker: Breaker, service: Service
) -> None:
    for _ in range(3):
        fail(breaker, service, FAILURES_TO_REST - 1)
        assert breaker("a") == HERE


def test_after_its_rest_one_trial_that_works_opens_it(
    breaker: Breaker, service: Service, clock: Clock
) -> None:
    fail(breaker, service)
    clock.now += REST_S
    assert breaker("a") == HERE
    fail(breaker, service, FAILURES_TO_REST - 1)
    assert breaker("a") == HERE


def test_a_trial_that_fails_starts_another_rest(
    breaker: Breaker, service: Service, clock: Clock
) -> None:
    fail(breaker, service)
    clock.now += REST_S
    fail(breaker, service, 1)
    clock.now += REST_S - 1
    with pytest.raises(OriginUnavailable, match="left alone"):
        breaker("a")


def test_only_one_caller_makes_the_trial(service: Service, clock: Clock) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(text: str) -> Origin | None:
        if service.calls >= FAILURES_TO_REST:
            begun.set()
            assert go_on.wait(2)
        return service(text)

    breaker = Breaker("OneMap", slow, clock=clock)
    fail(breaker, service)
    clock.now += REST_S
    trial = threading.Thread(target=breaker, args=("a",))
    trial.start()
    assert begun.wait(2)
    with pytest.raises(OriginUnavailable, match="left alone"):
        breaker("b")
    go_on.set()
    trial.join()
    assert breaker("c") == HERE


def test_being_busy_is_no_failure(breaker: Breaker, service: Service, clock: Clock) -> None:
    service.fault = TooBusy("busy")
    for _ in range(2 * FAILURES_TO_REST):
        with pytest.raises(TooBusy):
            breaker("a")
    fail(breaker, service)
    clock.now += REST_S
    service.fault = TooBusy("busy")
    with pytest.raises(TooBusy):
        breaker("a")
    service.fault = None
    assert breaker("a") == HERE
