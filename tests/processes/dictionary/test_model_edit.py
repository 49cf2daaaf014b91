"""A name in a model's bytes: that attribute changes, and not one byte beside it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.bpmn import reading
from processes.bpmn.blank import blank
from processes.bpmn.facts import facts
from processes.dictionary.elements import Element, named
from processes.dictionary.model_edit import renamed

HOSTILE = [
    "A & B",
    "<ERP>",
    '"인용"',
    "it's",
    "줄\n바꿈",
    "탭\t",
    "&amp;",
    "]]>",
    "😀",
    "ㄱ",
    "<!--",
]


def bearing(content: bytes, name: str) -> list[Element]:
    return [one for one in named(reading.read(content)) if one.name == name]


def test_the_names_of_a_model_are_its_lanes_pools_and_data(model):
    found = [(one.label, one.name) for one in named(reading.read(model))]
    assert found == [
        ("레인", "인사 담당"),
        ("레인", "ERP"),
        ("레인", "팀장"),
        ("참여자", "인사 담당"),  # the pool with lanes is the process itself
        ("데이터 객체", "신청서"),
        ("데이터 객체", "채용 현황"),
        ("데이터 저장소", "ERP"),
    ]


def test_only_the_attributes_change(model):
    found = bearing(model, "인사 담당")
    changed = renamed(model, found, "채용 담당")
    expected = model.decode().replace(
        '''id="outside" name="인사 담당"''', '''id="outside" name="채용 담당"'''
    )
    expected = expected.replace("name = '인사 담당' >", "name = '채용 담당' >")
    assert changed.decode() == expected
    assert changed.count("인사 담당".encode()) == model.count("인사 담당".encode()) - 2


def test_one_of_two_elements_of_a_name(model):
    lane = next(one for one in bearing(model, "ERP") if one.tag == "lane")
    after = reading.read(renamed(model, [lane], "다른 것"))
    assert [one.name for one in after.lanes] == ["인사 담당", "다른 것", "팀장"]
    assert after.nodes[-2].name == "ERP"


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_hostile_names_stay_well_formed_and_come_back(name, quote):
    content = blank("대관").replace(b'"', quote.encode()) if quote == "'" else blank("대관")
    lane = named(reading.read(content))[0]
    changed = renamed(content, [lane], name)
    back = renamed(changed, [lane], lane.name)
    assert reading.read(changed).lanes[0].name == name
    assert back == content


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "euc-kr"])
def test_the_encoding_stays(model, encoding):
    text = model.decode().replace('encoding="UTF-8"', f'encoding="{encoding[:6]}"')
    content = text.encode(encoding)
    found = bearing(content, "팀장")
    changed = renamed(content, found, "부장 ♥😀")  # no heart in EUC-KR: a reference stands in
    assert reading.read(changed).lanes[2].name == "부장 ♥😀"
    assert renamed(changed, found, "팀장") == content


def test_every_name_of_real_files_goes_and_comes_back(sample):
    content = sample.read_bytes()
    before = reading.read(content)
    for one in named(before)[:20]:
        changed = renamed(content, [one], 'x<&"\n')
        model = reading.read(changed)
        assert len(model.shapes) == len(before.shapes)
        different = {k for k, v in facts(model).items() if facts(before).get(k) != v}
        assert len(different) <= 1
        assert reading.read(renamed(changed, [one], one.name)) == before


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿"), min_size=1))
def test_any_name_goes_and_comes_back(name):
    content = blank("대관")
    lane = named(reading.read(content))[0]
    changed = renamed(content, [lane], name)
    assert reading.read(changed).lanes[0].name == name
    outside = re.sub(rb'(<bpmn:lane [^>]*name=")[^"]*"', rb'\1"', changed)
    assert outside == re.sub(rb'(<bpmn:lane [^>]*name=")[^"]*"', rb'\1"', content)
    assert renamed(changed, [lane], lane.name) == content
