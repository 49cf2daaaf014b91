"""One document model and its writers: HWPX, DOCX, PDF, Markdown, JSON. Knows no domain.

from documents import model, writing

table = model.Table.of(["구분", "건수"], [["채용", "240"]], caption="업무량")
document = model.Document("신청서", (model.Heading("개요"), table))
content = writing.write(document, "hwpx")
"""
