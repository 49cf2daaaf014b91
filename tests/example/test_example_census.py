"""The example's round: every department somewhere else; it goes with the example, ours stays."""

import datetime

import pytest

import storage
from example import census as example_census
from example import loading
from example.model import BadExample
from example.reading import FOLDER
from processes.census import standing, store
from processes.inventory import store as inventory

BY = "시험"


def remove(db):
    with storage.transaction(db):
        loading.remove(db, by=BY)


def test_the_round_is_under_way_with_differing_states(loaded):
    (round_,) = store.all_rounds(loaded)
    assert round_.example
    today = datetime.datetime.now(datetime.UTC).date()
    parts, processes = store.returns(loaded, round_.id), inventory.all_processes(loaded)
    found = standing.of(round_, parts, processes, today)
    assert {one.department: one.state for one in found} == {
        "경영기획부": "제출",
        "경영개선기획TF": "확인",
        "시설관리부": "보완 요청",
        "도시기획부": "작성 중",
    }
    assert all(one.days_left == 18 for one in found)
    assert sum(one.coverage.registered for one in found) == len(processes)
    assert any(one.coverage.unknown for one in found)


def test_our_own_round_survives_and_keeps_its_departments(loaded):
    with storage.transaction(loaded) as db:
        own = store.add_round(db, "우리 조사", "2030-01-01", ["시설관리부"], by="나")
    remove(loaded)
    assert store.all_rounds(loaded) == [own]
    assert inventory.departments(loaded) == ["시설관리부"]
    assert [one.department for one in store.returns(loaded, own.id)] == ["시설관리부"]


def test_a_round_alone_is_reason_enough_to_remove_the_example(loaded):
    (round_,) = store.all_rounds(loaded)
    remove(loaded)
    assert not loading.is_loaded(loaded)
    inventory.add_department(loaded, "부서", by=BY, example=True)
    store.add_round(loaded, round_.title, round_.deadline, ["부서"], by=BY, example=True)
    remove(loaded)
    assert loaded["census_returns"].count == 0
    assert inventory.departments(loaded) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("move: confirm", "move: dance"), "'dance'"),
        (("process: EX-079", "process: EX-999"), "'EX-999'"),
        (("name: 시설관리부", "name: 없는 부서"), "'없는 부서'"),
        (("days: 18", "tage: 18"), "'tage'"),
    ],
)
def test_a_bad_file_is_refused_by_entry(tmp_path, change, said):
    text = (FOLDER / "census.yaml").read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "census.yaml").write_text(text.replace(*change), encoding="utf-8")
    departments = ["경영기획부", "경영개선기획TF", "시설관리부", "도시기획부"]
    with pytest.raises(BadExample, match=said):
        example_census.read(tmp_path, {"EX-079"}, departments)
