"""Each scorecard's figures equal an independent recomputation from the raw tables."""

import json

import pytest

from scorecards.cards import census, departments, gains, pipeline, processes, saas
from scorecards.model import NO_DEPARTMENT
from tests.scorecards import recounting

pytestmark = pytest.mark.usefixtures("example")


@pytest.fixture(scope="module")
def register(example):
    return recounting.processes(example)


def by_department(register):
    """Yield every department with its rows, and '' with all."""
    yield "", register
    yield from register.groupby("department")


def numbers(figure):
    return figure.value, figure.whole, figure.low, figure.high


def test_census_coverage(example, told, register):
    (round_,) = recounting.table(example, "census_rounds").to_dict("records")
    required = json.loads(round_["required"])
    complete = register["facts"].map(lambda facts: all(key in facts for key in required))
    assert 0 < complete.sum() < len(register)
    for name, rows in by_department(register):
        expected = (complete[rows.index].sum(), len(rows), None, None)
        found = told["census"].get(census.COMPLETE, name)
        assert (found.value, found.whole) == expected[:2], name
    returns = recounting.table(example, "census_returns")
    confirmed = told["census"].get(census.STATE)
    assert confirmed.value == (returns["state"] == "confirmed").sum()
    assert confirmed.whole == len(returns) == sum(part.numbers[0] for part in confirmed.parts)


def test_departments_hours_and_models(example, told, register):
    models = recounting.table(example, "model_revisions")
    for name, rows in by_department(register):
        known = [one for one in rows["hours"] if one is not None]
        found = told["departments"].get(departments.HOURS, name)
        assert found.low == pytest.approx(sum(low or 0 for low, _, _ in known)), name
        for got, at in ((found.value, 1), (found.high, 2)):
            ends = [one[at] for one in known]
            assert got == (None if None in ends else pytest.approx(sum(ends))), name
        counted = told["departments"].get(departments.KNOWN, name)
        assert (counted.value, counted.whole) == (len(known), len(rows))
        assert told["departments"].get(departments.COUNT, name).value == len(rows)
        for measure, state in ((departments.AS_IS, "as-is"), (departments.TO_BE, "to-be")):
            drawn = set(models[models["state"] == state]["process_id"])
            share = told["departments"].get(measure, name)
            assert (share.value, share.whole) == (rows["id"].isin(drawn).sum(), len(rows))


def test_departments_unknown_ends_are_there_to_be_seen(told):
    assert told["departments"].get(departments.HOURS).high is None


def test_process_cells(example, told, register):
    asked = recounting.form("digital-maturity")
    given = recounting.answers(example, "digital-maturity")
    levels = {id: recounting.level(asked, given.get(id, {})) for id in register["id"]}
    for name, rows in by_department(register):
        cells: dict[str, list[tuple[float | None, ...] | None]] = {}
        for row in rows.to_dict("records"):
            low, high = levels[row["id"]]
            level = "?" if (low, high) == (0, 4) else str(low) if low == high else "~"
            cells.setdefault(f"{level}|{_band(row['hours'])}", []).append(row["hours"])
        found = told["processes"].get(processes.CELLS, name)
        assert {part.key: part.numbers[0] for part in found.parts} == {
            key: len(listed) for key, listed in cells.items()
        }, name
        for part in found.parts:
            known = [one for one in cells[part.key] if one is not None]
            if known:
                assert part.numbers[1] == pytest.approx(sum(one[0] or 0 for one in known))
        settled = sum(levels[id][0] == levels[id][1] for id in rows["id"])
        assert (found.value, found.whole) == (settled, len(rows))
    assert len({part.key for part in told["processes"].get(processes.CELLS).parts}) > 5


def _band(hours):
    if hours is None:
        return "?"
    low, likely, high = hours
    amount = likely
    if amount is None:
        amount = (low + high) / 2 if None not in (low, high) else high if high is not None else low
    return str(sum(amount >= edge for edge in (10, 100, 1000, 10000)))


