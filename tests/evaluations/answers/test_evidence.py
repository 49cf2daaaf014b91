"""Evidence is told by its content: what is taken, and what is refused with which word."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import writing
from documents.model import Document, Paragraph
from evaluations.answers.evidence.model import ENDINGS, LIMIT, RefusedEvidence
from evaluations.answers.evidence.naming import LONGEST, safe_name
from evaluations.answers.evidence.recognising import recognised
from tests.evaluations.answers.conftest import PDF, SAMPLES, packed, picture

BY_NAME = [pytest.param(kind, *sample, id=kind) for kind, sample in SAMPLES.items()]


@pytest.mark.parametrize(("kind", "name", "make"), BY_NAME)
def test_each_kind_is_told_by_its_content(kind, name, make):
    assert recognised(name, make()).name == kind


@pytest.mark.parametrize(("kind", "name", "make"), BY_NAME)
def test_a_renamed_file_is_refused(kind, name, make):
    wrong = "a.pdf" if kind != "PDF" else "a.png"
    for called in (wrong, "a.exe", "a"):
        with pytest.raises(RefusedEvidence, match=f"내용은 {kind}인데"):
            recognised(called, make())


@pytest.mark.parametrize(
    ("kind", "name", "make"), [one for one in BY_NAME if one.values[0] != "CSV·TXT"]
)
def test_a_file_that_was_cut_off_is_refused(kind, name, make):
    content = make()
    with pytest.raises(RefusedEvidence, match="깨졌습니다"):
        recognised(name, content[: len(content) * 2 // 3])


MACRO = {"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b"x"}


def _encrypted() -> bytes:
    content = bytearray(packed({"word/document.xml": b"<a/>"}))
    content[6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "비었습니다"),
        ("a.txt", b"a" * (LIMIT + 1), "10 MB까지"),
        ("a.hwp", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "옛 형식"),
        ("a.exe", b"MZ\x90\0\3", "알아볼 수 없습니다"),
        ("a.txt", b"MZ\x90\0\3", "알아볼 수 없습니다"),
        ("a.txt", b"\xff\xfe\x00", "알아볼 수 없습니다"),
        ("a.csv", b"<!DOCTYPE html><script>x</script>", "스크립트"),
        ("a.txt", b"\n <svg onload=x>", "스크립트"),
        ("a.txt", b"#!/bin/sh\nrm -r x", "스크립트"),
        ("a.pdf", PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript>>"), "실행 명령"),
        ("a.docx", packed(MACRO), "매크로"),
        ("a.zip", packed({"a.txt": b"a"}), "받지 않는 압축 파일"),
        ("a.docx", _encrypted(), "암호"),
        ("a.hwpx", b"PK\3\4 no zip at all", "깨졌습니다"),
        ("a.docx", packed({f"{i}": b"" for i in range(5001)}), "너무 커서"),
        ("a.png", picture("PNG", (10_001, 10_000)), "화소가 너무 많습니다"),
    ],
)
def test_what_harms_or_cannot_be_read_is_refused(name, content, said):
    with pytest.raises(RefusedEvidence, match=said) as refusal:
        recognised(name, content)
    assert f"'{name}'" in refusal.value.sentence


def test_a_zip_that_grows_beyond_bounds_is_refused_unopened():
    bomb = packed({"word/document.xml": b"\0" * 201_000_000})
    assert len(bomb) < 1_000_000
    with pytest.raises(RefusedEvidence, match="너무 커서"):
        recognised("a.docx", bomb)


def test_a_zip_whose_content_does_not_fit_its_checksum_is_refused():
    content = packed({"mimetype": b"application/hwp+zip", "a": b"abcd"}, zipfile.ZIP_STORED)
    with pytest.raises(RefusedEvidence, match="깨졌습니다"):
        recognised("a.hwpx", content.replace(b"abcd", b"abce"))


@pytest.mark.parametrize("ending", ["hwpx", "docx", "pdf"])
def test_what_this_workbench_writes_is_taken(ending):
    content = writing.write(Document(title="근거", blocks=(Paragraph("본문"),)), ending)
    assert recognised(f"근거.{ending}", content).name == ending.upper()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", *(make() for _, make in SAMPLES.values())]))
def test_any_bytes_are_taken_or_refused_with_a_sentence(tail, head):
    content = (head or b"")[: len(head) // 2] + tail
    for ending in ("pdf", "docx", "png", "txt"):
        try:
            found = recognised(f"a.{ending}", content)
        except RefusedEvidence as refusal:
            said = refusal.sentence
        else:
            said = "." if ending in found.endings else ""
        assert said.endswith(".")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("계약서.pdf", "계약서.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\문서\\가.pdf", "가.pdf"),
        ("가\u202egnp.exe.pdf", "가gnp.exe.pdf"),
        ("줄\n바꿈\0.pdf", "줄바꿈.pdf"),
        ("가: <나>?.pdf", "가_ _나__.pdf"),
        ("con.pdf", "근거 con.pdf"),
        (".pdf", "근거.pdf"),
        ("가" * 300 + ".pdf", "가" * (LONGEST - 4) + ".pdf"),
        ("\u1100\u1161.pdf", "가.pdf"),
    ],
)
def test_names_are_made_safe(given, kept):
    assert safe_name(given, "pdf") == kept


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(ENDINGS))
def test_a_safe_name_names_a_file_in_a_folder_and_stays(name, ending):
    kept = safe_name(name, ending)
    assert kept.endswith(f".{ending}")
    assert len(kept) <= LONGEST + 3  # '근거 ' may come before a reserved word
    assert not set(kept) & set('/\\<>:"|?*\0\n')
    assert not kept.startswith(".")
    assert safe_name(kept, ending) == kept


def test_a_picture_of_another_kind_is_no_png():
    out = io.BytesIO(picture("PNG"))
    with pytest.raises(RefusedEvidence, match="내용은 PNG"):
        recognised("a.jpeg", out.getvalue())
