# What up.sh and down.sh share. Bash, and what every Debian has: no curl, no python.

# Servers refuse to run as root: what belongs to the database is then done as the user postgres.
as_database() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

postgres_programs() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -z "$found" ] && command -v initdb >/dev/null; then found=$(dirname "$(readlink -f "$(command -v initdb)")"); fi
  [ -n "$found" ] && [ -x "$found/initdb" ] && echo "$found"
}

# Free at this moment: nobody answers there.
free_port() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}

# The status code of GET http://127.0.0.1:PORT PATH; nothing where nobody answers.
http_status() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
    read -r -t 5 _ status _ <&3 && echo "$status"
  ) 2>/dev/null
}

# Whether a process is a silo of that folder. (A number may have been given to somebody else since.)
is_silo_of() {
  local pid=$1 folder=$2
  { tr '\0' '\n' <"/proc/$pid/environ"; } 2>/dev/null | grep -qxF "CLAIMS_FOLDER=$folder"
}

seconds_since() { awk -v from="$1" -v to="$(date +%s.%N)" 'BEGIN { printf "%.1f s", to - from }'; }

# What was done, and on the right how long it took.
line() { printf '%-92s %s\n' "$1" "$2"; }
