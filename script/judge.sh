# Sourced by script/test and script/trials: they run judges and end with one line, "N passed, N failed".
passed=0 failed=0
title() { printf '\n== %s\n' "$*"; }
count() { passed=$((passed + $1)); failed=$((failed + $2)); }

# judge FILE [ARGUMENT…]: a Python script whose last line is "N passed, N failed"
judge() {
    title "$*"
    local log=var/log/$(basename "$1").log
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 .venv/bin/python "$@" 2>&1 | tee "$log"
    tally "$1" "$log"
}

# fuzz ARGUMENT…: script/fuzz, then a browser reads what it escapes
fuzz() {
    title "script/fuzz $*"
    script/fuzz "$@" 2>&1 | tee var/log/fuzz.log
    tally script/fuzz var/log/fuzz.log
    judge Tests/browser/escaping.py --fuzz .build/fuzz/release/Fuzz
}

# tally NAME LOG: counts what the last line of a log tells
tally() {
    local line
    line=$(tail -n 1 "$2" | grep -E '^[0-9]+ passed, [0-9]+ failed$')
    if [ -z "$line" ]; then
        echo "$1 did not come to its end"
        count 0 1
    else
        count "${line%% *}" "$(cut -d' ' -f3 <<<"$line")"
    fi
}

# build_or_end LOG ARGUMENT…: swift build; what does not build ends everything
build_or_end() {
    local log=$1
    shift
    if swift build "$@" >"$log" 2>&1; then count 1 0; return; fi
    count 0 1
    grep -E 'error:' "$log" | sort -u | head -30
    echo "The whole output is in $log"
    end
}

end() {
    printf '\n%d passed, %d failed\n' $passed $failed
    [ $failed = 0 ]
    exit
}
