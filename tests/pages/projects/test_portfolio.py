"""The portfolio's page: all projects, filtered by the address."""

from functools import partial

import storage
from evaluations.projects import store as project_store
from tests.pages import visiting
from tests.pages.visiting import press, said

visit = partial(visiting.visit, "portfolio")


def many(db, count):
    with storage.transaction(db):
        for name in ("정보화팀", "총무팀"):
            storage.records.insert(db, "departments", {"name": name, "position": 1}, by="이")
        for number in range(count):
            project_store.add_project(
                db,
                f"사업 {number}",
                by="이",
                department=("정보화팀", "총무팀", None)[number % 3],
                contract_end=(None, "2029-12-31")[number % 2],
            )


def test_without_projects_it_says_what_to_do(db):
    assert "아직 정보화사업이 없습니다" in said(visit().markdown)


def test_all_projects_stand_in_the_picture_the_waves_and_the_table(db):
    many(db, 5)
    page = visit()
    assert "사업 5개 (전체 5개)" in said(page.caption)
    assert list(page.dataframe[0].value["번호"]) == [f"IT-{n:04d}" for n in range(1, 6)]
    assert {one.label for one in page.expander} >= {"시기 모름 · 3개", "2028년 하반기 · 2개"}
    assert "2027-07-01" in page.dataframe[0].value["규칙 변경"][1]
    assert "2027-07-01" in said(page.markdown)
    assert "제안" in said(page.caption)


def test_on_paper_the_table_is_whole_and_the_waves_are_open(db):
    many(db, 5)
    page = visit(print="true")
    assert not page.dataframe
    assert list(page.table[0].value["사업"]) == [f"사업 {n}" for n in range(5)]
    assert "**IT-0005**" in said(page.markdown)
    assert "같은 판정" in said(page.markdown)
    assert all(one.proto.expanded for one in page.expander)


def test_the_address_filters_by_department_and_outcome(db):
    many(db, 6)
    page = visit(dept="총무팀")
    assert list(page.dataframe[0].value["사업"]) == ["사업 1", "사업 4"]
    none = visit(dept="총무팀", outcome="즉시 도입")
    assert "맞는 사업이 없습니다" in said(none.markdown)
    unknown = visit(dept="부서 모름", outcome="판정 보류")
    assert list(unknown.dataframe[0].value["사업"]) == ["사업 2", "사업 5"]


def test_the_list_of_projects_has_pages_and_a_search(db):
    many(db, 30)
    page = visiting.visit("projects")
    assert "사업 30개 (전체 30개)" in said(page.caption)
    assert sum("**사업" in one.value for one in page.markdown) == 12
    found = visiting.visit("projects", q="정보화팀 IT-0029")
    assert "사업 0개" in said(found.caption)
    found = visiting.visit("projects", q="총무팀 IT-0029")
    assert sum("**사업" in one.value for one in found.markdown) == 1


def test_a_list_of_projects_is_looked_at_and_then_taken(db):
    many(db, 1)
    page = visiting.visit("projects")
    content = "사업 이름,담당 부서\n새 사업,정보화팀\n나쁜 사업,없는 부서\n".encode()
    page.file_uploader[0].set_value([("목록.csv", content, "text/csv")]).run()
    assert "등록할 사업 **1개** · 빠진 행 1개" in said(page.markdown)
    assert "'없는 부서' 부서가 없습니다" in said(page.markdown)
    assert len(project_store.all_projects(db)) == 1
    press(page, "사업 1개 등록")
    assert [one.name for one in project_store.all_projects(db)] == ["사업 0", "새 사업"]
