"""Forms that are broken, bombed or no forms: a sentence each, and nothing kept."""

import io
import zipfile

import pytest

from applications.calls import store
from applications.calls.forms import store as forms
from documents.forms.model import BadForm
from tests.documents.forms.forms import docx_form, hwpx_form

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "'
    + "가" * 1000
    + '">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def packed(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def replaced(form, part, content):
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, part: content})


def broken(form):
    """The form with bytes of its packed text turned over."""
    at = len(form) // 3
    return form[:at] + bytes(byte ^ 0xFF for byte in form[at : at + 200]) + form[at + 200 :]


def bombed_docx():
    body = f"{BOMB}<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&i;{{{{가}}}}</w:t></w:r></w:p></w:body></w:document>"
    return replaced(docx_form(), "word/document.xml", body)


def bombed_hwpx():
    with zipfile.ZipFile(io.BytesIO(hwpx_form())) as archive:
        section = archive.read("Contents/section0.xml").decode()
    section = section[section.index("<", section.index("?>")) :]
    return replaced(
        hwpx_form(), "Contents/section0.xml", BOMB + section.replace("담당 ", "담당 &i;")
    )


HOSTILE = {
    "empty": b"",
    "text": "그냥 글".encode(),
    "old hwp": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "pdf": b"%PDF-1.7\nstartxref\n9\n%%EOF\n",
    "zip of nothing": packed({}),
    "zip of other things": packed({"a.txt": "가"}),
    "cut in half": docx_form()[: len(docx_form()) // 2],
    "bytes turned over": broken(docx_form()),
    "hwpx turned over": broken(hwpx_form()),
    "zip bomb": packed({"word/document.xml": b"\0" * 150_000_000}),
    "many parts": packed({"word/document.xml": b"", **{f"{n}": b"" for n in range(10_001)}}),
    "docx without its text": packed({"word/document.xml": "<w:document/>"}),
    "hwpx without the rest": packed({"Contents/section0.xml": "<sec/>"}),
    "entities in docx": bombed_docx(),
    "entities in hwpx": bombed_hwpx(),
}


@pytest.fixture
def call(db):
    return store.add_call(db, "공모", by="가")


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_a_form_is_refused_in_a_sentence(db, call, content):
    with pytest.raises(BadForm) as refusal:
        forms.set_form(db, call.id, "양식.hwpx", content, str, by="가")
    assert "양식.hwpx" in refusal.value.sentence
    assert store.call(db, call.id).form is None
    assert db.execute("select count(*) from paper_contents").fetchone()[0] == 0


def test_a_form_without_fields_is_refused_with_what_to_do(db, call):
    import docx

    file, out = docx.Document(), io.BytesIO()
    file.add_paragraph("칸이 없는 글")
    file.save(out)
    with pytest.raises(BadForm, match="누름틀"):
        forms.set_form(db, call.id, "양식.docx", out.getvalue(), str, by="가")


def test_a_refused_form_leaves_the_one_before(db, call):
    forms.set_form(db, call.id, "양식.docx", docx_form(), lambda _name: "", by="가")
    before = store.call(db, call.id).form
    assert before is not None
    with pytest.raises(BadForm):
        forms.set_form(
            db, call.id, "양식.docx", b"PK", lambda _name: "", revision=before.revision, by="나"
        )
    assert store.call(db, call.id).form == before
