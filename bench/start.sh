#!/usr/bin/env bash
# How long the built program takes from its start to its first page, with the embedded PostgreSQL.
# Prints the median of five starts on a new data folder and of five on an existing one. Target: 6000 ms.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${1:-5}
port=${2:-18090}
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

now() { date +%s%N | cut -c 1-13; }

# Starts on a data folder, waits for the page, stops; prints milliseconds.
measure() {
    local begin end pid
    begin=$(now)
    ./linli start --data "$1" --port "$port" >"$data/log" 2>&1 &
    pid=$!
    until curl --fail --silent --location --output /dev/null "http://localhost:$port/"; do
        kill -0 "$pid" 2>/dev/null || { cat "$data/log" >&2; return 1; }
        sleep 0.02
    done
    end=$(now)
    kill "$pid"
    wait "$pid" || true
    printf '%s\n' $((end - begin))
}

median() { sort -n | sed -n "$(((runs + 1) / 2))p"; }

measure "$data/warm" >/dev/null # builds if needed, makes the start-up cache
new=$(for ((i = 0; i < runs; i++)); do measure "$data/new-$i"; done | median)
existing=$(for ((i = 0; i < runs; i++)); do measure "$data/warm"; done | median)
printf 'start to first page, median of %d: new data folder %d ms, existing %d ms (%s, %s processors)\n' \
    "$runs" "$new" "$existing" "$(uname -sm)" "$(getconf _NPROCESSORS_ONLN)"
