"""What a model says of its steps, in words."""

from processes.bpmn import reading
from processes.bpmn.step_facts import Follower, described, steps


def test_steps_come_in_flow_order_with_role_and_followers(recruitment):
    listed = steps(reading.read(recruitment))
    first = listed[0]
    assert (first.name, first.role) == ("부서별 채용 수요조사서를 작성한다", "요구부서")
    assert [one.name for one in first.followers] == ["수요를 집계한다"]


def test_a_condition_on_the_way_is_told(recruitment):
    model = reading.read(recruitment)
    told = {one.name: one.followers for one in steps(model)}
    ways = told["정원·예산 기준을 확인한다"]
    assert len(ways) > 1
    assert all(isinstance(one, Follower) for one in ways)
    assert {one.condition for one in ways} != {""}


def test_documents_and_systems_are_those_that_data_associations_tie_to_the_step(recruitment):
    listed = steps(reading.read(recruitment))
    assert any(one.documents for one in listed)
    assert any(one.systems for one in listed)


def test_whatever_has_an_id_is_described(recruitment):
    model = reading.read(recruitment)
    for group in (model.nodes, model.participants, model.lanes, model.flows):
        for one in group:
            found = described(model, one.id)
            assert found is not None
            assert found.kind
    assert described(model, "nothing") is None


def test_every_step_of_a_real_file_is_listed_once(sample):
    listed = steps(reading.read(sample.read_bytes()))
    assert len({one.element for one in listed}) == len(listed)
