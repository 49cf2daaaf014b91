from pathlib import Path

import pytest

from documents import fonts
from documents.coverage import characters
from documents.refusals import FontsMissing


def test_hangul_hanja_and_symbols_can_be_drawn() -> None:
    text = "가힣漢適 ㎡①☑□○·-– 「」『』…→ⅠABCabc012ᄒᆞᆫ"
    assert fonts.drawable(text) == text


def test_what_cannot_be_drawn_becomes_a_box() -> None:
    assert fonts.drawable("가🙂나\ufe0f\n") == "가□나\n"


def test_each_hangul_syllable_is_in_the_first_font() -> None:
    first = characters(Path(fonts.files()[0]).read_bytes())
    assert first >= set(range(0xAC00, 0xD7A4))
    assert ord("☑") not in first


def test_missing_fonts_are_a_sentence_that_says_the_cure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    with pytest.raises(FontsMissing, match="make setup"):
        fonts.files()
