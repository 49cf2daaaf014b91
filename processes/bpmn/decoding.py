"""Bytes to a checked XML tree: the encoding, the size, no DTD, no entities, no depth, no NUL."""

import codecs
import re

from lxml import etree

from processes.bpmn.model import BadModel

LIMIT = 10 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(r"<\?xml\b[^>]*\?>", re.ASCII)
_ENCODING = re.compile(rb"""<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._\-]{1,40})["']""")
_PROLOG = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_KOREAN = {"euc_kr", "cp949", "johab"}
_KNOWN = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp\d+|euc_kr|euc_jp|johab|shift_jis|gb2312|gbk|gb18030|big5|koi8-r"
)


def text(content: bytes) -> str:
    """Return the file as text, in whatever encoding it stands, or raise BadModel."""
    return decoded(content)[0]


def decoded(content: bytes) -> tuple[str, str, str | None]:
    """Return the text, the encoding and a warning where the declared encoding was wrong."""
    if len(content) > LIMIT:
        raise BadModel(
            f"파일이 {len(content) / 1024 / 1024:.1f} MB입니다. "
            "10 MB보다 작은 BPMN 파일을 올리세요."
        )
    if not content.strip():
        raise BadModel("파일이 비어 있습니다. 내용이 있는 BPMN 파일을 올리세요.")
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding), encoding, None
    if b"\0" in content[:4]:
        raise BadModel(
            "바이트 순서 표시(BOM)가 없는 UTF-16 파일이라 읽을 수 없습니다. "
            "UTF-8로 저장해서 다시 올리세요."
        )
    return _as_declared(content)


def tree(content: bytes) -> tuple[etree._Element, str, list[str]]:
    """Return the root element, the encoding and warnings, or raise BadModel."""
    whole, encoding, misdeclared = decoded(content)
    if "\0" in whole:
        line = whole.count("\n", 0, whole.index("\0")) + 1
        raise BadModel(f"{line}행에 NUL 문자가 있습니다. 파일이 상했으니 다시 내보내서 올리세요.")
    declaration = _DECLARATION.match(whole.lstrip())
    body = whole.lstrip()[declaration.end() :] if declaration else whole
    skipped = whole[: len(whole) - len(body)].count("\n")
    prolog = _PROLOG.match(body)
    if prolog and body[prolog.end() : prolog.end() + 9].upper() == "<!DOCTYPE":
        raise BadModel(
            "문서 형식 선언(DTD)이나 엔티티가 들어 있어 받지 않습니다. "
            "DOCTYPE 부분을 지우고 다시 올리세요."
        )
    root, odd = _parsed(body, skipped)
    return root, encoding, [warning for warning in (misdeclared, odd) if warning]


def _as_declared(content: bytes) -> tuple[str, str, str | None]:
    found = _ENCODING.match(content.lstrip())
    named = found.group(1).decode("ascii") if found else "utf-8"
    try:
        encoding = codecs.lookup(named).name
    except LookupError:
        encoding = ""
    if not _KNOWN.fullmatch(encoding):
        raise BadModel(f"글자 집합 '{named}'을(를) 모릅니다. UTF-8로 저장해서 다시 올리세요.")
    if encoding in _KOREAN - {"johab"}:
        encoding = "cp949"  # the superset that Korean Windows writes under either name
    try:
        return content.decode(encoding), encoding, None
    except UnicodeDecodeError:
        return _misdeclared(content, named)


def _misdeclared(content: bytes, named: str) -> tuple[str, str, str | None]:
    """Read a file whose declaration is wrong, as some tools write it."""
    for encoding in ("utf-8", "cp949", "cp1252"):
        try:
            whole = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return (
            whole,
            encoding,
            f"글자 집합 선언({named})이 실제와 달라 {encoding}(으)로 읽었습니다.",
        )
    raise BadModel(f"글자 집합 선언({named})대로 읽을 수 없습니다. UTF-8로 저장해서 다시 올리세요.")


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadModel(
            f"{encoding.upper()} 글자가 {error.start}바이트째에서 깨졌습니다. "
            "파일을 다시 내보내서 올리세요."
        ) from error


def _parsed(body: str, skipped: int) -> tuple[etree._Element, str | None]:
    content = body.encode("utf-8")
    warning = None
    try:
        parser = _parser()
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        kinds = {entry.type_name for entry in parser.error_log}
        if kinds != {"WAR_NS_URI"}:
            raise _refusal(kinds, (error.lineno or 1) + skipped) from error
        root = etree.fromstring(content, _parser(recover=True))
        warning = "이름공간 주소에 쓸 수 없는 글자(빈칸 등)가 있습니다."
    return root, warning


def _refusal(kinds: set[str], line: int) -> BadModel:
    if "ERR_RESOURCE_LIMIT" in kinds:
        return BadModel(
            f"요소가 너무 깊게 겹쳐 있거나 글이 너무 길어 받지 않습니다({line}행). "
            "흐름도를 나누어 올리세요."
        )
    return BadModel(
        f"XML 문법에 맞지 않습니다({line}행). "
        "파일이 잘렸거나 상했으니 만든 도구에서 다시 내보내세요."
    )


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
    )
