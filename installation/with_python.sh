#!/bin/sh
# Runs its arguments with a Python that can set the workbench up: >= 3.11, best one with venv.
#     sh installation/with_python.sh -m installation.prepare setup

candidates="python3 python3.14 python3.13 python3.12 python3.11"

for question in "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))" \
                "import sys; sys.exit(sys.version_info < (3, 11))"; do
    for candidate in $candidates; do
        if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c "$question" >/dev/null 2>&1; then
            exec "$candidate" "$@"
        fi
    done
done

found=$(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null)
if [ -n "$found" ]; then
    echo "이 컴퓨터의 Python은 $found 입니다. DPG 워크벤치에는 Python 3.11 이상이 필요합니다. Debian 12·Ubuntu 24.04 이상에서는 'sudo apt-get install python3 python3-venv', Ubuntu 22.04에서는 'sudo apt-get install python3.11 python3.11-venv'를 실행한 뒤 다시 시작하십시오." >&2
    echo "(This machine has Python $found; the workbench needs 3.11 or newer: install it as shown and start again.)" >&2
else
    echo "이 컴퓨터에서 Python을 찾지 못했습니다. 'sudo apt-get install python3 python3-venv'를 실행한 뒤 다시 시작하십시오(3.11 이상)." >&2
    echo "(No Python was found: install 3.11 or newer as shown and start again.)" >&2
fi
exit 1
