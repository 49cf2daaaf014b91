"""The plan overview: items worked out again from the raw tables, and their mean by hand.

The measures of the items that are not here are held in tests/action_plan/test_measures.py.
"""

import json

import pandas as pd
import pytest

from action_plan import plan
from scorecards.cards import planned
from scorecards.model import WHOLE
from tests.scorecards import recounting
from tests.scorecards.conftest import DAY

WORKED_OUT = (1, 2, 7, *range(9, 16))
STAGES = {"구상": 0.0, "작성": 0.25, "부서 검토": 0.5, "결재": 0.75}


@pytest.fixture(scope="module")
def items(told):
    return {int(part.key): part for part in told["plan"].get(planned.ITEMS).parts}


def measures(db):
    """Return what the measures of the items that are worked out here come to."""
    register = recounting.processes(db)
    (round_,) = recounting.table(db, "census_rounds").to_dict("records")
    required = json.loads(round_["required"])
    complete = register["facts"].map(lambda facts: all(key in facts for key in required))
    models, savings = recounting.table(db, "model_revisions"), recounting.table(db, "savings")
    redesigned = register["id"].isin(
        {*models[models["state"] == "to-be"]["process_id"],
         *savings[savings["state"] == "시행 중"]["process_id"]}
    )  # fmt: skip
    verdicts = recounting.saas(db, recounting.form("saas-readiness")).values()
    states = recounting.table(db, "applications")["state"].map(lambda s: STAGES.get(s, 1.0))
    return {
        "census-coverage": complete.mean(),
        "redesigned": redesigned.mean(),
        "application-stage": states.max(),
        "projects-judged": sum(one[0] != "판정 보류" for one in verdicts) / len(verdicts),
    }


def expected(db, item, known):
    """Return low and high: the mean of the measures, the typed figures and the milestones."""
    parts = [(known[key], known[key]) for key in item.measures]
    figures = recounting.table(db, "plan_figures")
    for row in figures[figures["item"] == item.number].to_dict("records"):
        ends = [None if pd.isna(row[key]) else row[key] for key in ("low", "high")]
        if pd.isna(row["target"]) or ends == [None, None]:
            parts.append((None, None))
            continue
        shares = [None if end is None else min(end / row["target"], 1) for end in ends]
        parts.append((shares[0] or 0, 1 if shares[1] is None else shares[1]))
    steps = recounting.table(db, "plan_milestones")
    steps = steps[steps["item"] == item.number]
    if len(steps):
        parts.append((steps["done_on"].notna().mean(),) * 2)
    if all(low is None for low, _ in parts):
        return None, None
    low = sum(low or 0 for low, _ in parts) / len(parts)
    return low, sum(1 if high is None else high for _, high in parts) / len(parts)


def test_items_are_as_far_as_the_raw_tables_say(example, items):
    assert recounting.table(example, "plan_weights").empty
    known, shipped = measures(example), {one.number: one for one in plan.load().items}
    found = {n: items[n].numbers[:2] for n in WORKED_OUT}
    for number, (low, high) in found.items():
        assert (low, high) == pytest.approx(expected(example, shipped[number], known)), number
    assert any(low not in (None, 0) for low, _ in found.values())


def test_late_milestones_are_those_whose_day_is_over(example, items):
    steps = recounting.table(example, "plan_milestones")
    late = steps[steps["done_on"].isna() & (steps["planned_on"] < DAY.isoformat())]
    counted = late.groupby("item").size()
    for number, part in items.items():
        assert part.numbers[2] == counted.get(number, 0), number
        assert part.numbers[3] == (steps["item"] == number).sum()


def test_the_whole_is_the_mean_and_what_is_unknown_may_be_anything(told, items):
    whole = told["plan"].get(planned.ITEMS)
    lows = [part.numbers[0] for part in items.values()]
    highs = [part.numbers[1] for part in items.values()]
    assert len(items) == 18
    assert None in lows
    assert whole.value == sum(low is not None for low in lows)
    assert whole.low == pytest.approx(sum(low or 0 for low in lows) / 18)
    assert whole.high == pytest.approx(sum(1 if high is None else high for high in highs) / 18)


@pytest.mark.parametrize("name", ["경영기획부", "도시기획부"])
def test_a_department_has_its_items_and_those_of_everyone(told, name):
    own = {str(i.number) for i in plan.load().items if {name, plan.EVERYONE} & {*i.departments}}
    assert {part.key for part in told["plan"].get(planned.ITEMS, name).parts} == own != set()


def test_each_item_stands_in_the_row_of_its_strategy(told):
    shipped = plan.load()
    lines = {part.key: part.name for part in told["plan"].get(planned.LINES, WHOLE).parts}
    assert lines == {str(one.number): shipped.line(one)[0].name for one in shipped.items}
