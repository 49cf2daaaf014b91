"""Waiting in multi-server queues: Erlang C, and Allen–Cunneen for other than exponential times.

Allen, Probability, Statistics and Queueing Theory (2nd ed. 1990), 5.2.2 and 5.4.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Queue:
    """Steady state of a queue. `wait` is the mean wait in seconds, None where it grows for ever."""

    servers: int
    utilisation: float
    delayed: float | None  # the share that waits at all
    wait: float | None


def erlang_c(servers: int, load: float) -> float:
    """Return the share that waits in M/M/c under an offered load below c Erlangs."""
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    use = load / servers
    return blocked / (1 - use * (1 - blocked))


def queue(
    servers: int, rate: float, mean: float, service_scv: float, arrival_scv: float = 1.0
) -> Queue:
    """Return the queue of `rate` arrivals a second, each of `mean` seconds of work.

    `scv` are squared coefficients of variation; with both 1 the result is exact (M/M/c).
    """
    load = rate * mean
    use = load / servers
    if use >= 1:
        return Queue(servers, use, None, None)
    if load == 0:
        return Queue(servers, 0.0, 0.0, 0.0)
    delayed = erlang_c(servers, load)
    wait = delayed * mean / (servers - load) * (arrival_scv + service_scv) / 2
    return Queue(servers, use, delayed, wait)


def least_servers(load: float) -> int:
    """Return the fewest servers that an offered load leaves below full use."""
    return math.floor(load + 1e-9) + 1
