"""One document with everything in it, and its strings."""

import pytest

from documents.model import (
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Meta,
    PageBreak,
    Paragraph,
    Table,
)

SVG = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="640" height="200" viewBox="0 0 640 200">
  <defs><marker id="head" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8"
    markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>
  <g style="font-family: Arial, sans-serif; font-size: 16px">
    <rect x="10" y="10" width="620" height="180" fill="none" stroke="#1e2124"/>
    <text x="20" y="34" font-weight="bold">인사팀</text>
    <rect x="60" y="70" width="150" height="70" rx="8" fill="#eef4ff" stroke="#0b50d0"/>
    <text x="135" y="110" text-anchor="middle">채용 공고 게시</text>
    <rect x="330" y="70" width="180" height="70" rx="8" fill="#eef4ff" stroke="#0b50d0"/>
    <text x="420" y="110" text-anchor="middle">서류 심사 ① 適格 ☑</text>
    <line x1="210" y1="105" x2="328" y2="105" stroke="#1e2124" marker-end="url(#head)"/>
  </g>
</svg>"""

MERGED = Table(
    (
        (
            Cell("구분", rowspan=2, header=True),
            Cell("현행 (As-Is)", colspan=2, header=True),
            Cell("개선 (To-Be)", header=True),
        ),
        (Cell("건수", header=True), Cell("시간", header=True), Cell("시간", header=True)),
        (
            Cell("채용", rowspan=2, bold=True),
            Cell("1,200", align="right"),
            Cell("30분", align="right"),
            Cell("10분", align="right", fill="#EAF6EC"),
        ),
        (Cell("240", align="right"), Cell("2시간\n(대기 제외)", colspan=2, align="center")),
        (Cell("A<B & C>D", colspan=4),),
    ),
    (2, 1, 1.5, 1.5),
    "업무량 비교",
    2,
)


def rich_document() -> Document:
    """Headings of three levels, lists, merged tables, a figure, a page break, rare characters."""
    return Document(
        "디지털 전환 지원사업 신청서",
        (
            Heading("신청 개요"),
            Paragraph("우리 공사는 채용 업무를 다시 설계하여 처리 시간을 줄이고자 합니다."),
            Heading("추진 배경", 2),
            Bullets(("종이 서류 접수로 처리가 늦습니다.", "같은 정보를 <두 번> 입력합니다.")),
            Bullets(("인사시스템과 전자결재가 이어져 있지 않습니다.",), level=2),
            Heading("관련 법령", 2),
            Heading("공공기관 운영법 제4조", 3),
            Paragraph("法令 조문: 면적 85㎡, ① 접수 ☑ 확인, A & B <C>", bold=True),
            Paragraph("첫째 줄\n둘째 줄", align="center"),
            Heading("현황"),
            MERGED,
            Paragraph("※ 2026년 1월부터 10월까지의 접수 기록에서 셈했습니다.", note=True),
            Figure("채용 공고에서 서류 심사로 이어지는 흐름도", svg=SVG, caption="채용 흐름도"),
            PageBreak(),
            Heading("추진 일정"),
            Table.of(["월", "할 일"], [["1월", "분석"], ["2월", "설계"]], caption="일정표"),
            Paragraph("끝."),
        ),
        Meta("홍길동", "예시시설공사", "2026-11-23", "신청서 초안"),
        "예시시설공사 · 디지털 전환 지원사업",
    )


@pytest.fixture
def rich() -> Document:
    """The document with everything in it."""
    return rich_document()


STRINGS = (
    "디지털 전환 지원사업 신청서",
    "2026. 11. 23. · 예시시설공사 · 홍길동",
    "1. 신청 개요",
    "가. 추진 배경",
    "나. 관련 법령",
    "1) 공공기관 운영법 제4조",
    "2. 현황",
    "3. 추진 일정",
    "종이 서류 접수로 처리가 늦습니다.",
    "같은 정보를 <두 번> 입력합니다.",
    "인사시스템과 전자결재가 이어져 있지 않습니다.",
    "法令 조문: 면적 85㎡, ① 접수 ☑ 확인, A & B <C>",
    "첫째 줄",
    "둘째 줄",
    "표 1. 업무량 비교",
    "표 2. 일정표",
    "그림 1. 채용 흐름도",
    "현행 (As-Is)",
    "개선 (To-Be)",
    "1,200",
    "A<B & C>D",
    "(대기 제외)",
    "※ 2026년 1월부터 10월까지의 접수 기록에서 셈했습니다.",
    "분석",
    "끝.",
)


@pytest.fixture
def strings() -> tuple[str, ...]:
    """What every reader must find in the rich document."""
    return STRINGS
