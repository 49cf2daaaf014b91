"""Small forms of ours, as an agency would send them."""

import io

import docx
from docx.oxml import parse_xml
from hwpx import HwpxDocument

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RUN_CONTROL = f"""<w:sdt {_NAMESPACE}><w:sdtPr><w:alias w:val="과제명"/>
<w:showingPlcHdr/></w:sdtPr><w:sdtContent>
<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/><w:b/></w:rPr>
<w:t>과제 이름을 적으세요</w:t></w:r>
</w:sdtContent></w:sdt>"""
_BLOCK_CONTROL = f"""<w:sdt {_NAMESPACE}><w:sdtPr><w:tag w:val="개요"/></w:sdtPr><w:sdtContent>
<w:p><w:r><w:t>전에 쓴 글</w:t></w:r></w:p>
<w:p><w:r><w:t>둘째 문단</w:t></w:r></w:p></w:sdtContent></w:sdt>"""


def hwpx_form() -> bytes:
    """A 누름틀, a named cell, and a placeholder in the text and in a table."""
    file = HwpxDocument.new()
    file.fields.add("과제명", prompt="과제 이름을 적으세요")
    file.add_paragraph("담당 {{담당자}} / 확인 {{ 담당자 }}")
    table = file.add_table(2, 2)
    table.cell(0, 0).text = "기관"
    table.cell(0, 1).field_name = "기관명"
    table.cell(1, 0).text = "예산 {{예산}}"
    return bytes(file.to_bytes())


def docx_form() -> bytes:
    """Controls around a run and around paragraphs, placeholders over runs and in the header."""
    file = docx.Document()
    file.add_paragraph("과제: ")._p.append(parse_xml(_RUN_CONTROL))
    file.element.body.insert(1, parse_xml(_BLOCK_CONTROL))
    split = file.add_paragraph("담당 {")
    split.add_run("{담").bold = True
    split.add_run("당자}} 끝")
    file.add_table(1, 1).cell(0, 0).text = "예산 {{ 예산 }}"
    file.sections[0].header.paragraphs[0].text = "{{기관명}} 신청서"
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()
