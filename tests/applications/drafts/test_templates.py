"""Forms as data: the shipped ones load, a faulty one names its place."""

import pytest

from applications.drafts import templates

SHIPPED = sorted(templates.FOLDER.glob("*.yaml"))
SMALL = """
id: small
version: 1
name: 작은 양식
programme: 사업
basis: 추정
sections:
  - key: one
    title: 하나
    required: true
    guidance: 적습니다.
"""


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_shipped_forms_load(file):
    assert templates.load(file.stem).id == file.stem


def test_the_form_has_the_fifteen_sections_and_says_that_it_is_an_assumption():
    form = templates.load()

    assert len(form.sections) == 15
    assert form.basis == "추정"
    assert "공식 신청 양식" in form.note
    assert [s.title for s in form.sections if not s.required] == ["붙임"]


def test_a_section_is_found_by_its_key():
    form = templates.load()
    found = form.section("as_is")
    assert found is not None
    assert found.pictures == ("as-is",)
    assert form.section("없음") is None


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("version: 1", "version: 0", "version"),
        ("version: 1", "version: true", "version"),
        ("name: 작은 양식\n", "", "처음.name"),
        ("    required: true", "    required: 예", "sections[0].required"),
        ("    guidance: 적습니다.", "    guidance: 3", "sections[0].guidance"),
        ("    guidance: 적습니다.", "    guidance: 글\n    pictures: [x]", "sections[0].pictures"),
        ("    guidance: 적습니다.", "    guidance: 글\n    lenght: 3", "sections[0].lenght"),
        ("sections:", "sections: []\nother:", "처음.other"),
    ],
)
def test_a_faulty_form_names_the_place(old, new, place):
    with pytest.raises(templates.BadTemplate) as refusal:
        templates.parse(SMALL.replace(old, new), "small.yaml")

    assert refusal.value.place == place
    assert "small.yaml" in refusal.value.sentence


def test_a_key_twice_is_refused():
    twice = SMALL + SMALL[SMALL.index("  - key") :]
    with pytest.raises(templates.BadTemplate, match="두 번"):
        templates.parse(twice, "small.yaml")


@pytest.mark.parametrize("text", ["", "글", "a: [", "- a", "sections: {}"])
def test_what_is_no_form_is_refused(text):
    with pytest.raises(templates.BadTemplate):
        templates.parse(text, "small.yaml")


@pytest.mark.parametrize("template_id", ["없음", "../applications/digital-by-design", ""])
def test_an_unknown_form_is_refused(template_id):
    with pytest.raises(templates.BadTemplate):
        templates.load(template_id)


def test_a_section_may_have_a_longest_length_in_characters():
    section = "sections: [{key: a, title: A, guidance: g, longest: %s}]"
    head = "id: x\nversion: 1\nname: n\nprogramme: p\nbasis: b\n"
    assert templates.parse(head + section % 1500, "x.yaml").sections[0].longest == 1500
    for bad in ("0", "true", "'긴'"):
        with pytest.raises(templates.BadTemplate, match="longest"):
            templates.parse(head + section % bad, "x.yaml")
