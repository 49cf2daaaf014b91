"""Any form that can be filled: looked at by its content, never by its name."""

from collections.abc import Mapping
from types import ModuleType

from documents import archive
from documents.forms import docx_form, hwpx_form
from documents.forms.model import BadForm, Filled, FormField

_LARGEST = 50_000_000
_LONGEST = 200_000
_NO_FORM = "‘{name}’은(는) 서식 파일이 아닙니다. .hwpx나 .docx 파일을 올리십시오."
_HWP = b"\xd0\xcf\x11\xe0"


def fields(content: bytes, name: str) -> list[FormField]:
    """Return the fields of a form, or raise BadForm where the file is none."""
    form = _form(content, name)
    try:
        return list(form.fields(content))
    except Exception as error:  # a broken file makes the libraries stumble in many ways
        raise _broken(name) from error


def filled(content: bytes, values: Mapping[str, str], name: str) -> Filled:
    """Return the form filled in, or raise BadForm; the form that was given is not changed."""
    there = fields(content, name)
    for field, value in values.items():
        if len(value) > _LONGEST:
            raise BadForm(
                f"‘{field}’에 넣을 글이 너무 깁니다. {_LONGEST:,}자까지 넣을 수 있습니다."
            )
    form = _form(content, name)
    try:
        done = form.filled(content, values)
    except Exception as error:  # as above
        raise _broken(name) from error
    names = {field.name for field in there}
    return Filled(
        content=done,
        filled=tuple(sorted(names & values.keys())),
        empty=tuple(one for one in there if not values.get(one.name) and not one.value),
        unknown=tuple(sorted(values.keys() - names)),
    )


def suffix(content: bytes, name: str) -> str:
    """Return .hwpx or .docx, as the content says."""
    return ".hwpx" if _form(content, name) is hwpx_form else ".docx"


def _form(content: bytes, name: str) -> ModuleType:
    """Return the module that knows the file's kind, after looking that it is safe to open."""
    if content.startswith(_HWP):
        raise BadForm(
            f"‘{name}’은(는) 옛 한글(.hwp)이나 암호가 걸린 파일입니다. "
            "한글에서 암호 없이 HWPX로 저장하십시오."
        )
    if len(content) > _LARGEST:
        raise BadForm(f"‘{name}’이(가) {_LARGEST // 1_000_000}MB를 넘습니다. 그림을 줄이십시오.")
    try:
        packed = archive.contents(content)
    except archive.NotAnArchive as error:
        raise BadForm(_NO_FORM.format(name=name)) from error
    if packed.too_large:
        raise BadForm(f"‘{name}’은(는) 풀면 너무 큽니다. 서식만 담아 다시 저장하십시오.")
    if packed.encrypted:
        raise BadForm(f"‘{name}’에 암호가 걸려 있습니다. 암호를 풀어 저장하십시오.")
    if "Contents/section0.xml" in packed.names:
        return hwpx_form
    if "word/document.xml" in packed.names:
        return docx_form
    raise BadForm(_NO_FORM.format(name=name))


def _broken(name: str) -> BadForm:
    return BadForm(f"‘{name}’이(가) 손상되어 읽지 못했습니다. 원래 파일을 다시 받으십시오.")
