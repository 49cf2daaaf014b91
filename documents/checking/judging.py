"""From counts to points. What counts as good is a proposal of ours (제안), tied to item ④."""

from documents.checking.model import GOOD, MEND, STOP, Counts, Point, Report

_LONG = 2_000  # characters from which a document needs headings to be found one's way in


def report(counts: Counts) -> Report:
    """Return the points of a document, the gravest question first."""
    judged = (_text, _lock, _headings, _tables, _pictures, _about, _form)
    return Report(counts, tuple(judge(counts) for judge in judged))


def _text(counts: Counts) -> Point:
    name = "글자"
    if not counts.characters:
        cure = "글자가 없습니다. 스캔본이면 원본 파일을 쓰거나 문자 인식(OCR)을 하세요."
        return Point(name, STOP, _pages(counts) or "글자 0자", cure)
    if counts.scanned_pages:
        cure = "그림뿐인 쪽을 원본 파일의 쪽으로 바꾸거나 문자 인식(OCR)을 하세요."
        return Point(name, MEND, _pages(counts), cure)
    return Point(name, GOOD, f"{counts.characters:,}자")


def _pages(counts: Counts) -> str:
    if not counts.scanned_pages:
        return ""
    return f"{counts.pages:,}쪽 가운데 {counts.scanned_pages:,}쪽이 글자 없는 그림"


def _lock(counts: Counts) -> Point:
    if counts.locked:
        cure = "글을 복사할 수 있게 보안 설정을 풀어 저장하세요."
        return Point("암호·권한", STOP, "글을 꺼낼 수 없게 잠겨 있음", cure)
    return Point("암호·권한", GOOD, "잠기지 않음")


def _headings(counts: Counts) -> Point:
    if not counts.tagged:
        cure = "태그 있는 PDF(PDF/UA, PDF/A-a)로 다시 저장하거나 HWPX를 함께 내세요."
        return Point("제목 구조", MEND, "태그가 없어 제목과 본문을 가를 수 없음", cure)
    if not counts.headings and counts.characters > _LONG:
        cure = "굵은 글씨 대신 '개요 1'이나 '제목 1' 스타일로 제목을 다세요."
        return Point("제목 구조", MEND, "제목 0개", cure)
    return Point("제목 구조", GOOD, f"제목 {counts.headings:,}개")


def _tables(counts: Counts) -> Point:
    without = counts.tables - counts.tables_with_head
    if without:
        cure = "표의 첫 행을 머리글 행(제목 줄)으로 지정하세요."
        return Point(
            "표", MEND, f"표 {counts.tables:,}개 가운데 머리글 없는 표 {without:,}개", cure
        )
    return Point("표", GOOD, f"표 {counts.tables:,}개")


def _pictures(counts: Counts) -> Point:
    without = counts.pictures - counts.pictures_described
    if without:
        cure = "그림마다 무엇을 보여 주는지 대체 텍스트(개체 설명문)를 적으세요."
        found = f"그림 {counts.pictures:,}개 가운데 설명 없는 그림 {without:,}개"
        return Point("그림 설명", MEND, found, cure)
    return Point("그림 설명", GOOD, f"그림 {counts.pictures:,}개")


def _about(counts: Counts) -> Point:
    known = {"제목": counts.title, "지은이": counts.author, "언어": counts.language}
    missing = [name for name, value in known.items() if not value.strip()]
    if missing:
        cure = "파일의 문서 정보에 적으세요."
        return Point("문서 정보", MEND, f"{', '.join(missing)} 없음", cure)
    return Point("문서 정보", GOOD, f"{counts.title} · {counts.author} · {counts.language}")


def _form(counts: Counts) -> Point:
    if counts.archival is False:
        return Point("형식", MEND, counts.form, "보존용 PDF/A로 저장하거나 HWPX를 함께 내세요.")
    return Point("형식", GOOD, counts.form)
