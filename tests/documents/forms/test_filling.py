"""A form's fields are found, filled where they stand, and what is left is listed."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hwp_hwpx_parser import HWPXReader
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from documents.forms import filling
from documents.forms.model import BadForm
from documents.text import clean
from tests.documents.forms.forms import docx_form, hwpx_form

VALUES = {
    "과제명": "출장 재설계",
    "담당자": "김민서",
    "예산": "1억 & <원>",
    "기관명": "예시공사\n경영기획부",
}


def docx_texts(content: bytes) -> str:
    """Every text of the package's parts, breaks as newlines, read without Word's library."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                for one in etree.fromstring(archive.read(name)).iter("{*}t", "{*}br"):
                    found.append("\n" if etree.QName(one).localname == "br" else one.text or "")
    return "".join(found)


def hwpx_text(content: bytes, folder: Path) -> str:
    file = folder / "form.hwpx"
    file.write_bytes(content)
    with HWPXReader(str(file)) as reader:
        return str(reader.extract_text())


def test_the_fields_of_a_hancom_form():
    found = filling.fields(hwpx_form(), "서식.hwpx")
    assert [(f.name, f.kind, f.value, f.prompt, f.places) for f in found] == [
        ("과제명", "누름틀", "", "과제 이름을 적으세요", 1),
        ("기관명", "셀 필드", "", "", 1),
        ("담당자", "{{ }}", "", "", 2),
        ("예산", "{{ }}", "", "", 1),
    ]


def test_the_fields_of_a_word_form():
    found = filling.fields(docx_form(), "서식.docx")
    assert [(f.name, f.kind, f.value, f.prompt) for f in found] == [
        ("과제명", "콘텐츠 컨트롤", "", "과제 이름을 적으세요"),
        ("개요", "콘텐츠 컨트롤", "전에 쓴 글\n둘째 문단", ""),
        ("담당자", "{{ }}", "", ""),
        ("예산", "{{ }}", "", ""),
        ("기관명", "{{ }}", "", ""),
    ]


def test_a_hancom_form_is_filled_where_the_fields_stand(tmp_path):
    done = filling.filled(hwpx_form(), VALUES, "서식.hwpx")
    text = hwpx_text(done.content, tmp_path)
    for part in (
        "출장 재설계",
        "담당 김민서 / 확인 김민서",
        "1억 & <원>",
        "예시공사",
    ):
        assert part in text
    assert "{{" not in text
    assert "적으세요" not in text
    (cell,) = [f for f in filling.fields(done.content, "서식.hwpx") if f.name == "기관명"]
    # the reader stops at a break in a cell
    assert cell.value == "예시공사\n경영기획부"
    assert done.filled == ("과제명", "기관명", "담당자", "예산")
    assert (done.empty, done.unknown) == ((), ())


def test_a_word_form_is_filled_where_the_fields_stand():
    done = filling.filled(docx_form(), {**VALUES, "개요": "첫 줄\n둘째 줄"}, "서식.docx")
    text = docx_texts(done.content)
    for part in (
        "과제: 출장 재설계",
        "첫 줄\n둘째 줄",
        "담당 김민서 끝",
        "예산 1억 & <원>",
        "예시공사",
    ):
        assert part in text
    assert "{{" not in text
    assert "적으세요" not in text
    assert "전에 쓴 글" not in text
    file = docx.Document(io.BytesIO(done.content))
    assert "PlaceholderText" not in file.element.xml
    assert file.sections[0].header.paragraphs[0].text == "예시공사\n경영기획부 신청서"


@pytest.mark.parametrize("form", [hwpx_form, docx_form])
def test_what_is_left_empty_and_what_has_no_field_is_listed(form):
    done = filling.filled(form(), {"과제명": "가", "없는 칸": "나"}, "서식")
    assert "담당자" in [one.name for one in done.empty]
    assert "과제명" not in [one.name for one in done.empty]
    assert done.unknown == ("없는 칸",)


@pytest.mark.parametrize("form", [hwpx_form, docx_form])
def test_the_same_values_give_the_same_bytes_and_the_form_stays(form):
    content = form()
    first = filling.filled(content, VALUES, "서식")
    assert first.content == filling.filled(content, VALUES, "서식").content
    assert filling.fields(content, "서식")[0].value == ""


@pytest.mark.parametrize("form", [hwpx_form, docx_form])
@settings(deadline=None, max_examples=30)
@given(text=st.text(max_size=60))
def test_any_text_can_be_put_in_and_the_form_still_opens(form, text):
    done = filling.filled(form(), {"과제명": text}, "서식")
    back = next(f for f in filling.fields(done.content, "서식") if f.name == "과제명")
    if clean(text).strip():
        assert back.value.replace("\n", "") == clean(text).replace("\n", "")


def packed(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "서식 파일이 아닙니다"),
        (b"hello", "서식 파일이 아닙니다"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 99, "HWPX로 저장"),
        (packed(("a.txt", b"")), "서식 파일이 아닙니다"),
        (packed(("word/document.xml", b"<broken")), "손상되어"),
        (packed(("Contents/section0.xml", b"<broken")), "손상되어"),
        (packed(("word/document.xml", b"\0" * 310_000_000)), "풀면 너무 큽니다"),
        (hwpx_form()[:-200], "서식 파일이 아닙니다"),
    ],
)
def test_what_is_no_form_is_refused(content, told):
    with pytest.raises(BadForm, match=told) as refused:
        filling.filled(content, VALUES, "서식.hwpx")
    assert "‘서식.hwpx’" in refused.value.sentence
