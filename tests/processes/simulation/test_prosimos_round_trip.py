"""Prosimos' form: what is read, written and read again is the same; nothing in it is dropped."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processes.simulation import scenario_writing
from processes.simulation.prosimos_reading import DAYS, EVENTS
from processes.simulation.prosimos_writing import written
from processes.simulation.scenario import BadScenario
from processes.simulation.scenario_json import read

Document = dict[str, Any]
SECONDS = st.floats(1, 1e6, allow_nan=False).map(lambda one: round(one, 3))
NAMES = st.text("abcdefg가나다", min_size=1, max_size=4)


def _block(name: str, *values: float) -> Document:
    return {
        "distribution_name": name,
        "distribution_params": [{"value": value} for value in values],
    }


@st.composite
def _distribution(draw: st.DrawFn) -> Document:
    kind = draw(st.sampled_from(["fix", "expon", "norm", "uniform", "lognorm", "gamma"]))
    mean, spread = draw(SECONDS), draw(st.floats(0.1, 2))
    low, high = 0.0, mean * 10
    if kind == "fix":
        return _block(kind, mean)
    if kind == "expon":
        return _block(kind, mean, low, high)
    if kind == "uniform":
        return _block(kind, mean / 2, mean)
    deviation = mean * spread
    return _block(kind, mean, deviation if kind == "norm" else deviation**2, low, high)


@st.composite
def _sampled(draw: st.DrawFn) -> Document:
    weights = draw(st.lists(st.integers(1, 9), min_size=1, max_size=5))
    sums = [sum(weights[: place + 1]) / sum(weights) for place in range(len(weights))]
    values = draw(st.lists(SECONDS, min_size=len(weights), max_size=len(weights)))
    data = {"cdf": sums, "bin_midpoints": values}
    return {"distribution_name": "histogram_sampling", "histogram_data": data}


@st.composite
def _periods(draw: st.DrawFn) -> list[Document]:
    made = []
    for _period in range(draw(st.integers(1, 4))):
        first, last = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
        begin, end = draw(st.integers(0, 86_398)), draw(st.integers(0, 86_398))
        made.append({"from": first, "to": last, "beginTime": _clock(begin), "endTime": _clock(end)})
    return made


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"


def _unique(of: st.SearchStrategy[str], least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(of, min_size=least, max_size=3, unique=True)


@st.composite
def _shares(draw: st.DrawFn) -> list[float]:
    weights = draw(st.lists(st.integers(1, 9), min_size=2, max_size=4))
    return [weight / sum(weights) for weight in weights]


@st.composite
def _attributes(draw: st.DrawFn) -> Document:
    names, rules = draw(_unique(NAMES, 0)), []
    attributes = []
    for level, name in enumerate(names, 1):
        shares = draw(_shares())
        values = [{"key": f"v{n}", "value": share} for n, share in enumerate(shares)]
        attributes.append({"name": name, "type": "discrete", "values": values})
        one = {"attribute": name, "comparison": "=", "value": "v0"}
        rules.append({"priority_level": level, "rules": [[one]]})
    return {"case_attributes": attributes, "prioritisation_rules": rules}


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a scenario in Prosimos' form with all that it may say and we can take."""
    calendars, pools, tasks = draw(_unique(NAMES)), draw(_unique(NAMES)), draw(_unique(NAMES))
    calendar = st.sampled_from(calendars)
    return {
        "resource_profiles": [
            {"id": f"group-{pool}", "name": f"group-{pool}", "resource_list": [
                {"id": pool, "name": draw(NAMES), "cost_per_hour": draw(st.integers(0, 90_000)),
                 "amount": draw(st.integers(1, 20)), "calendar": draw(calendar)}
            ]}
            for pool in pools
        ],
        "arrival_time_distribution": draw(st.one_of(_distribution(), _sampled())),
        "arrival_time_calendar": draw(_periods()),
        "gateway_branching_probabilities": [
            {"gateway_id": gateway, "probabilities": [
                {"path_id": f"f{n}", "value": share} for n, share in enumerate(draw(_shares()))
            ]}
            for gateway in draw(_unique(NAMES))
        ],
        "task_resource_distribution": [
            {"task_id": task, "resources": [
                {"resource_id": pool} | draw(_distribution())
                for pool in draw(_unique(st.sampled_from(pools)))
            ]}
            for task in tasks
        ],
        "resource_calendars": [
            {"id": one, "name": draw(NAMES), "time_periods": draw(_periods())} for one in calendars
        ],
        "event_distribution": [
            {"event_id": event} | draw(_distribution()) for event in draw(_unique(NAMES))
        ],
        **draw(_attributes()),
    }  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(documents())
def test_what_is_read_written_and_read_again_is_the_same(document: Document) -> None:
    once = read(json.dumps(document))
    assert read(written(once)) == once
    assert written(read(written(once))) == written(once)


@settings(max_examples=50, deadline=None)
@given(documents())
def test_our_own_form_keeps_it_whole_too(document: Document) -> None:
    once = read(json.dumps(document))
    assert read(scenario_writing.written(once)) == once


