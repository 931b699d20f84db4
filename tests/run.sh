#!/usr/bin/env bash
# Installs what the tests need, builds, and runs every suite. The last line is "N passed, N failed", alone.
# Needs Debian (or a kin), the .NET SDK, and root where a package is missing. Exit 0 only when something passed
# and nothing failed; a skipped test is a failure, and so is a suite that ran none.
set -uo pipefail

cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." || exit 1
exec </dev/null

export CI=true DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 LC_ALL=C.UTF-8
# No build server outlives the run.
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
# Marks every process of this run, so that none is left behind, whatever becomes of its parent.
export COACHBOT_TEST_RUN="run-$$-$(date +%s)"

suites=(CoachBot.Tests CoachBot.EndToEnd)
results="$PWD/TestResults"
passed=0
failed=0

end_processes() {
    local environ
    for environ in /proc/[0-9]*/environ; do
        if tr '\0' '\n' 2>/dev/null <"$environ" | grep -qx "COACHBOT_TEST_RUN=$COACHBOT_TEST_RUN"; then
            kill -KILL "$(basename "$(dirname "$environ")")" 2>/dev/null
        fi
    done
} 2>/dev/null
trap end_processes EXIT

finish() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

# check NAME COMMAND...: runs a command and counts it as one test.
check() {
    local name=$1
    shift
    echo "== $name"
    if "$@"; then
        passed=$((passed + 1))
    else
        echo "FAILED: $name"
        failed=$((failed + 1))
        return 1
    fi
}

# need COMMAND PACKAGE...: installs the packages when the command is missing.
need() {
    command -v "$1" >/dev/null && return
    shift
    if [ -z "${apt_updated:-}" ]; then
        as_root apt-get update -qq || echo "apt-get update failed; trying with the lists at hand"
        apt_updated=yes
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Debian keeps PostgreSQL's programs off the path; the tests run a server of their own.
need_postgres() {
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || need initdb postgresql
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# npm ci, unless what the lock file asks for is there already.
install_npm() {
    local lock=tests/npm/package-lock.json installed=tests/npm/node_modules/.lock-of-last-install
    [ -e "$lock" ] || return 0
    cmp -s "$lock" "$installed" && return 0
    (cd tests/npm && npm ci --no-audit --no-fund --loglevel=error) && cp "$lock" "$installed"
}

install() {
    need git git && need node nodejs && need npm npm && need chromium chromium && need_postgres && install_npm
}

# counter NAME FILE: a number of the <Counters> of a TRX file; 0 when it is not there.
counter() {
    local found
    found=$(sed -n "s/.*<Counters [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" 2>/dev/null | head -n 1)
    echo "${found:-0}"
}

# suite PROJECT: runs its tests, the slow ones too; whatever did not pass has failed, skipped or not.
suite() {
    local trx="$results/$1.trx" status total ok
    echo "== $1"
    rm -f "$trx"
    timeout --kill-after=10 2400 dotnet test "tests/$1" --no-build --nologo -p:Ring=all \
        --results-directory "$results" --logger "trx;LogFileName=$1.trx" --logger "console;verbosity=minimal"
    status=$?
    end_processes
    total=$(counter total "$trx")
    ok=$(counter passed "$trx")
    passed=$((passed + ok))
    failed=$((failed + total - ok))
    if [ "$total" -eq 0 ]; then
        echo "FAILED: $1 ran no test"
        failed=$((failed + 1))
    elif [ "$status" -ne 0 ] && [ "$total" -eq "$ok" ]; then
        echo "FAILED: $1 ended with status $status"
        failed=$((failed + 1))
    fi
}

mkdir -p "$results"
check "what the tests need" install || finish
check "restore, every version as locked" dotnet restore CoachBot.sln --locked-mode -v quiet || finish
check "build without a warning" dotnet build CoachBot.sln --no-restore --nologo -v quiet || finish
# Style and analyzers have spoken in the build, and a test holds the order of usings: white space is what is left.
check "format" dotnet format whitespace . --folder --verify-no-changes --include src/ tests/
for project in "${suites[@]}"; do
    suite "$project"
done
finish
