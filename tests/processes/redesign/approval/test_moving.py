"""What has moved on since a to-be was put up is said on it; the figures stay as they were."""

from dataclasses import replace

import pytest

from applications.facts.approval_facts import approval_facts
from processes.bpmn import store as models
from processes.inventory import store as inventory
from processes.inventory.model import exactly
from processes.redesign.approval import store
from processes.redesign.approval.model import BadApproval
from processes.savings import store as savings
from processes.savings.model import IN_FORCE
from processes.simulation import store as scenarios


def changed(db, put_up) -> tuple[str, ...]:
    return store.proposal(db, put_up.id).changed


def redrawn(db, process, line) -> None:
    newest = models.newest(db, process.id, line)
    assert newest is not None
    content = models.content(db, newest.sha256).replace(b"</definitions>", b" </definitions>")
    content = content.replace(b"</bpmn:definitions>", b" </bpmn:definitions>")
    models.add_revision(db, process.id, line, content, base=newest.number, origin="upload", by="나")


def test_nothing_has_moved_on(db, put_up):
    assert changed(db, put_up) == ()


@pytest.mark.parametrize(("line", "name"), [("as-is", "현행"), ("to-be", "개선")])
def test_a_drawing_that_was_changed_is_said(db, drawn, put_up, line, name):
    redrawn(db, drawn, line)
    assert changed(db, put_up) == (f"{name} 흐름도가 1판에서 2판으로 바뀌었습니다.",)
    assert store.proposal(db, put_up.id).comparison == put_up.comparison


def test_a_scenario_that_was_changed_is_said_and_a_new_name_is_not(db, drawn, put_up):
    (stored,) = scenarios.scenarios(db, drawn.id, "as-is")
    named = scenarios.save(db, stored.id, stored.revision, "새 이름", stored.scenario, by="나")
    assert changed(db, put_up) == ()
    pools = tuple(replace(one, size=one.size + 1) for one in stored.scenario.pools)
    other = replace(named.scenario, pools=pools)
    scenarios.save(db, stored.id, named.revision, "새 이름", other, by="나")
    assert changed(db, put_up) == ("현행 시나리오 '기준'의 값이 바뀌었습니다.",)


def test_a_scenario_that_was_deleted_is_said(db, drawn, put_up):
    (stored,) = scenarios.scenarios(db, drawn.id, "to-be")
    scenarios.delete(db, stored.id, stored.revision, by="나")
    assert changed(db, put_up) == ("개선 시나리오 '기준'이(가) 지워졌습니다.",)


def test_figures_of_the_register_that_were_changed_are_said(db, drawn, put_up):
    facts = replace(drawn.facts, yearly_volume=exactly(700), paper_sheets=exactly(3))
    inventory.save_process(
        db,
        drawn.id,
        drawn.revision,
        name=drawn.name,
        department=drawn.department,
        facts=facts,
        by="나",
    )
    assert changed(db, put_up) == (
        "업무 목록의 연간 건수가 600에서 700(으)로 바뀌었습니다.",
        "업무 목록의 건당 종이가 모름에서 3(으)로 바뀌었습니다.",
    )


def test_a_draft_that_cites_it_is_told(db, drawn, put_up):
    store.decide(db, put_up.id, "approved", "", by="이팀장")
    redrawn(db, drawn, "as-is")
    approved = store.approved(db, drawn.id)
    assert approved is not None
    sources = {one.source for one in approval_facts("P-1", approved)}
    assert len(sources) == 1
    assert "승인한 뒤 바뀐 것: 현행 흐름도가 1판에서 2판으로" in sources.pop()


def test_what_waits_is_withdrawn_with_a_reason_and_once(db, drawn, put_up):
    with pytest.raises(BadApproval, match="까닭"):
        store.withdraw(db, put_up.id, " ", by="김민서")
    gone = store.withdraw(db, put_up.id, "다시 견줌", by="김민서")
    assert gone.state == "withdrawn"
    assert gone.withdrawn is not None
    assert gone.withdrawn.reason == "다시 견줌"
    for again in (
        lambda: store.withdraw(db, put_up.id, "또", by="나"),
        lambda: store.decide(db, put_up.id, "approved", "", by="나"),
    ):
        with pytest.raises(BadApproval, match="김민서 님이 이미 거뒀습니다"):
            again()


def test_a_withdrawn_approval_feeds_nothing_any_more(db, drawn, put_up):
    store.decide(db, put_up.id, "approved", "", by="이팀장")
    store.take_into_savings(db, put_up.id, "2026-11-30", by="김민서")
    gone = store.withdraw(db, put_up.id, "현행이 바뀜", by="이팀장")

    assert [one.event for one in gone.entries] == ["proposed", "approved", "taken", "withdrawn"]
    assert store.approved(db, drawn.id) is None
    assert savings.all_savings(db) == []
    with pytest.raises(BadApproval, match="승인한 개선안만"):
        store.take_into_savings(db, put_up.id, "2026-11-30", by="김민서")


def test_a_saving_that_is_in_force_is_not_taken_away(db, drawn, put_up):
    store.decide(db, put_up.id, "approved", "", by="이팀장")
    made = store.take_into_savings(db, put_up.id, "2026-11-30", by="김민서")
    plan = replace(made.plan, state=IN_FORCE)
    savings.save_saving(db, made.id, made.revision, plan, by="김민서")
    with pytest.raises(BadApproval, match="이미 '시행 중'입니다"):
        store.withdraw(db, put_up.id, "현행이 바뀜", by="이팀장")
    assert store.proposal(db, put_up.id).state == "approved"


def test_a_saving_that_somebody_deleted_does_not_stand_in_the_way(db, drawn, put_up):
    store.decide(db, put_up.id, "approved", "", by="이팀장")
    made = store.take_into_savings(db, put_up.id, "2026-11-30", by="김민서")
    savings.delete_saving(db, made.id, made.revision, by="나")
    assert store.withdraw(db, put_up.id, "현행이 바뀜", by="이팀장").state == "withdrawn"


def test_what_was_returned_has_nothing_to_withdraw(db, put_up):
    store.decide(db, put_up.id, "returned", "다시 재기", by="이팀장")
    with pytest.raises(BadApproval, match="거둘 것이 없습니다"):
        store.withdraw(db, put_up.id, "그만둠", by="김민서")
