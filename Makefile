# The whole of the workbench, from a machine with Python >= 3.11 and make:
#     make run
PREPARE = @sh installation/with_python.sh -m installation.prepare

.PHONY: help run setup test check lock notice clean

help:
	@echo "make run [PORT=8502]  준비하고 http://localhost:8501 에서 엽니다 (prepare what is missing, then serve)"
	@echo "make setup            준비만 합니다 (prepare only)"
	@echo "make test [TESTS=tests/pages]  모든 검사와 시험, 또는 시험 일부 (all checks and tests, the browser's included, or a part)"
	@echo "make check            ruff, mypy"
	@echo "make lock [UPGRADE=1] 잠금 파일을 다시 씁니다 (write the locks anew)"
	@echo "make notice           NOTICE의 사용권 목록을 다시 씁니다 (write the list of licences anew)"
	@echo "make clean            설치한 것을 지웁니다. 자료는 남습니다 (remove what was installed; never data/local)"

run:
	$(PREPARE) run

setup:
	$(PREPARE) setup

test:
	$(PREPARE) test $(TESTS)

check:
	$(PREPARE) check

lock:
	$(PREPARE) lock

notice:
	$(PREPARE) notice

clean:
	rm -rf .venv build ui/bpmn_editor/dist ui/static/fonts documents/fonts processes/bpmn/checks/xsd
