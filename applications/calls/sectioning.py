"""The sections of a call as the form of a draft. Pure but for the shipped forms it starts from."""

from applications.calls.model import ASSUMED, Call
from applications.drafts import templates
from applications.drafts.model import Application
from applications.drafts.templates import Template, TemplateSection

CALL_TEMPLATE = "call"
"""The template of drafts whose sections come from a call."""


def template_of(call: Call) -> Template:
    """Return a call as a form.

    A section that has the key of one of the shipped form begins with that one's sentences, and
    its pictures stand there too.
    """
    shipped = templates.load()
    sections = []
    for one in call.sections:
        known = shipped.section(one.key)
        sections.append(
            TemplateSection(
                key=one.key,
                title=one.title,
                required=one.required,
                guidance=one.guidance,
                start=known.start if known else "",
                pictures=known.pictures if known else (),
                longest=one.longest,
            )
        )
    assumed = call.basis == ASSUMED
    note = (
        f"공고 '{call.title}'의 항목은 추정한 것입니다. 공고문이 나오면 그에 맞게 바꿉니다."
        if assumed
        else ""
    )
    programme = call.programme or call.title
    return Template(CALL_TEMPLATE, 1, call.title, programme, call.basis, note, tuple(sections))


def form_of(application: Application, call: Call | None) -> Template:
    """Return the form that a draft is written on: its call's, or a shipped one."""
    if call is not None:
        return template_of(call)
    gone = application.template == CALL_TEMPLATE
    return templates.load() if gone else templates.load(application.template)
