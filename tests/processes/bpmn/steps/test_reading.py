"""Step tables from files: forgiving about form, exact about what is wrong and where."""

import pytest

from processes.bpmn.steps import BadSteps, Follow, Step, files, rows
from processes.spreadsheet.model import BadSpreadsheet

HEAD = "순서,담당,할 일,다음,조건,시스템,문서,분,대기"


def read(*lines: str):
    return files.read("\n".join([HEAD, *lines]).encode())


def refusals(*lines: str) -> list[str]:
    with pytest.raises(BadSteps) as refused:
        read(*lines)
    return [problem.sentence for problem in refused.value.problems]


def test_without_next_the_flow_goes_on_to_the_next_row_and_ends_after_the_last():
    table = read("1,가,읽는다,,,,,,", "2,나,쓴다,,,,,,")
    assert [step.follows for step in table.steps] == [(Follow("2"),), (Follow("끝"),)]


def test_a_step_with_several_followers_has_a_row_for_each():
    table = read("1,가,읽는다,2,승인,,,,", "1,,,끝,반려,,,,", "2,나,쓴다,,,,,,")
    assert table.steps[0].follows == (Follow("2", "승인"), Follow("끝", "반려"))


def test_a_further_row_may_leave_its_number_out():
    assert read("1,가,읽는다,2,승인,,,,", ",,,끝,반려,,,,", "2,나,쓴다,,,,,,") == read(
        "1,가,읽는다,2,승인,,,,", "1,,,끝,반려,,,,", "2,나,쓴다,,,,,,"
    )


@pytest.mark.parametrize("word", ["동시", "병행", "동시에", "동시:"])
def test_words_for_parallel(word):
    table = read(
        f"1,가,읽는다,2,{word},,,,", f"1,,,3,{word},,,,", "2,나,쓴다,3,,,,,", "3,나,끝낸다,,,,,,"
    )
    assert {follow.kind for follow in table.steps[0].follows} == {"parallel"}


def test_words_for_each_that_applies_and_for_exceptions():
    table = read(
        "1,가,읽는다,2,해당하는 모두: 온라인,,,,",
        "1,,,3,해당하는 모두: 방문,,,,",
        "1,,,끝,예외: 취하,,,,",
        "2,나,쓴다,3,,,,,",
        "3,나,끝낸다,,,,,,",
    )
    kinds = [(one.kind, one.condition) for one in table.steps[0].follows]
    assert kinds == [("inclusive", "온라인"), ("inclusive", "방문"), ("exception", "취하")]


def test_a_label_that_looks_like_a_word_is_kept_by_its_prefix():
    follow = Follow("2", "동시")
    assert follow.written == "조건: 동시"
    table = read(f"1,가,읽는다,2,{follow.written},,,,", "1,,,끝,반려,,,,", "2,나,쓴다,,,,,,")
    assert table.steps[0].follows[0] == follow


def test_cells_hold_several_systems_and_times_with_units():
    (step,) = read('1,가,읽는다,,,"ERP, 그룹웨어, ERP",공문;대장,1시간 20분,2').steps
    assert step == Step(
        "1", "가", "읽는다", systems=("ERP", "그룹웨어"), documents=("공문", "대장"),
        minutes=80.0, waiting=2.0,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_every_korean_encoding_is_read(encoding):
    content = f"{HEAD}\n1,가,읽는다,,,,,,".encode(encoding)
    assert files.read(content).steps[0].work == "읽는다"


def test_titles_above_other_words_and_missing_columns_are_understood():
    content = "민원 처리 단계\n\n번호,담당자,업무(구체적으로)\n1,가,읽는다\n2,나,쓴다\n".encode()
    assert [step.role for step in files.read(content).steps] == ["가", "나"]


def test_without_any_number_the_rows_are_numbered():
    assert [step.order for step in read(",가,읽는다,,,,,,", ",나,쓴다,,,,,,").steps] == ["1", "2"]


def test_a_row_may_say_where_several_starts_lead():
    table = read("시작,,,1,,,,,", "시작,,,2,,,,,", "1,가,읽는다,끝,,,,,", "2,나,쓴다,,,,,,")
    assert table.starts == ("1", "2")
    assert rows.table([HEAD.split(","), *rows.rows(table)]) == table


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (["1,가,,,,,,,"], "2행 '할 일'"),
        (["1,가,읽는다,9,,,,,"], "2행 '다음'"),
        (["1,가,읽는다,,,,,-3,"], "2행 '분'"),
        (["1,가,읽는다,,,,,,한참"], "2행 '대기'"),
        (["1,가,읽는다,,,,,1~3시간,"], "2행 '분'"),
        (["1,가,읽는다,,,,,,", "2,,쓴다,,,,,,"], "3행 '담당'"),
        (["1,가,읽는다,2,,,,,", "1,나,,끝,,,,,", "2,가,쓴다,,,,,,"], "3행 '담당'"),
        (["1,가,읽는다,,,,,,", "1,,,,,,,,", "2,가,쓴다,,,,,,"], "3행 '다음'"),
        (["1,가,읽는다,끝,,,,,", "2,가,쓴다,,,,,,"], "3행 '순서'"),
        (["1,가,읽는다,2,,,,,", "2,가,쓴다,1,,,,,"], "2행 '다음'"),
        (["1,가,읽는다,2,승인,,,,", "1,,,2,반려,,,,", "2,가,쓴다,,,,,,"], "2행 '다음'"),
        (["1,가,읽는다,2,동시,,,,", "1,,,끝,승인,,,,", "2,가,쓴다,,,,,,"], "2행 '조건'"),
        (["1,가,읽는다,2,동시,,,,", "2,가,쓴다,,,,,,"], "2행 '조건'"),
        (["1,가,읽는다,끝,예외: 늦음,,,,"], "2행 '다음'"),
        (["끝,가,읽는다,,,,,,"], "2행 '순서'"),
        (["1 2,가,읽는다,,,,,,"], "2행 '순서'"),
        (["시작,,,7,,,,,", "1,가,읽는다,,,,,,"], "순서 시작 '다음'"),
        ([f"1,가,{'긴' * 301},,,,,,"], "2행 '할 일'"),
    ],
)
def test_a_problem_names_its_row_and_column(lines, place):
    found = refusals(*lines)
    assert any(sentence.startswith(f"{place}:") for sentence in found), found


def test_a_table_without_headings_or_steps_is_refused():
    with pytest.raises(BadSteps, match="제목 줄"):
        files.read(b"a,b\n1,2\n")
    with pytest.raises(BadSteps, match="하나도"):
        files.read(f"{HEAD}\n".encode())


def test_what_is_no_table_is_refused():
    with pytest.raises(BadSpreadsheet):
        files.read(b"<html></html>")


@pytest.mark.parametrize("risky", ["=1+1", "+cmd|x", "@SUM(A1)", "-2"])
def test_no_cell_of_a_file_is_calculated(risky):
    table = rows.table([HEAD.split(","), ["1", "가", risky, *[""] * 6]])
    text = files.csv_file(table).decode("utf-8-sig")
    assert f",'{risky}" in text
    assert files.read(files.csv_file(table)) == table
    assert files.read(files.xlsx(table)) == table
