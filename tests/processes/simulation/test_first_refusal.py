"""Of several replications that are refused, the first one's refusal is told."""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from processes.simulation.replications import _collected, _Watch
from processes.simulation.summing import Summary
from processes.simulation.worlds import Settings


class Refused(Exception):
    pass


def test_the_first_replication_is_told_though_a_later_one_was_quicker() -> None:
    later = Event()

    def slow() -> Summary:
        later.wait(10)
        raise Refused("first")

    def quick() -> Summary:
        later.set()
        raise Refused("second")

    with ThreadPoolExecutor(2) as pool:
        futures: list[Future[Summary]] = [pool.submit(slow), pool.submit(quick)]
        with pytest.raises(Refused, match="first"):
            _collected(futures, _Watch(Settings(1, 2, 1, 0), None, None))


def test_replications_behind_a_refusal_are_not_waited_for() -> None:
    never, watch = Event(), _Watch(Settings(1, 3, 1, 0), None, None)

    def refused() -> Summary:
        raise Refused("first")

    def endless() -> Summary:
        while not watch.stopped:
            never.wait(0.01)
        raise Refused("stopped")

    with ThreadPoolExecutor(2) as pool:
        futures: list[Future[Summary]] = [
            pool.submit(refused),
            pool.submit(endless),
            pool.submit(endless),
        ]
        with pytest.raises(Refused):
            _collected(futures, watch)
    assert watch.stopped
