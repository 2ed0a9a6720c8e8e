# Every target installs what it needs (scripts/setup) and is quick when nothing is missing.

EXAMPLE  ?= Examples/fallujah-2016
SOURCES  ?= ../shared/sources
FUTURES  ?= 200
OUT      ?= out

DIWAN = .build/release/diwan

.DEFAULT_GOAL := help
.PHONY: help demo test bench docs format lint assets build clean

help: ## Print this list
	@echo "make TARGET, where TARGET is one of"
	@sed -nE 's/^([a-z]+):.*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

demo: build assets ## Check the example, study it, write its report
	@scripts/demo "$(EXAMPLE)" "$(SOURCES)" "$(FUTURES)" "$(OUT)"

build:
	@scripts/setup build
	swift build -c release --product diwan

assets: ## Fetch the chart library that report pages inline
	@scripts/setup page

test: ## Run all tests: Swift, then the report in a browser
	@scripts/setup build
	swift build --build-tests
	swift test --skip-build
	@scripts/test-browser

bench: ## Measure speed and write bench.json
	@scripts/setup build
	@scripts/bench

docs: ## Write the library reference to out/docs
	@scripts/setup build
	@scripts/docs "$(OUT)/docs"

format: ## Format all Swift files in place
	@scripts/setup build
	swift format -i -r $(wildcard Sources Tests Benchmarks) Package.swift

lint: ## Check the format of all Swift files
	@scripts/setup build
	swift format lint --strict -r $(wildcard Sources Tests Benchmarks) Package.swift

clean: ## Delete what was built and made
	rm -rf .build $(OUT)
