#!/usr/bin/env bash
# Builds everything and runs every test; the last line is "N passed, N failed". Needs the .NET SDK; installs the rest.
set -uo pipefail
cd "$(dirname "$0")/.."

install() {
  local as_root=; [ "$(id -u)" -eq 0 ] || as_root=sudo
  { $as_root apt-get update -qq && $as_root apt-get install -y -qq "$1"; } >/dev/null || { echo "$1 is missing and apt-get cannot install it."; exit 1; }
}

command -v python3 >/dev/null || install python3 # The independent checks of ../shared are Python.
command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || install postgresql # Tests start servers of their own.

dotnet build -c Release --nologo -v quiet -p:RestoreLockedMode=true ClaimsCluster.sln || { echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  case "$name" in ClaimsCluster.Benchmarks | ClaimsCluster.Fuzz) continue ;; esac # One measures, one searches: no tests.
  program="$(dirname "$project")/bin/Release/net10.0/$name"
  log=$(mktemp)
  "$program" -noColor -noLogo 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  result=$(sed -n 's/.*Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\), Not Run: \([0-9]*\).*/\1 \2 \3 \4 \5/p' "$log" | tail -n 1)
  rm -f "$log"
  read -r total errors wrong skipped left <<<"${result:-0 1 0 0 0}"
  bad=$((errors + wrong + skipped)) # A test that did not run proves nothing.
  ok=$((total - wrong - skipped - left)) # What is left is for the nightly run.
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    echo "$name ended with exit code $code."
    bad=1
  fi
  passed=$((passed + ok))
  failed=$((failed + bad))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
