"""The sign-in page as HTML: a form that works without scripts."""

from html import escape

_PAGE = """<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>로그인 · DPG 워크벤치</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ font-family: 'Pretendard GOV', sans-serif; color: #131416; background: #f4f5f6;
  margin: 0; display: grid; place-items: center; min-height: 100vh; }}
main {{ background: #fff; border: 1px solid #b1b8be; border-radius: 6px; padding: 2rem;
  width: min(22rem, calc(100vw - 4rem)); }}
h1 {{ font-size: 1.5rem; margin: 0 0 1.5rem; }}
label {{ display: block; margin-top: 1rem; font-weight: 700; }}
input {{ width: 100%; box-sizing: border-box; font: inherit; padding: .6rem; margin-top: .3rem;
  border: 1px solid #58616a; border-radius: 6px; }}
input:focus-visible, button:focus-visible {{ outline: 3px solid #0b50d0; outline-offset: 2px; }}
button {{ width: 100%; margin-top: 1.5rem; padding: .7rem; font: inherit; font-weight: 700;
  color: #fff; background: #0b50d0; border: 0; border-radius: 6px; cursor: pointer; }}
.refusal {{ background: #fdefec; color: #bd2c0f; padding: .75rem; border-radius: 6px; }}
</style></head><body><main>
<h1>DPG 워크벤치 로그인</h1>
{refusal}
<form method="post" action="/sign-in">
<input type="hidden" name="next" value="{next}">
<label for="login">로그인 이름</label>
<input id="login" name="login" value="{login}" autocomplete="username" required autofocus
  maxlength="80">
<label for="password">비밀번호</label>
<input id="password" name="password" type="password" autocomplete="current-password" required
  maxlength="128">
<button>로그인</button>
</form></main></body></html>"""


def html(onward: str, *, login: str = "", refusal: str = "") -> str:
    """Return the page; `onward` is where the person wanted to go."""
    told = f'<p class="refusal" role="alert">{escape(refusal)}</p>' if refusal else ""
    return _PAGE.format(next=escape(onward), login=escape(login), refusal=told)
