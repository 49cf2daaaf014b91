"""Files of drafts: told by their content, stored once, gone when nothing bears them."""

import hashlib

import pytest

from applications.attachments import store
from applications.attachments.model import RefusedAttachment, UnknownPaper
from applications.drafts import store as drafts
from errors import WorkbenchError

PDF = b"%PDF-1.7\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def draft(db):
    return drafts.add_application(db, "초안", by="가")


def contents(db):
    return db.execute("select count(*) from paper_contents").fetchone()[0]


def test_a_file_comes_back_byte_by_byte(db, draft):
    one = store.add(db, draft.id, "사업계획서.pdf", PDF, by="가")
    assert (one.kind, one.size, one.media_type) == ("PDF", len(PDF), "application/pdf")
    assert one.sha256 == hashlib.sha256(PDF).hexdigest()
    assert store.content(db, one.sha256) == PDF
    assert store.attachments(db, draft.id) == (one,)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/계획.pdf", "계획.pdf"),
        ("C:\\문서\\계획.PDF", "계획.pdf"),
        ("계\u202e획.pdf", "계획.pdf"),
        ("a<b>|c.pdf", "a_b__c.pdf"),
        ("CON.pdf", "근거 CON.pdf"),
    ],
)
def test_names_are_made_safe(db, draft, given, kept):
    assert store.add(db, draft.id, given, PDF, by="가").name == kept


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("빈.pdf", b""),
        ("가짜.pdf", b"MZ\x90\x00"),
        ("깨진.pdf", b"%PDF-1.7"),
        ("다른.docx", PDF),
        ("쪽.txt", b"<html><script>"),
        ("큰.txt", b"a" * 10_000_001),
    ],
)
def test_what_is_harmful_broken_or_too_large_is_refused(db, draft, name, content):
    with pytest.raises(WorkbenchError):
        store.add(db, draft.id, name, content, by="가")
    assert contents(db) == 0


def test_a_kind_that_the_call_does_not_take_is_refused(db, draft):
    with pytest.raises(RefusedAttachment, match="HWPX, DOCX"):
        store.add(db, draft.id, "계획.pdf", PDF, kinds=("HWPX", "DOCX"), by="가")


def test_the_same_file_stands_once_for_one_paper_but_may_serve_two(db, draft):
    store.add(db, draft.id, "계획.pdf", PDF, requirement="paper-1", by="가")
    with pytest.raises(RefusedAttachment, match="이미"):
        store.add(db, draft.id, "사본.pdf", PDF, requirement="paper-1", by="가")
    store.add(db, draft.id, "계획.pdf", PDF, requirement="paper-2", by="가")
    assert (len(store.attachments(db, draft.id)), contents(db)) == (2, 1)


def test_bytes_go_with_the_last_that_bears_them(db, draft):
    other = drafts.add_application(db, "둘째", by="가")
    one = store.add(db, draft.id, "계획.pdf", PDF, by="가")
    two = store.add(db, other.id, "계획.pdf", PDF, by="가")
    store.remove(db, one.id, by="가")
    assert store.content(db, two.sha256) == PDF
    store.remove_all(db, other.id, by="가")
    assert contents(db) == 0
    with pytest.raises(UnknownPaper):
        store.remove(db, two.id, by="가")


def test_a_draft_has_so_many_files_and_no_more(db, draft, monkeypatch):
    monkeypatch.setattr(store, "MOST", 1)
    store.add(db, draft.id, "하나.pdf", PDF, by="가")
    with pytest.raises(RefusedAttachment, match="1개까지"):
        store.add(db, draft.id, "둘.pdf", PDF + b"\n", by="가")
