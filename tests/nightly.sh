#!/usr/bin/env bash
# A night: new seeds in the simulator, and the suites that kill processes, again and again. Ends with 1 when anything fails.
#
#   tests/nightly.sh               30 minutes of seeds, counted from the date
#   MINUTES=240 ROUNDS=20 tests/nightly.sh
#
# Seeds that failed stand in artifacts/nightly/failed-seeds.txt, one a line with its commit; each becomes a test.
set -uo pipefail
cd "$(dirname "$0")/.."

minutes=${MINUTES:-30}
rounds=${ROUNDS:-3}
seed=${SEED:-$(( $(date -u +%Y%m%d) * 100000 ))} # A hundred thousand seeds a day of their own.
kept=artifacts/nightly
failed=0
mkdir -p "$kept"

dotnet build -c Release src/ClaimsCluster.Cli || exit 1
dotnet build -c Release tests/ClaimsCluster.Faults || exit 1

log="$kept/simulate-$seed.log"
src/ClaimsCluster.Cli/bin/Release/net10.0/claims simulate --seed "$seed" --minutes "$minutes" | tee "$log" || failed=1
grep -o '^seed=[0-9]* commit=[^ ]*' "$log" >> "$kept/failed-seeds.txt" && failed=1

for (( round = 1; round <= rounds; round++ )); do
    (cd tests/ClaimsCluster.Faults/bin/Release/net10.0 && ./ClaimsCluster.Faults ":$(( (seed + round) % 2147483647 ))" -noColor -explicit on) || failed=1
done

exit "$failed"
