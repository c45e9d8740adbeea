# waymark: make run starts the conversation, make test passes every test. Both install what is
# missing first and need nothing before them but a Swift 6.3 toolchain.
#
#   make run       start the conversation (ARGS="--rehearse" and the like are passed on)
#   make test      format lint, build, every test: what must pass
#   make quick     what neither starts programs nor takes long: the loop while working on the code
#   make lint      the format of the code alone
#   make flows     check the flow files alone
#   make accuracy  how often matching is right, on sentences it has not learned from
#   make bench     ratios measured side by side
#   make fuzz      throw changed files at all that read them (SECONDS, default 600)
#   make torture   cut the power, fill the disk, kill at every call, change every bit: hours
#   make mutants   make the flows worse in one place at a time; all must be noticed
#   make numbers   write the numbers of the shipped flows into README
#   make examples  record the rehearsals of transcripts/examples anew
#   make install   a static release build in PREFIX (default /usr/local), under DESTDIR

SWIFT ?= swift
PREFIX ?= /usr/local
SECONDS ?= 600
RELEASE = .build/release/waymark
# Nothing is looked up at start: libraries, readline's too, are part of the program.
STATIC = -c release --static-swift-stdlib -Xswiftc -static-executable -Xlinker -ltinfo -Xlinker -s
TORTURE = -c release -Xswiftc -enable-testing --scratch-path .build-torture
TORTURED = 'TranscriptsTests|SealingTests|KillTests|FullDiskTests|HostileTests'

.PHONY: run test quick lint flows accuracy bench fuzz torture mutants numbers examples install tools test-tools help

help:
	@sed -n 's/^#   //p' Makefile

run: tools
	@echo "Building Waymark. The first time this takes a few minutes. In danger now? Call 999, do not wait."
	@$(SWIFT) build --product waymark -q
	@WAYMARK_RECORDS="$${WAYMARK_RECORDS:-$(CURDIR)/transcripts}" \
	  WAYMARK_COMMAND='make run ARGS="*"' .build/debug/waymark $(ARGS)

test: tools test-tools lint
	$(SWIFT) build --build-tests
	$(SWIFT) test

quick: tools
	WAYMARK_QUICK=1 $(SWIFT) test --skip EndToEndTests

lint:
	$(SWIFT) format lint --strict -r Sources Tests Fuzz Package.swift

flows: tools
	@$(SWIFT) build --product waymark -q
	@.build/debug/waymark check flows
	@.build/debug/waymark test --flows flows

accuracy: tools
	@$(SWIFT) build -c release --product accuracy -q
	@.build/release/accuracy flows Tests/Phrases/danger.tsv Tests/Phrases/danger-unseen.tsv cv \
	  Tests/Phrases/held-out-1.tsv Tests/Phrases/held-out-2.tsv

bench: tools test-tools
	$(SWIFT) build $(STATIC) --product waymark
	$(SWIFT) build $(STATIC) --product accuracy
	$(SWIFT) build $(STATIC) --product durability
	Benchmarks/run $(RELEASE) .build/release/accuracy .build/release/durability

# Half of the time for flow files, half for records and all that comes with them.
FUZZ = WAYMARK_FUZZ=1 $(SWIFT) build -c release --scratch-path .build-fuzz -Xswiftc -sanitize=fuzzer
FUZZED = -max_total_time=$$(($(SECONDS) / 2)) -timeout=10 -rss_limit_mb=2048

# What is found on the way is kept in .build-fuzz; an input that breaks something goes to Fuzz.
fuzz: tools
	$(FUZZ) --product flow-fuzz
	$(FUZZ) --product record-fuzz
	mkdir -p .build-fuzz/flows .build-fuzz/records
	SWIFT_BACKTRACE=enable=no .build-fuzz/release/flow-fuzz $(FUZZED) -max_len=4096 \
	  .build-fuzz/flows Fuzz/Flows/corpus
	SWIFT_BACKTRACE=enable=no .build-fuzz/release/record-fuzz $(FUZZED) -max_len=16384 \
	  -dict=Fuzz/Records/dictionary .build-fuzz/records Fuzz/Records/corpus

# In a build of its own, optimised: the samples of make test become everything there is.
torture: tools test-tools
	$(SWIFT) build --build-tests $(TORTURE)
	WAYMARK_TORTURE=1 $(SWIFT) test --skip-build $(TORTURE) --filter $(TORTURED)
	tools/full-disk .build-torture/release/waymark flows
	tools/power-loss .build-torture/release/waymark flows 1000
	tools/mutate-storage

mutants: tools
	$(SWIFT) build -c release --product waymark
	$(RELEASE) check flows --mutate

numbers: tools
	@$(SWIFT) build --product waymark -q
	@tools/numbers .build/debug/waymark README.md

examples: tools
	@$(SWIFT) build --product waymark -q
	transcripts/examples/record .build/debug/waymark

install: tools
	$(SWIFT) build $(STATIC) --product waymark
	install -D -m 0755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/waymark
	mkdir -p $(DESTDIR)$(PREFIX)/share/waymark
	cp -R flows $(DESTDIR)$(PREFIX)/share/waymark/

# readline's headers; a C compiler comes with the toolchain.
tools:
	@tools/need readline/readline.h libreadline-dev

# strace kills the program at every write and sync, for the test that nothing is lost.
test-tools:
	@tools/need strace strace
# A stock validator holds the flow files against their schema.
	@tools/need python:jsonschema python3-jsonschema
	@tools/need python:yaml python3-yaml
