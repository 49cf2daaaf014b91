"""Results as JSON values, with the keys that manage.py simulate and compare print."""

from collections.abc import Sequence
from typing import Any

from processes.simulation.comparing import Difference
from processes.simulation.result import Average, Figure, Interval, Result


def result_json(result: Result) -> dict[str, Any]:
    """Return a result; times in seconds, cost and hours per case."""
    return {
        "cases": result.cases,
        "replications": result.replications,
        "seed": result.seed,
        "warmup": result.warmup,
        "cycle_time": _figure(result.cycle_time),
        "waiting_time": _figure(result.waiting_time),
        "processing_time": _figure(result.processing_time),
        "cost": result.cost.mean,
        "cost_ci95": _interval(result.cost.ci95),
        "utilisation": {pool.id: pool.utilisation.mean for pool in result.pools},
        "pools": [
            {
                "id": pool.id,
                "name": pool.name,
                "size": pool.size,
                "utilisation": _average(pool.utilisation),
                "hours_per_case": pool.hours_per_case,
            }
            for pool in result.pools
        ],
        "activities": [
            {
                "id": one.id,
                "name": one.name,
                "type": one.type,
                "per_case": one.per_case,
                "waiting_time": _average(one.waiting),
                "processing_time": _average(one.processing),
                "suspended_time": one.suspended,
                "cost_per_case": one.cost_per_case,
            }
            for one in result.activities
        ],
        "guessed": list(result.guessed),
        "notes": list(result.notes),
    }


def difference_json(differences: Sequence[Difference]) -> dict[str, Any]:
    """Return the differences by key figure."""
    return {
        one.key: {
            "asis": one.asis,
            "tobe": one.tobe,
            "difference": one.mean,
            "ci95": _interval(one.ci95),
            "verdict": one.verdict,
        }
        for one in differences
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "mean": figure.mean,
        "ci95": _interval(figure.ci95),
        "p50": figure.p50,
        "p95": figure.p95,
    }


def _average(average: Average) -> dict[str, Any]:
    return {"mean": average.mean, "ci95": _interval(average.ci95)}


def _interval(interval: Interval | None) -> list[float] | None:
    return None if interval is None else list(interval)
