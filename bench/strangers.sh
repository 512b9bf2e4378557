#!/usr/bin/env bash
# What strangers cost: peak memory after so many anonymous requests, and bytes on the disk after six stalled uploads.
# Usage: bench/strangers.sh [requests] [port]      Needs wrk; the program is built when it must be; LINLI names another starter.
# Target: memory and disk stay what they were. Loopback only; takes some minutes for 1,000,000 requests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
wanted=${1:-1000000}
port=${2:-18093}
data=$(mktemp -d)
server=
uploads=()
end() {
    [[ ${#uploads[@]} -eq 0 ]] || kill "${uploads[@]}" 2>/dev/null || true
    [[ -z $server ]] || { kill "$server" 2>/dev/null && wait "$server" || true; }
    rm -rf "$data"
}
trap end EXIT

"${LINLI:-./linli}" start --data "$data" --port "$port" >"$data/log" 2>&1 &
server=$!
until curl --fail --silent --location --output /dev/null "http://127.0.0.1:$port/"; do
    kill -0 "$server" || { cat "$data/log"; exit 1; }
    sleep 0.1
done
# Where `linli` is not replaced by Java, Java is its child.
java=$(pgrep -P "$server" java || echo "$server")
memory() { awk -v what="$1" '$1 == what":" { print int($2 / 1024) }' "/proc/$java/status"; }
disk() { du --summarize --bytes "$data/uploads" | cut -f 1; }

printf 'after the start: %d MB resident\n' "$(memory VmRSS)"
begin=$(date +%s)
answered=0
while ((answered < wanted)); do
    report=$(wrk --threads 2 --connections 32 --duration 20s "http://127.0.0.1:$port/sign-in")
    some=$(awk '/requests in/ { print $1 }' <<<"$report")
    ((some > 0)) || { printf '%s\n' "$report"; exit 1; }
    answered=$((answered + some))
done
printf 'after %d anonymous requests in %d s: %d MB resident, %d MB at most\n' \
    "$answered" $(($(date +%s) - begin)) "$(memory VmRSS)" "$(memory VmHWM)"

empty=$(disk)
for ((i = 0; i < 6; i++)); do
    {
        exec 3<>"/dev/tcp/127.0.0.1/$port"
        printf 'POST /arrivals/imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 190000000\r\nContent-Type: multipart/form-data; boundary=line\r\n\r\n--line\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n' >&3
        head --bytes 100000000 /dev/zero >&3 || true
        sleep 60
    } 2>/dev/null &
    uploads+=($!)
done
sleep 5
printf 'bytes on the disk while six uploads of 190 MB stall: %d\n' $(($(disk) - empty))
