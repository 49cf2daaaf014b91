"""How long each format takes, warm: python -m benchmarks.documents

Processor time, the best of three, so that other work on the machine does not count.
The figures of the README come from here. A dossier is more than 100 pages of headings, paragraphs,
lists, tables with merged cells, and a wide diagram on a turned page for every fifth of them.
"""

import io
import time

import pypdf

from documents import writing
from documents.model import Block, Bullets, Cell, Document, Figure, Heading, Meta, Paragraph, Table

SENTENCE = "우리 공사는 채용 업무를 다시 설계하여 처리 시간을 줄이고 종이 서류를 없애고자 합니다. "
BOX = (
    '<rect x="{x}" y="40" width="120" height="60" rx="8" fill="#eef4ff" stroke="#0b50d0"/>'
    '<text x="{t}" y="75" text-anchor="middle" font-size="14">업무 {n}</text>'
)


def diagram(number: int) -> str:
    """A diagram that no other page has, so that no cache answers for it."""
    boxes = [BOX.format(x=20 + 150 * i, t=80 + 150 * i, n=number + i) for i in range(8)]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1240 140">{"".join(boxes)}</svg>'


def comparison(rows: int) -> Table:
    head = (
        (Cell("구분", rowspan=2, header=True), Cell("현행", colspan=2, header=True)),
        (Cell("건수", header=True), Cell("시간", header=True)),
    )
    body = tuple(
        (Cell(f"업무 {row}"), Cell(f"{row * 12:,}", align="right"), Cell("30분", align="right"))
        for row in range(rows)
    )
    return Table((*head, *body), (2, 1, 1), "업무량", 2)


def page(number: int, *, picture: bool) -> list[Block]:
    blocks: list[Block] = [
        Heading(f"업무 {number}"),
        Heading("현황", 2),
        Paragraph(SENTENCE * 4),
        Bullets((SENTENCE, SENTENCE, SENTENCE)),
        comparison(8),
        Paragraph(SENTENCE * 3),
    ]
    if picture:
        blocks.append(Figure("흐름도", svg=diagram(number), caption="흐름도"))
    return blocks


def document(name: str, blocks: list[Block]) -> Document:
    meta = Meta("홍길동", "예시시설공사", "2026-11-23")
    return Document(name, tuple(blocks), meta, "예시시설공사")


def documents() -> dict[str, Document]:
    pages = [page(number, picture=number % 5 == 0) for number in range(155)]
    short = [block for part in pages[:4] for block in part]
    long = [block for part in pages for block in part]
    return {
        "short": document("신청서", short),
        "1,000 rows": document("업무 목록", [comparison(1_000)]),
        "dossier": document("업무 문서철", long),
    }


def milliseconds(written: Document, format: str, runs: int) -> float:
    times = []
    for _ in range(runs):
        started = time.process_time()
        writing.write(written, format)
        times.append(1000 * (time.process_time() - started))
    return min(times)


def main() -> None:
    for format in writing.FORMATS:
        writing.write(document("먼저", page(0, picture=True)), format)
    print(f"| document | pages | {' | '.join(writing.FORMATS)} |")
    print("|---|---|" + "---|" * len(writing.FORMATS))
    for name, written in documents().items():
        pages = len(pypdf.PdfReader(io.BytesIO(writing.write(written, "pdf"))).pages)
        cells = [
            f"{milliseconds(written, format, 3):,.0f} ms, "
            f"{len(writing.write(written, format)) / 1024:,.0f} KB"
            for format in writing.FORMATS
        ]
        print(f"| {name} | {pages} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
