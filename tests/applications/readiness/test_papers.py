"""The papers of the call: missing, of another kind, or not asked for at all."""

import dataclasses

import pytest

from applications.attachments.model import Attachment
from applications.calls.model import Call, CallAttachment, CallSection
from applications.readiness import papers
from tests.applications.readiness.drafting import drafted, told


def call(*asked, sections=()):
    texts = ("", "", "", "", "", "", "추정")
    return Call("C", "공모", *texts, False, 1, "", "", "", tuple(sections), tuple(asked))


def paper(key, *, required=True, kinds=()):
    return CallAttachment(key, "C", key, f"{key} 서류", required, kinds, 1, 1, "")


def file(requirement, kind="PDF"):
    return Attachment(requirement, "A", requirement, "0" * 64, "계획.pdf", kind, 1, 1, "", "")


def found(asked, files):
    draft = dataclasses.replace(drafted({"a": "글"}), call=asked, attachments=tuple(files))
    return list(papers.attachments(draft))


@pytest.mark.parametrize(
    ("asked", "files", "errors", "warnings"),
    [
        ([paper("a")], [], 1, 0),
        ([paper("a")], [file("a")], 0, 0),
        ([paper("a")], [file("")], 1, 0),
        ([paper("a", required=False)], [], 0, 0),
        ([paper("a"), paper("b")], [file("b"), file("b")], 1, 0),
        ([paper("a", kinds=("HWPX",))], [file("a")], 0, 1),
        ([paper("a", kinds=("HWPX", "PDF"))], [file("a")], 0, 0),
        ([paper("a", required=False, kinds=("HWPX",))], [file("a")], 0, 1),
    ],
)
def test_what_the_call_asks_for_is_held_against_what_is_there(asked, files, errors, warnings):
    given = found(call(*asked), files)
    assert len(told(given, "attachment")) == errors
    assert len(told(given, "attachment", "warning")) == warnings
    assert not told(given, "attachment", "yourself")


@pytest.mark.parametrize(("asked", "why"), [(None, "고르지 않아"), (call(), "적혀 있지 않아")])
def test_where_nothing_is_asked_for_people_must_look_themselves(asked, why):
    (only,) = found(asked, [file("")])
    assert only.level == "yourself"
    assert why in only.sentence


def test_other_sections_than_the_call_has_are_a_warning():
    def section(key):
        return CallSection(key, "C", key, f"{key} 항목", True, "", None, 1, 1, "")

    draft = drafted({"a": "글"})
    same, more = call(sections=[section("a")]), call(sections=[section("a"), section("b")])
    for asked, warned in ((None, 0), (call(), 0), (same, 0), (more, 1)):
        given = list(papers.sections_of_the_call(dataclasses.replace(draft, call=asked)))
        assert len(told(given, "call", "warning")) == warned