def test_saas_portfolio(example, told):
    expected = recounting.saas(example, recounting.form("saas-readiness"))
    found = {part.key: part for part in told["saas"].parts(saas.PROJECTS)}
    assert found.keys() == expected.keys()
    assert len({one[0] for one in expected.values()}) > 2
    for code, (word, *ends) in expected.items():
        assert found[code].word == word, code
        assert list(found[code].numbers) == pytest.approx(ends), code
    words = [one[0] for one in expected.values()]
    outcome = told["saas"].get(saas.OUTCOME)
    assert {p.key: p.numbers[0] for p in outcome.parts if p.numbers[0]} == {
        word: words.count(word) for word in set(words)
    }
    assert (outcome.value, outcome.whole) == (len(words) - words.count("판정 보류"), len(words))
    owners = recounting.table(example, "projects")
    for name, rows in owners.groupby(owners["department"].fillna(NO_DEPARTMENT)):
        assert told["saas"].get(saas.OUTCOME, name).whole == len(rows)


def test_redesign_gains(example, told, register):
    savings = recounting.table(example, "savings").merge(
        register[["id", "facts", "department"]].rename(columns={"id": "process_id"})
    )
    savings["hours"] = [_freed(row) for row in savings.to_dict("records")]
    assert savings["hours"].isna().any()
    for measure, state in (("gain.in-force", "시행 중"), ("gain.planned", "계획")):
        for name, rows in by_department(savings):
            own = rows[rows["state"] == state]
            known = [one for one in own["hours"] if one is not None]
            found = told["gains"].get(measure, name)
            if not told["gains"].has(measure, name):
                assert own.empty
                continue
            sums = [_sum(one[at] for one in known) for at in range(3)]
            assert (found.low, found.value, found.high) == tuple(
                None if one is None else pytest.approx(one) for one in sums
            ), (name, state)
            assert found.whole == len(own)
            if name:
                assert {part.name for part in found.parts} == set(own["title"])
    given = recounting.table(example, "given_hours")
    given = given.merge(savings[["id", "state"]].rename(columns={"id": "saving_id"}))
    given = given[given["state"] == "시행 중"]
    low = sum(recounting.bounds(json.loads(text))[0] for text in given["hours"])
    assert told["gains"].get(gains.GIVEN).low == pytest.approx(low)


def _freed(row):
    cases = recounting.bounds(row["facts"].get("yearly_volume"))
    before = recounting.bounds(row["facts"].get("minutes_per_case"))
    after = recounting.bounds(json.loads(row["minutes"]))
    if cases is None or before is None:
        return None
    least, most = _less(before[0], after[2]), _less(before[2], after[0])
    ends = (
        (least, cases[2] if least is not None and least < 0 else cases[0]),
        (_less(before[1], after[1]), cases[1]),
        (most, cases[0] if most is not None and most < 0 else cases[2]),
    )
    return tuple(None if None in pair else pair[0] * pair[1] / 60 for pair in ends)


def _less(one, other):
    return None if one is None or other is None else one - other


def _sum(ends):
    listed = list(ends)
    return None if None in listed else sum(listed)


def test_applications_pipeline(example, told):
    drafts = recounting.table(example, "applications")
    found = told["applications"].get(pipeline.STATE)
    assert {p.key: p.numbers[0] for p in found.parts if p.numbers[0]} == dict(
        drafts["state"].value_counts()
    )
    assert found.whole == len(drafts) > 0
    offices = dict(recounting.table(example, "processes")[["code", "department"]].to_numpy())
    sources = recounting.table(example, "application_sources")
    first = sources[sources["kind"] == "process"].sort_values("position").groupby("application_id")
    owners = drafts["id"].map(first["code"].first()).map(offices)
    assert owners.notna().any()
    for name, rows in drafts.groupby(owners):
        assert told["applications"].get(pipeline.STATE, name).whole == len(rows)
