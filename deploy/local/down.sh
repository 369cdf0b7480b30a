#!/usr/bin/env bash
# Stops what up.sh started in a folder, and nothing else: the silos drain, then the database. What was committed stays.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

[ $# -eq 1 ] || { echo "deploy/local/down.sh DIR: stops the cluster that up.sh --data DIR started." >&2; exit 2; }
[ -d "$1" ] || { echo "down.sh: $1 is not there." >&2; exit 2; }
data=$(cd "$1" && pwd)

pids=()
for file in "$data"/silo*.pid; do
  [ -e "$file" ] || continue
  pid=$(cat "$file")
  if is_silo_of "$pid" "$data"; then kill -TERM "$pid"; pids+=("$pid"); fi
done

killed=0
for pid in "${pids[@]}"; do
  for _ in $(seq 400); do is_silo_of "$pid" "$data" || break; sleep 0.1; done
  if is_silo_of "$pid" "$data"; then kill -KILL "$pid"; killed=$((killed + 1)); fi
done
rm -f "$data"/silo*.pid

database=stopped
if programs=$(postgres_programs) && as_database "$programs/pg_ctl" -D "$data/pg" status >/dev/null 2>&1; then
  as_database "$programs/pg_ctl" -D "$data/pg" -w -m fast stop >/dev/null
else
  database="not running"
fi
note=; [ "$killed" -eq 0 ] || note=" ($killed did not drain in 40 s and were killed; nothing is lost)"
silos="${#pids[@]} silos"; [ "${#pids[@]}" -ne 1 ] || silos="1 silo"
echo "stopped $silos$note; PostgreSQL $database; the books stay in $data"
