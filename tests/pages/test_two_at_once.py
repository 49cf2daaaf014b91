"""Two people at once: nothing typed is lost, nobody is left without a word."""

import pytest

import storage
from applications.drafts import merged_processes
from processes.commonwork import merges
from processes.commonwork import store as commonwork
from processes.commonwork.merging import merged
from processes.commonwork.model import LINKED
from processes.dictionary import store as dictionary
from processes.inventory import store
from processes.inventory.model import Facts
from tests.pages.visiting import press, said, visit


@pytest.fixture
def db(db):
    with storage.transaction(db):
        for name in ("여비 정산", "여비정산 업무"):
            store.add_process(db, name, "총무부", Facts(systems=("ERP",)), by="이")
    return db


def both(db):
    return store.process_by_code(db, "P-0001"), store.process_by_code(db, "P-0002")


def test_who_links_a_pair_second_is_told_who_was_first(db):
    app = visit("compare", one="P-0001", other="P-0002")
    with storage.transaction(db):
        one, other = both(db)
        commonwork.decide(db, one, other, LINKED, by="박", reason="같음", revision=0)
    press(app, "연결")
    assert "박 님이 먼저 정했습니다" in said(app.warning)
    assert len(commonwork.decisions(db)) == 1
    app.run()
    assert "먼저 정했습니다" not in said(app.warning)


def test_the_old_address_of_a_merged_process_leads_to_where_it_went(db):
    one, other = both(db)
    with storage.transaction(db):
        merges.merge(
            db, one, other, merged(one, other, {"name": "kept"}), charts={},
            following=merged_processes, reason="", by="이",
        )  # fmt: skip
    app = visit("process", code="P-0002")
    assert "P-0001 '여비 정산'에 합쳐졌습니다" in said(app.markdown, app.caption)
    (link,) = [p for p in app.get("page_link") if p.proto.label == "P-0001 여비 정산 열기"]
    assert "code=P-0001" in link.proto.query_string


def test_what_was_typed_stays_when_somebody_deletes_the_process(db):
    app = press(visit("process", code="P-0001"), "고치기")
    field = next(one for one in app.text_area if one.label.startswith("목적"))
    field.set_value("출장비를 정산한다")
    one, _ = both(db)
    with storage.transaction(db):
        store.delete_process(db, one.id, one.revision, by="박")
    press(app, "저장")
    assert "고치는 동안 다른 사람이 업무를 지웠습니다" in said(app.warning)
    (table,) = (one.value for one in app.table)
    assert table["적던 값"].tolist() == ["출장비를 정산한다"]
    app.run()
    assert app.table


@pytest.mark.parametrize(
    ("choice", "note"), [("내 것 저장", "내 설명"), ("상대 것 유지", "박의 설명")]
)
def test_a_late_save_of_a_term_shows_both(db, choice, note):
    with storage.transaction(db):
        term = dictionary.add_term(db, "시스템", "ERP", by="이")
    app = visit("dictionary", words="시스템", term="ERP")
    app.text_area[0].set_value("내 설명")
    changed = dictionary.term(db, "시스템", "ERP")
    with storage.transaction(db):
        dictionary.save_term(db, type(changed)(**{**vars(changed), "note": "박의 설명"}), by="박")
    press(app, "저장")
    (table,) = (one.value for one in app.table)
    assert table.iloc[0].tolist() == ["설명", "내 설명", "박의 설명"]
    press(app, choice)
    assert dictionary.term(db, "시스템", "ERP").note == note
    assert not app.table
    assert term.revision == 1
