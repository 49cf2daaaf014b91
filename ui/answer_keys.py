"""Answering by keyboard: while a question has the focus, one key answers it or goes on.

A digit chooses the answer of that step, M 모름, N 해당없음; J and K go to the next and the
previous question. Keys count only inside a question, and never in a field of text, so that no
letter that somebody types answers anything. Without JavaScript, Tab and the arrows still do.
"""

import streamlit as st

HELP = "자판: 문항 안에서 숫자는 그 점수, M 모름, N 해당없음, J·K 다음·이전 문항"
_SCRIPT = """
export default function ({ parentElement }) {
  const host = parentElement.host ?? parentElement;
  host.closest('[data-testid="stElementContainer"]')?.style.setProperty('display', 'none');
  const CARD = '[class*="st-key-question-"]';
  const radios = (card) => [...card.querySelectorAll('input[type="radio"]')];
  const options = (card) => [...card.querySelectorAll('[role="radiogroup"] label')];
  const typed = (target) =>
    target.closest?.('textarea, select, [contenteditable="true"], input:not([type="radio"])');
  const focus = (card) => {
    const all = radios(card);
    const chosen = all.find((one) => one.checked) ?? all[0];
    chosen?.focus();
    card.scrollIntoView({ block: 'nearest' });
  };
  const word = (event) => {
    if (/^(Digit|Numpad)\\d$/.test(event.code)) return event.code.slice(-1) + '점';
    return { KeyM: '모름', KeyN: '해당없음' }[event.code];
  };
  const pressed = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const card = event.target.closest?.(CARD);
    if (!card || typed(event.target)) return;
    const step = { KeyJ: 1, KeyK: -1 }[event.code];
    if (step) {
      const cards = [...document.querySelectorAll(CARD)];
      const next = cards[cards.indexOf(card) + step];
      if (next) focus(next);
      event.preventDefault();
      return;
    }
    const wanted = word(event);
    const option = wanted && options(card).find((one) => one.textContent.startsWith(wanted));
    if (!option || option.querySelector('input')?.disabled) return;
    event.preventDefault();
    option.querySelector('input')?.focus();
    option.click();
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}
"""
_component = st.components.v2.component("answer_keys", js=_SCRIPT)


def listen() -> None:
    """Let the questions on the page be answered by keyboard; call it once for a page."""
    _component(key="answer-keys", height=1)