FULL: Document = {
    "resource_profiles": [
        {"id": "g", "name": "창구", "resource_list": [
            {"id": "a", "name": "담당", "cost_per_hour": 20, "amount": 2, "calendar": "c"}]}
    ],
    "arrival_time_distribution": {
        "distribution_name": "histogram_sampling",
        "histogram_data": {"cdf": [0.5, 1.0], "bin_midpoints": [60, 120]},
    },
    "arrival_time_calendar": [
        {"from": "MONDAY", "to": "FRIDAY", "beginTime": "09:00:00", "endTime": "18:00:00"}
    ],
    "gateway_branching_probabilities": [
        {"gateway_id": "X", "probabilities": [
            {"path_id": "x", "value": 0.5}, {"path_id": "y", "value": 0.5}]}
    ],
    "task_resource_distribution": [
        {"task_id": "T", "resources": [{"resource_id": "a"} | _block("expon", 60, 0, 600)]}
    ],
    "resource_calendars": [
        {"id": "c", "name": "주간", "time_periods": [
            {"from": "MONDAY", "to": "FRIDAY", "beginTime": "09:00:00", "endTime": "18:00:00"}]}
    ],
    "event_distribution": [{"event_id": "E"} | _block("fix", 60)],
    "case_attributes": [
        {"name": "급함", "type": "discrete", "values": [
            {"key": "예", "value": 0.5}, {"key": "아니오", "value": 0.5}]}
    ],
    "prioritisation_rules": [
        {"priority_level": 1, "rules": [[
            {"attribute": "급함", "comparison": "=", "value": "예"}]]}
    ],
}  # fmt: skip


def _blocks(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every block of the document."""
    if isinstance(value, dict):
        yield way
        for key, one in value.items():
            yield from _blocks(one, (*way, key))
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _blocks(one, (*way, place))


def _changed(way: tuple[Any, ...]) -> tuple[Document, Any]:
    document = copy.deepcopy(FULL)
    inside: Any = document
    for step in way:
        inside = inside[step]
    return document, inside


WAYS = list(_blocks(FULL))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: "/".join(map(str, way)) or "top")
def test_a_key_that_nobody_knows_is_named_wherever_it_stands(way: tuple[Any, ...]) -> None:
    document, inside = _changed(way)
    inside["strange"] = 1
    with pytest.raises(BadScenario, match="strange"):
        read(json.dumps(document))


WITH_DEFAULT = {"name", "id", "cost_per_hour", "amount", "arrival_time_calendar", EVENTS}
# Where the sentence names what misses the key rather than the key.
NAMED_BY = {
    "resource_calendars": "달력",
    "case_attributes": "급함",
    "prioritisation_rules": "case_attributes",
    "values": "급함",
    "rules": "급함",
    "distribution_params": "값이",
    "value": "확률이 없습니다",
}
KEYS = [(way, key) for way in WAYS for key in _changed(way)[1]]


def _refusal(document: Document) -> str:
    try:
        read(json.dumps(document))
    except BadScenario as refusal:
        return refusal.sentence
    return ""


@pytest.mark.parametrize(("way", "key"), KEYS, ids=str)
def test_a_key_that_is_left_out_is_named_unless_it_has_a_default(
    way: tuple[Any, ...], key: str
) -> None:
    document, inside = _changed(way)
    del inside[key]
    sentence = _refusal(document)
    if sentence:
        assert key in sentence or NAMED_BY.get(key, key) in sentence
    else:
        assert key in WITH_DEFAULT


@pytest.mark.parametrize(
    ("way", "twice"),
    [
        (("task_resource_distribution",), "'T'"),
        (("gateway_branching_probabilities",), "'X'"),
        (("event_distribution",), "'E'"),
        (("gateway_branching_probabilities", 0, "probabilities"), "'x'"),
        (("task_resource_distribution", 0, "resources"), "'a'"),
        (("resource_calendars",), "'c'"),
    ],
)
def test_what_is_said_twice_is_refused_and_not_dropped_once(
    way: tuple[Any, ...], twice: str
) -> None:
    document, inside = _changed(way)
    inside.append(inside[0])
    with pytest.raises(BadScenario, match=twice):
        read(json.dumps(document))


def test_a_key_that_stands_twice_in_one_block_is_refused() -> None:
    text = json.dumps(FULL, ensure_ascii=False).replace('"amount": 2', '"amount": 2, "amount": 3')
    with pytest.raises(BadScenario, match="'amount'이.*두 번"):
        read(text)


@pytest.mark.parametrize(
    ("key", "value"),
    [("probability", 0.5), ("beginTime", "25:00:00"), ("endTime", "-1:00:00"), ("from", "월")],
)
def test_hours_that_can_not_be_taken_are_named(key: str, value: object) -> None:
    document, inside = _changed(("resource_calendars", 0, "time_periods", 0))
    inside[key] = value
    with pytest.raises(BadScenario, match=key):
        read(json.dumps(document))
