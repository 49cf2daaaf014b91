"""Flow analysis as JSON values, with the keys that manage.py flow prints."""

from typing import Any

from processes.simulation.flow import Flow, Times
from processes.simulation.loads import Load, by_pool


def flow_json(flow: Flow) -> dict[str, Any]:
    """Return a flow analysis; times in seconds, None where they are not known."""
    return {
        "cycle_time": _times(flow.cycle_time),
        "theoretical_cycle_time": _times(flow.theoretical),
        "cycle_time_efficiency": flow.efficiency,
        "processing_time": flow.processing_time,
        "waiting_time": flow.waiting_time,
        "cost": flow.cost,
        "utilisation": {pool: load.queue.utilisation for pool, load in by_pool(flow.pools).items()},
        "bottleneck": flow.bottleneck,
        "unstable": list(flow.unstable),
        "queues": [_load(load) for load in flow.pools],
        "visits": flow.visits,
        "guessed": list(flow.guessed),
        "notes": list(flow.notes),
    }


def _times(times: Times | None) -> dict[str, float] | None:
    if times is None:
        return None
    return {"mean": times.mean, "p50": times.p50, "p95": times.p95}


def _load(load: Load) -> dict[str, Any]:
    return {
        "pools": list(load.pools),
        "servers": load.queue.servers,
        "least_servers": load.least_servers,
        "utilisation": load.queue.utilisation,
        "share_that_waits": load.queue.delayed,
        "waiting_time": load.queue.wait,
        "visits": load.visits,
        "processing_time": load.mean,
        "open_share": load.open_share,
    }
