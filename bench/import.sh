#!/usr/bin/env bash
# How fast a list of arrivals is brought in, and in how much memory: the whole program on an embedded PostgreSQL.
# Usage: bench/import.sh [rows] [different people] [outside|near] [heap]
# outside: people who get a measure and its tasks; near: people from within Jinhua, who are registered only.
# Target: 10,000 rows with repeats in 60 s; 1,000,000 rows in the same memory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rows=${1:-10000}
people=${2:-$((rows * 19 / 20))}
from=${3:-outside}
heap=${4:-512m}
classpath=$(mktemp)
trap 'rm -f "$classpath"' EXIT
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile="$classpath" -DincludeScope=test
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx"$heap" --enable-native-access=ALL-UNNAMED \
    -cp "target/test-classes:target/classes:$(cat "$classpath")" org.linli.arrivals.ImportBench "$rows" "$people" "$from"
