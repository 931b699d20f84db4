#!/usr/bin/env bash
# Writes the transcripts anew in the form in which tests write them down, and checks that every word is as committed:
# for a change of form alone. Line breaks, and the blanks beside them, are what may differ.
# Exit 0: the words are the same. Needs a build of tests/CoachBot.Tests.
set -euo pipefail

cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

words() { sed -z 's/ *\n */ /g'; }

# The tests of the files that are written anew fail; whether they may be kept is seen below.
UPDATE_TRANSCRIPTS=1 dotnet test tests/CoachBot.Tests --no-build --nologo --verbosity quiet \
    --filter 'FullyQualifiedName~TranscriptTests.Bot_says_what_the_transcript_says' >/dev/null 2>&1 || true

changed=0
other=0
while read -r file; do
    changed=$((changed + 1))
    if ! cmp -s <(git show "HEAD:$file" | words) <(words <"$file"); then
        echo "$file has other words"
        other=$((other + 1))
    fi
done < <(git diff --name-only HEAD -- tests/CoachBot.Tests/Transcripts)

echo "$changed written anew, $other with other words"
[ "$other" -eq 0 ]
