#!/usr/bin/env bash
# A cluster on this machine: PostgreSQL and N silos, on loopback only. Needs the .NET SDK; installs PostgreSQL where it
# is missing (apt). The last line is one line of JSON.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/lib.sh"

usage() {
  cat >&2 <<'TEXT'
deploy/local/up.sh N [--data DIR] [--clock virtual] [--start DATE] [--seed S] [--payers FILE]
  N          silos, 1 to 9                         --data DIR   where all of it lies (cluster)
  --clock virtual   time stands still until claims clock advance; --start DATE is its first day
  Example: deploy/local/up.sh 3 --data cluster --clock virtual --start 2026-01-05
TEXT
  exit 2
}

fail() { echo "up.sh: $*" >&2; exit 2; }

[[ "${1:-}" =~ ^[1-9]$ ]] || usage
silos=$1; shift
data=cluster options=()
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || usage
  case "$1" in
    --data) data=$2 ;;
    --clock | --start | --seed | --payers) options+=("$1" "$2") ;;
    *) usage ;;
  esac
  shift 2
done

began=$(date +%s.%N)
mkdir -p "$data"
shown=$data # As it was typed; processes get the whole path.
data=$(cd "$data" && pwd)
for file in "$data"/silo*.pid; do
  if [ -e "$file" ] && is_silo_of "$(cat "$file")" "$data"; then fail "$data is running already. Stop it first: deploy/local/down.sh $data"; fi
done

# 1. PostgreSQL.
how=found
if ! programs=$(postgres_programs); then
  how=installed
  as_root=; [ "$(id -u)" -eq 0 ] || as_root=sudo
  command -v apt-get >/dev/null || fail "there is no PostgreSQL, and no apt-get to install it with. Install PostgreSQL 14 or later."
  { $as_root apt-get update -qq && $as_root apt-get install -y -qq postgresql; } >"$data/install.log" 2>&1 || fail "PostgreSQL could not be installed: $data/install.log"
  programs=$(postgres_programs) || fail "PostgreSQL was installed, and its programs are not found."
fi

if [ "$(id -u)" -eq 0 ]; then mkdir -p "$data/pg"; chown postgres: "$data/pg"; chmod o+x "$data"; fi
if [ ! -e "$data/pg/PG_VERSION" ]; then
  as_database "$programs/initdb" -D "$data/pg" -U claims -A trust -E UTF8 --locale=C >"$data/postgres.log" 2>&1 || fail "no database could be made: $data/postgres.log"
fi

if as_database "$programs/pg_ctl" -D "$data/pg" status >/dev/null 2>&1; then
  port=$(sed -n 4p "$data/pg/postmaster.pid")
else
  port=$(free_port 54320)
  as_database "$programs/pg_ctl" -D "$data/pg" -w -l "$data/pg/server.log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=$((40 + silos * 40))" start >/dev/null \
    || fail "PostgreSQL does not start: $data/pg/server.log"
fi

database=$(sed -n 1p "$data/pg/postmaster.pid")
exists=$(as_database "$programs/psql" -h 127.0.0.1 -p "$port" -U claims -d postgres -Atc "select 1 from pg_database where datname = 'claims'")
[ "$exists" = 1 ] || as_database "$programs/createdb" -h 127.0.0.1 -p "$port" -U claims claims
connection="Host=127.0.0.1;Port=$port;Username=claims;Database=claims"

# 2. The program, and the newest schema.
program="$root/src/ClaimsCluster.Cli/bin/Release/net10.0/claims"
[ -x "$program" ] || dotnet build -c Release --nologo -v quiet "$root/src/ClaimsCluster.Cli" >&2
schema=$("$program" migrate --postgres "$connection" --json) || fail "the schema could not be brought up to date."
migrations=$(sed -n 's/.*"to": *\([0-9]*\).*/\1/p' <<<"$schema")
version=$("$programs/postgres" --version | awk '{print $3}')
line "PostgreSQL ${version%%.*} $how, data in $shown/pg, $migrations migrations" "$(seconds_since "$began")"

# 3. Silos.
ports=() pids=() next=8101
for number in $(seq "$silos"); do
  http=$(free_port "$next"); next=$((http + 1))
  CLAIMS_FOLDER=$data setsid "$program" silo --name "silo$number" --urls "http://127.0.0.1:$http" --postgres "$connection" "${options[@]}" \
    >"$data/silo$number.log" 2>&1 </dev/null &
  pids+=($!) ports+=("$http")
  echo $! >"$data/silo$number.pid"
done

for index in "${!pids[@]}"; do
  until [ "$(http_status "${ports[$index]}" /health/ready)" = 200 ]; do
    kill -0 "${pids[$index]}" 2>/dev/null || fail "silo$((index + 1)) has ended: $(tail -n 1 "$data/silo$((index + 1)).log")"
    sleep 0.1
  done
done

members=$(for index in "${!ports[@]}"; do printf 'silo%s :%s  ' "$((index + 1))" "${ports[$index]}"; done)
first="http://127.0.0.1:${ports[0]}"
line "ready: ${members%  }, dashboard $first/dashboard" "$(seconds_since "$began")"
echo "use: claims submit FILE.837 --server $first     stop: deploy/local/down.sh $shown"
servers=$(printf ',"http://127.0.0.1:%s"' "${ports[@]}")
members=$(for index in "${!pids[@]}"; do printf '"silo%s":%s,' "$((index + 1))" "${pids[$index]}"; done)
printf '{"servers":[%s],"postgres":"%s","pids":{%s"postgres":%s},"data":"%s"}\n' "${servers:1}" "$connection" "$members" "$database" "$data"
